"""Registrations by who may see them, and those of which something is to be found out."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Q

from designer.aws.outcome import UNSETTLED, State
from designer.aws.timing import REAL, Timing
from designer.drafts.models import Draft
from designer.teams.models import Person, Target, Team

if TYPE_CHECKING:
    from designer.aws.models import Registration

CHECKED_FOR = timedelta(days=1)
"""As long it is tried to ask an account whether a registration is there once."""


class RegistrationQuerySet(models.QuerySet["Registration"]):
    def visible_to(self, person: Person) -> Self:
        """Registrations of the teams this person is a member of."""
        return self.filter(draft__team__in=Team.objects.visible_to(person))

    def for_draft(self, draft: Draft) -> Self:
        """Newest first."""
        return self.filter(draft=draft).select_related("target", "person").order_by("-created_at", "-pk")

    def for_lists(self) -> Self:
        """With all that a line of a list says."""
        return self.select_related("target", "person", "draft", "unapproved__afterwards__person")

    def registered(self) -> Self:
        """With their targets, to say where and as what."""
        return self.filter(state=State.REGISTERED).select_related("target")

    def unsettled(self) -> Self:
        """Sent, or being sent, and nobody knows yet whether a revision was made."""
        return self.filter(state__in=UNSETTLED)

    def older_than(self, registration: Registration) -> Self:
        """The page after this one, newest first."""
        created, pk = registration.created_at, registration.pk
        return self.filter(Q(created_at__lt=created) | Q(created_at=created, pk__lt=pk))

    def in_the_way_of(self, target: Target, family: str) -> Self:
        """What has to be settled before this family can be registered there."""
        return self.unsettled().filter(account=target.account, region=target.region, family=family)

    def to_send(self, now: datetime, timing: Timing = REAL) -> Self:
        """What AWS had no time for, and is due again. Older ones nobody waits for any more."""
        due = self.filter(queued_at__lte=now, queued_at__gte=now - timing.lease)
        return due.filter(state=State.QUEUED, tries__gt=0)

    def to_look_up(self, now: datetime, timing: Timing = REAL) -> Self:
        """What is unknown, and what a process that is gone left behind."""
        gone = now - timing.lease
        left_behind = Q(state=State.QUEUED, queued_at__lt=gone) | Q(state=State.SENDING, signed_at__lt=gone)
        return self.filter(Q(state=State.UNKNOWN) | left_behind)

    def to_check(self, now: datetime, timing: Timing = REAL) -> Self:
        """What was registered, and nobody looked yet whether it is there once, now that nothing can come."""
        lately = (now - timing.window - CHECKED_FOR, now - timing.window)
        return self.filter(state=State.REGISTERED, checked_at=None, signed_at__range=lately)
