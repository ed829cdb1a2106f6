"""Whether the role that registers may do so, and may hand over the roles of the task: simulated by IAM."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, Final

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from designer.aws.check import Before, Check, Result, failed, passed, unchecked
from designer.aws.checks.roles import named_roles
from designer.aws.client import asking
from designer.aws.lookups.roles import TASKS
from designer.aws.regions import region

REGISTER: Final = "ecs:RegisterTaskDefinition"
PASS: Final = "iam:PassRole"  # noqa: S105 - an action
TO_TASKS: Final = {"iam:PassedToService": TASKS}


def look(before: Before) -> Iterator[Result]:
    """Raises Trouble where the role that reads may not simulate."""
    role = before.target.role_arn
    if not role:
        yield unchecked(gettext_noop("This server registers with its own credentials; IAM simulates roles."))
        return
    iam = before.account.client("iam")
    yield _judged(_simulated(iam, role, REGISTER, "*"), REGISTER, "*")
    for passed_on in named_roles(before.task):
        arn = _arn(before, passed_on)
        yield _judged(_simulated(iam, role, PASS, arn), PASS, arn)


def _arn(before: Before, role: str) -> str:
    if role.startswith("arn:"):
        return role
    partition = region(before.target.region).partition or "aws"
    return f"arn:{partition}:iam::{before.target.account}:role/{role}"


def _simulated(iam: Any, role: str, action: str, resource: str) -> str:
    context = [
        {"ContextKeyName": key, "ContextKeyValues": [value], "ContextKeyType": "string"}
        for key, value in TO_TASKS.items()
    ]
    with asking():
        said = iam.simulate_principal_policy(
            PolicySourceArn=role, ActionNames=[action], ResourceArns=[resource], ContextEntries=context
        )
        return str(said["EvaluationResults"][0]["EvalDecision"])


def _judged(decision: str, action: str, resource: str) -> Result:
    if decision == "allowed":
        return passed(gettext_noop("{action} is allowed on {resource}"), action=action, resource=resource)
    said = gettext_noop("{action} is not allowed on {resource}.")
    remedy = gettext_noop("Add this statement to the role that registers, then check again.")
    return failed(said, remedy, _statement(action, resource), action=action, resource=resource)


def _statement(action: str, resource: str) -> str:
    condition = {"Condition": {"StringEquals": TO_TASKS}} if action == PASS else {}
    return json.dumps({"Effect": "Allow", "Action": action, "Resource": resource} | condition, indent=2)


check = Check(
    order=30,
    title=_("Permission to register and to pass the roles"),
    look=look,
    actions=("iam:SimulatePrincipalPolicy",),
)
