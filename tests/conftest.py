"""One person for each role, two teams, one language, and how long Hypothesis may look for trouble."""

import gc
import os
from collections.abc import Callable

import pytest
from django.test import Client
from django.utils import translation
from hypothesis import HealthCheck, settings

from designer.teams.models import Person, Role, Team
from designer.teams.models.role import GRANTED
from tests.browser import browse, chromium, windows  # noqa: F401
from tests.migrated import django_db_setup, migrated, once  # noqa: F401

QUIET = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow]}
settings.register_profile("default", max_examples=50, derandomize=True, **QUIET)
settings.register_profile("soak", max_examples=5_000, print_blob=True, **QUIET)
settings.load_profile("soak" if os.environ.get("SOAK") else "default")

gc.disable()  # until all tests are collected, because nothing of that is garbage


def pytest_collection_finish() -> None:
    """At Python's own pace, looking again and again at all that stays would be a twelfth of the time."""
    gc.freeze()
    gc.set_threshold(10_000, 10, 20)
    gc.enable()


@pytest.fixture(autouse=True)
def _nobody_spoke_before() -> None:
    """Each test begins in English, whatever language the last request of the one before was answered in."""
    translation.deactivate()


@pytest.fixture
def team(db: None) -> Team:
    return Team.objects.create(name="Payments", slug="payments")


@pytest.fixture
def viewer(team: Team) -> Person:
    """A member without a role: sees everything of the team, changes nothing."""
    return team.add(Person.objects.create_user("noa@example.com", "noa")).person


@pytest.fixture
def author(team: Team) -> Person:
    """Sees and edits."""
    return team.add(Person.objects.create_user("mina@example.com", "mina"), Role.AUTHOR).person


@pytest.fixture
def reviewer(team: Team) -> Person:
    """Decides on reviews."""
    return team.add(Person.objects.create_user("ravi@example.com", "ravi"), Role.REVIEWER).person


@pytest.fixture
def publisher(team: Team) -> Person:
    """Registers."""
    return team.add(Person.objects.create_user("jun@example.com", "jun"), Role.PUBLISHER).person


@pytest.fixture
def admin(team: Team) -> Person:
    """Says who is in the team, and in which AWS accounts it registers."""
    return team.add(Person.objects.create_user("ada@example.com", "ada"), Role.ADMIN).person


@pytest.fixture
def disabled(team: Team) -> Person:
    """Held every role, and may no longer sign in."""
    person = Person.objects.create_user("ex@example.com", "ex", is_active=False)
    return team.add(person, *GRANTED).person


@pytest.fixture
def stranger(db: None) -> Person:
    """May do everything in another team, and nothing in this one."""
    other = Team.objects.create(name="Logistics", slug="logistics")
    return other.add(Person.objects.create_user("sam@example.com", "sam"), *GRANTED).person


@pytest.fixture
def client_of() -> Callable[[Person], Client]:
    """A browser in which this person is signed in."""

    def signed_in(person: Person) -> Client:
        client = Client()
        client.force_login(person)
        return client

    return signed_in
