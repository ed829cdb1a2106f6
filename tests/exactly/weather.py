"""Faults by chance, the same for the same seed: what can go wrong between a client and the service."""

import random
import threading
import time
from collections import Counter
from collections.abc import Mapping

from tests.emulator import faults
from tests.emulator.faults import Exchange, Fault
from tests.emulator.proxy import Seen

REGISTER = "RegisterTaskDefinition"
LATE = 1.2
"""Seconds after which what was dropped arrives at most."""
HELD = 1.5
"""Seconds without an answer: longer than the client waits."""


def hang(exchange: Exchange) -> None:
    """Taken, and not answered for as long as anybody waits."""
    exchange.forward()
    time.sleep(HELD)
    exchange.drop()


STORM: Mapping[str, float] = {
    "throttle": 0.15,
    "error before": 0.05,
    "drop before": 0.05,
    "late": 0.05,
    "drop after": 0.15,
    "error after": 0.05,
    "hang": 0.03,
    "half": 0.03,
}
READS: Mapping[str, float] = {"throttle": 0.08, "drop before": 0.04}
LATE_ONLY: Mapping[str, float] = {"late": 0.5}


class Weather:
    """`registering` and `reading` are how likely each fault is; what is left goes well.

    What is late arrives within LATE seconds, or when it clears up where `holds_late` says so.
    """

    def __init__(
        self,
        seed: int,
        registering: Mapping[str, float],
        reading: Mapping[str, float],
        *,
        holds_late: bool = False,
    ) -> None:
        self.happened: Counter[str] = Counter()
        self._holds_late = holds_late
        self._cleared = threading.Event()
        self._on_their_way = 0
        self._registering, self._reading = registering, reading
        self._dice = random.Random(seed)  # noqa: S311
        self._one_at_a_time = threading.Lock()

    def __call__(self, request: Seen) -> Fault:
        with self._one_at_a_time:
            chances = self._registering if request.action == REGISTER else self._reading
            name, delay = self._drawn(chances), self._dice.uniform(0.1, LATE)
            self.happened[f"{'send' if request.action == REGISTER else 'read'}: {name}"] += 1
        if name == "late":
            return lambda exchange: self._late(exchange, 60 if self._holds_late else delay)
        return hang if name == "hang" else faults.FAULTS[name]

    def clear_up(self) -> None:
        """Everything that is late arrives now; returns when it has."""
        self._cleared.set()
        while self._on_their_way:
            time.sleep(0.02)

    def _late(self, exchange: Exchange, delay: float) -> None:
        """The line drops at once; the service takes the request so much later."""
        self._count(1)
        exchange.drop()
        self._cleared.wait(delay)
        exchange.forward()
        self._count(-1)

    def _count(self, more: int) -> None:
        with self._one_at_a_time:
            self._on_their_way += more

    def _drawn(self, chances: Mapping[str, float]) -> str:
        drawn = self._dice.random()
        for name, chance in chances.items():
            drawn -= chance
            if drawn < 0:
                return name
        return "none"
