"""A rule that a team set aside, for one draft or for all of its drafts: why, by whom, and until when."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any, Final, Self

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, models, transaction
from django.db.models import Q
from django.db.models.functions import Length, Trim
from django.db.models.lookups import GreaterThan
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from designer import audit
from designer.drafts.models.draft import Draft
from designer.drafts.waivable import waivable
from designer.taskdef.rule import Rule
from designer.teams.models import Act, Person, Team

USUAL: Final = timedelta(days=90)
LONGEST: Final = timedelta(days=365)


class CannotSetAside(Exception):
    """The rule is not set aside; the message says why, for the page to show."""


class WaiverQuerySet(models.QuerySet["Waiver"]):
    def visible_to(self, person: Person) -> Self:
        """Waivers of the teams this person is a member of."""
        return self.filter(team__in=Team.objects.visible_to(person))

    def standing(self) -> Self:
        """Those that hold today. No job has to run for one to expire."""
        return self.filter(ended_at=None, ends_on__gte=timezone.localdate())

    def past(self) -> Self:
        """Those that expired or were ended."""
        return self.exclude(ended_at=None, ends_on__gte=timezone.localdate())

    def covering(self, drafts: Iterable[Draft]) -> Self:
        """Those for one of these drafts, or for all drafts of one of their teams."""
        drafts = list(drafts)
        whole_team = Q(draft=None, team__in={draft.team_id for draft in drafts})
        return self.filter(whole_team | Q(draft__in=[draft.pk for draft in drafts]))

    def older_than(self, waiver: Waiver) -> Self:
        """The page after this one, newest first."""
        created, pk = waiver.created_at, waiver.pk
        return self.filter(Q(created_at__lt=created) | Q(created_at=created, pk__lt=pk))


class Waiver(models.Model):
    """Rows are only ever added; the one thing that happens to them is their end. A trigger sees to it.

    It holds to the end of `ends_on`. `ended_by` says who ended it earlier; one that had expired when
    another took its place was ended by nobody.
    """

    team = models.ForeignKey(Team, models.PROTECT, related_name="waivers")
    draft = models.ForeignKey(Draft, models.CASCADE, null=True, related_name="waivers")
    rule = models.CharField(max_length=100)
    reason = models.CharField(max_length=500)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    ends_on = models.DateField()
    ended_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    ended_at = models.DateTimeField(null=True)

    objects = WaiverQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["team", "rule"],
                condition=Q(draft=None, ended_at=None),
                name="waiver_one_a_team_and_rule",
            ),
            models.UniqueConstraint(
                fields=["draft", "rule"], condition=Q(ended_at=None), name="waiver_one_a_draft_and_rule"
            ),
            models.CheckConstraint(
                condition=Q(GreaterThan(Length(Trim("reason")), 0)), name="waiver_has_a_reason"
            ),
            models.CheckConstraint(
                condition=Q(ended_by=None) | Q(ended_at__isnull=False), name="waiver_ended_by_at_a_time"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.rule} in {self.draft or self.team}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Rows are written once."""
        if not self._state.adding:
            raise TypeError("A waiver is ended by its method; nothing else of it changes.")
        super().save(*args, **kwargs)

    @classmethod
    def set_aside(
        cls,
        rule_id: str,
        person: Person,
        reason: str,
        ends_on: date,
        *,
        team: Team,
        draft: Draft | None = None,
    ) -> Waiver:
        """Set a rule aside for one draft of the team, or for all of them. Raises CannotSetAside or MayNot."""
        if draft and draft.team_id != team.pk:
            raise PermissionDenied("The draft is of another team.")
        person.must(Act.EDIT, team)
        rule = _allowed(rule_id, reason, ends_on)
        place = cls.objects.filter(team=team, draft=draft, rule=rule.id, ended_at=None)
        try:
            with transaction.atomic():
                place.filter(ends_on__lt=timezone.localdate()).update(ended_at=timezone.now())
                made = cls.objects.create(
                    team=team,
                    draft=draft,
                    rule=rule.id,
                    reason=reason.strip(),
                    created_by=person,
                    ends_on=ends_on,
                )
                told = {"rule": rule.id, "draft": draft and draft.pk, "until": ends_on.isoformat()}
                audit.record("rule set aside", team=team, by=person, about=made, **told)
                return made
        except IntegrityError:
            raise CannotSetAside(_("It is set aside already.")) from None

    def end(self, person: Person) -> bool:
        """End it now; False when it had ended before. Raises MayNot."""
        person.must(Act.EDIT, self.team)
        standing = Waiver.objects.standing().filter(pk=self.pk)
        with transaction.atomic():
            ended = standing.update(ended_at=timezone.now(), ended_by=person)
            if ended:
                audit.record("waiver ended", team=self.team, by=person, about=self, rule=self.rule)
        self.refresh_from_db()
        return bool(ended)

    @property
    def audit_label(self) -> str:
        return f"{self.rule} in {self.draft.audit_label if self.draft else self.team}"

    @property
    def stands(self) -> bool:
        return self.ended_at is None and self.ends_on >= timezone.localdate()


def _allowed(rule_id: str, reason: str, ends_on: date) -> Rule:
    rule = waivable(rule_id)
    if rule is None:
        raise CannotSetAside(_("Only security findings and advice can be set aside."))
    if not reason.strip():
        raise CannotSetAside(_("Say why."))
    today = timezone.localdate()
    if not today <= ends_on <= today + LONGEST:
        raise CannotSetAside(_("It ends today at the earliest and within a year."))
    return rule
