"""Which container waits for which, and until when."""

from collections.abc import Iterator

from designer.taskdef.items import Item
from designer.taskdef.task import Task


def waited_for(task: Task, *conditions: str) -> Iterator[tuple[Item, Item, Item]]:
    """Each container, its dependency of one of the conditions, and the container it waits for.

    Left out are dependencies on a container that is not there, and on a name that several have.
    """
    named = _by_name(task)
    for container in task.containers:
        for dependency in container.items_of("dependsOn"):
            targets = named.get(dependency.get("containerName", ""), [])
            if dependency.get("condition") in conditions and len(targets) == 1:
                yield container, dependency, targets[0]


def graph(task: Task) -> dict[str, dict[str, str]]:
    """The name of each container -> the names it waits for, with the place that says so."""
    waits: dict[str, dict[str, str]] = {}
    for container in task.containers:
        if "name" in container:
            waits.setdefault(container["name"], {}).update(_names(container))
    return waits


def is_essential(container: Item) -> bool:
    """Whether the task ends with it: so it is unless it says otherwise. False where it cannot be told."""
    flag = container.raw.get("essential")
    return flag is None or flag is True


def all_names_known(task: Task) -> bool:
    """Whether the name of every container can be told: one still to be filled in may be any."""
    written = task.root.raw.get("containerDefinitions") or ()
    readable = len(task.containers) == len(written)
    return readable and all("name" in each or each.lacks("name") for each in task.containers)


def _names(container: Item) -> dict[str, str]:
    said = [each for each in container.items_of("dependsOn") if "containerName" in each]
    return {each["containerName"]: each.path("containerName") for each in reversed(said)}


def _by_name(task: Task) -> dict[str, list[Item]]:
    named: dict[str, list[Item]] = {}
    for container in task.containers:
        if "name" in container:
            named.setdefault(container["name"], []).append(container)
    return named
