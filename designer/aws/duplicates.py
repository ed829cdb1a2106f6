"""Revisions that one registration made besides its own: they should never be, so each raises an alarm."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import structlog
from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone

from designer.notices import Event, tell
from designer.teams.models import Act, Person, Team

if TYPE_CHECKING:
    from designer.aws.models import Registration

log = structlog.get_logger(__name__)


class Duplicate(models.Model):
    """Added once a revision. A trigger keeps it as it is."""

    registration = models.ForeignKey("aws.Registration", models.PROTECT, related_name="duplicates")
    arn = models.CharField(max_length=400, unique=True)
    found_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.arn

    @classmethod
    def keep(cls, registration: Registration, arns: Iterable[str]) -> None:
        """Tell who manages the team, who registered it and who watches; each revision once."""
        for arn in arns:
            with transaction.atomic():
                _made, is_new = cls.objects.get_or_create(arn=arn, defaults={"registration": registration})
                if is_new:
                    _alarm(registration, arn)


def _alarm(registration: Registration, arn: str) -> None:
    log.error("registered twice", registration=registration.pk.hex, revision=registration.arn, duplicate=arn)
    facts: dict[str, Any] = {"version": registration.version, "target": registration.target.name}
    facts["revision"] = arn.rpartition("/")[2]
    tell(
        Event.REGISTERED_TWICE,
        registration.draft,
        by=registration.person,
        to=[registration.person, *_admins(registration.draft.team)],
        url=reverse("aws:registration", args=[registration.pk]),
        **facts,
    )
    registration.record("registered twice", None, duplicate=arn, digest=registration.digest)


def _admins(team: Team) -> list[Person]:
    managing = Person.objects.filter(memberships__team=team, memberships__grants__role__in=Act.MANAGE.roles)
    return list(managing.distinct())
