"""Whether the roles of a target let nobody in who does not know its external ID: tried, and noted.

A role that anybody's tool can assume protects no team from another:
https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html.
"""

from __future__ import annotations

import json
from hashlib import sha256

from django.db import models, transaction
from django.utils import timezone

from designer import audit
from designer.aws.account import lets_in_anybody
from designer.aws.client import GLANCE
from designer.teams.models import Person, Target


class Verification(models.Model):
    """Stands for the roles and the external ID of which `digest` is; with others nothing is verified."""

    target = models.OneToOneField(Target, models.CASCADE, primary_key=True, related_name="verification")
    digest = models.CharField(max_length=64)
    at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return str(self.target)

    @classmethod
    def holds(cls, target: Target) -> bool:
        found: Verification | None = getattr(target, "verification", None)
        return found is not None and found.digest == _digest(target)

    @classmethod
    def attempt(cls, target: Target, person: Person) -> list[str]:
        """The roles that let in without the external ID; with none, it is verified. Raises Trouble."""
        found = [role for role in roles_of(target) if lets_in_anybody(target, role, GLANCE)]
        cls._note(target, person, is_verified=not found)
        return found

    @classmethod
    @transaction.atomic
    def _note(cls, target: Target, person: Person, *, is_verified: bool) -> None:
        if is_verified:
            told = {"digest": _digest(target), "at": timezone.now()}
            cls.objects.update_or_create(target=target, defaults=told)
            audit.record("account verified", team=target.team, by=person, about=target)
        elif cls.objects.filter(target=target).delete()[0]:
            audit.record("account not verified", team=target.team, by=person, about=target)


def roles_of(target: Target) -> list[str]:
    """Those that this server assumes there, each once."""
    return list(dict.fromkeys(filter(None, (target.role_arn, target.read_role_arn))))


def _digest(target: Target) -> str:
    told = [target.role_arn, target.read_role_arn, target.external_id, target.account]
    return sha256(json.dumps(told).encode()).hexdigest()
