"""A person at the JSON of a draft, without scripts: posts the text that the page shows, changed."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from designer import taskdef
from designer.drafts.models import Draft, UnsavedText
from designer.taskdef.edits import Editor
from designer.teams.models import Person, Team
from tests.markup import Markup

DOCUMENT: dict[str, Any] = {
    "family": "orders-api",
    "xUnknown": {"kept": [1, 2.5]},
    "requiresCompatibilities": ["FARGATE"],
    "networkMode": "awsvpc",
    "cpu": "512",
    "memory": "1024",
    "containerDefinitions": [
        {
            "name": "app",
            "image": "public.ecr.aws/nginx/nginx:1.27",
            "portMappings": [{"containerPort": 8080, "hostPort": 9090}],
            "environment": [{"name": "A", "value": "1"}],
        }
    ],
}
TEXT = taskdef.dump(DOCUMENT)


class JsonTab:
    """The JSON of a draft in one browser."""

    def __init__(self, client: Client, draft: Draft) -> None:
        self.client = client
        self.draft = draft
        self.address = f"/drafts/{draft.pk}/json/"
        self.posts = 0

    def page(self, query: str = "") -> Any:
        return self.client.get(self.address + query)

    @property
    def shown(self) -> str:
        """The text in the box."""
        return Markup(self.page().content.decode()).controls["text"]

    def save(self, text: str, *, script: bool = False, **more: str) -> Any:
        self.posts += 1
        frame = {"base": "1", "once": f"key-{self.posts}", "end": "1", "do": "save", "text": text}
        return self.client.post(self.address, frame | more, headers={"HX-Request": "true"} if script else {})

    def check(self, text: str, base: int = 1) -> Any:
        frame = {"base": str(base), "once": "checked", "end": "1", "text": text}
        return self.client.post(f"{self.address}check/", frame, headers={"HX-Request": "true"})

    @property
    def now(self) -> Draft:
        return Draft.objects.select_related("content").get(pk=self.draft.pk)

    @property
    def kept(self) -> str | None:
        row = UnsavedText.objects.filter(draft=self.draft).first()
        return row.text if row else None


@pytest.fixture
def draft(team: Team, author: Person) -> Draft:
    return Draft.start(team, author, DOCUMENT)


@pytest.fixture
def tab(draft: Draft, author: Person, client_of: Callable[[Person], Client]) -> JsonTab:
    return JsonTab(client_of(author), draft)


@pytest.fixture
def jun(draft: Draft, publisher: Person) -> Callable[[Callable[[Editor], None]], None]:
    """`jun(lambda editor: editor.put("/cpu", "512"))`, meanwhile."""

    def edit(change: Callable[[Editor], None]) -> None:
        now = Draft.objects.get(pk=draft.pk)
        editor = Editor(now.document)
        change(editor)
        now.edit(publisher, now.version, editor.finish())

    return edit
