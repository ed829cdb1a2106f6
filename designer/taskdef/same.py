"""Equality of JSON values."""

import marshal
from collections.abc import Sequence
from itertools import compress
from operator import ne
from typing import Any, Final

_WITHOUT_REFERENCES: Final = 2
"""The version of marshal's format in which equal bytes mean equal values of equal types."""


def same(one: Any, other: Any) -> bool:
    """Whether two values are the same JSON, key order aside; 1, 1.0 and true are three values."""
    return bool(one == other) and _alike(one, other)


def unlike(one: Sequence[Any], other: Sequence[Any]) -> list[int]:
    """The places at which two lists of one length do not hold the same."""
    places = list(compress(range(len(one)), map(ne, one, other)))
    rest = sorted(set(range(len(one))) - set(places))
    if written_alike([one[place] for place in rest], [other[place] for place in rest]):
        return places
    return sorted([*places, *(place for place in rest if not _alike(one[place], other[place]))])


def written(value: Any) -> bytes:
    """What only values have that `compact` writes alike: with their keys in the same order."""
    return marshal.dumps(value, _WITHOUT_REFERENCES)


def written_alike(one: Any, other: Any) -> bool:
    """Whether values are the same with their keys in the same order: the quick answer for long lists."""
    return written(one) == written(other)


def _alike(one: Any, other: Any) -> bool:
    """Whether values that Python calls equal have the same types throughout."""
    kind = type(one)
    if kind is not type(other):
        return False
    if kind is dict:
        for key, value in one.items():
            if type(value) is not str and not _alike(value, other[key]):
                return False
    elif kind is list:
        return written_alike(one, other) or all(map(_alike, one, other))
    elif kind is float:
        return repr(one) == repr(other)  # 0.0 and -0.0
    return True
