"""What a need is: one thing a task does in AWS, and what the role that does it has to allow for that."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from designer.taskdef.items import Item
from designer.taskdef.permissions.place import Place
from designer.taskdef.permissions.statement import Condition, Note
from designer.taskdef.task import Task

Role = Literal["execution", "task"]


class Wanted(NamedTuple):
    """Actions on one resource, asked for by the value at `path`; `name` is whose value it is.

    What has actions, conditions and `only_if` in common becomes one statement, called by the first `sid`.
    """

    sid: str
    actions: tuple[str, ...]
    resource: str
    path: str
    name: str
    conditions: tuple[Condition, ...] = ()
    only_if: str = ""


Found = Iterable[Wanted | Note]


@dataclass(frozen=True, kw_only=True)
class Need:
    """A module in `needs` has one, as `need`. `words` are English, marked for translation."""

    role: Role
    words: str
    docs: str
    sources: tuple[str, ...]
    find: Callable[[Task, Place], Found] = field(repr=False)


def written(item: Item, name: str) -> str:
    """The text of a member as it is written, placeholders and all; empty when it is none."""
    value = item.raw.get(name)
    return value.strip() if isinstance(value, str) else ""
