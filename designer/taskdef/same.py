"""Equality of JSON values."""

from typing import Any


def same(one: Any, other: Any) -> bool:
    """Whether two values are the same JSON, key order aside; 1, 1.0 and true are three values."""
    return bool(one == other) and _alike(one, other)


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
        return all(map(_alike, one, other))
    elif kind is float:
        return repr(one) == repr(other)  # 0.0 and -0.0
    return True
