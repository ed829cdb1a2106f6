"""Which revisions of a family are in use: read anew each time, for nothing is deregistered on hearsay."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from time import monotonic
from typing import Final

from designer.aws.account import Account
from designer.aws.families.running import Service, Tasks, services, tasks
from designer.aws.families.schedules import Schedule, schedules
from designer.aws.outcome import Trouble

FRESH: Final = 5.0
"""Seconds for which a look is as good as a new one, where many are deregistered one after the other."""


@dataclass(frozen=True)
class Uses:
    """By number: the services, tasks and schedules that use a revision of one family, by name.

    `unseen` is what kept us from looking at schedules: they run nothing now, so their revisions may go.
    """

    by_number: dict[int, list[str]]
    unseen: Trouble | None = None

    @classmethod
    def read(cls, account: Account, family: str) -> Uses:
        """Raises Trouble: what may not be seen is not "unused"."""
        running, started = services(account), tasks(account, family)
        try:
            scheduled = schedules(account, family)
        except Trouble as trouble:
            return cls.of(family, running, started, unseen=trouble)
        by_name = any(not one.number for one in scheduled)
        newest = max(account.revisions(family).active, default=0) if by_name else 0
        return cls.of(family, running, started, scheduled, newest)

    @classmethod
    def of(
        cls,
        family: str,
        running: Iterable[Service],
        started: Iterable[Tasks],
        scheduled: Iterable[Schedule] = (),
        newest: int = 0,
        unseen: Trouble | None = None,
    ) -> Uses:
        found: defaultdict[int, list[str]] = defaultdict(list)
        told = [(revision, str(one)) for one in running for revision in one.uses]
        told += [(some.revision, str(some)) for some in started]
        for revision, name in told:
            named, _colon, number = revision.partition(":")
            if named == family and number.isdecimal():
                found[int(number)].append(name)
        for one in scheduled:
            found[one.number or newest].append(str(one))
        return cls(dict(found), unseen)

    def of_revision(self, number: int) -> list[str]:
        return self.by_number.get(number, [])


class Rechecked:
    """The uses of a family, read anew whenever the last look is a few seconds old."""

    def __init__(self, account: Account, family: str, clock: Callable[[], float] = monotonic) -> None:
        self._account = account
        self._family = family
        self._clock = clock
        self._uses: Uses | None = None
        self._at = 0.0

    def of_revision(self, number: int) -> list[str]:
        """Raises Trouble."""
        if self._uses is None or self._clock() - self._at > FRESH:
            self._uses, self._at = Uses.read(self._account, self._family), self._clock()
        return self._uses.of_revision(number)
