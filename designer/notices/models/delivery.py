"""What is to go out: written in the transaction of what it tells of, sent by `deliver_notices`."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, Final, Self
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

WAITS: Final = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 20, 60, 240, 720, 1440))
"""After each try that failed, the next one is so much later; after the last of them there is none."""
LEASE: Final = timedelta(minutes=5)
"""Whoever took one this long ago and said nothing more is taken to be gone."""
KEPT: Final = timedelta(days=30)


class State(models.TextChoices):
    WAITING = "waiting", pgettext_lazy("delivery", "waiting")
    SENDING = "sending", pgettext_lazy("delivery", "being sent")
    SENT = "sent", pgettext_lazy("delivery", "sent")
    GIVEN_UP = "given up", pgettext_lazy("delivery", "given up")
    NOT_WANTED = "not wanted", pgettext_lazy("delivery", "no longer wanted")


class Problem(models.TextChoices):
    """Why a try failed."""

    NO_HOST = "no such host", _("There is no such host.")
    PRIVATE = "private address", _("The host has an address that is not of the public internet.")
    TLS = "no trusted certificate", _("The host has no certificate that this server trusts.")
    NO_ANSWER = "no answer", _("The host did not answer in time, or not in https.")
    REDIRECT = "redirect", _("The host answers from elsewhere. Redirects are not followed.")
    STATUS = "status", _("The host answered that it did not take it.")
    MAIL_REFUSED = "mail refused", _("The mail server did not take it.")
    OURS = "not sendable", _("It could not be sent. The log of the server says why.")


_TONES: Final = {State.SENT: "ok", State.GIVEN_UP: "err", State.WAITING: "info", State.SENDING: "info"}
OPEN: Final = (State.WAITING, State.SENDING)


class DeliveryQuerySet(models.QuerySet["Delivery"]):
    def due(self) -> Self:
        """What nobody is at, longest waiting first."""
        return self.filter(state__in=OPEN, next_at__lte=timezone.now()).order_by("next_at", "pk")

    def claim_one(self) -> Delivery | None:
        """The next that is due, for the one who calls and nobody else."""
        for found in self.due()[:20]:
            if found.claim():
                return found
        return None

    def given_up(self) -> Self:
        return self.filter(state=State.GIVEN_UP)

    def try_again(self) -> int:
        """What was given up starts anew; how many that are."""
        return self.given_up().update(state=State.WAITING, attempts=0, next_at=timezone.now())

    def forget_old(self) -> int:
        """What is done with goes after a while; what was given up is shown as long."""
        return self.exclude(state__in=OPEN).filter(next_at__lt=timezone.now() - KEPT).delete()[0]


class Delivery(models.Model):
    """A mail to a person or a call of a webhook. `body` is what it says, without the server's own address.

    `next_at` is when it is due; while it is being sent, when another may take it; at the end, when that
    was. `problem` says in a word why the last try failed, `status` what was answered.
    """

    team = models.ForeignKey("teams.Team", models.CASCADE, related_name="deliveries")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, null=True, related_name="+")
    webhook = models.ForeignKey("notices.Webhook", models.CASCADE, null=True, related_name="deliveries")
    key = models.UUIDField(default=uuid4, unique=True, editable=False)
    body: models.JSONField[Any, Any] = models.JSONField()
    state = models.CharField(max_length=12, choices=State, default=State.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    problem = models.CharField(max_length=40, choices=Problem, blank=True)
    status = models.PositiveSmallIntegerField(null=True)
    made_at = models.DateTimeField(default=timezone.now)
    next_at = models.DateTimeField(default=timezone.now)

    objects = DeliveryQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["next_at", "id"], condition=Q(state__in=OPEN), name="delivery_due"),
        ]
        constraints = [
            models.CheckConstraint(
                name="delivery_is_a_mail_or_a_call",
                condition=Q(person=None, webhook__isnull=False) | Q(person__isnull=False, webhook=None),
            ),
            models.CheckConstraint(name="delivery_state_known", condition=Q(state__in=State.values)),
        ]

    def __str__(self) -> str:
        return f"{self.key}"

    @property
    def tone(self) -> str:
        """How its state looks."""
        return _TONES.get(State(self.state), "")

    def claim(self) -> bool:
        """Compare-and-swap: of all who want to send it at once, one does."""
        as_seen = Delivery.objects.due().filter(pk=self.pk, state=self.state, attempts=self.attempts)
        taken = as_seen.order_by().update(
            state=State.SENDING, attempts=self.attempts + 1, next_at=timezone.now() + LEASE
        )
        if not taken:
            return False
        self.refresh_from_db()
        if self.attempts > len(WAITS) + 1:  # whoever tried was gone each time
            self.settle(State.GIVEN_UP, Problem.OURS)
            return False
        return True

    def settle(self, state: State, problem: str = "", status: int | None = None) -> None:
        """What came of this try. Nothing is noted by who was taken to be gone meanwhile."""
        self._note(state=state, problem=problem, status=status, next_at=timezone.now())

    def fail(self, problem: str, status: int | None = None) -> None:
        """To be tried again later, or given up after the last try."""
        if self.attempts > len(WAITS):
            self.settle(State.GIVEN_UP, problem, status)
            return
        later = timezone.now() + WAITS[self.attempts - 1]
        self._note(state=State.WAITING, problem=problem, status=status, next_at=later)

    def _note(self, **columns: Any) -> None:
        mine = Delivery.objects.filter(pk=self.pk, state=State.SENDING, attempts=self.attempts)
        mine.update(**columns)
        self.refresh_from_db()
