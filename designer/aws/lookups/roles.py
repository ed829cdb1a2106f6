"""IAM roles that ECS tasks may assume."""

from __future__ import annotations

import json
from typing import Any, Final
from urllib.parse import unquote

from django.utils.translation import gettext_lazy as _

from designer.aws.account import Account
from designer.aws.lookup import Answer, Asked, Choice, Entry, Lookup, Page, Words, gather, without

TASKS: Final = "ecs-tasks.amazonaws.com"
EXECUTION: Final = ("execution", "exec-role", "execrole")
"""How people call the roles that ECS itself uses before a task runs."""


def trusts_tasks(policy: Any) -> bool:
    """Whether a trust policy, as an object or as its escaped text, lets ECS tasks assume the role."""
    if isinstance(policy, str):
        policy = json.loads(unquote(policy))
    statements = policy.get("Statement") if isinstance(policy, dict) else None
    listed = [statements] if isinstance(statements, dict) else statements or []
    return any(one.get("Effect") == "Allow" and TASKS in _services(one) for one in listed)


def _services(statement: dict[str, Any]) -> list[str]:
    principal = statement.get("Principal")
    named = principal.get("Service", []) if isinstance(principal, dict) else []
    return [named] if isinstance(named, str) else named


def _details(role: dict[str, Any]) -> tuple[Words, ...]:
    is_execution = any(part in role["RoleName"].casefold() for part in EXECUTION)
    used_as = _("by its name a task execution role") if is_execution else _("by its name a task role")
    return (used_as, *filter(None, (role.get("Description"),)))


def find(account: Account, asked: Asked) -> Page:
    iam = account.client("iam")

    def ask(token: str) -> Answer:
        said = iam.list_roles(MaxItems=500, **without(Marker=token))
        roles = [role for role in said["Roles"] if trusts_tasks(role["AssumeRolePolicyDocument"])]
        entries = [Entry(role["RoleName"], _details(role), (Choice(role["Arn"]),)) for role in roles]
        return entries, said.get("Marker", "") if said.get("IsTruncated") else ""

    return gather(asked, ask)


lookup = Lookup(
    title=_("Roles"),
    lead=_("Only roles that ecs-tasks may assume are listed."),
    none=_("No role here lets ecs-tasks assume it."),
    actions=("iam:ListRoles",),
    find=find,
)
