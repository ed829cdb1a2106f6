"""Which item of one list is which item of a later one."""

import json
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from operator import lt
from typing import Any

from designer.taskdef.natural_names import natural_name
from designer.taskdef.same import same

Pairs = dict[int, int]
"""Indices in the later list -> indices in the earlier one."""


def by_name_and_content(pattern: str, before: Sequence[Any], after: Sequence[Any]) -> Pairs:
    """The items that are surely the same, in the list that `pattern` stands for.

    They are equal, at either end of both lists; or have a natural name that no other item of their
    list has; or are equal.
    """
    pairs = _at_the_ends(before, after)
    if len(pairs) < min(len(before), len(after)):
        pairs |= _by_name(pattern, before, after, pairs)
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
    count = 0
    for item, counterpart in zip(one, other, strict=False):
        if not same(item, counterpart):
            break
        count += 1
    return count


def _by_name(pattern: str, before: Sequence[Any], after: Sequence[Any], pairs: Pairs) -> Pairs:
    earlier, later = _left_over(before, after, pairs, lambda item: natural_name(pattern, item))
    return {
        indices[0]: earlier[name][0]
        for name, indices in later.items()
        if len(indices) == len(earlier.get(name, ())) == 1
    }


def _by_content(before: Sequence[Any], after: Sequence[Any], pairs: Pairs) -> Pairs:
    earlier, later = _left_over(before, after, pairs, lambda item: json.dumps(item, sort_keys=True))
    return {
        index: was
        for content, indices in later.items()
        for index, was in zip(indices, earlier.get(content, ()), strict=False)
    }


def _left_over(
    before: Sequence[Any], after: Sequence[Any], pairs: Pairs, key: Callable[[Any], Hashable]
) -> tuple[dict[Hashable, list[int]], dict[Hashable, list[int]]]:
    """The items not paired yet, by what `key` says of them."""
    return _grouped(before, pairs.values(), key), _grouped(after, pairs, key)


def _grouped(
    items: Sequence[Any], paired: Iterable[int], key: Callable[[Any], Hashable]
) -> dict[Hashable, list[int]]:
    found: dict[Hashable, list[int]] = defaultdict(list)
    for index in sorted(set(range(len(items))) - set(paired)):
        value = key(items[index])
        if value is not None:
            found[value].append(index)
    return dict(found)
