"""What is open is followed to its end by the application itself, and found again when that starts anew."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from threading import Thread
from time import monotonic, sleep

import pytest
from django.db import connection
from django.utils import timezone

from designer.aws.following import Follower, follow_all
from designer.aws.models import Registration
from designer.aws.outcome import OPEN, State
from designer.aws.sending import send
from designer.aws.timing import REAL
from tests.aws.test_killed import REGISTER, kill_while, later
from tests.emulator.proxy import Proxy

pytestmark = pytest.mark.django_db(transaction=True)

QUICK = replace(REAL.faster(200), lease=REAL.lease)
START = """
import sys, time
from django.conf import settings
settings.DATABASES["default"]["NAME"] = sys.argv[1]
import designer.wsgi
from designer.aws.models import Registration
for _ in range(300):
    if Registration.objects.filter(state="registered").exists():
        break
    time.sleep(0.1)
"""


@pytest.fixture
def lost(queued: Registration, aws: Proxy) -> Registration:
    """AWS registered it, and its answer never arrived."""
    aws.fail(REGISTER, "drop after")
    send(queued)
    return queued


@contextmanager
def followed(timing=QUICK) -> Iterator[None]:
    """Somebody follows what is open, as the application does while it is served."""
    follower = Follower(timing)
    thread = Thread(target=follower.run)
    thread.start()
    try:
        yield
    finally:
        follower.stop()
        thread.join()


def settled(registration: Registration) -> Registration:
    """As it is once nothing is open any more."""
    end = monotonic() + 30
    while Registration.objects.filter(state__in=OPEN).exists():
        assert monotonic() < end, "still open"
        sleep(0.02)
    registration.refresh_from_db()
    return registration


def test_what_was_left_open_is_found_out_as_the_application_starts(lost: Registration) -> None:
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "tests.settings"}
    words = [sys.executable, "-c", START, str(connection.settings_dict["NAME"])]
    subprocess.run(words, env=environment, check=True, timeout=60)
    lost.refresh_from_db()
    assert (lost.state, lost.revision) == (State.REGISTERED, 1)


def test_the_lease_of_a_killed_process_is_waited_for(queued: Registration, aws: Proxy) -> None:
    aws.fail(REGISTER, "slow")
    kill_while(REGISTER, queued, aws)
    aws.release(REGISTER)
    later(queued)
    with followed(REAL):
        assert settled(queued).revision == 1


def test_what_is_not_there_is_known_when_nothing_can_arrive(queued: Registration, aws: Proxy) -> None:
    aws.fail(REGISTER, "drop before")
    send(queued)
    with followed():
        assert settled(queued).state == State.ABSENT
    waited = queued.settled_at - queued.signed_at
    assert QUICK.window <= waited


def test_with_nothing_open_nobody_is_asked(lost: Registration, aws: Proxy) -> None:
    list(follow_all())
    asked = len(aws.seen)
    list(follow_all())
    assert len(aws.seen) == asked


@pytest.mark.parametrize("fault", ["throttle"])
def test_what_aws_had_no_time_for_is_sent_again_by_itself(
    fault: str, queued: Registration, aws: Proxy
) -> None:
    aws.fail(REGISTER, fault, times=3)
    send(queued, timing=QUICK)
    assert (queued.state, queued.code, queued.tries) == (State.QUEUED, "ThrottlingException", 1)
    with followed():
        assert settled(queued).revision == 1
    assert aws.count(REGISTER) == 4


def test_an_aws_that_never_has_time_is_given_up_and_can_be_asked_again(
    queued: Registration, aws: Proxy, publisher
) -> None:
    aws.fail(REGISTER, "throttle", times=len(REAL.postponed) + 1)
    send(queued, timing=QUICK)
    with followed():
        assert settled(queued).state == State.NOT_SENT
    assert queued.code == "ThrottlingException"
    assert queued.queue_again(publisher)
    send(queued)
    assert (queued.revision, aws.count(REGISTER)) == (1, len(REAL.postponed) + 2)


def test_what_waits_to_be_sent_for_too_long_is_not_sent_by_itself(queued: Registration, aws: Proxy) -> None:
    aws.fail(REGISTER, "throttle")
    send(queued, timing=QUICK)
    later(queued)
    list(follow_all())
    queued.refresh_from_db()
    assert (queued.state, queued.code) == (State.NOT_SENT, "Interrupted")


def test_looks_come_less_and_less_often_until_the_window_ends() -> None:
    signed = looked = timezone.now()
    after = []
    while looked < signed + REAL.window:
        looked = REAL.next_look(signed, None if looked == signed else looked)
        after.append((looked - signed).total_seconds())
    assert after[:7] == [2, 5, 10, 20, 40, 100, 160]
    assert after[-1] <= 16 * 60


def test_two_that_follow_ask_once_a_look(lost: Registration, aws: Proxy) -> None:
    again = Registration.objects.get()
    now = timezone.now()
    assert (lost.claim_look(now), again.claim_look(now)) == (True, False)
