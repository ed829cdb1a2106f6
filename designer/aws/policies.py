"""The policies a target's role needs, as JSON to paste: who may assume it, and what it may do."""

import json
import re
from typing import Any, Final

from designer.aws.checking import all_checks
from designer.aws.looking import all_lookups
from designer.aws.regions import region
from designer.teams.models import Target

SESSION = re.compile(
    r"arn:(?P<partition>[a-z-]+):sts::(?P<account>[0-9]{12}):assumed-role/(?P<role>[^/]+)/.+"
)


VALUES: Final = "secretsmanager:GetSecretValue"
UNKNOWN: Final = "<the ARN of the role this server runs as>"


def trust_policy(target: Target, principal: str) -> str:
    """Lets this server in, and nobody it could be confused with: the external ID is this target's alone."""
    return _policy(
        {
            "Effect": "Allow",
            "Principal": {"AWS": role_of(principal) or UNKNOWN},
            "Action": "sts:AssumeRole",
            "Condition": {"StringEquals": {"sts:ExternalId": target.external_id}},
        }
    )


def permissions(target: Target) -> str:
    """What registering takes. The roles that may be passed are best narrowed to the team's own."""
    partition = region(target.region).partition or "aws"
    return _policy(
        {
            "Effect": "Allow",
            "Action": [
                "ecs:RegisterTaskDefinition",
                "ecs:DescribeTaskDefinition",
                "ecs:ListTaskDefinitions",
                "ecs:ListTagsForResource",
                "ecs:TagResource",
            ],
            "Resource": "*",
        },
        {
            "Effect": "Allow",
            "Action": "iam:PassRole",
            "Resource": f"arn:{partition}:iam::{target.account}:role/*",
            "Condition": {"StringEquals": {"iam:PassedToService": "ecs-tasks.amazonaws.com"}},
        },
    )


def look_ups(target: Target) -> str:
    """What look-ups and checks take: reading, and of the values of secrets only what the target allows."""
    actions = {action for lookup in all_lookups().values() for action in lookup.actions}
    actions |= {action for check in all_checks().values() for action in check.actions}
    allowed = actions if target.reads_secret_keys else actions - {VALUES}
    return _policy({"Effect": "Allow", "Action": sorted(allowed), "Resource": "*"})


def role_of(principal: str) -> str:
    """The role behind a session's ARN, which is what a trust policy names; other principals as they are."""
    session = SESSION.fullmatch(principal)
    if session is None:
        return principal
    return f"arn:{session['partition']}:iam::{session['account']}:role/{session['role']}"


def _policy(*statements: dict[str, Any]) -> str:
    return json.dumps({"Version": "2012-10-17", "Statement": statements}, indent=2)
