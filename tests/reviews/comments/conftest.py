"""A draft that people talk about."""

import pytest

from designer.drafts.models import Draft
from designer.teams.models import Person, Team
from tests.reviews.talk import DOCUMENT


@pytest.fixture
def draft(team: Team, author: Person) -> Draft:
    return Draft.start(team, author, DOCUMENT)
