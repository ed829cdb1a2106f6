"""A run: people in several processes register, processes are killed, and what came of it is judged."""

import hashlib
import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from django.db import connection
from django.utils import timezone

from designer.audit.models import Record
from designer.aws.duplicates import Duplicate
from designer.aws.models import Registration
from designer.aws.outcome import OPEN, State
from designer.aws.reconcile import check
from designer.drafts.models import Draft
from designer.teams.models import Person, Target, Team
from tests.aws.documents import DOCUMENT
from tests.emulator.proxy import Proxy
from tests.exactly.weather import REGISTER, Weather
from tests.exactly.worker import CHILD

SIGNATURE_LASTS = 3.0
"""Seconds for which the emulated service takes a signature, where waits are scaled; AWS takes it for 300."""
FAILED = (State.REFUSED, State.NOT_SENT, State.ABSENT)


@dataclass
class Verdict:
    """`failed_though_there`: how often somebody was told “no” while a revision existed, or still came."""

    wanted: int
    revisions: int = 0
    duplicates: int = 0
    alarms: int = 0
    lost: int = 0
    wrong_arn: int = 0
    other_bytes: int = 0
    unknown: int = 0
    failed_though_there: int = 0
    by_looking: int = 0
    kills: int = 0
    seconds: float = 0.0
    weather: Counter[str] = field(default_factory=Counter)

    @property
    def is_exact(self) -> bool:
        wrong = self.duplicates + self.lost + self.wrong_arn + self.other_bytes + self.unknown
        return self.revisions == self.wanted and not wrong + self.failed_though_there


def prepare(team: Team, publisher: Person, author: Person, address: str, families: int) -> None:
    """Drafts of so many families, each of another content, and a target that takes what nobody approved."""
    Target.objects.create(
        team=team,
        name="payments-staging",
        account="111122223333",
        region="ap-northeast-2",
        role_arn="arn:aws:iam::111122223333:role/designer-register",
        endpoint_url=address,
    )
    for number in range(families):
        Draft.start(team, author, DOCUMENT | {"family": f"family-{number}"})


def rehearse(
    aws: Proxy, weather: Weather, number: int, *, timing: str = "scaled", kills: int = 0, workers: int = 2
) -> Verdict:
    """Have so many registered, whatever happens."""
    began = time.monotonic()
    aws.weather = weather
    aws.signature_lasts = SIGNATURE_LASTS if timing == "scaled" else None
    crew = Crew(number, timing, workers, seed=number + kills)
    try:
        while not crew.is_done():
            if crew.kills < kills and aws.count(REGISTER) > (crew.kills + 1) * number / (kills + 1):
                crew.kill_one()
            time.sleep(0.05)
    finally:
        crew.end()
    weather.clear_up()
    aws.weather = None
    verdict = judge(aws, number)
    verdict.kills, verdict.weather = crew.kills, weather.happened
    verdict.seconds = round(time.monotonic() - began, 1)
    return verdict


class Crew:
    """The processes. One that was killed is started again, one that fails ends the run."""

    def __init__(self, number: int, timing: str, workers: int, seed: int) -> None:
        self.kills = 0
        self._dice = random.Random(seed)  # noqa: S311
        self._words = [
            [str(connection.settings_dict["NAME"]), str(worker), str(workers), str(number), timing]
            for worker in range(workers)
        ]
        self._running = [self._start(words) for words in self._words]

    def _start(self, words: list[str]) -> subprocess.Popen[bytes]:
        environment = os.environ | {"DJANGO_SETTINGS_MODULE": "tests.settings", "LOG_LEVEL": "ERROR"}
        return subprocess.Popen([sys.executable, "-c", CHILD, *words], env=environment)

    def is_done(self) -> bool:
        codes = [process.poll() for process in self._running]
        assert not any(codes), f"a worker failed: {codes}"
        return None not in codes

    def kill_one(self) -> None:
        alive = [number for number, process in enumerate(self._running) if process.poll() is None]
        if alive:
            chosen = self._dice.choice(alive)
            self._running[chosen].send_signal(signal.SIGKILL)
            self._running[chosen].wait()
            self.kills += 1
            self._running[chosen] = self._start(self._words[chosen])

    def end(self) -> None:
        for process in self._running:
            process.kill()
            process.wait()


def judge(aws: Proxy, wanted: int) -> Verdict:
    """Compare what people were told with what the service holds, by our mark."""
    there: dict[str, list[tuple[float, str]]] = {}
    for arn, (principal, at) in aws.registered.items():
        there.setdefault(principal.rpartition("/")[2], []).append((at, arn))
    rows = list(Registration.objects.select_related("target", "draft__team", "person"))
    for row in rows:
        if row.state == State.REGISTERED:
            check(row, timezone.now())
    return Verdict(
        wanted=wanted,
        revisions=len(aws.registered),
        duplicates=sum(len(found) - 1 for found in there.values()),
        alarms=Duplicate.objects.count(),
        lost=wanted - sum(row.mark in there and row.state == State.REGISTERED for row in rows),
        wrong_arn=sum(
            row.arn not in [arn for _at, arn in there.get(row.mark, ())] for row in rows if row.arn
        ),
        other_bytes=_other_bytes(aws, rows),
        unknown=sum(row.state in OPEN for row in rows),
        failed_though_there=sum(_failed_though_there(row, there.get(row.mark, [])) for row in rows),
        by_looking=sum(row.looked_at is not None for row in rows),
    )


def _is_wrong(row: Registration, there: list[tuple[float, str]]) -> bool:
    return bool(row.arn) and row.arn not in [arn for _at, arn in there]


def _other_bytes(aws: Proxy, rows: list[Registration]) -> int:
    """Requests whose body is not what was pinned by the registration they name."""
    pinned = {row.mark: row.digest for row in rows}
    sent = [request for request in aws.seen if request.action == REGISTER]
    return sum(hashlib.sha256(one.body).hexdigest() != pinned.get(_mark(one)) for one in sent)


def _mark(request: Any) -> str:
    agent: str = request.headers["User-Agent"]
    return next((word for word in agent.split() if word.startswith("ecsd-")), "")


def _failed_though_there(row: Registration, there: list[tuple[float, str]]) -> int:
    """How often it was said to have failed before it was sent again, though that very sending arrived."""
    told = Record.objects.filter(kind="aws.registration", about=str(row.pk)).order_by("number")
    wrong, failed = 0, None
    arrived = sorted(at for at, _arn in there)
    for record in told:
        at = record.at.timestamp()
        if record.act == "registration settled":
            failed = at if record.told["state"] in FAILED else None
            wrong += failed is not None and any(one <= at for one in arrived)
        elif record.act == "registration queued again" and failed is not None:
            wrong += any(failed < one <= at for one in arrived)
            failed = None
    return wrong
