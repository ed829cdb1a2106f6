"""What needs the execution role, and a task definition that has none."""

from collections.abc import Callable

from designer.taskdef.items import Item
from designer.taskdef.rule import Found
from designer.taskdef.task import Task


def missing(task: Task, needs: Callable[[Item], object]) -> Found:
    """The place of the missing role, and the `name` of the first container that needs it."""
    if task.root.lacks("executionRoleArn"):
        needing = next((container for container in task.containers if needs(container)), None)
        if needing is not None:
            yield task.root.path("executionRoleArn"), {"name": needing.label}
