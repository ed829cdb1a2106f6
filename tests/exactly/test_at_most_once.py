"""At most one revision an approval, and every outcome known: in the worst weather, killed again and again.

The short run is told on both databases; `make soak` has the long one, of 1,000 registrations for each of
three seeds, and one with the waits as they really are.
"""

import os

import pytest

from designer.teams.models import Person, Team
from tests.aws.conftest import aws, ecs, moto, proxy
from tests.emulator.proxy import Proxy
from tests.exactly.controls import with_defaults
from tests.exactly.rehearsal import prepare, rehearse
from tests.exactly.weather import LATE_ONLY, READS, STORM, Weather

__all__ = ["aws", "ecs", "moto", "proxy"]

IS_LONG = bool(os.environ.get("SOAK"))
SEEDS = [1, 2, 3] if IS_LONG else [1]
NUMBER, KILLS, FAMILIES = (1_000, 20, 400) if IS_LONG else (16, 1, 8)

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.timeout(7_200 if IS_LONG else 900)]


@pytest.fixture
def prepared(team: Team, publisher: Person, author: Person, aws: Proxy) -> Proxy:
    prepare(team, publisher, author, aws.address, FAMILIES)
    return aws


@pytest.mark.parametrize("seed", SEEDS)
def test_through_every_fault_and_kill_each_is_registered_once_and_known(seed: int, prepared: Proxy) -> None:
    verdict = rehearse(prepared, Weather(seed, STORM, READS), NUMBER, kills=KILLS)
    print(verdict)
    assert verdict.is_exact, verdict
    assert verdict.alarms == 0
    assert verdict.kills == KILLS


def test_who_does_not_wait_for_what_is_late_doubles_and_an_alarm_is_raised(prepared: Proxy) -> None:
    weather = Weather(1, LATE_ONLY, {}, holds_late=True)
    verdict = rehearse(prepared, weather, 200 if IS_LONG else 8, timing="hasty")
    print(verdict)
    assert verdict.duplicates > 0
    assert verdict.alarms == verdict.duplicates


def test_a_client_with_boto3s_defaults_doubles(prepared: Proxy) -> None:
    too_many = with_defaults(prepared, Weather(1, STORM, READS), 200 if IS_LONG else 20)
    print(f"boto3's defaults: {too_many} too many")
    assert too_many > 0


@pytest.mark.skipif(not IS_LONG, reason="the real window takes 16 minutes: make soak")
def test_with_the_waits_as_they_are_each_is_registered_once_and_known(prepared: Proxy) -> None:
    verdict = rehearse(prepared, Weather(4, STORM, READS), 100, timing="real", kills=4)
    print(verdict)
    assert verdict.is_exact, verdict
