"""The items of two lists put side by side: which are the same, which came, went or changed places."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from operator import lt
from typing import Any, Final

from designer.taskdef.likeness import by_likeness
from designer.taskdef.matching import Pairs, by_name_and_content, by_place, in_order
from designer.taskdef.natural_names import NAMINGS, natural_name, natural_names
from designer.taskdef.same import unlike

REFERENCES: Final = {
    "containerDefinitions[].dependsOn": ("containerDefinitions", "containerName"),
    "containerDefinitions[].volumesFrom": ("containerDefinitions", "sourceContainer"),
}
"""Lists whose items are known by the name of an item of another list, and the member that says it."""

Renamed = Mapping[str, Mapping[str, str]]
"""The later name of each renamed item by its earlier one, by the list it is in."""


@dataclass(frozen=True, slots=True)
class Label:
    """An item on the way to a change: container "app". `noun` is English, translated where shown.

    `name` is empty for an item without a natural name; `number` counts from 1.
    """

    noun: str
    name: str
    number: int


def label(pattern: str, item: Any, index: int) -> Label:
    """What an item of the list that `pattern` stands for is called."""
    name = natural_name(pattern, item)
    parts = name if isinstance(name, tuple) else (name or "",)
    return Label(NAMINGS[pattern].noun, "/".join(map(str, parts)), index + 1)


class Matched:
    """Which items of a list are the same in both documents: by natural name, by content, by likeness.

    `pairs` maps later indices to earlier ones; `differing` are the later indices of pairs that are not the
    same; `came` and `went` those of one list alone. `moved` are earlier indices, empty where the order means
    nothing: then `is_reordered` tells of it.
    """

    def __init__(self, pattern: str, before: Sequence[Any], after: Sequence[Any], renamed: Renamed) -> None:
        self.pattern, self.before, self.after = pattern, before, after
        self.pairs = self._pairs(_with_later_names(pattern, before, renamed))
        self.came = [index for index in range(len(after)) if index not in self.pairs]
        self.went = sorted(set(range(len(before))) - set(self.pairs.values()))
        self.differing = self._differing()
        order = [self.pairs[index] for index in sorted(self.pairs)]
        is_other = not all(map(lt, order, order[1:]))
        self.is_reordered = is_other and not self._order_matters()
        self.moved = set(order) - in_order(order) if is_other and not self.is_reordered else set()

    def _differing(self) -> set[int]:
        later = list(self.pairs)
        places = unlike([self.before[self.pairs[index]] for index in later], [self.after[n] for n in later])
        return {later[place] for place in places}

    def _pairs(self, before: Sequence[Any]) -> Pairs:
        pairs = by_name_and_content(self.pattern, before, self.after)
        if len(pairs) == min(len(before), len(self.after)):
            return pairs
        left = by_place(before, self.after, pairs)
        pairs |= {index: was for index, was in left.items() if self._are_namesakes(before[was], index)}
        if NAMINGS[self.pattern].is_kept_apart:
            pairs |= by_likeness(self.pattern, before, self.after, pairs)
        return pairs

    def _are_namesakes(self, was: Any, now: int) -> bool:
        return natural_name(self.pattern, was) == natural_name(self.pattern, self.after[now])

    def _order_matters(self) -> bool:
        """Also among variables of one name: the last one counts."""
        if NAMINGS[self.pattern].in_order:
            return True
        both = (natural_names(self.pattern, items) for items in (self.before, self.after))
        return any(len(set(names)) < len(names) for names in both)


def renamed_in(before: Mapping[str, Any], after: Mapping[str, Any]) -> Renamed:
    """The containers and volumes that have another name in the later document."""
    return {pattern: found for pattern in _KEPT_APART if (found := _renamed(pattern, before, after))}


_KEPT_APART: Final = tuple(pattern for pattern, naming in NAMINGS.items() if naming.is_kept_apart)


def _renamed(pattern: str, before: Mapping[str, Any], after: Mapping[str, Any]) -> dict[str, str]:
    earlier, later = before.get(pattern), after.get(pattern)
    if not isinstance(earlier, list) or not isinstance(later, list):
        return {}
    old, new = natural_names(pattern, earlier), natural_names(pattern, later)
    if not set(old) - set(new) or not set(new) - set(old):
        return {}
    pairs = Matched(pattern, earlier, later, {}).pairs
    return {
        str(old[was]): str(new[index])
        for index, was in pairs.items()
        if old[was] and new[index] and old[was] != new[index]
    }


def _with_later_names(pattern: str, items: Sequence[Any], renamed: Renamed) -> Sequence[Any]:
    """Items that say the name of a renamed one, as if they said the later name."""
    named, member = REFERENCES.get(pattern, ("", ""))
    names = renamed.get(named)
    if not names:
        return items
    return [
        item | {member: names.get(item[member], item[member])}
        if isinstance(item, dict) and isinstance(item.get(member), str)
        else item
        for item in items
    ]
