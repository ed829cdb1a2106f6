"""Which revisions of a family are in use: read anew each time, for nothing is deregistered on hearsay."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from time import monotonic
from typing import Final

from designer.aws.account import Account
from designer.aws.families.running import Service, Tasks, services, tasks

FRESH: Final = 5.0
"""Seconds for which a look is as good as a new one, where many are deregistered one after the other."""


@dataclass(frozen=True)
class Uses:
    """By "family:41": the services and the tasks that use it, by name."""

    by_revision: dict[str, list[str]]

    @classmethod
    def read(cls, account: Account, family: str) -> Uses:
        """Raises Trouble: what may not be seen is not "unused"."""
        return cls.of(services(account), tasks(account, family))

    @classmethod
    def of(cls, running: Iterable[Service], started: Iterable[Tasks]) -> Uses:
        found: defaultdict[str, list[str]] = defaultdict(list)
        for one in running:
            for revision in one.uses:
                found[revision].append(str(one))
        for some in started:
            found[some.revision].append(str(some))
        return cls(dict(found))

    def of_revision(self, family: str, number: int) -> list[str]:
        return self.by_revision.get(f"{family}:{number}", [])


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
        return self._uses.of_revision(self._family, number)
