"""Following what is open to a known end, by itself: sends what is due, looks up, checks once more."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from threading import Event, Thread
from traceback import extract_tb
from typing import Final
from uuid import UUID

import structlog
from django.db import DatabaseError, connection
from django.utils import timezone

from designer.aws.models import Registration
from designer.aws.outcome import OPEN, State
from designer.aws.reconcile import check, look_up
from designer.aws.sending import send
from designer.aws.timing import REAL, Timing

log = structlog.get_logger(__name__)

AT_ONCE: Final = 4
IDLE: Final = 60.0
"""Seconds between two glances at the table where nothing is open: another process may have died."""

Step = Callable[[Registration], None]


def open_ones(now: datetime, timing: Timing = REAL) -> Iterator[tuple[Registration, Step]]:
    """All of which something is to be found out, and how."""
    rows = Registration.objects.select_related("target", "draft__team", "person")
    for row in rows.to_send(now, timing):
        yield row, lambda found: send(found, timing=timing)
    for row in rows.to_look_up(now, timing):
        yield row, lambda found: _look(found, timing)
    for row in rows.to_check(now, timing):
        yield row, lambda found: check(found, timezone.now())


def follow_all() -> Iterator[Registration]:
    """Each of them after one more step, whoever else follows it."""
    for row, step in open_ones(timezone.now()):
        step(row)
        yield row


def beside(row: Registration, step: Step, done: Callable[[UUID], object] = bool) -> None:
    """Take a step that nobody waits for."""

    def take() -> None:
        try:
            step(row)
        except Exception as error:  # its words may hold what stands in the row, so they go nowhere
            kind, frame = type(error).__name__, extract_tb(error.__traceback__)[-1]
            place = f"{frame.filename}:{frame.lineno}"
            log.error("left as it was", registration=row.pk.hex, error=kind, at=place)
        finally:
            connection.close()
            done(row.pk)

    Thread(target=take, name=row.mark, daemon=True).start()


def _look(row: Registration, timing: Timing) -> None:
    now = timezone.now()
    if row.state != State.UNKNOWN or row.claim_look(now):
        look_up(row, now, timing=timing)
        log.info("looked up", registration=row.pk.hex, state=row.state)


class Follower:
    """Never waits for one registration to go on with another. Several processes may each have one."""

    def __init__(self, timing: Timing = REAL) -> None:
        self.timing = timing
        self._stopped = Event()
        self._woken = Event()
        self._busy: set[UUID] = set()
        self._tried: dict[UUID, datetime] = {}

    def start(self) -> None:
        Thread(target=self.run, name="open registrations", daemon=True).start()

    def wake(self) -> None:
        """Something was begun."""
        self._woken.set()

    def stop(self) -> None:
        self._stopped.set()
        self.wake()

    def run(self) -> None:
        while not self._stopped.is_set():
            self._woken.clear()
            self._woken.wait(self._round())

    def _round(self) -> float:
        """Begins what is due; seconds until the next glance."""
        now = timezone.now()
        try:
            for row, step in open_ones(now, self.timing):
                if len(self._busy) < AT_ONCE and row.pk not in self._busy and self._is_due(row, now):
                    self._busy.add(row.pk)
                    beside(row, step, self._busy.discard)
            is_quiet = not Registration.objects.filter(state__in=OPEN).exists()
        except DatabaseError as error:  # not migrated yet, or not there: /readyz says so
            log.warning("nothing was looked up", reason=type(error).__name__)
            is_quiet = True
        finally:
            connection.close()
        return IDLE if is_quiet else min(self.timing.pace.total_seconds(), IDLE)

    def _is_due(self, row: Registration, now: datetime) -> bool:
        if row.state == State.UNKNOWN and row.signed_at is not None:
            return now >= self.timing.next_look(row.signed_at, row.looked_at)
        if row.state != State.REGISTERED:
            return True
        last = self._tried.get(row.pk)
        if last is not None and now < last + self.timing.each:
            return False
        self._tried = {pk: at for pk, at in self._tried.items() if at > now - timedelta(hours=1)}
        self._tried[row.pk] = now
        return True


FOLLOWER: Final = Follower()
"""That of this process: it runs where the application is served, see `designer.wsgi`."""
