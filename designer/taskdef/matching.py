"""Which item of one list is which item of a later one."""

import json
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import compress
from operator import lt, ne
from typing import Any, Final

from designer.taskdef.natural_names import Name, natural_names
from designer.taskdef.same import unlike

Pairs = dict[int, int]
"""Indices in the later list -> indices in the earlier one."""


def by_name_and_content(pattern: str, before: Sequence[Any], after: Sequence[Any]) -> Pairs:
    """The items that are surely the same, in the list that `pattern` stands for.

    They are equal, at either end of both lists; or have a natural name that no other item of their
    list has; or are equal.
    """
    earlier, later = natural_names(pattern, before), natural_names(pattern, after)
    if earlier == later and len(set(later)) == len(later) and None not in later:
        return dict(zip(range(len(later)), range(len(later)), strict=True))
    pairs = _at_the_ends(before, after)
    if len(pairs) < min(len(before), len(after)):
        pairs |= _by_name(earlier, later, pairs)
        pairs |= _by_content(before, after, pairs)
    return pairs


def by_place(before: Sequence[Any], after: Sequence[Any], pairs: Pairs) -> Pairs:
    """Of the items left over, those that come as the same one after the same paired item."""
    starts = {earlier: later for later, earlier in pairs.items()}
    gaps: dict[int | None, list[int]] = defaultdict(list)
    gap: int | None = None
    for index in range(len(before)):
        if index in starts:
            gap = starts[index]
        else:
            gaps[gap].append(index)
    found, gap = {}, None
    for index in range(len(after)):
        if index in pairs:
            gap = index
        elif gaps[gap]:
            found[index] = gaps[gap].pop(0)
    return found


def in_order(indices: Sequence[int]) -> set[int]:
    """As many of the indices as can be, such that these rise: the items that need not be moved."""
    if all(map(lt, indices, indices[1:])):
        return set(indices)
    ends: list[int] = []  # the lowest end of a rising row, by length
    before: dict[int, int | None] = {}
    for index in indices:
        length = bisect_left(ends, index)
        before[index] = ends[length - 1] if length else None
        ends[length : length + 1] = [index]
    rising: set[int] = set()
    at: int | None = ends[-1]
    while at is not None:
        rising.add(at)
        at = before[at]
    return rising


def _at_the_ends(before: Sequence[Any], after: Sequence[Any]) -> Pairs:
    first = _common(before, after)
    last = _common(before[first:][::-1], after[first:][::-1])
    pairs = {index: index for index in range(first)}
    return pairs | {len(after) - back: len(before) - back for back in range(1, last + 1)}


def _common(one: Sequence[Any], other: Sequence[Any]) -> int:
    """How many items two lists begin with that are the same."""
    shorter = min(len(one), len(other))
    equal = next(compress(range(shorter), map(ne, one, other)), shorter)
    return min(unlike(one[:equal], other[:equal]), default=equal)


def _by_name(before: Sequence[Name | None], after: Sequence[Name | None], pairs: Pairs) -> Pairs:
    earlier, later = _unique(before, pairs.values()), _unique(after, pairs)
    return {index: earlier[name] for name, index in later.items() if name in earlier}


def _unique(names: Sequence[Name | None], paired: Iterable[int]) -> dict[Name, int]:
    """The names that only one item has of those not paired yet, and its index."""
    left = sorted(set(range(len(names))) - set(paired))
    found = {name: index for index in left if (name := names[index]) is not None}
    if len(found) < len(left):
        times = Counter(names[index] for index in left)
        found = {name: index for name, index in found.items() if times[name] == 1}
    return found


def _by_content(before: Sequence[Any], after: Sequence[Any], pairs: Pairs) -> Pairs:
    earlier = _by_text(before, pairs.values())
    later = _by_text(after, pairs) if earlier else {}
    return {
        index: was
        for content, indices in later.items()
        for index, was in zip(indices, earlier.get(content, ()), strict=False)
    }


_SORTED: Final = json.JSONEncoder(sort_keys=True)


def _by_text(items: Sequence[Any], paired: Iterable[int]) -> dict[str, list[int]]:
    """The items not paired yet, by what they hold."""
    found: dict[str, list[int]] = defaultdict(list)
    for index in sorted(set(range(len(items))) - set(paired)):
        found[_SORTED.encode(items[index])].append(index)
    return dict(found)
