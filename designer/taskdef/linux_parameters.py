"""The Linux parameters of containers."""

from collections.abc import Iterator

from designer.taskdef.items import Item
from designer.taskdef.rule import Found
from designer.taskdef.task import Task


def each(task: Task) -> Iterator[Item]:
    """The Linux parameters of every container that has some."""
    for container in task.containers:
        parameters: Item | None = container.get("linuxParameters")
        if parameters is not None:
            yield parameters


def given(task: Task, member: str) -> Found:
    """Each place where a parameter is given, with its `value`."""
    for parameters in each(task):
        if member in parameters:
            yield parameters.path(member), {"value": parameters[member]}
