"""A person at the wizard, without a browser: posts what a page shows, changed."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from designer.drafts.models import Draft
from designer.teams.models import Person, Team

DOCUMENT: dict[str, Any] = {
    "family": "orders-api",
    "xUnknown": {"kept": [1, 2.50]},
    "requiresCompatibilities": ["FARGATE"],
    "networkMode": "awsvpc",
    "cpu": "512",
    "memory": "1024",
    "containerDefinitions": [
        {
            "name": "app",
            "image": "public.ecr.aws/nginx/nginx:1.27",
            "portMappings": [{"containerPort": 8080}],
            "environment": [{"name": "A", "value": "1"}, {"name": "B", "value": "2"}],
            "command": ["sh", "-c", "exec app"],
        }
    ],
}


@pytest.fixture
def draft(team: Team, author: Person) -> Draft:
    return Draft.start(team, author, DOCUMENT)


class Wizard:
    """A person at the wizard's form of a draft, without scripts: posts what the page shows, changed."""

    def __init__(self, client: Client, draft: Draft) -> None:
        self.client = client
        self.draft = draft
        self.posts = 0

    def post(self, step: str, *, base: int | None = None, htmx: bool = False, **texts: str) -> Any:
        return self.send(step, texts, base=base, htmx=htmx)

    def send(
        self, step: str, texts: dict[str, str], *, base: int | None = None, htmx: bool = False, once: str = ""
    ) -> Any:
        self.posts += 1
        frame = {
            "base": str(base or Draft.objects.get(pk=self.draft.pk).version),
            "once": once or f"key-{self.posts}",
            "end": "1",
        }
        headers = {"HX-Request": "true"} if htmx else {}
        return self.client.post(f"/drafts/{self.draft.pk}/{step}/", {**frame, **texts}, headers=headers)

    @property
    def document(self) -> dict[str, Any]:
        return Draft.objects.get(pk=self.draft.pk).document


@pytest.fixture
def wizard(draft: Draft, author: Person, client_of: Callable[[Person], Client]) -> Wizard:
    return Wizard(client_of(author), draft)


def changed(**members: Any) -> dict[str, Any]:
    return {**DOCUMENT, **members}


CONTAINER = "/containerDefinitions/0"


def container(wizard: Wizard) -> dict[str, Any]:
    found: dict[str, Any] = wizard.document["containerDefinitions"][0]
    return found
