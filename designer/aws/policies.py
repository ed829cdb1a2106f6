"""The policies a target's role needs, as JSON to paste: who may assume it, and what it may do."""

import json
import re
from typing import Final

from designer.aws.own_needs import acting, looking_up, registering
from designer.taskdef.permissions.exports import json_text
from designer.taskdef.permissions.statement import policy
from designer.teams.models import Target

SESSION = re.compile(
    r"arn:(?P<partition>[a-z-]+):sts::(?P<account>[0-9]{12}):assumed-role/(?P<role>[^/]+)/.+"
)


UNKNOWN: Final = "<the ARN of the role this server runs as>"


def trust_policy(target: Target, principal: str) -> str:
    """Lets this server in, and nobody it could be confused with: the external ID is this target's alone."""
    said = policy(
        [
            {
                "Sid": "TaskDesigner",
                "Effect": "Allow",
                "Principal": {"AWS": role_of(principal) or UNKNOWN},
                "Action": "sts:AssumeRole",
                "Condition": {"StringEquals": {"sts:ExternalId": target.external_id}},
            }
        ]
    )
    return json.dumps(said, indent=2)


def permissions(target: Target) -> str:
    """What registering takes."""
    return json_text(registering(target))


def after_registering(target: Target) -> str:
    """What updating services, running tasks and deregistering take besides."""
    return json_text(acting(target))


def look_ups(target: Target) -> str:
    """What looking things up takes."""
    return json_text(looking_up(target))


def role_of(principal: str) -> str:
    """The role behind a session's ARN, which is what a trust policy names; other principals as they are."""
    session = SESSION.fullmatch(principal)
    if session is None:
        return principal
    return f"arn:{session['partition']}:iam::{session['account']}:role/{session['role']}"
