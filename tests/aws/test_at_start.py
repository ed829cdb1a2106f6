"""As the application starts it finds out what an earlier process of it left open."""

import os
import subprocess
import sys
from typing import Any

import pytest
from django.db import connection

from designer.aws.at_start import PAUSE, ROUNDS, follow_open_ones
from designer.aws.models import WINDOW, Registration
from designer.aws.outcome import State
from designer.aws.sending import send
from tests.aws.test_killed import REGISTER, kill_while, later
from tests.emulator.proxy import Proxy

pytestmark = pytest.mark.django_db(transaction=True)

START = """
import sys
from django.conf import settings
settings.DATABASES["default"]["NAME"] = sys.argv[1]
import designer.wsgi, threading
for thread in threading.enumerate():
    if thread.name == "open registrations":
        thread.join(30)
"""


@pytest.fixture
def lost(queued: Registration, aws: Proxy) -> Registration:
    """AWS registered it, and its answer never arrived."""
    aws.fail(REGISTER, "drop after")
    send(queued)
    return queued


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
    follow_open_ones(pause=lambda seconds: later(queued))
    queued.refresh_from_db()
    assert (queued.state, queued.revision) == (State.REGISTERED, 1)


def test_with_nothing_open_nobody_is_asked_and_nothing_waited_for(lost: Registration, aws: Proxy) -> None:
    pauses: list[Any] = []
    follow_open_ones(pause=pauses.append)
    asked = len(aws.seen)
    follow_open_ones(pause=pauses.append)
    assert (len(aws.seen), pauses) == (asked, [])


def test_it_gives_up_only_when_nothing_can_arrive_any_more(queued: Registration, aws: Proxy) -> None:
    aws.fail("AssumeRole", "denied", times=99)
    queued.start_sending(0, "")
    pauses: list[Any] = []
    follow_open_ones(pause=pauses.append)
    assert len(pauses) == ROUNDS
    assert WINDOW.total_seconds() < ROUNDS * PAUSE
