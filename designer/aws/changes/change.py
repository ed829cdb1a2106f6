"""A change asked of an account: one call, recorded before it is made and again when its outcome is known."""

from __future__ import annotations

import uuid
from datetime import datetime, timedelta
from typing import Any, Final

from django.conf import settings
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone

from designer import audit
from designer.aws.changes.outcome import AGAIN, OPEN, TONES, Kind, Outcome, State
from designer.drafts.models import KeyReused
from designer.teams.models import Act, Person, Target, Team

WINDOW: Final = timedelta(minutes=15)
"""What was sent cannot arrive any more after that: AWS takes no request that was signed so long ago."""

LEASE: Final = timedelta(minutes=2)
"""A process that is at work on one longer than this must be gone."""

ACTS: Final = {Kind.UPDATE: Act.DEPLOY, Kind.RUN: Act.DEPLOY, Kind.DEREGISTER: Act.DEREGISTER}

BEGUN: Final = {
    Kind.UPDATE: "service update begun",
    Kind.RUN: "task run begun",
    Kind.DEREGISTER: "deregistering begun",
}


class AlreadyAsked(Exception):
    """The form came before: what it did the first time stands."""

    def __init__(self, change: AccountChange) -> None:
        super().__init__(change)
        self.change = change


class AccountChangeQuerySet(models.QuerySet["AccountChange"]):
    def visible_to(self, person: Person) -> AccountChangeQuerySet:
        return self.filter(target__team__in=Team.objects.visible_to(person))


class AccountChange(models.Model):
    """`before` is the revision that the service ran, `how` what a task is started with, as JSON.

    `result` is what AWS named: a deployment, a task. Rows are written once; after that they only move
    from state to state.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    target = models.ForeignKey(Target, models.PROTECT, related_name="changes")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12, choices=Kind)
    account = models.CharField(max_length=12)
    region = models.CharField(max_length=30)
    family = models.CharField(max_length=255)
    revision = models.PositiveIntegerField()
    cluster = models.CharField(max_length=300, blank=True)
    service = models.CharField(max_length=300, blank=True)
    before = models.PositiveIntegerField(null=True)
    how = models.TextField(default="{}")
    key = models.CharField(max_length=64)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    state = models.CharField(max_length=10, choices=State, default=State.SENDING)
    sent_at = models.DateTimeField(default=timezone.now)
    settled_at = models.DateTimeField(null=True)
    result = models.CharField(max_length=400, blank=True)
    code = models.CharField(max_length=100, blank=True)
    message = models.TextField(blank=True)

    objects = AccountChangeQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-id"]
        indexes = [models.Index(fields=["target", "family", "-created_at"], name="change_of_family")]
        constraints = [
            models.UniqueConstraint(fields=["target", "key"], name="change_key_used_once"),
            models.CheckConstraint(condition=Q(kind__in=Kind.values), name="change_kind_known"),
            models.CheckConstraint(condition=Q(state__in=State.values), name="change_state_known"),
            models.CheckConstraint(
                condition=~Q(kind=Kind.UPDATE) | ~Q(service="") & ~Q(cluster=""),
                name="change_updates_a_service",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.family}:{self.revision}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise TypeError("A change moves by its methods; nothing else of it changes.")
        super().save(*args, **kwargs)

    @property
    def mark(self) -> str:
        """The session name in CloudTrail, and what a task says it was started by."""
        return f"ecsd-{self.pk.hex}"

    @property
    def tone(self) -> str:
        return TONES.get(State(self.state), "")

    @property
    def where(self) -> str:
        """The service as people name it, or the cluster."""
        cluster = self.cluster.rpartition("/")[2]
        return f"{cluster}/{self.service}" if self.service else cluster

    @transaction.atomic
    def begin(self) -> None:
        """Written before anything is asked of AWS. Raises AlreadyAsked, KeyReused, or MayNot."""
        Target.objects.select_for_update().get(pk=self.target_id)
        first = AccountChange.objects.filter(target=self.target_id, key=self.key).first()
        if first is not None:
            if first.asked != self.asked:
                raise KeyReused
            raise AlreadyAsked(first)
        self.person.must(ACTS[Kind(self.kind)], self.target.team)
        self.account, self.region = self.target.account, self.target.region
        self.save()
        self._record(BEGUN[Kind(self.kind)], self.person, where=self.where, before=self.before)

    @property
    def asked(self) -> tuple[Any, ...]:
        """What a form said, its key apart."""
        return self.kind, self.family, self.revision, self.cluster, self.service, self.how

    def again(self, person: Person) -> bool:
        """The very same once more, by whoever may; False where its outcome is known meanwhile."""
        with transaction.atomic():
            person.must(ACTS[Kind(self.kind)], self.target.team)
            anew = {"sent_at": timezone.now(), "settled_at": None, "code": "", "message": ""}
            moved = self._move(AGAIN, State.SENDING, **anew)
            if moved:
                self._record("change asked again", person, where=self.where)
        return moved

    def settle(self, outcome: Outcome) -> bool:
        """Record what came of it, unless somebody has found that out already."""
        with transaction.atomic():
            moved = self._move(
                OPEN,
                outcome.state,
                settled_at=None if outcome.state in OPEN else timezone.now(),
                result=outcome.result[:400],
                code=outcome.code[:100],
                message=outcome.message.replace("\0", "\ufffd"),
            )
            if moved:
                self._record("change settled", None, state=str(outcome.state), code=self.code)
        return moved

    def is_left_behind(self, now: datetime) -> bool:
        return self.state == State.SENDING and self.sent_at < now - LEASE

    def window_is_over(self, now: datetime) -> bool:
        return now >= self.sent_at + WINDOW

    def _move(self, before: tuple[State, ...], after: State, **columns: Any) -> bool:
        moved = AccountChange.objects.filter(pk=self.pk, state__in=before).update(state=after, **columns)
        self.refresh_from_db()
        return bool(moved)

    def _record(self, act: str, by: Person | None, **facts: Any) -> None:
        facts |= {"kind": self.kind, "account": self.account, "region": self.region}
        audit.record(act, team=self.target.team, by=by, about=self, **facts)
