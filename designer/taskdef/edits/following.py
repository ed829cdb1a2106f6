"""Where a place of an older document is now: for comments, findings, blame and conflicts."""

from collections.abc import Iterable, Sequence
from typing import Any

from designer.taskdef import paths
from designer.taskdef.edits.operations import Insert, Move, Operation, Order, Put, Remove, inverse
from designer.taskdef.paths import pointer, tokens


def carry_path(path: str, log: Iterable[Operation]) -> str | None:
    """The pointer that names, after the operations of `log`, what `path` named before them.

    None when an item on the way was removed, or its list replaced as a whole. A member that was
    taken off keeps its place: names outlast their values, positions do not.
    """
    place = tokens(path)
    for operation in log:
        after = _follow(place, operation)
        if after is None:
            return None
        place = after
    return pointer(tuple(place))


def last_touch(path: str, log: Sequence[Operation]) -> int | None:
    """The index in `log` of the operation that last changed the value at `path`, or took it away.

    `path` is a pointer into the document before `log`.
    """
    found = None
    place = tokens(path)
    for index, operation in enumerate(log):
        if _touches(operation, place):
            found = index
        after = _follow(place, operation)
        if after is None:
            break
        place = after
    return found


def blame(path: str, log: Sequence[Operation]) -> int | None:
    """As `last_touch`, but `path` is a pointer into the document after `log`."""
    place = tokens(path)
    for back, operation in enumerate(inverse(log), start=1):
        if _touches(operation, place):
            return len(log) - back
        before = _follow(place, operation)
        if before is None:
            break
        place = before
    return None


def within(inner: Sequence[str], outer: Sequence[str]) -> bool:
    """Whether a place is another one or lies in it."""
    return inner[: len(outer)] == outer


def _follow(place: list[str], operation: Operation) -> list[str] | None:
    whole = tokens(operation.path)
    depth = len(whole)
    if len(place) == depth or not within(place, whole):
        return place
    match operation:
        case Put(_, before, _):
            return None if _passes_list(before, place[depth:]) else place
        case Order():
            return place
    before = paths.index(place[depth])
    after = None if before is None else _new_index(before, operation)
    return None if after is None else [*whole, str(after), *place[depth + 1 :]]


def _passes_list(value: Any, rest: list[str]) -> bool:
    for token in rest:
        if isinstance(value, list):
            return True
        value = value.get(token) if isinstance(value, dict) else None
    return False


def _new_index(index: int, operation: Insert | Remove | Move) -> int | None:
    """Where the item at `index` is after an operation on its list."""
    match operation:
        case Insert(_, at, _):
            return index + 1 if index >= at else index
        case Remove(_, at, _):
            return None if index == at else index - 1 if index > at else index
        case Move(_, start, end):
            if index == start:
                return end
            without = index - 1 if index > start else index
            return without + 1 if without >= end else without


def _touches(operation: Operation, place: list[str]) -> bool:
    """Whether the operation changes the value at a place of the document before it."""
    whole = tokens(operation.path)
    match operation:
        case Put():
            return within(whole, place) or within(place, whole)
        case Remove(_, index, _):
            return within(whole, place) or within(place, [*whole, str(index)])
        case Move(_, start, _):
            return within(whole, place) or place == [*whole, str(start)]
        case Insert():
            return within(whole, place)
        case Order():
            return False
