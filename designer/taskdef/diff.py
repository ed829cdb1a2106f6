"""What differs between two task definitions, as people read it: by the names of things and by meaning."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from designer.taskdef import schema
from designer.taskdef.matched import Label, Matched, label, renamed_in
from designer.taskdef.meaning import UNORDERED, Meaning
from designer.taskdef.natural_names import NAMINGS
from designer.taskdef.paths import ABSENT, escape
from designer.taskdef.same import same
from designer.taskdef.schema import Shape

__all__ = ["Change", "Diff", "Difference", "Hidden", "Label", "Reason", "diff", "equal_in_meaning"]

Kind = Literal["added", "removed", "changed", "moved", "renamed"]
Reason = Literal["default", "notation", "name", "order"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A place at which two documents differ.

    `was` and `now` are pointers into the earlier and the later one; where a document has nothing there,
    that which it would have. `labels` are the items the place lies in, or is itself, outermost first;
    `member` is the dotted member of the last of them ("healthCheck.interval"), empty for the item itself.
    `pattern` is as `schema` has it, entries of maps by their keys: "containerDefinitions[].dockerLabels.a".
    `before` and `after` are as written, ABSENT for none.
    """

    was: str
    now: str
    labels: tuple[Label, ...]
    member: str
    pattern: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Change(Difference):
    """A difference that means something. For "moved", `before` and `after` are the two positions."""

    kind: Kind

    @property
    def path(self) -> str:
        """The pointer of what it is about, into the earlier document where it is gone from the later one."""
        return self.was if self.kind == "removed" else self.now


@dataclass(frozen=True, slots=True, kw_only=True)
class Hidden(Difference):
    """A difference that means nothing to ECS.

    `reason`: a "default" that only one of the two writes out, another "notation" of the same, the new
    "name" of a renamed container or volume where others say it, or a list in another "order".
    """

    reason: Reason


@dataclass(frozen=True, slots=True)
class Diff:
    """The changes, and what was left out because it means the same to ECS."""

    changes: tuple[Change, ...]
    hidden: tuple[Hidden, ...]

    @property
    def same_meaning(self) -> int:
        """How many differences are another way to write the same, the order of lists aside."""
        return len(self.hidden) - self.reordered

    @property
    def reordered(self) -> int:
        """How many lists hold the same in another order."""
        return sum(one.reason == "order" for one in self.hidden)


def diff(before: dict[str, Any], after: dict[str, Any]) -> Diff:
    """Compare two task definitions: register inputs, or describe outputs as `load` reads them."""
    comparison = _Comparison(before, after)
    comparison.members(_Place("", "", "", (), "", schema.ROOT), before, after)
    return Diff(tuple(comparison.changes), tuple(comparison.hidden))


def equal_in_meaning(before: dict[str, Any], after: dict[str, Any]) -> bool:
    """Whether the two would register as the same task definition."""
    return not diff(before, after).changes


@dataclass(frozen=True, slots=True)
class _Place:
    """A place in both documents; its pointers differ where items have moved."""

    was: str
    now: str
    pattern: str
    labels: tuple[Label, ...]
    member: str
    shape: Shape | None

    def child(self, key: str) -> "_Place":
        shape = None
        if self.shape is not None:
            shape = self.shape.item if self.shape.kind == "map" else self.shape.members.get(key)
        token = "/" + escape(key)
        member = f"{self.member}.{key}" if self.member else key
        pattern = f"{self.pattern}.{key}" if self.pattern else key
        return _Place(self.was + token, self.now + token, pattern, self.labels, member, shape)

    def item(self, was: int, now: int, label: Label) -> "_Place":
        shape = None if self.shape is None else self.shape.item
        labels = (*self.labels, label)
        return _Place(f"{self.was}/{was}", f"{self.now}/{now}", f"{self.pattern}[]", labels, "", shape)

    @property
    def told(self) -> dict[str, Any]:
        """What is told of it of a difference."""
        return {
            "was": self.was,
            "now": self.now,
            "labels": self.labels,
            "member": self.member,
            "pattern": self.pattern,
        }

    def lists_structures(self) -> bool:
        item = None if self.shape is None else self.shape.item
        return item is not None and item.kind == "structure"


class _Comparison:
    def __init__(self, before: dict[str, Any], after: dict[str, Any]) -> None:
        self.renamed = renamed_in(before, after)
        self.before, self.after = Meaning(before, self.renamed), Meaning(after)
        self.changes: list[Change] = []
        self.hidden: list[Hidden] = []

    def members(self, place: _Place, before: dict[str, Any], after: dict[str, Any]) -> None:
        for key in [*after, *(key for key in before if key not in after)]:
            was, now = before.get(key, ABSENT), after.get(key, ABSENT)
            if same(was, now):
                continue
            member = place.child(key)
            if same(self.before.of(was, member.shape, before), self.after.of(now, member.shape, after)):
                self._hide(member, self._reason(member, was, now), was, now)
            else:
                self._value(member, was, now)

    def _value(self, place: _Place, was: Any, now: Any) -> None:
        earlier, later = _or_empty(was, now), _or_empty(now, was)
        if isinstance(earlier, list) and isinstance(later, list) and place.lists_structures():
            self._items(place, earlier, later)
        elif isinstance(was, dict) and isinstance(now, dict):
            self.members(place, was, now)
        elif isinstance(earlier, dict) and isinstance(later, dict) and self._is_idle(place, earlier, later):
            self._hide(place, "default", was, now)
        else:
            self._change(place, was, now)

    def _is_idle(self, place: _Place, before: dict[str, Any], after: dict[str, Any]) -> bool:
        """Whether a structure that only one document has states nothing but defaults."""
        inner = _Comparison({}, {})
        inner.before, inner.after = self.before, self.after
        inner.members(place, before, after)
        return not inner.changes

    def _items(self, place: _Place, before: Sequence[Any], after: Sequence[Any]) -> None:
        found = Matched(place.pattern, before, after, self.renamed)
        for index in sorted({*found.differing, *found.came, *_moved(found)}):
            was = found.pairs.get(index)
            item = place.item(index if was is None else was, index, label(place.pattern, after[index], index))
            if was is None:
                self._change(item, ABSENT, after[index])
                continue
            if was in found.moved:
                self._add(item, "moved", was, index)
            if index in found.differing:
                self._value(item, before[was], after[index])
        for index in found.went:
            item = place.item(index, index, label(place.pattern, before[index], index))
            self._change(item, before[index], ABSENT)
        if found.is_reordered:
            self._hide(place, "order", before, after)

    def _change(self, place: _Place, was: Any, now: Any) -> None:
        kind = _kind(was, now)
        if kind == "changed" and place.pattern in _NAMES and was and now:
            kind = "renamed"
        self._add(place, kind, was, now)

    def _add(self, place: _Place, kind: Kind, was: Any, now: Any) -> None:
        self.changes.append(Change(kind=kind, before=was, after=now, **place.told))

    def _hide(self, place: _Place, reason: Reason, was: Any, now: Any) -> None:
        self.hidden.append(Hidden(reason=reason, before=was, after=now, **place.told))

    def _reason(self, place: _Place, was: Any, now: Any) -> Reason:
        if _is_nothing(was) or _is_nothing(now):
            return "default"
        if place.pattern in UNORDERED and sorted(was, key=repr) == sorted(now, key=repr):
            return "order"
        return "name" if self.before.says_renamed(was, place.shape) else "notation"


_NAMES = frozenset(f"{pattern}[].name" for pattern, naming in NAMINGS.items() if naming.is_kept_apart)


def _moved(found: Matched) -> list[int]:
    """The later indices of the items that moved."""
    return [index for index, was in found.pairs.items() if was in found.moved] if found.moved else []


def _is_nothing(value: Any) -> bool:
    return value is ABSENT or value is None or value in ([], {})


def _or_empty(value: Any, other: Any) -> Any:
    """A value, or for one that is not there an empty one of the other's kind."""
    is_missing = value is ABSENT or value is None
    return type(other)() if is_missing and isinstance(other, dict | list) else value


def _kind(was: Any, now: Any) -> Kind:
    if was is ABSENT or (now is not ABSENT and (was is None or was in ([], {}))):
        return "added"
    return "removed" if now is ABSENT or now is None or now in ([], {}) else "changed"
