"""Patterns of IAM: `*` is any text, `?` any sign, `${*}` the sign itself, `${aws:username}` who knows.

Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html.
"""

import re
from functools import lru_cache
from typing import Final

_TOKEN: Final = re.compile(
    r"\$\{(?P<sign>[*?$])\}|(?P<variable>\$\{[^{}]*\})|(?P<any>\*+)|(?P<one>\?)|(?P<text>.)", re.DOTALL
)
_STANDS_FOR_MORE: Final = re.compile(r"[*?$]")
_ANY: Final = "any"
_ONE: Final = "one"

Tokens = tuple[str, ...]
"""Single signs, and the two names above, which are longer than a sign."""


def covers(wide: str, narrow: str) -> bool:
    """Whether everything that `narrow` matches is matched by `wide`. A variable covers nothing but itself."""
    if wide in ("*", narrow):
        return True
    if _part_early(wide, narrow) or _has_variable(wide):
        return False
    return _matches(_tokens(wide), _tokens(narrow))


def overlaps(one: str, other: str) -> bool:
    """Whether something may be matched by both."""
    if "*" in (one, other):
        return True
    return not _part_early(one, other) and _meet(_tokens(one), _tokens(other))


def is_wild(pattern: str) -> bool:
    """Whether it matches more than one text."""
    return any(token in (_ANY, _ONE) for token in _tokens(pattern))


def _part_early(one: str, other: str) -> bool:
    """Whether they differ before anything in them stands for something else, as most ARNs do."""
    head, others = _head(one), _head(other)
    both = min(len(head), len(others))
    return head[:both] != others[:both]


@lru_cache(maxsize=4096)
def _head(pattern: str) -> str:
    return _STANDS_FOR_MORE.split(pattern, maxsplit=1)[0]


@lru_cache(maxsize=4096)
def _tokens(pattern: str) -> Tokens:
    return tuple(_token(found) for found in _TOKEN.finditer(pattern))


def _token(found: re.Match[str]) -> str:
    if found["any"] or found["variable"]:
        return _ANY
    return _ONE if found["one"] else found["sign"] or found["text"]


@lru_cache(maxsize=4096)
def _has_variable(pattern: str) -> bool:
    return any(found["variable"] for found in _TOKEN.finditer(pattern))


def _matches(pattern: Tokens, given: Tokens) -> bool:
    """The usual way of matching with one place to come back to, the last star: as long as both together."""
    at = place = 0
    star, since = -1, 0
    while place < len(given):
        if at < len(pattern) and pattern[at] == _ANY:
            star, since = at, place
            at += 1
        elif at < len(pattern) and (
            pattern[at] == given[place] or (pattern[at] == _ONE and given[place] != _ANY)
        ):
            at, place = at + 1, place + 1
        elif star >= 0:
            since += 1
            at, place = star + 1, since
        else:
            return False
    return all(token == _ANY for token in pattern[at:])


@lru_cache(maxsize=4096)
def _meet(one: Tokens, other: Tokens) -> bool:
    """Row by row: at which places of `other` what has been read of `one` can stand."""
    reached = _skipped({0}, other)
    for token in one:
        if token == _ANY:
            reached = set(range(min(reached), len(other) + 1)) if reached else reached
            continue
        stay = {at for at in reached if at < len(other) and other[at] == _ANY}
        step = {at + 1 for at in reached if at < len(other) and _same(token, other[at])}
        reached = _skipped(stay | step, other)
        if not reached:
            return False
    return len(other) in reached


def _same(token: str, other: str) -> bool:
    return token == other or _ONE in (token, other) or other == _ANY


def _skipped(reached: set[int], other: Tokens) -> set[int]:
    """And the places behind stars, which may stand for nothing."""
    more = set(reached)
    for at in sorted(reached):
        while at < len(other) and other[at] == _ANY:
            at += 1
            more.add(at)
    return more
