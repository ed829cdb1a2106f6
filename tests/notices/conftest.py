"""A draft of the team."""

from typing import Any

import pytest

from designer.drafts.models import Draft
from designer.notices.models import Watch
from designer.teams.models import Person, Team

DOCUMENT: dict[str, Any] = {
    "family": "orders",
    "containerDefinitions": [{"name": "app", "image": "nginx:1.27"}],
}


@pytest.fixture
def draft(team: Team, author: Person) -> Draft:
    """Watched by nobody."""
    made = Draft.start(team, author, DOCUMENT)
    Watch.objects.all().delete()
    return made
