"""What became of a place: where it is after further edits, and which of them took away what was there."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal

from designer.taskdef import paths
from designer.taskdef.edits.following import carry_path, within
from designer.taskdef.edits.operations import Insert, Operation, Put, Remove
from designer.taskdef.paths import ABSENT, tokens
from designer.taskdef.same import same

Fate = Literal["kept", "emptied", "filled", "gone"]


@dataclass(frozen=True, slots=True)
class Trail:
    """Where a place is after a log, and what happened to it on the way.

    `path` is its pointer, for one that is gone the last it had. `fate`: "kept" where nothing came or went,
    "emptied" where a member was taken off that may come back, "filled" where it came back, "gone" where an
    item was removed for good. `cause` is the index in the log of the operation behind it.
    """

    path: str
    fate: Fate = "kept"
    cause: int | None = None


def trail(path: str, log: Sequence[Operation]) -> Trail:
    """Follow a place as `carry_path` does, and note what took it away."""
    fate, cause, now = _KEPT, None, path
    for index, operation in enumerate(log):
        after = carry_path(now, [operation])
        if after is None:
            return Trail(now, "gone", index)
        change = _change(now, operation)
        if change is not None:
            fate, cause = change, index
        now = after
    return Trail(now, fate, cause)


_KEPT: Final[Fate] = "kept"


def _change(path: str, operation: Operation) -> Fate | None:
    """Whether an operation takes off the member at a place, or brings it."""
    if not isinstance(operation, Put):
        return None
    place, whole = tokens(path), tokens(operation.path)
    if not within(place, whole):
        return None
    before, after = (_value(side, place[len(whole) :]) for side in (operation.before, operation.after))
    if (before is ABSENT) == (after is ABSENT):
        return None
    return "emptied" if after is ABSENT else "filled"


def _value(value: Any, rest: Sequence[str]) -> Any:
    """The value at a place in a value, which no list lies in the way of."""
    for token in rest:
        value = value.get(token, ABSENT) if isinstance(value, dict) else ABSENT
    return value


def taken_back(path: str, removal: Sequence[Operation], undo: Sequence[Operation]) -> Trail | None:
    """Where a place is again after `undo`, which takes back the edit `removal` in which it was gone.

    `path` is the last pointer it had. None where its item did not come back, or not as it was.
    """
    found = _removed_with(path, removal)
    if found is None:
        return None
    whole, item = found
    for index, operation in enumerate(undo):
        if isinstance(operation, Insert) and same(operation.item, item):
            rest = tokens(path)[len(whole) + 1 :]
            place = (*tokens(operation.path), str(operation.index), *rest)
            return trail(paths.pointer(place), undo[index + 1 :])
    return None


def _removed_with(path: str, removal: Sequence[Operation]) -> tuple[list[str], Any] | None:
    """The place of the list, and the item in it, that a place went away with."""
    for operation in removal:
        if isinstance(operation, Remove) and within(
            tokens(path), [*tokens(operation.path), str(operation.index)]
        ):
            return tokens(operation.path), operation.item
    return None
