"""A registration: one text on its way into one account, from the click to a known end."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import IntegrityError, models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from designer import audit, taskdef
from designer.aws.agreement import agreed, cannot_wait, is_revision_now
from designer.aws.blocking import NOTHING_ANYWAY, SendAnyway
from designer.aws.in_advance import PassedInAdvance
from designer.aws.outcome import OPEN, REPEATABLE, TONES, UNSETTLED, Outcome, State
from designer.aws.overrides import Override, RuleAnswer
from designer.aws.refusal import CannotRegister
from designer.aws.refusing import refuse_posted_twice, refuse_unsettled, refuse_wrong_state
from designer.aws.registration_queryset import LEASE, RegistrationQuerySet
from designer.aws.unapproved import Unapproved
from designer.drafts.models import Draft
from designer.taskdef.text import grouped
from designer.teams.models import Act, BreakGlass, Person, Target

WINDOW = timedelta(minutes=15)
"""AWS refuses a request whose signature is older than five minutes; past this, not there is never there."""


class Registration(models.Model):
    """What is pinned never changes; a trigger of the database sees to it. It ends with `review`: the one that
    agreed to exactly this text in this target. Where none did, the target asked for none, or a row of
    `PassedInAdvance` or `Unapproved` says what let it pass.

    `above` is the highest revision the family had before the first attempt, `principal` who we were
    in the account, `answer` what AWS said, word for word, `looked_at` when the account was last asked
    what became of it, and `look_code` why that told nothing. States move by compare-and-swap alone.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    draft = models.ForeignKey(Draft, models.PROTECT, related_name="registrations")
    version = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)
    text = models.TextField()
    target = models.ForeignKey(Target, models.PROTECT, related_name="registrations")
    account = models.CharField(max_length=12)
    region = models.CharField(max_length=30)
    family = models.CharField(max_length=255)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    key = models.CharField(max_length=64)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    review = models.ForeignKey(
        "reviews.Review", models.PROTECT, null=True, related_name="registrations", editable=False
    )

    state = models.CharField(max_length=10, choices=State, default=State.QUEUED)
    queued_at = models.DateTimeField(default=timezone.now)
    signed_at = models.DateTimeField(null=True)
    settled_at = models.DateTimeField(null=True)
    above = models.PositiveIntegerField(null=True)
    principal = models.CharField(max_length=700, blank=True)
    arn = models.CharField(max_length=400, blank=True)
    revision = models.PositiveIntegerField(null=True)
    answer = models.TextField(blank=True)
    code = models.CharField(max_length=100, blank=True)
    message = models.TextField(blank=True)
    looked_at = models.DateTimeField(null=True)
    look_code = models.CharField(max_length=100, blank=True)
    look_message = models.TextField(blank=True)

    objects = RegistrationQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-id"]
        indexes = [
            models.Index(fields=["draft", "-created_at"], name="registration_of_draft"),
            models.Index(fields=["-created_at", "-id"], name="registration_list"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["draft", "key"], name="registration_key_used_once"),
            models.UniqueConstraint(
                fields=["account", "region", "family"],
                condition=Q(state__in=UNSETTLED),
                name="registration_one_unsettled_a_family",
            ),
            models.UniqueConstraint(
                fields=["review", "target", "digest"],
                condition=Q(review__isnull=False, state__in=[*OPEN, State.REGISTERED]),
                name="registration_one_an_approval",
            ),
            models.CheckConstraint(condition=Q(state__in=State.values), name="registration_state_known"),
            models.CheckConstraint(
                condition=~Q(state=State.REGISTERED) | ~Q(arn="") & Q(revision__isnull=False),
                name="registration_registered_as_something",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[*UNSETTLED, State.ABSENT])
                | Q(signed_at__isnull=False, above__isnull=False),
                name="registration_sent_above_something",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.family}:{self.revision}" if self.revision else self.family

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Rows are written once; after that they only move from state to state."""
        if not self._state.adding:
            raise TypeError("A registration moves by its methods; nothing else of it changes.")
        super().save(*args, **kwargs)

    @classmethod
    def begin(
        cls,
        draft: Draft,
        version: int,
        target: Target,
        person: Person,
        key: str,
        anyway: SendAnyway = NOTHING_ANYWAY,
        unapproved: str | None = None,
    ) -> Registration:
        """Pin what this person looked at; `unapproved` tells why it cannot wait for approval.

        Raises AlreadyPosted, KeyReused, CannotRegister, or MayNot.
        """
        with transaction.atomic():
            now = Draft.objects.select_for_update().get(pk=draft.pk)
            refuse_posted_twice(key, now, version, target)
            refuse_wrong_state(now, version, target, anyway)
            refuse_unsettled(cls.objects.in_the_way_of(target, now.family))
            gate = agreed(now, target) if unapproved is None else cannot_wait(now, target, person, unapproved)
            review = gate.passing if unapproved is None else None
            if review and review.registrations.filter(target=target, state__in=OPEN).exists():
                raise CannotRegister(_("What was approved is being registered already."))
            person.must(Act.REGISTER, now.team)
            made = cls.objects.create(**_pinned(now, target), person=person, key=key, review=review)
            Override.keep(made, anyway)
            if unapproved is not None:
                Unapproved.keep(made, unapproved)
            elif gate.passes_in_advance:
                PassedInAdvance.keep(made, gate.in_advance)
            told = {"version": version, "digest": made.digest, "target": target.pk, "account": made.account}
            rules = sorted({rule for rule, _path in anyway.places})
            made.record("registration begun", person, **told, region=made.region, anyway=rules)
            return made

    @property
    def was_agreed(self) -> bool:
        """Whether the team agreed, asked for no agreement, or found it fine afterwards."""
        doubtful = Unapproved.objects.filter(registration=self.pk).exclude(afterwards__is_fine=True)
        return not doubtful.exists()

    @property
    def audit_label(self) -> str:
        return self.mark

    def record(self, act: str, by: Person | None, **facts: Any) -> None:
        audit.record(act, team=self.draft.team, by=by, about=self, draft=self.draft_id, **facts)

    @property
    def mark(self) -> str:
        """The session name under which it is sent, by which its revision is known again."""
        return f"ecsd-{self.pk.hex}"

    @property
    def document(self) -> dict[str, Any]:
        found: dict[str, Any] = taskdef.read(self.text)
        return found

    @property
    def short_digest(self) -> str:
        return grouped(self.digest)

    @property
    def tone(self) -> str:
        """The colour class of its state."""
        return TONES.get(State(self.state), "")

    def window_ends(self) -> datetime | None:
        """Until when what was sent could still arrive."""
        return self.signed_at + WINDOW if self.signed_at else None

    def window_is_over(self, now: datetime) -> bool:
        ends = self.window_ends()
        return ends is not None and now >= ends

    def left_behind(self, now: datetime) -> bool:
        """Whether the process that worked on it must be gone."""
        since = {State.QUEUED: self.queued_at, State.SENDING: self.signed_at}.get(State(self.state))
        return since is not None and since < now - LEASE

    def start_sending(self, above: int, principal: str) -> datetime | None:
        """Queued becomes sending, for one process only: the moment it did.

        None when another process was quicker, or another registration of the family is not settled.
        """
        first = above if self.above is None else self.above
        now = timezone.now()
        try:
            with transaction.atomic():
                taken = self._move(
                    [State.QUEUED], State.SENDING, signed_at=now, above=first, principal=principal
                )
                if taken:
                    self.record("registration sent", None, digest=self.digest)
        except IntegrityError:
            self.settle(Outcome(state=State.NOT_SENT, code="Overtaken"))
            return None
        return now if taken else None

    def settle(self, outcome: Outcome, looked_at: datetime | None = None) -> bool:
        """Record what came of it, unless somebody has found that out already."""
        with transaction.atomic():
            moved = self._move(
                [State.QUEUED, State.SENDING, State.UNKNOWN],
                outcome.state,
                settled_at=None if outcome.state in UNSETTLED else timezone.now(),
                arn=outcome.arn,
                revision=outcome.revision,
                answer=outcome.answer or self.answer,
                code=outcome.code[:100],
                message=outcome.message.replace("\0", "\ufffd"),
                looked_at=looked_at,
                look_code="",
                look_message="",
            )
            if moved:
                RuleAnswer.keep(self, outcome)
            if moved and outcome.state == State.REGISTERED:
                is_revision_now(self)
            if moved:
                told = {"state": str(outcome.state), "revision": outcome.revision, "code": self.code}
                self.record("registration settled", None, **told)
        return moved

    def looked_up(self, now: datetime, code: str, message: str = "") -> None:
        """Note that a look into the account settled nothing, and why."""
        self._move(
            [State.UNKNOWN],
            State.UNKNOWN,
            looked_at=now,
            look_code=code[:100],
            look_message=message.replace("\0", "\ufffd"),
        )

    def queue_again(self, person: Person) -> bool:
        """Send the same text again under the same mark, now that it surely is not there.

        Raises CannotRegister where the team does not agree to it any more.
        """
        if self.state not in REPEATABLE:
            raise CannotRegister(_("Only what surely was not registered can be sent again."))
        again = {"queued_at": timezone.now(), "settled_at": None, "code": "", "message": "", "answer": ""}
        try:
            with transaction.atomic():
                now = Draft.objects.select_for_update().get(pk=self.draft_id)
                self._refuse_not_agreed_now(now, person)
                person.must(Act.REGISTER, now.team)
                moved = self._move(REPEATABLE, State.QUEUED, **again)
                if moved:
                    self.record("registration queued again", person)
                return moved
        except IntegrityError:
            raise CannotRegister(_("What was approved is being registered already.")) from None

    def _refuse_not_agreed_now(self, draft: Draft, person: Person) -> None:
        if is_unapproved := Unapproved.objects.filter(registration=self.pk).exists():
            BreakGlass.must(person, draft.team)
        target = Target.objects.get(pk=self.target_id)
        if (is_unapproved or agreed(draft, target).needed) and draft.digest != self.digest:
            raise CannotRegister(_("The draft says something else since. Register it as it is now."))

    def _move(self, before: Iterable[State], after: State, **columns: Any) -> bool:
        moved = Registration.objects.filter(pk=self.pk, state__in=list(before)).update(state=after, **columns)
        self.refresh_from_db()
        return bool(moved)


def _pinned(draft: Draft, target: Target) -> dict[str, Any]:
    """The text as it is, and the place as it is."""
    text = draft.content.text
    return {
        "draft": draft,
        "version": draft.version,
        "digest": taskdef.digest(text),
        "text": text,
        "target": target,
        "account": target.account,
        "region": target.region,
        "family": draft.family,
    }
