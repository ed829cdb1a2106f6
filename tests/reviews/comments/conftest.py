"""A draft that people talk about."""

import pytest
from django.test import Client

from designer.drafts.models import Draft
from designer.teams.models import Person, Team
from tests.reviews.talk import DOCUMENT


@pytest.fixture
def draft(team: Team, author: Person) -> Draft:
    return Draft.start(team, author, DOCUMENT)


@pytest.fixture
def browser(client_of, author) -> Client:
    return client_of(author)


@pytest.fixture
def reader(client_of, viewer) -> Client:
    return client_of(viewer)
