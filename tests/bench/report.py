"""The benchmarks as a page of the documents: figures, the machine, the day."""

import os
import platform
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import botocore
import django

PAGE = Path(__file__).parents[2] / "docs" / "benchmarks.md"

INTRODUCTION = """\
# Benchmarks

Written by `make bench`. Milliseconds are medians of interleaved rounds: of CPU time, and of
the clock where PostgreSQL does a part of the work. They differ
between machines; how many times as much as its neighbour something takes holds within about a fifth.

| What | ms | Against | ms | Times | Goal |
| --- | --: | --- | --: | --: | --: |
"""


@dataclass(frozen=True)
class Result:
    what: str
    ms: float
    against: str
    baseline: float
    goal: float | None = None

    @property
    def times(self) -> float:
        return self.ms / self.baseline

    @property
    def is_met(self) -> bool:
        return self.goal is None or self.times <= self.goal

    def __str__(self) -> str:
        goal = f"≤ {self.goal:g}" + ("" if self.is_met else ", missed") if self.goal else "–"
        figures = f"{self.ms:.2f} | {self.against} | {self.baseline:.2f} | {self.times:.2f}"
        return f"| {self.what} | {figures} | {goal} |"


@dataclass(frozen=True)
class Weight:
    """What a browser has to load for something, in kilobytes as they are sent; `goal` is the most."""

    what: str
    kb: float
    goal: float | None = None

    @property
    def is_met(self) -> bool:
        return self.goal is None or self.kb <= self.goal

    def __str__(self) -> str:
        goal = f"≤ {self.goal:g}" + ("" if self.is_met else ", missed") if self.goal else "–"
        return f"| {self.what} | {self.kb:.1f} | {goal} |"


WEIGHTS = "| What a browser loads | KB, gzip | Goal |\n| --- | --: | --: |"

BESIDE = "\n## Beside cfn-lint and botocore\n"
"""The heading of the part that `make bench-rules` writes."""


def write(results: Iterable[Result], weights: Iterable[Weight]) -> str:
    lines = "\n".join(map(str, results))
    loads = "\n".join((WEIGHTS, *map(str, weights)))
    figures = f"{INTRODUCTION}{lines}\n\n{loads}\n\n{machine()}\n"
    _figures, heading, beside = PAGE.read_text().partition(BESIDE)
    PAGE.write_text(figures + heading + beside)
    return figures


def write_beside(text: str) -> None:
    figures, _heading, _beside = PAGE.read_text().partition(BESIDE)
    PAGE.write_text(f"{figures}{BESIDE}\n{text}")


def machine() -> str:
    return (
        f"{datetime.now(UTC):%d %B %Y}, {processor()}, {os.cpu_count()} cores, "
        f"Python {platform.python_version()}, Django {django.__version__}, "
        f"botocore {botocore.__version__}, SQLite {sqlite3.sqlite_version}."
    )


def processor() -> str:
    for line in Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            return line.partition(": ")[2]
    return platform.machine()
