"""Eight people work while registering goes on: no error, no “database is locked”; 15 minutes in the soak."""

import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from designer.aws.models import Registration
from designer.aws.outcome import State
from designer.teams.models import Person, Team
from designer.teams.models.role import GRANTED
from tests.aws.conftest import aws, ecs, moto, proxy
from tests.emulator.proxy import Proxy
from tests.exactly.rehearsal import prepare
from tests.exactly.sessions import served, use

__all__ = ["aws", "ecs", "moto", "proxy"]

SECONDS = int(os.environ.get("SOAK_SECONDS") or (900 if os.environ.get("SOAK") else 8))
pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.timeout(SECONDS + 300)]


@pytest.fixture
def people(team: Team, publisher: Person, author: Person, aws: Proxy) -> list[Person]:
    prepare(team, publisher, author, aws.address, families=40)
    new = [Person.objects.create_user(f"p{number}@example.com", f"p{number}") for number in range(8)]
    return [team.add(person, *GRANTED).person for person in new]


@pytest.fixture
def server(people: list[Person], tmp_path: Path) -> Iterator[tuple[str, Path]]:
    with served(tmp_path) as found:
        yield found


def somebody_registered(within: float) -> bool:
    """What was asked for at last may still be on its way."""
    end, found = time.monotonic() + within, Registration.objects.filter(state=State.REGISTERED)
    while not found.exists() and time.monotonic() < end:
        time.sleep(0.2)
    return found.exists()


def test_eight_people_work_while_registering_goes_on(server: tuple[str, Path], people: list[Person]) -> None:
    address, log = server
    experience = use(address, people, SECONDS)
    print(experience.summary)
    assert experience.wrong == []
    assert "database is locked" not in log.read_text()
    assert somebody_registered(within=60)
    assert experience.percentile(0.99) > 0
