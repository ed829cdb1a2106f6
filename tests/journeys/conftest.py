"""What a whole story needs: the emulated AWS beside the real browser."""

import pytest

from designer.teams.models import Person, Role, Team
from tests.emulator.fixtures import aws, ecs, moto, proxy

__all__ = ["aws", "ecs", "moto", "proxy"]


@pytest.fixture
def publisher(publisher: Person, team: Team) -> Person:
    """Goes the whole way alone."""
    return team.add(publisher, Role.AUTHOR).person
