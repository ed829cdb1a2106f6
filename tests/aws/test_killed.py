"""Killing the process that sends, at any point, loses nothing and doubles nothing."""

import os
import signal
import subprocess
import sys
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from designer.aws.models import Registration
from designer.aws.outcome import State
from designer.aws.reconcile import look_up
from designer.aws.timing import LEASE
from tests.emulator.proxy import Proxy

pytestmark = pytest.mark.django_db(transaction=True)

CHILD = """
import sys, django
from django.conf import settings
settings.DATABASES["default"]["NAME"] = sys.argv[2]
django.setup()
from designer.aws.models import Registration
from designer.aws.timing import LEASE, WINDOW
from designer.aws.sending import send
send(Registration.objects.get(pk=sys.argv[1]))
"""
REGISTER = "RegisterTaskDefinition"


def kill_while(action: str, registration: Registration, aws: Proxy) -> None:
    """Send it in a process of its own and kill that while the action is under way."""
    words = [registration.pk.hex, str(connection.settings_dict["NAME"])]
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "tests.settings"}
    child = subprocess.Popen([sys.executable, "-c", CHILD, *words], env=environment)
    try:
        aws.wait_for(action)
    finally:
        child.send_signal(signal.SIGKILL)
        child.wait()


def later(registration: Registration) -> Registration:
    """The row as it stands when the lease of the killed process is over."""
    Registration.objects.update(queued_at=timezone.now() - LEASE - timedelta(seconds=1))
    Registration.objects.exclude(signed_at=None).update(
        signed_at=timezone.now() - LEASE - timedelta(seconds=1)
    )
    return Registration.objects.get(pk=registration.pk)


def test_killed_before_the_request_nothing_was_sent(queued: Registration, aws: Proxy) -> None:
    aws.fail("AssumeRole", "slow")
    kill_while("AssumeRole", queued, aws)
    left = later(queued)
    assert left.state == State.QUEUED
    look_up(left, timezone.now())
    assert left.state == State.NOT_SENT
    assert aws.count(REGISTER) == 0


@pytest.mark.parametrize("fault", ["hang", "slow"])
def test_killed_during_the_request_the_revision_is_found(
    fault: str, queued: Registration, aws: Proxy, ecs: Any
) -> None:
    aws.fail(REGISTER, fault)
    kill_while(REGISTER, queued, aws)
    aws.release(REGISTER)
    left = later(queued)
    assert left.state == State.SENDING
    look_up(left, timezone.now())
    assert (left.state, left.revision) == (State.REGISTERED, 1)
    assert len(ecs.list_task_definitions(familyPrefix="checkout-api")["taskDefinitionArns"]) == 1
