"""Drafts of a team, made in a line, and a browser in front of them."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from designer.drafts.models import Draft
from designer.teams.models import Person, Role, Team

DOCUMENT: dict[str, Any] = {
    "family": "orders",
    "requiresCompatibilities": ["FARGATE"],
    "networkMode": "awsvpc",
    "cpu": "256",
    "memory": "512",
    "containerDefinitions": [{"name": "app", "image": "public.ecr.aws/nginx/nginx:1.27"}],
}


@pytest.fixture
def publisher(publisher: Person, team: Team) -> Person:
    """Edits, too."""
    return team.add(publisher, Role.AUTHOR).person


@pytest.fixture
def start(team: Team, author: Person) -> Callable[..., Draft]:
    """`start("orders", purpose="…", cpu="512")`: a draft of this family, edited after the one before."""
    first = timezone.now() - timedelta(days=1)

    def make(family: str, *, purpose: str = "", team: Team = team, **members: Any) -> Draft:
        draft = Draft.start(team, author, {**DOCUMENT, "family": family, **members}, purpose=purpose)
        Draft.objects.filter(pk=draft.pk).update(edited_at=first + timedelta(seconds=draft.pk))
        draft.refresh_from_db()
        return draft

    return make


@pytest.fixture
def browser(author: Person, client_of: Callable[[Person], Client]) -> Client:
    return client_of(author)
