"""A process of the application in which people register, as long as it lives."""

import random
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from itertools import repeat
from typing import Final

from django.db import DatabaseError, connection

from designer.aws.client import Patience
from designer.aws.following import Follower
from designer.aws.models import Registration
from designer.aws.outcome import OPEN, REPEATABLE
from designer.aws.refusal import AlreadyPosted, CannotRegister
from designer.aws.sending import send
from designer.aws.timing import Timing
from designer.drafts.models import Draft
from designer.teams.models import Person, Target

CHILD = """
import sys, django
from django.conf import settings
settings.DATABASES["default"]["NAME"] = sys.argv[1]
django.setup()
from tests.exactly.worker import work
work(*sys.argv[2:])
"""

PEOPLE = 6
POLL = 0.4
PATIENCE: Final = Patience(attempts=1, connect=5, read=1)


def seconds(*waits: float) -> tuple[timedelta, ...]:
    return tuple(timedelta(seconds=wait) for wait in waits)


SCALED: Final = Timing(
    window=timedelta(seconds=6),
    lease=timedelta(seconds=8),
    pace=timedelta(0),
    looks=seconds(0.3, 1, 2.5),
    each=timedelta(seconds=2),
    postponed=seconds(*repeat(0.3, 40)),
)
"""Nothing arrives later than the emulated service takes a signature for: 3 of these 6 seconds, as 5 of 15."""

TIMINGS: Final = {
    "scaled": SCALED,
    "hasty": Timing(timedelta(0), SCALED.lease, SCALED.pace, seconds(0), SCALED.each, SCALED.postponed),
    "real": Timing(pace=timedelta(0)),
}
"""The hasty one does not wait for what may still arrive."""


def work(worker: str, workers: str, number: str, name: str) -> None:
    """Which worker this is and of how many, how many registrations there are in all, how long is waited."""
    timing = TIMINGS[name]
    follower = Follower(timing if timing.pace else _glancing(timing))
    follower.start()
    jobs = range(int(worker), int(number), int(workers))
    with ThreadPoolExecutor(PEOPLE) as people:
        list(people.map(lambda job: persist(job, timing, follower), jobs))
    follower.stop()


def _glancing(timing: Timing) -> Timing:
    """The follower's rounds follow the pace, which these tests do without."""
    return Timing(
        timing.window, timing.lease, timedelta(seconds=0.5), timing.looks, timing.each, timing.postponed
    )


def persist(job: int, timing: Timing, follower: Follower) -> None:
    """Whoever gets an error page, since the database had no time, presses again."""
    while True:
        try:
            perform(job, timing, follower)
            return
        except DatabaseError as error:
            print(f"pressed again: {error}", file=sys.stderr)
        finally:
            connection.close()


def perform(job: int, timing: Timing, follower: Follower) -> None:
    """Somebody registers, and comes back to it until it is registered; asked to again, where it was not.

    The follower is told, as the pages tell it: it glances once a minute where nothing is open.
    """
    row, is_new = _begun(job)
    follower.wake()
    if is_new:
        send(row, PATIENCE, timing)
    while row.state in (*OPEN, *REPEATABLE):
        if row.state in REPEATABLE and _is_free(row) and row.queue_again(row.person):
            follower.wake()
            send(row, PATIENCE, timing)
        time.sleep(POLL)
        row = Registration.objects.select_related("target", "draft", "person").get(pk=row.pk)


def _is_free(row: Registration) -> bool:
    """Whether no other registration of its family is in the way."""
    return not Registration.objects.in_the_way_of(row.target, row.family).exists()


def _begun(job: int) -> tuple[Registration, bool]:
    """The registration of this job, and whether it was begun just now."""
    drafts = Draft.objects.order_by("pk")
    draft, target = drafts[job % drafts.count()], Target.objects.get()
    person = Person.objects.get(email="jun@example.com")
    while True:
        while Registration.objects.in_the_way_of(target, draft.family).exists():
            time.sleep(random.uniform(POLL / 2, POLL))  # noqa: S311
        try:
            return Registration.begin(draft, draft.version, target, person, f"job-{job:020}"), True
        except AlreadyPosted as before:
            return before.registration, False
        except CannotRegister:  # another one of the family was quicker
            continue
