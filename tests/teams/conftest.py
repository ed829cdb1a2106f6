"""Mina, who signs in by password."""

import pytest

from designer.teams.models import Person
from tests.teams.passwords import PASSWORD


@pytest.fixture
def mina(author: Person) -> Person:
    author.set_password(PASSWORD)
    author.save()
    return author
