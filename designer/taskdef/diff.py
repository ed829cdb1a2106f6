"""What differs between two task definitions, as people read it: by the names of things and by meaning."""

from dataclasses import dataclass
from typing import Any, Literal

from designer.taskdef import schema
from designer.taskdef.matching import Pairs, by_name_and_content, by_place, in_order
from designer.taskdef.meaning import Meaning
from designer.taskdef.natural_names import NAMINGS, natural_name
from designer.taskdef.paths import ABSENT, escape
from designer.taskdef.same import same
from designer.taskdef.schema import Shape

Kind = Literal["added", "removed", "changed", "moved"]


@dataclass(frozen=True, slots=True)
class Label:
    """An item on the way to a change: container "app". `noun` is English, translated where shown.

    `name` is empty for an item without a natural name; `number` counts from 1.
    """

    noun: str
    name: str
    number: int


@dataclass(frozen=True, slots=True)
class Change:
    """One difference that means something.

    `path` is a pointer into the later document, into the earlier one for what was removed. `labels`
    are the items it lies in, or is itself, outermost first; `member` the dotted member of the last of
    them ("healthCheck.interval"), empty for the item itself. `before` and `after` are as written,
    ABSENT for none; for "moved" they are the two positions.
    """

    path: str
    kind: Kind
    before: Any
    after: Any
    labels: tuple[Label, ...]
    member: str


@dataclass(frozen=True, slots=True)
class Diff:
    """The changes, and how many differences were left out because they mean the same to ECS."""

    changes: tuple[Change, ...]
    same_meaning: int


def diff(before: dict[str, Any], after: dict[str, Any]) -> Diff:
    """Compare two task definitions: register inputs, or describe outputs as `load` reads them."""
    comparison = _Comparison(Meaning(before), Meaning(after))
    comparison.members(_Place("", "", (), "", schema.ROOT), before, after)
    return Diff(tuple(comparison.changes), comparison.same_meaning)


def equal_in_meaning(before: dict[str, Any], after: dict[str, Any]) -> bool:
    """Whether the two would register as the same task definition."""
    return not diff(before, after).changes


@dataclass(frozen=True, slots=True)
class _Place:
    """A place in both documents; its pointers differ where items have moved."""

    was: str
    now: str
    labels: tuple[Label, ...]
    member: str
    shape: Shape | None

    def child(self, key: str) -> "_Place":
        shape = None
        if self.shape is not None:
            shape = self.shape.item if self.shape.kind == "map" else self.shape.members.get(key)
        token = "/" + escape(key)
        member = f"{self.member}.{key}" if self.member else key
        return _Place(self.was + token, self.now + token, self.labels, member, shape)

    def item(self, was: int, now: int, label: Label) -> "_Place":
        shape = None if self.shape is None else self.shape.item
        return _Place(f"{self.was}/{was}", f"{self.now}/{now}", (*self.labels, label), "", shape)

    @property
    def pattern(self) -> str:
        return "" if self.shape is None else self.shape.field.path

    def lists_structures(self) -> bool:
        item = None if self.shape is None else self.shape.item
        return item is not None and item.kind == "structure"


class _Comparison:
    def __init__(self, before: Meaning, after: Meaning) -> None:
        self.before, self.after = before, after
        self.changes: list[Change] = []
        self.same_meaning = 0

    def members(self, place: _Place, before: dict[str, Any], after: dict[str, Any]) -> None:
        for key in [*after, *(key for key in before if key not in after)]:
            was, now = before.get(key, ABSENT), after.get(key, ABSENT)
            if same(was, now):
                continue
            member = place.child(key)
            if same(self.before.of(was, member.shape, before), self.after.of(now, member.shape, after)):
                self.same_meaning += 1
            else:
                self._value(member, was, now)

    def _value(self, place: _Place, was: Any, now: Any) -> None:
        earlier, later = _or_empty(was, now), _or_empty(now, was)
        if isinstance(earlier, list) and isinstance(later, list) and place.lists_structures():
            self._items(place, earlier, later)
        elif isinstance(was, dict) and isinstance(now, dict):
            self.members(place, was, now)
        elif isinstance(earlier, dict) and isinstance(later, dict) and self._is_idle(place, earlier, later):
            self.same_meaning += 1
        else:
            self._change(place, was, now)

    def _is_idle(self, place: _Place, before: dict[str, Any], after: dict[str, Any]) -> bool:
        """Whether a structure that only one document has states nothing but defaults."""
        inner = _Comparison(self.before, self.after)
        inner.members(place, before, after)
        return not inner.changes

    def _items(self, place: _Place, before: list[Any], after: list[Any]) -> None:
        rows = _Rows(place.pattern, before, after)
        for index, item in enumerate(after):
            was = rows.pairs.get(index)
            if was is None:
                self._change(place.item(index, index, rows.label(item, index)), ABSENT, item)
            elif was in rows.moved or not same(before[was], item):
                self._item(place.item(was, index, rows.label(item, index)), rows, was, index)
        for index in rows.removed:
            self._change(place.item(index, index, rows.label(before[index], index)), before[index], ABSENT)
        self.same_meaning += rows.is_reordered

    def _item(self, place: _Place, rows: "_Rows", was: int, now: int) -> None:
        if was in rows.moved:
            self.changes.append(Change(place.now, "moved", was, now, place.labels, ""))
        if not same(rows.before[was], rows.after[now]):
            self._value(place, rows.before[was], rows.after[now])

    def _change(self, place: _Place, was: Any, now: Any) -> None:
        kind = _kind(was, now)
        path = place.was if kind == "removed" else place.now
        self.changes.append(Change(path, kind, was, now, place.labels, place.member))


class _Rows:
    """Which items of a list are the same in both documents, by natural name and then by content."""

    def __init__(self, pattern: str, before: list[Any], after: list[Any]) -> None:
        self.pattern, self.before, self.after = pattern, before, after
        self.pairs = self._pairs()
        self.removed = sorted(set(range(len(before))) - set(self.pairs.values()))
        staying = in_order([self.pairs[index] for index in sorted(self.pairs)])
        moved = set(self.pairs.values()) - staying
        self.is_reordered = bool(moved) and not self._order_matters()
        self.moved: set[int] = set() if self.is_reordered else moved

    def label(self, item: Any, index: int) -> Label:
        name = natural_name(self.pattern, item)
        parts = name if isinstance(name, tuple) else (name or "",)
        return Label(NAMINGS[self.pattern].noun, "/".join(map(str, parts)), index + 1)

    def _pairs(self) -> Pairs:
        pairs = by_name_and_content(self.pattern, self.before, self.after)
        left = by_place(self.before, self.after, pairs)
        return pairs | {index: was for index, was in left.items() if self._are_namesakes(was, index)}

    def _are_namesakes(self, was: int, now: int) -> bool:
        return natural_name(self.pattern, self.before[was]) == natural_name(self.pattern, self.after[now])

    def _order_matters(self) -> bool:
        """Also among variables of one name: the last one counts."""
        if NAMINGS[self.pattern].in_order:
            return True
        both = ([natural_name(self.pattern, item) for item in items] for items in (self.before, self.after))
        return any(len(set(names)) < len(names) for names in both)


def _or_empty(value: Any, other: Any) -> Any:
    """A value, or for one that is not there an empty one of the other's kind."""
    is_missing = value is ABSENT or value is None
    return type(other)() if is_missing and isinstance(other, dict | list) else value


def _kind(was: Any, now: Any) -> Kind:
    if was is ABSENT or (now is not ABSENT and (was is None or was in ([], {}))):
        return "added"
    return "removed" if now is ABSENT or now is None or now in ([], {}) else "changed"
