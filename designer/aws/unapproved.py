"""What was registered without approval because it could not wait, and what somebody else says of it later."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models, transaction
from django.db.models import Q
from django.db.models.functions import Length, Trim
from django.db.models.lookups import GreaterThan
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from designer.aws.outcome import State
from designer.notices import Event, tell
from designer.reviews.refusal import CannotReview
from designer.teams.models import Act, Person, Team

if TYPE_CHECKING:
    from designer.aws.models import Registration

WITHOUT_REVISION = (State.REFUSED, State.NOT_SENT, State.ABSENT)
"""States in which surely nothing came of it, so that there is nothing to review."""


class UnapprovedQuerySet(models.QuerySet["Unapproved"]):
    def waiting(self) -> Self:
        """What somebody still has to review."""
        return self.filter(afterwards=None).exclude(registration__state__in=WITHOUT_REVISION)

    def waiting_for(self, person: Person) -> Self:
        """What this person may decide about, longest first; not what they registered themselves."""
        deciding = Team.objects.where(person, Act.DECIDE)
        found = self.waiting().filter(registration__draft__team__in=deciding)
        return found.exclude(registration__person=person).order_by("registration__created_at")


class Unapproved(models.Model):
    """Written with the registration, in its transaction, by its person. A trigger keeps it as it is."""

    registration = models.OneToOneField(
        "aws.Registration", models.PROTECT, primary_key=True, related_name="unapproved"
    )
    reason = models.TextField()

    objects = UnapprovedQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(GreaterThan(Length(Trim("reason")), 0)), name="unapproved_has_a_reason"
            )
        ]

    def __str__(self) -> str:
        return f"{self.registration}: {self.reason}"

    @classmethod
    def keep(cls, registration: Registration, reason: str) -> None:
        """Who watches is told, and who decides on reviews or manages the team: one of them has to look."""
        cls.objects.create(registration=registration, reason=reason.strip())
        draft, person = registration.draft, registration.person
        told = {"version": registration.version, "target": registration.target.name}
        url = reverse("aws:registration", args=[registration.pk])
        tell(Event.REGISTERED_UNAPPROVED, draft, by=person, to=_concerned(draft.team), url=url, **told)
        facts = {"target": registration.target_id, "digest": registration.digest}
        registration.record("registered without approval", person, version=registration.version, **facts)

    @property
    def verdict(self) -> Afterwards | None:
        """What was said of it afterwards, if anything was."""
        return getattr(self, "afterwards", None)

    @property
    def is_waiting(self) -> bool:
        return self.verdict is None and self.registration.state not in WITHOUT_REVISION

    @property
    def tag(self) -> tuple[str, str]:
        """(tone, words) of how it stands."""
        verdict = self.verdict
        if verdict is None:
            return ("err", _("Without approval"))
        return ("ok", _("Reviewed afterwards")) if verdict.is_fine else ("err", _("Reviewed: not fine"))

    def review(self, person: Person, *, is_fine: bool, note: str) -> Afterwards:
        """Say afterwards whether it was fine. Raises CannotReview or MayNot."""
        with transaction.atomic():
            registration = type(self.registration).objects.select_for_update().get(pk=self.pk)
            self.refresh_from_db()
            if self.verdict is not None:
                raise CannotReview(_("%(name)s reviewed it already.") % {"name": self.verdict.person})
            if registration.state in WITHOUT_REVISION:
                raise CannotReview(_("Nothing was registered by it."))
            if not note.strip():
                raise CannotReview(_("Write what you found when you looked at it."))
            person.must(Act.DECIDE, registration.draft.team)
            self._refuse_own(person, registration)
            made = Afterwards.objects.create(
                unapproved=self, person=person, is_fine=is_fine, note=note.strip()
            )
            registration.record("reviewed afterwards", person, fine=is_fine)
            made.tell()
            return made

    def _refuse_own(self, person: Person, registration: Registration) -> None:
        if registration.person_id == person.pk:
            raise CannotReview(_("You registered it yourself. Somebody else reviews it."))
        if person.pk in _authors(registration):
            raise CannotReview(_("You wrote a part of it. Somebody else reviews it."))


class Afterwards(models.Model):
    """What somebody else found, later. Added once; triggers keep it, and refuse who registered it."""

    unapproved = models.OneToOneField(Unapproved, models.PROTECT, primary_key=True, related_name="afterwards")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    is_fine = models.BooleanField(gettext_lazy("fine"))
    note = models.TextField()
    at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(GreaterThan(Length(Trim("note")), 0)), name="afterwards_has_a_note"
            )
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.note}"

    def tell(self) -> None:
        """Who registered it in any case, and who watches: it is not open any more."""
        registration = self.unapproved.registration
        found = "fine" if self.is_fine else "not fine"
        told = {"version": registration.version, "target": registration.target.name, "found": found}
        url = reverse("aws:registration", args=[registration.pk])
        asked = [registration.person]
        tell(Event.REVIEWED_AFTERWARDS, registration.draft, by=self.person, to=asked, url=url, **told)


def _authors(registration: Registration) -> set[int]:
    """Who wrote a part of what was new by it."""
    draft, place = registration.draft, {"account": registration.account, "region": registration.region}
    before = draft.registrations.registered().filter(**place, version__lt=registration.version)
    since = before.order_by("-version").values_list("version", flat=True).first() or 0
    edits = draft.edits.filter(version__gt=since, version__lte=registration.version)
    return {pk for people in edits.values_list("person", "suggested_by") for pk in people if pk is not None}


def _concerned(team: Team) -> list[Person]:
    roles = [*Act.DECIDE.roles, *Act.MANAGE.roles]
    return list(Person.objects.filter(memberships__team=team, memberships__grants__role__in=roles).distinct())
