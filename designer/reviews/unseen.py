"""A comparison without what somebody saw already, when they looked at an earlier edit of the same review."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from designer.drafts.shown_change import ShownChange, where
from designer.drafts.shown_comparison import ShownComparison, ShownRisk
from designer.taskdef import compact
from designer.taskdef.compared import Compared, compared
from designer.taskdef.diff import Change
from designer.taskdef.paths import ABSENT

Key = tuple[str, ...]


class Unseen(ShownComparison):
    """Of the whole comparison the changes that `seen`, of the same base, has not or has with other values."""

    def __init__(self, whole: ShownComparison, seen: Compared) -> None:
        super().__init__(whole.compared.before, whole.compared.after, whole.compared)
        self._seen = set(_keys(seen))

    @classmethod
    def since(cls, whole: ShownComparison, before: str, looked_at: str) -> Unseen:
        return cls(whole, compared(before, looked_at))

    @cached_property
    def groups(self) -> list[ShownRisk]:
        shown = [(one.risk, [change for change in one.changes if self._is_new(change)]) for one in self._all]
        return [ShownRisk(risk, changes) for risk, changes in shown if changes]

    @cached_property
    def left_out(self) -> int:
        """How many changes were seen already."""
        return self.number - sum(len(group.changes) for group in self.groups)

    @cached_property
    def _all(self) -> list[ShownRisk]:
        return ShownComparison(self.compared.before, self.compared.after, self.compared).groups

    @cached_property
    def _plain(self) -> dict[tuple[str, str, str], Change]:
        """The changes with their secrets: of two that are hidden one may be another one than was seen."""
        return {_place(one): one for one in self.compared.diff.changes}

    def _is_new(self, change: ShownChange) -> bool:
        return _key(self._plain[_place(change.told.change)]) not in self._seen


def _keys(found: Compared) -> Iterator[Key]:
    return map(_key, found.diff.changes)


def _key(change: Change) -> Key:
    """By the names of things, because rows may have moved between the two looks."""
    values = ("" if value is ABSENT else compact(value) for value in (change.before, change.after))
    return (change.kind, where(change), *values)


def _place(change: Change) -> tuple[str, str, str]:
    return change.kind, change.was, change.now
