"""A registration: one text on its way into one account, from the click to a known end."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.db import IntegrityError, models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from designer import audit, taskdef
from designer.aws.agreement import agreed, cannot_wait, is_revision_now
from designer.aws.attempt import Attempt
from designer.aws.blocking import NOTHING_ANYWAY, SendAnyway
from designer.aws.check import Verdict
from designer.aws.check_run import CheckRun
from designer.aws.duplicates import Duplicate
from designer.aws.in_advance import PassedInAdvance
from designer.aws.outcome import OPEN, REPEATABLE, UNSETTLED, Outcome, State
from designer.aws.overrides import Override, RuleAnswer
from designer.aws.refusal import CannotRegister
from designer.aws.refusing import (
    look_for_errors,
    refuse_posted_twice,
    refuse_unready,
    refuse_unsettled,
    refuse_wrong_state,
)
from designer.aws.registration_queryset import RegistrationQuerySet
from designer.aws.timing import Timing
from designer.aws.turns import Turn
from designer.aws.unapproved import Unapproved
from designer.aws.unchanged import Copy, Unchanged
from designer.drafts.models import Draft
from designer.taskdef.text import grouped
from designer.teams.models import Act, BreakGlass, Person, Target


class Registration(Attempt):
    """What is pinned never changes; a trigger of the database sees to it. It ends with `review`: the one that
    agreed to exactly this text in this target. Where none did, the target asked for none, or a row of
    `PassedInAdvance` or `Unapproved` says what let it pass. `check_run`: the checks that let it through.
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
    check_run = models.ForeignKey(
        CheckRun, models.PROTECT, null=True, related_name="registrations", editable=False
    )

    objects = RegistrationQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-id"]
        indexes = [
            models.Index(fields=["draft", "-created_at"], name="registration_of_draft"),
            models.Index(fields=["-created_at", "-id"], name="registration_list"),
            models.Index(fields=["state"], condition=Q(state__in=OPEN), name="registration_open"),
            models.Index(
                fields=["signed_at"],
                condition=Q(state=State.REGISTERED, checked_at=None),
                name="registration_to_check",
            ),
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
        copy: Copy | None = None,
    ) -> Registration:
        """Pin what this person looked at; `unapproved` tells why it cannot wait for approval, `copy` why it
        is registered though nothing would change.

        Raises AlreadyPosted, KeyReused, CannotRegister, or MayNot.
        """
        look_for_errors(draft)
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
            ready = refuse_unready(now, target, anyway)
            pinned = _pinned(now, target) | {"review": review, "check_run": ready.run}
            made = cls.objects.create(**pinned, person=person, key=key)
            Override.keep(made, anyway)
            if copy is not None:
                Unchanged.keep(made, copy)
            if unapproved is not None:
                Unapproved.keep(made, unapproved)
            elif gate.passes_in_advance:
                PassedInAdvance.keep(made, gate.in_advance)
            made._record_begun(anyway, ready.named(Verdict.UNCHECKED))
            return made

    def _record_begun(self, anyway: SendAnyway, unchecked: list[str]) -> None:
        """With what was sent anyway: rules by their names, checks that were not made by theirs."""
        facts = ("version", "digest", "account", "region")
        told: dict[str, Any] = {name: getattr(self, name) for name in facts} | {"target": self.target_id}
        told |= {"checks": self.check_run_id, "unchecked": unchecked}
        rules = sorted({rule for rule, _path in anyway.places})
        self.record("registration begun", self.person, **told, anyway=rules)

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

    def was_sent(self) -> None:
        self.record("registration sent", None, digest=self.digest)

    def was_settled(self, outcome: Outcome) -> None:
        RuleAnswer.keep(self, outcome)
        if outcome.state == State.REGISTERED:
            is_revision_now(self)

    def wait_for_turn(self, timing: Timing) -> float:
        """Seconds until one more may be sent into its account and Region."""
        return Turn.take(self.account, self.region, timing.pace)

    def found_twice(self, arns: Iterable[str]) -> None:
        """Raise the alarm: these revisions bear our mark as well."""
        Duplicate.keep(self, arns)

    def queue_again(self, person: Person) -> bool:
        """Send the same text again under the same mark, now that it surely is not there.

        Raises CannotRegister where the team does not agree to it any more.
        """
        if self.state not in REPEATABLE:
            raise CannotRegister(_("Only what surely was not registered can be sent again."))
        again: dict[str, Any] = {"queued_at": timezone.now(), "settled_at": None, "tries": None}
        again |= {"code": "", "message": "", "answer": ""}
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


def _pinned(draft: Draft, target: Target) -> dict[str, Any]:
    """The text as it is, and the place as it is."""
    text = draft.text
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
