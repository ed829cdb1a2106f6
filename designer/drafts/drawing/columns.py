"""The containers in columns: each stands to the right of all that it waits for."""

from typing import Final

from designer.taskdef.items import Item
from designer.taskdef.task import Task

MOST: Final = 10
"""Containers and volumes drawn: as many as ECS takes, and more than anyone can tell apart."""


def drawn(items: list[Item]) -> list[Item]:
    return items[:MOST]


def columns(task: Task) -> list[list[Item]]:
    """The containers by how many others have to start first, one after the other."""
    shown = drawn(task.containers)
    named = {container.get("name", ""): container for container in shown}
    depths: dict[str, int] = {}
    for container in shown:
        _depth(container, named, depths)
    found: dict[int, list[Item]] = {}
    for container in shown:
        found.setdefault(depths[container.at], []).append(container)
    return [found[depth] for depth in sorted(found)]


def waits_for(container: Item) -> list[tuple[str, str]]:
    """(name, condition) of what has to be reached first."""
    return [
        (one.get("containerName", ""), one.get("condition", "")) for one in container.items_of("dependsOn")
    ]


def _depth(container: Item, named: dict[str, Item], depths: dict[str, int]) -> int:
    """A container met again on the way to itself counts as one that waits for nothing."""
    if container.at not in depths:
        depths[container.at] = 0
        before = [named[name] for name, _condition in waits_for(container) if name in named]
        depths[container.at] = 1 + max((_depth(one, named, depths) for one in before), default=-1)
    return depths[container.at]
