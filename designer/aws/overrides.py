"""Errors that were sent anyway, because AWS decides and we may be wrong; and what AWS then answered."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Q
from django.db.models.functions import Length, Trim
from django.db.models.lookups import GreaterThan
from django.utils import timezone

from designer.aws.blocking import Place, SendAnyway
from designer.aws.outcome import Outcome, State
from designer.teams.models import Person, Team

if TYPE_CHECKING:
    from designer.aws.models import Registration

ABOUT_THE_DOCUMENT = ("ClientException", "InvalidParameterException", "ValidationException")
"""Codes of refusals that may be about what was sent. Others are about who sent it, or when."""

ABOUT_THE_MOMENT = "too many concurrent attempts"
"""What a ClientException says when somebody else was registering the family at the same time."""


class Override(models.Model):
    """Why a registration was sent with errors, and which: JSON pairs of a rule's id and a pointer.

    Written with the registration, in its transaction, by its person. A trigger keeps it as it is.
    """

    registration = models.OneToOneField(
        "aws.Registration", models.PROTECT, primary_key=True, related_name="override"
    )
    reason = models.TextField()
    findings = models.TextField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(GreaterThan(Length(Trim("reason")), 0)), name="override_has_a_reason"
            ),
            models.CheckConstraint(condition=~Q(findings__in=["", "[]"]), name="override_of_something"),
        ]

    def __str__(self) -> str:
        return f"{', '.join(self.rules)}: {self.reason}"

    @classmethod
    def keep(cls, registration: Registration, anyway: SendAnyway) -> None:
        """Nothing where nothing is overridden."""
        if anyway.places:
            findings = json.dumps(sorted(anyway.places))
            cls.objects.create(registration=registration, reason=anyway.reason.strip(), findings=findings)

    @property
    def places(self) -> list[Place]:
        return [(rule, path) for rule, path in json.loads(self.findings)]

    @property
    def rules(self) -> list[str]:
        return sorted({rule for rule, _path in self.places})


class RuleAnswerQuerySet(models.QuerySet["RuleAnswer"]):
    def visible_to(self, person: Person) -> Self:
        """What AWS answered to the teams this person is a member of."""
        return self.filter(registration__draft__team__in=Team.objects.visible_to(person))


class RuleAnswer(models.Model):
    """What AWS said where one of our rules saw an error; `words` are its own, where it refused."""

    registration = models.ForeignKey("aws.Registration", models.PROTECT, related_name="rule_answers")
    rule = models.CharField(max_length=100)
    accepted = models.BooleanField()
    words = models.TextField(blank=True)
    at = models.DateTimeField(default=timezone.now, editable=False)

    objects = RuleAnswerQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-id"]
        indexes = [models.Index(fields=["rule", "-at"], name="rule_answer_of_rule")]
        constraints = [
            models.UniqueConstraint(fields=["registration", "rule"], name="rule_answer_once_a_registration"),
            models.CheckConstraint(
                condition=Q(accepted=False) | Q(words=""), name="rule_answer_one_or_other"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.rule}: {'accepted' if self.accepted else self.words}"

    @classmethod
    def keep(cls, registration: Registration, outcome: Outcome) -> None:
        """One row a rule that was overridden, when the outcome tells what AWS holds of it."""
        override = Override.objects.filter(registration=registration).first()
        accepted = outcome.state == State.REGISTERED
        if override is None or not (accepted or _is_about_the_document(outcome)):
            return
        words = "" if accepted else registration.message
        for rule in override.rules:
            cls.objects.create(registration=registration, rule=rule, accepted=accepted, words=words)


def _is_about_the_document(outcome: Outcome) -> bool:
    about = outcome.code in ABOUT_THE_DOCUMENT and ABOUT_THE_MOMENT not in outcome.message.casefold()
    return outcome.state == State.REFUSED and about


def answers_of(rule_id: str, person: Person) -> RuleAnswerQuerySet:
    """What AWS answered to this person's teams when they overrode a rule, newest first."""
    found = RuleAnswer.objects.visible_to(person).filter(rule=rule_id)
    return found.select_related("registration__target", "registration__person")
