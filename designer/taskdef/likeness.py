"""How alike two items are that have different names: containers and volumes that were renamed."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import product
from typing import Any, Final

from designer.taskdef.matching import Pairs
from designer.taskdef.meaning import DEFAULTS
from designer.taskdef.natural_names import natural_name

NEARLY_ALL: Final = 0.75
"""Of what two items say, as much is equal in both where one is the other under a new name."""

_MOST: Final = 400
"""Pairs that are compared at most; a task has ten containers, a damaged document thousands."""

Fact = tuple[str, tuple[object, ...], str]
"""A pattern, the names of the items on the way, and what is said there."""


def by_likeness(pattern: str, before: Sequence[Any], after: Sequence[Any], pairs: Pairs) -> Pairs:
    """Of the items left over, those that differ in their names and in little else; the likest first."""
    old = [index for index in range(len(before)) if index not in set(pairs.values())]
    new = [index for index in range(len(after)) if index not in pairs]
    if not old or not new or len(old) * len(new) > _MOST:
        return {}
    facts = {index: Counter(_facts_of(pattern, before[index])) for index in old}
    later = {index: Counter(_facts_of(pattern, after[index])) for index in new}
    found: Pairs = {}
    for _unlike, _sum, _apart, index, was in sorted(
        (-_likeness(facts[was], later[index]), index + was, abs(index - was), index, was)
        for index, was in product(new, old)
        if _likeness(facts[was], later[index]) >= NEARLY_ALL
    ):
        if index not in found and was not in found.values():
            found[index] = was
    return found


def _likeness(one: Counter[Fact], other: Counter[Fact]) -> float:
    """From 0 to 1: how much of what the two say is said by both."""
    every = one.total() + other.total()
    return 2 * (one & other).total() / every if every else 0.0


def _facts_of(pattern: str, item: Any) -> Iterator[Fact]:
    """What an item says apart from its name; nothing of one that has none."""
    if natural_name(pattern, item) is not None:
        yield from _facts({key: value for key, value in item.items() if key != "name"}, f"{pattern}[]", ())


def _facts(value: Any, pattern: str, names: tuple[object, ...]) -> Iterator[Fact]:
    """Defaults left out, since AWS fills them in, and host ports with them."""
    if isinstance(value, dict):
        for key, member in value.items():
            yield from _facts(member, f"{pattern}.{key}", names)
    elif isinstance(value, list):
        for item in value:
            yield from _facts(item, f"{pattern}[]", (*names, natural_name(pattern, item)))
    elif value not in (None, "", DEFAULTS.get(pattern, False)) and not pattern.endswith(".hostPort"):
        yield pattern, names, repr(value)
