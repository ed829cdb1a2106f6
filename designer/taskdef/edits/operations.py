"""What an edit does to a document, as data that can be taken back and kept as text."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from designer.taskdef.paths import ABSENT


@dataclass(frozen=True, slots=True)
class Put:
    """The value at `path` turns from `before` into `after`; ABSENT is a member that is not there.

    `at` is the member's place among its siblings when it comes or goes, None the last place.
    """

    path: str
    before: Any
    after: Any
    at: int | None = None


@dataclass(frozen=True, slots=True)
class Insert:
    """`item` comes into the list at `path`, before what stood at `index`."""

    path: str
    index: int
    item: Any


@dataclass(frozen=True, slots=True)
class Remove:
    """`item` leaves its place `index` in the list at `path`."""

    path: str
    index: int
    item: Any


@dataclass(frozen=True, slots=True)
class Move:
    """An item of the list at `path` goes from place `start` to place `end`, counted without it."""

    path: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Order:
    """The keys of the structure at `path`, written in another order; no value changes."""

    path: str
    before: tuple[str, ...]
    after: tuple[str, ...]


Operation = Put | Insert | Remove | Move | Order


def inverse(operations: Sequence[Operation]) -> list[Operation]:
    """What takes `operations` back, in the order to apply it."""
    return [_inverse(operation) for operation in reversed(operations)]


def _inverse(operation: Operation) -> Operation:
    match operation:
        case Put(path, before, after, at):
            return Put(path, after, before, at)
        case Insert(path, index, item):
            return Remove(path, index, item)
        case Remove(path, index, item):
            return Insert(path, index, item)
        case Move(path, start, end):
            return Move(path, end, start)
        case Order(path, before, after):
            return Order(path, after, before)


def to_json(operations: Iterable[Operation]) -> str:
    """Operations as compact text; an absent value is a member left out."""
    entries = [_entry(operation) for operation in operations]
    return json.dumps(entries, ensure_ascii=False, separators=(",", ":"))


def _entry(operation: Operation) -> dict[str, Any]:
    match operation:
        case Put(path, before, after, at):
            members = {"put": path, "before": before, "after": after, "at": ABSENT if at is None else at}
            return {name: value for name, value in members.items() if value is not ABSENT}
        case Insert(path, index, item):
            return {"insert": path, "index": index, "item": item}
        case Remove(path, index, item):
            return {"remove": path, "index": index, "item": item}
        case Move(path, start, end):
            return {"move": path, "from": start, "to": end}
        case Order(path, before, after):
            return {"order": path, "before": before, "after": after}


def from_json(text: str) -> list[Operation]:
    """The operations that `to_json` wrote. Raises ValueError for any other text."""
    return [_operation(entry) for entry in json.loads(text)]


def _operation(entry: Any) -> Operation:
    match entry:
        case {"put": str(path)}:
            return Put(path, entry.get("before", ABSENT), entry.get("after", ABSENT), entry.get("at"))
        case {"insert": str(path), "index": int(index), "item": item}:
            return Insert(path, index, item)
        case {"remove": str(path), "index": int(index), "item": item}:
            return Remove(path, index, item)
        case {"move": str(path), "from": int(start), "to": int(end)}:
            return Move(path, start, end)
        case {"order": str(path), "before": list(before), "after": list(after)}:
            return Order(path, tuple(before), tuple(after))
    raise ValueError(f"not an operation: {entry!r}")
