"""Whether a statement of a policy applies to an action on a resource: yes, no, or None when nobody can tell.

Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html.
"""

from collections.abc import Iterable
from functools import lru_cache
from typing import Final, NamedTuple

from designer.taskdef import placeholders
from designer.taskdef.permissions.globs import covers, is_wild, overlaps
from designer.taskdef.permissions.granted_policy import Grant
from designer.taskdef.permissions.statement import ANYTHING, Condition

Fit = bool | None

_EQUAL: Final = frozenset({"stringequals", "stringequalsignorecase"})
_LIKE: Final = frozenset({"stringlike", "arnlike", "arnequals"})
_NOT: Final = {
    "stringnotequals": "stringequals",
    "stringnotequalsignorecase": "stringequalsignorecase",
    "stringnotlike": "stringlike",
    "arnnotlike": "arnlike",
    "arnnotequals": "arnequals",
}


class Right(NamedTuple):
    """One action on one resource, and what is known of each request for it."""

    action: str
    resource: str
    known: tuple[Condition, ...]


def fit(grant: Grant, right: Right) -> Fit:
    """Whether the statement applies to every such request."""
    if not _is_about(grant, right.action):
        return False
    resource = _resource(grant.resources, grant.but_resources, right.resource)
    return all_of((resource, *(_met(one, right.known) for one in grant.conditions)))


def all_of(fits: Iterable[Fit]) -> Fit:
    found = set(fits)
    return False if False in found else None if None in found else True


def any_of(fits: Iterable[Fit]) -> Fit:
    found = set(fits)
    return True if True in found else None if None in found else False


def not_(fitting: Fit) -> Fit:
    return None if fitting is None else not fitting


def matches_action(pattern: str, action: str) -> bool:
    """The letters of actions may be large or small."""
    return covers(pattern.lower(), action.lower())


def _is_about(grant: Grant, action: str) -> bool:
    named = any(matches_action(one, action) for one in (*grant.actions, *grant.but_actions))
    return named is bool(grant.actions)


def _resource(patterns: tuple[str, ...], but: tuple[str, ...], needed: str) -> Fit:
    if but:
        return not_(any_of(_one_resource(one, needed) for one in but))
    return any_of(_one_resource(one, needed) for one in patterns)


def _one_resource(pattern: str, needed: str) -> Fit:
    """What is asked of no resource in particular is granted on all or not at all."""
    if covers(pattern, needed):
        return True
    if needed == ANYTHING:
        return False
    return None if overlaps(pattern, _opened(needed)) else False


@lru_cache(maxsize=1024)
def _opened(text: str) -> str:
    """What is still to be filled in can be anything."""
    return placeholders.opened(text, ANYTHING)


def _met(condition: Condition, known: tuple[Condition, ...]) -> Fit:
    operator = condition.operator.lower().removesuffix("ifexists")
    if operator in _NOT:
        return not_(_met(condition._replace(operator=_NOT[operator]), known))
    told = next((one for one in known if one.key.lower() == condition.key.lower()), None)
    if told is None or operator not in _EQUAL | _LIKE:
        return None
    found = {any(_same(operator, value, one) for value in condition.values) for one in told.values}
    return None if len(found) > 1 or _may_yet(condition, told) else True in found


def _same(operator: str, value: str, told: str) -> bool:
    if operator == "stringequalsignorecase":
        return value.lower() == told.lower()
    return covers(value, told) if operator in _LIKE else value == told


def _may_yet(condition: Condition, told: Condition) -> bool:
    """Whether variables or what is still to be filled in may make it true or false."""
    if any(one in condition.values for one in told.values):
        return False
    open_values = any("${" in value for value in condition.values)
    return open_values or any(is_wild(_opened(one)) for one in told.values)
