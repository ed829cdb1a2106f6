"""The environment variables of containers, for rules that look through all of them at once.

A task has hundreds, and hardly one is of interest: what none has is found out without asking each.
"""

from collections.abc import Collection
from dataclasses import dataclass

from designer.taskdef.items import Item, Unread
from designer.taskdef.once import once
from designer.taskdef.task import Task


@dataclass(frozen=True, slots=True)
class Variables:
    """Those of one container: names and values in order, "" where there is none; `lines` are the values."""

    container: Item
    names: list[str]
    distinct: frozenset[str]
    values: list[str]
    lines: str

    @property
    def items(self) -> list[Item]:
        return self.container.items_of("environment")

    def named(self, names: Collection[str]) -> list[Item]:
        """Those with one of the names."""
        if self.distinct.isdisjoint(names):
            return []
        return [item for item in self.items if item.get("name") in names]


@once
def of(task: Task) -> list[Variables]:
    """Those of each container, in the order of the containers."""
    return [_of(container) for container in task.containers]


def _of(container: Item) -> Variables:
    found = container.get("environment", ())
    entries = found.entries if isinstance(found, Unread) else found
    names = [entry.get("name", "") for entry in entries]
    values = [entry.get("value", "") for entry in entries]
    return Variables(container, names, frozenset(names), values, "\n".join(values))
