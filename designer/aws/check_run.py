"""Checks made of one version of a draft for one target: who made them, when, and what each found."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import timedelta
from typing import Any, Final

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone

from designer import audit
from designer.aws.check import Result, Verdict
from designer.drafts.models import Draft
from designer.teams.models import Act, Person, Target

FRESH: Final = timedelta(hours=1)
"""For so long a check tells how the account is."""

LEASE: Final = timedelta(minutes=3)
"""Longer than checks take: what has not ended by then was broken off."""

WORST: Final = (Verdict.FAILED, Verdict.UNCHECKED, Verdict.PASSED)


def worst(results: Sequence[Result]) -> Verdict:
    """Of a check that had nothing to look at: passed."""
    found = {one.verdict for one in results}
    return next((verdict for verdict in WORST if verdict in found), Verdict.PASSED)


class CheckRuns(models.QuerySet["CheckRun"]):
    def latest_of(self, draft: Draft, target: Target) -> CheckRun | None:
        """The last of this very version that still tells how the account is."""
        since = timezone.now() - FRESH
        same = self.filter(draft=draft, version=draft.version, digest=draft.digest, target=target)
        return same.filter(began_at__gt=since).order_by("-pk").first()


class CheckRun(models.Model):
    """`outcomes` is JSON: by the name of a check, its results. They grow while the checks are made."""

    draft = models.ForeignKey(Draft, models.CASCADE, related_name="+")
    version = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)
    target = models.ForeignKey(Target, models.CASCADE, related_name="+")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    began_at = models.DateTimeField(default=timezone.now)
    started_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    outcomes = models.TextField(default="{}")

    objects = CheckRuns.as_manager()

    class Meta:
        indexes = [models.Index(fields=["draft", "target", "-id"], name="check_run_latest")]

    def __str__(self) -> str:
        return f"{self.draft_id} at {self.version}"

    @classmethod
    @transaction.atomic
    def begin(cls, draft: Draft, target: Target, person: Person) -> CheckRun:
        """Raises MayNot."""
        person.must(Act.LOOK_UP, draft.team_id)
        pinned: dict[str, Any] = {"draft": draft, "version": draft.version, "digest": draft.digest}
        made = cls.objects.create(**pinned, target=target, person=person)
        made._record("checks asked for")
        return made

    @property
    def found(self) -> dict[str, list[Result]]:
        told = json.loads(self.outcomes)
        return {name: [_read(one) for one in results] for name, results in told.items()}

    @property
    def is_under_way(self) -> bool:
        return self.ended_at is None and self.began_at > timezone.now() - LEASE

    @property
    def verdicts(self) -> dict[str, Verdict]:
        return {name: worst(results) for name, results in self.found.items()}

    @transaction.atomic
    def start(self) -> bool:
        """For one process only."""
        now = timezone.now()
        is_first = bool(CheckRun.objects.filter(pk=self.pk, started_at=None).update(started_at=now))
        if is_first:
            self._record("checks begun")
        return is_first

    def keep(self, name: str, results: Sequence[Result]) -> None:
        """What one check found, as it comes."""
        told = json.loads(self.outcomes) | {name: [asdict(one) for one in results]}
        self.outcomes = json.dumps(told)
        self.save(update_fields=["outcomes"])

    @transaction.atomic
    def end(self) -> None:
        self.ended_at = timezone.now()
        self.save(update_fields=["ended_at"])
        self._record("checks made", outcomes={name: str(one) for name, one in self.verdicts.items()})

    def _record(self, act: str, **more: Any) -> None:
        facts = {"version": self.version, "target": self.target_id, "run": self.pk} | more
        audit.record(act, team=self.draft.team, by=self.person, about=self.draft, **facts)


def _read(told: Mapping[str, Any]) -> Result:
    return Result(**(dict(told) | {"verdict": Verdict(told["verdict"])}))
