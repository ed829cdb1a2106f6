"""Measuring by rounds: every candidate runs in each of them, so that a noisy machine is noisy for all."""

import gc
from collections.abc import Callable, Mapping
from statistics import median
from time import perf_counter, process_time

Clock = Callable[[], float]

CPU: Clock = process_time
WALL: Clock = perf_counter
"""Where another process does part of the work."""

ROUND = 0.02
"""Seconds that a candidate's part of a round takes at least."""


def medians(
    candidates: Mapping[str, Callable[[], object]], *, rounds: int = 60, clock: Clock = CPU
) -> dict[str, float]:
    """Milliseconds a call of each candidate: the median of its rounds."""
    calls = {name: _calls_a_round(call) for name, call in candidates.items()}
    taken: dict[str, list[float]] = {name: [] for name in candidates}
    for _ in range(rounds):
        for name, call in candidates.items():
            gc.collect(0)
            began = clock()
            for _ in range(calls[name]):
                call()
            taken[name].append((clock() - began) / calls[name] * 1000)
    return {name: median(times) for name, times in taken.items()}


def _calls_a_round(call: Callable[[], object]) -> int:
    """After some calls to warm up."""
    for _ in range(3):
        call()
    began = perf_counter()
    call()
    return max(1, round(ROUND / max(perf_counter() - began, 1e-6)))
