"""Which containers others wait for, and what for."""

from designer.taskdef.task import Task


def awaited(task: Task, *conditions: str) -> frozenset[str]:
    """The names of the containers that another one starts after, once they have met one of the conditions."""
    return frozenset(
        dependency["containerName"]
        for dependency in task.each("dependsOn")
        if "containerName" in dependency and dependency.get("condition") in conditions
    )
