"""How long registering waits for what: by AWS's own times, or so much faster for a rehearsal."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

WINDOW: Final = timedelta(minutes=15)
"""AWS refuses a request whose signature is older than five minutes; past this, not there is never there."""

LEASE: Final = timedelta(minutes=2)
"""Longer than a living process takes from one state to the next: the one request ends after 65 seconds."""

PACE: Final = timedelta(seconds=1)
"""Between two registrations in an account and Region, whose quota is shared with all who work there."""

LOOKS: Final = tuple(timedelta(seconds=seconds) for seconds in (2, 5, 10, 20, 40))
"""After signing, when it is looked whether a revision is there; from then on once a minute."""

POSTPONED: Final = tuple(timedelta(seconds=seconds) for seconds in (2, 4, 8, 16, 32, 60, 60, 60))
"""How much later it is tried again when AWS surely took nothing; after the last of them it is given up."""


@dataclass(frozen=True)
class Timing:
    window: timedelta = WINDOW
    lease: timedelta = LEASE
    pace: timedelta = PACE
    looks: tuple[timedelta, ...] = LOOKS
    each: timedelta = timedelta(minutes=1)
    postponed: tuple[timedelta, ...] = POSTPONED

    def faster(self, times: float) -> Timing:
        return Timing(
            self.window / times,
            self.lease / times,
            self.pace / times,
            tuple(wait / times for wait in self.looks),
            self.each / times,
            tuple(wait / times for wait in self.postponed),
        )

    @property
    def prompt(self) -> timedelta:
        """Who is held up for longer than this between the row and the request does not send it any more."""
        return self.lease / 2

    def next_look(self, signed: datetime, looked: datetime | None) -> datetime:
        """When to look after the last look, or for the first time."""
        for wait in self.looks:
            if looked is None or looked < signed + wait:
                return signed + wait
        return max(looked or signed, signed + self.looks[-1]) + self.each


REAL: Final = Timing()
