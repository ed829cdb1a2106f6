"""How often we read in an account: AWS's limits are shared with everybody else who works there."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from functools import cache
from typing import Any, Final

from designer.aws.outcome import Trouble

A_SECOND: Final = 5
LONGEST: Final = 10.0
"""Seconds somebody waits for their turn before they hear that too many ask at once."""


class Pace:
    """A bucket of five requests that fills by five a second."""

    def __init__(
        self,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], object] = time.sleep,
    ) -> None:
        self._clock, self._sleep = clock, sleep
        self._full_at = 0.0
        self._lock = threading.Lock()

    def wait(self) -> None:
        """Until it is our turn. Raises Trouble where that is too far off."""
        with self._lock:
            now = self._clock()
            full_at = max(self._full_at, now) + 1 / A_SECOND
            pause = full_at - now - 1
            if pause > LONGEST:
                raise Trouble("TooManyAsking")
            self._full_at = full_at
        if pause > 0:
            self._sleep(pause)

    def hold(self, client: Any) -> Any:
        """Every request of this client waits for its turn, repeated ones too."""
        client.meta.events.register_first("before-send", lambda **_: self.wait())
        return client


@cache
def pace_in(account: str, region: str, address: str) -> Pace:
    """The one of this process for an account and Region."""
    return Pace()
