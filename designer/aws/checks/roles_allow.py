"""Whether the roles of the task allow what the draft needs: their policies, compared with derived ones."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import cache, partial
from typing import Any, Final

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from designer.aws import own_keys, role_policies, shared_policies
from designer.aws.account import Account
from designer.aws.check import Before, Check, Result, each, failed, passed, unchecked
from designer.aws.checks.secrets import is_secret, without_key
from designer.aws.outcome import Trouble
from designer.taskdef import arns, paths
from designer.taskdef.permissions import needed
from designer.taskdef.permissions.exports import json_text
from designer.taskdef.permissions.granted import Comparison, Gap, compare
from designer.taskdef.permissions.statement import Statement

DECRYPT: Final = ("kms:Decrypt",)
Document = dict[str, Any]
Policies = list[Any]
KeyOf = Callable[[str], str]
"""The key of a secret or a parameter, as `own_keys` tells it."""


def look(before: Before) -> Iterator[Result]:
    """One result a role. Raises Trouble."""
    account, wanted = before.account, _by_role(before)
    iam = account.client("iam")
    key_of = cache(partial(own_keys.own_key, account))

    def ask(role: str) -> Result:
        return _of_role(account, iam, role, _known(before.document, wanted[role], key_of))

    return each(wanted, ask, str)


def _by_role(before: Before) -> dict[str, list[Statement]]:
    """What each role is needed for; one role may be both."""
    asked = needed(before.document, before.target.account, before.target.region)
    told = (("executionRoleArn", asked.execution), ("taskRoleArn", asked.task))
    found: dict[str, list[Statement]] = {}
    for member, statements in told:
        role = before.task.root.get(member, "")
        if role and statements:
            found.setdefault(role, []).extend(statements)
    return found


def _known(document: Document, statements: list[Statement], key_of: KeyOf) -> list[Statement]:
    """With the keys that secrets are encrypted with, instead of any key in case there is one."""
    found: list[Statement] = []
    for one in statements:
        found += _with_keys(document, one, key_of) if one.actions == DECRYPT else [one]
    return found


def _with_keys(document: Document, decrypt: Statement, key_of: KeyOf) -> Iterator[Statement]:
    """What cannot be told stays a statement that may be needed."""
    for why in decrypt.why:
        text = str(paths.get(document, why.path)).strip()
        try:
            key = key_of(without_key(text) if is_secret(text) else text)
        except Trouble:
            yield replace(decrypt, why=(why,))
            continue
        if key:
            yield replace(decrypt, resources=(key,), why=(why,), only_if="")


def _of_role(account: Account, iam: Any, role: str, statements: list[Statement]) -> Result:
    arn, name = arns.role(role), role.rpartition("/")[2]
    if arn is not None and arn.account != account.target.account:
        return unchecked(gettext_noop("{role} is of another account."), role=role)
    try:
        found = iam.get_role(RoleName=name)["Role"]
    except iam.exceptions.NoSuchEntityException:
        return unchecked(gettext_noop("{role} is not there, so nobody can tell."), role=name)
    own = role_policies.policies_in(iam, name)
    first = compare(statements, own)
    shared, unseen = _shared(account, found["Arn"], first)
    judged = _bounded(iam, found, statements, compare(statements, own + shared) if shared else first)
    return _said(name, judged, unseen) or passed(
        gettext_noop("{role} allows all of the {n} actions that the draft needs"),
        role=name,
        n=len({action for one in statements for action in one.actions}),
    )


def _shared(account: Account, role: str, found: Comparison) -> tuple[Policies, set[str]]:
    """What things say of the role whose policies do not allow them; and the things that do not tell."""
    lacking = dict.fromkeys(thing for gap in found.missing for thing in gap.statement.resources)
    told: Policies = []
    unseen: set[str] = set()
    for thing in lacking:
        try:
            if thing.startswith("arn:"):
                told.append(shared_policies.shared_policy(account, thing, role))
        except Trouble:
            unseen.add(thing)
    return told, unseen


def _bounded(iam: Any, role: dict[str, Any], statements: list[Statement], found: Comparison) -> Comparison:
    """A role with a boundary may only what both allow."""
    boundary = role.get("PermissionsBoundary", {}).get("PermissionsBoundaryArn")
    if not boundary:
        return found
    within = compare(statements, [role_policies.managed_policy(iam, boundary)])
    return replace(
        found, missing=found.missing + within.missing, not_judged=found.not_judged + within.not_judged
    )


def _said(role: str, found: Comparison, unseen: set[str]) -> Result | None:
    """The worst first; None where everything is allowed."""
    sure = [gap for gap in found.missing if not gap.statement.only_if]
    denied = [gap for gap in sure if gap.is_denied]
    lacking = [gap for gap in sure if unseen.isdisjoint(gap.statement.resources)]
    open_ones = [gap for gap in (*found.missing, *found.not_judged) if gap not in lacking]
    if denied:
        said, remedy = gettext_noop("{role} is denied {actions}."), gettext_noop("Take the denial out.")
        return failed(said, remedy, role=role, actions=_actions(denied))
    if lacking:
        said = gettext_noop("{role} does not allow {actions}.")
        remedy = gettext_noop("Add this policy to the role, then check again.")
        return failed(said, remedy, _policy(lacking), role=role, actions=_actions(lacking))
    if not open_ones:
        return None
    said = gettext_noop("{role}: whether it is allowed {actions} where it needs them cannot be told.")
    remedy = gettext_noop("This policy would surely allow it.")
    return unchecked(said, remedy, _policy(open_ones), role=role, actions=_actions(open_ones))


def _actions(gaps: Iterable[Gap]) -> str:
    return ", ".join(dict.fromkeys(action for gap in gaps for action in gap.statement.actions))


def _policy(gaps: Iterable[Gap]) -> str:
    return json_text(dict.fromkeys(replace(gap.statement, why=()) for gap in gaps))


check = Check(
    order=45,
    title=_("Roles allow what the draft needs"),
    look=look,
    actions=("iam:GetRole", *own_keys.ACTIONS, *shared_policies.ACTIONS),
)
