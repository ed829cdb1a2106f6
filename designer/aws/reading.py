"""Reading in an account: by the target's own role for that, in the name of who looks, never too often."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from typing import Any, Final

from designer.aws.account import Account, come_in
from designer.aws.client import GLANCE, Keys, Patience, Service
from designer.aws.pace import pace_in
from designer.teams.models import Person, Target

SESSION: Final = "ecsd-read-"
NOT_IN_A_NAME: Final = re.compile(r"[^\w+=,.@-]", re.ASCII)
"""What AWS does not take in the name of a session."""

KEPT: Final = 10 * 60
"""Seconds for which credentials of fifteen minutes are used again."""


class Reader(Account):
    """An account whose every request waits for its turn."""

    def ecs(self, patience: Patience | None = None, user_agent: str | None = None) -> Any:
        return self._held(super().ecs(patience, user_agent))

    def client(self, service: Service) -> Any:
        return self._held(super().client(service))

    def _held(self, client: Any) -> Any:
        return pace_in(self.target.account, self.target.region, self.target.endpoint_url).hold(client)


def reading_role(target: Target) -> str:
    """The role that look-ups are made with; empty where they are made with this server's own credentials."""
    return target.read_role_arn or target.role_arn


def session_name(person: Person) -> str:
    """What CloudTrail shows of who looked."""
    return (SESSION + NOT_IN_A_NAME.sub("-", person.email))[:64]


def enter_to_read(target: Target, person: Person, patience: Patience = GLANCE) -> Account:
    """Go into the target's account to look things up for this person. Raises Trouble."""
    return _keys.reader(target, person, patience)


def enter_afresh(target: Target, person: Person) -> Account:
    """The same without what is remembered: for finding out whether it works. Raises Trouble."""
    return KeysInMemory().reader(target, person, GLANCE)


class KeysInMemory:
    """Credentials of people who looked a moment ago, so that a list of many pages signs in once."""

    MOST: Final = 100

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._kept: dict[tuple[object, ...], tuple[float, tuple[Keys | None, str, str]]] = {}

    def reader(self, target: Target, person: Person, patience: Patience) -> Reader:
        role = reading_role(target)
        place = (target.account, target.region, target.endpoint_url)
        key = (target.external_id, role, *place, person.pk)
        until, come = self._kept.get(key, (0.0, None))
        if come is None or until < self._clock():
            come = come_in(target, role, session_name(person), patience)
            self._keep(key, come)
        return Reader(target, *come, patience)

    def _keep(self, key: tuple[object, ...], come: tuple[Keys | None, str, str]) -> None:
        """The oldest goes first."""
        self._kept.pop(key, None)
        while len(self._kept) >= self.MOST:
            self._kept.pop(next(iter(self._kept)), None)
        self._kept[key] = (self._clock() + KEPT, come)


_keys = KeysInMemory()
