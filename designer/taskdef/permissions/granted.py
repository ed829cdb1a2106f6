"""What a role's policies allow, compared with what a document needs.

Identity policies alone are judged: boundaries, policies of the organization and of resources are not here.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from designer.taskdef.permissions.fits import Fit, Right, all_of, any_of, fit, not_
from designer.taskdef.permissions.granted_policy import Grant, NotAPolicy, grants
from designer.taskdef.permissions.statement import Statement
from designer.taskdef.permissions.wider import Wider, wider

__all__ = ["Comparison", "Gap", "NotAPolicy", "compare"]


@dataclass(frozen=True)
class Gap:
    """What of a statement is missing or cannot be judged, as a statement that would grant just that."""

    statement: Statement
    is_denied: bool = False


@dataclass(frozen=True)
class Comparison:
    """Each needed statement is granted whole, or what it lacks is among the other two, or in both."""

    granted: list[Statement]
    missing: list[Gap]
    not_judged: list[Gap]
    wider: list[Wider]


def compare(statements: Iterable[Statement], policy_documents: Iterable[Any]) -> Comparison:
    """What the policies together grant of the statements. Raises NotAPolicy.

    A condition, a variable or a denial whose effect cannot be told makes "not judged", never "granted".
    """
    needed, granting = list(statements), grants(list(policy_documents))
    granted: list[Statement] = []
    missing: list[Gap] = []
    not_judged: list[Gap] = []
    for one in needed:
        judged = {right: _judge(right, granting) for right in _rights(one)}
        if set(judged.values()) == {True}:
            granted.append(one)
        refused = [right for right, verdict in judged.items() if verdict is False]
        missing += _gaps(one, refused, granting)
        not_judged += _gaps(one, [right for right, verdict in judged.items() if verdict is None], [])
    beyond = [found for grant in granting if grant.is_allow for found in wider(grant, needed)]
    return Comparison(granted, missing, not_judged, beyond)


def _rights(statement: Statement) -> Iterator[Right]:
    for action in statement.actions:
        for resource in statement.resources:
            yield Right(action, resource, statement.conditions)


def _judge(right: Right, granting: list[Grant]) -> Fit:
    allowed = any_of(fit(one, right) for one in granting if one.is_allow)
    return all_of((allowed, not_(_denied(right, granting))))


def _denied(right: Right, granting: list[Grant]) -> Fit:
    return any_of(fit(one, right) for one in granting if not one.is_allow)


def _gaps(statement: Statement, rights: list[Right], granting: list[Grant]) -> Iterator[Gap]:
    """Resources that lack the same actions, for the same reason, go into one statement."""
    lacking: dict[tuple[str, bool], list[str]] = {}
    for right in rights:
        denied = _denied(right, granting) is True
        lacking.setdefault((right.resource, denied), []).append(right.action)
    together: dict[tuple[tuple[str, ...], bool], list[str]] = {}
    for (resource, denied), lacked in lacking.items():
        together.setdefault((tuple(lacked), denied), []).append(resource)
    for (actions, denied), resources in together.items():
        yield Gap(replace(statement, actions=actions, resources=tuple(resources)), denied)
