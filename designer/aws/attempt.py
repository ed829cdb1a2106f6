"""The part of a registration that moves: from the click to a known end, by compare-and-swap alone."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any, Self

from django.db import IntegrityError, models, transaction
from django.utils import timezone

from designer.aws.outcome import TONES, UNSETTLED, Outcome, State
from designer.aws.timing import REAL, Timing
from designer.teams.models import Person


class Attempt(models.Model):
    """`above` is the highest revision the family had before the first attempt, `principal` who we were
    in the account, `answer` what AWS said, word for word, `looked_at` when the account was last asked
    what became of it, and `look_code` why that told nothing. `tries` counts how often in a row AWS had
    no time for it. `checked_at` is when the account was asked, after the last moment at which something
    could arrive, whether it is there once.

    A move counts only for who knows the row as it is: its state, and when it was signed.
    """

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
    tries = models.PositiveSmallIntegerField(null=True)
    checked_at = models.DateTimeField(null=True)

    class Meta:
        abstract = True

    def record(self, act: str, by: Person | None, **facts: Any) -> None:
        raise NotImplementedError

    def was_sent(self) -> None:
        """What follows from it, in the transaction in which sending begins."""

    def was_settled(self, outcome: Outcome) -> None:
        """What follows from it, in the transaction in which it is settled."""

    @property
    def tone(self) -> str:
        """The colour class of its state."""
        return TONES.get(State(self.state), "")

    def window_ends(self, timing: Timing = REAL) -> datetime | None:
        """Until when what was sent could still arrive."""
        return self.signed_at + timing.window if self.signed_at else None

    def window_is_over(self, now: datetime, timing: Timing = REAL) -> bool:
        ends = self.window_ends(timing)
        return ends is not None and now >= ends

    def left_behind(self, now: datetime, timing: Timing = REAL) -> bool:
        """Whether the process that worked on it must be gone."""
        since = {State.QUEUED: self.queued_at, State.SENDING: self.signed_at}.get(State(self.state))
        return since is not None and since < now - timing.lease

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
                    self.was_sent()
        except IntegrityError:
            self.refresh_from_db()  # nothing of it was stored
            if self.state == State.QUEUED:  # and no other process was quicker with this very one
                self.settle(Outcome(state=State.NOT_SENT, code="Overtaken"))
            return None
        return now if taken else None

    def postpone(self, outcome: Outcome, timing: Timing = REAL) -> None:
        """AWS surely took nothing, and may later: it is queued again, or given up after many tries."""
        tries = self.tries or 0
        if tries >= len(timing.postponed):
            self.settle(Outcome(state=State.NOT_SENT, code=outcome.code, message=outcome.message))
            return
        due = timezone.now() + timing.postponed[tries]
        told = {"code": outcome.code[:100], "message": _storable(outcome.message), "answer": outcome.answer}
        with transaction.atomic():
            if self._move([State(self.state)], State.QUEUED, queued_at=due, tries=tries + 1, **told):
                self.record("registration postponed", None, code=self.code, tries=self.tries)

    def settle(self, outcome: Outcome, looked_at: datetime | None = None) -> bool:
        """Record what came of it, unless somebody has found that out already."""
        open_ones = [State.UNKNOWN] if self.state == State.SENDING else []
        with transaction.atomic():
            moved = self._move(
                [state for state in (State(self.state), *open_ones) if state in (State.QUEUED, *UNSETTLED)],
                outcome.state,
                settled_at=None if outcome.state in UNSETTLED else timezone.now(),
                arn=outcome.arn,
                revision=outcome.revision,
                answer=outcome.answer or self.answer,
                code=outcome.code[:100],
                message=_storable(outcome.message),
                looked_at=looked_at,
                look_code="",
                look_message="",
            )
            if moved:
                self.was_settled(outcome)
                told = {"state": str(outcome.state), "revision": outcome.revision, "code": self.code}
                self.record("registration settled", None, **told)
        return moved

    def claim_look(self, now: datetime) -> bool:
        """Of several processes that would look at the same time, one does."""
        seen = self._rows.filter(state=State.UNKNOWN, looked_at=self.looked_at, signed_at=self.signed_at)
        return bool(seen.update(looked_at=now))

    def looked_up(self, now: datetime, code: str, message: str = "") -> None:
        """Note that a look into the account settled nothing, and why."""
        told = {"look_code": code[:100], "look_message": _storable(message)}
        self._move([State.UNKNOWN], State.UNKNOWN, looked_at=now, **told)

    def was_checked(self, now: datetime) -> None:
        self._rows.filter(state=State.REGISTERED).update(checked_at=now)

    @property
    def _rows(self) -> models.QuerySet[Self]:
        return type(self)._default_manager.filter(pk=self.pk)

    def _move(self, before: Iterable[State], after: State, **columns: Any) -> bool:
        as_known = self._rows.filter(state__in=list(before), signed_at=self.signed_at)
        moved = as_known.update(state=after, **columns)
        self.refresh_from_db()
        return bool(moved)


def _storable(words: str) -> str:
    """PostgreSQL stores no NUL."""
    return words.replace("\0", "\ufffd")
