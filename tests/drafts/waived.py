"""Drafts in which a rule that can be set aside finds something, whatever the rules say at the time."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from designer.drafts.models import Draft, Waiver
from designer.teams.models import Person

SOCKET = "sec-docker-socket"
UNUSED = "volume-unused"

# A container with the controls of its host (security), and a volume that nobody mounts (advice).
DOCUMENT: dict[str, Any] = {
    "family": "orders",
    "requiresCompatibilities": ["EC2"],
    "networkMode": "awsvpc",
    "memory": "1024",
    "taskRoleArn": "arn:aws:iam::111122223333:role/orders-task",
    "executionRoleArn": "arn:aws:iam::111122223333:role/orders-execution",
    "containerDefinitions": [
        {
            "name": "app",
            "image": "111122223333.dkr.ecr.eu-west-1.amazonaws.com/orders:1.4.2",
            "mountPoints": [
                {"sourceVolume": "docker", "containerPath": "/docker.sock", "readOnly": True},
            ],
        }
    ],
    "volumes": [{"name": "docker", "host": {"sourcePath": "/var/run/docker.sock"}}, {"name": "spare"}],
}

SetAside = Callable[..., Waiver]


def today(days: int = 0) -> date:
    return timezone.localdate() + timedelta(days=days)


def set_aside(draft: Draft, person: Person, rule: str = SOCKET, *, whole_team: bool = False) -> Waiver:
    """As the form does it with what it suggests."""
    for_what = None if whole_team else draft
    return Waiver.set_aside(rule, person, "The agent needs it.", today(90), team=draft.team, draft=for_what)


def expire(waiver: Waiver) -> Waiver:
    """Another row, as it stands in the database the day after it ended."""
    began = waiver.created_at - timedelta(days=91)
    columns = {"team": waiver.team, "draft": waiver.draft, "rule": waiver.rule, "reason": waiver.reason}
    waiver.delete()
    return Waiver.objects.create(**columns, created_by=waiver.created_by, created_at=began, ends_on=today(-1))
