"""What people say about a draft, in a line."""

from typing import Any

from designer.drafts.models import Draft
from designer.reviews.models import Comment, Suggestion, Thread
from designer.reviews.models.comment import Words
from designer.reviews.models.suggestion import Proposal
from designer.taskdef import paths
from designer.taskdef.edits import Editor
from designer.teams.models import Person

DOCUMENT: dict[str, Any] = {
    "family": "orders",
    "requiresCompatibilities": ["FARGATE"],
    "networkMode": "awsvpc",
    "cpu": "256",
    "memory": "512",
    "containerDefinitions": [
        {
            "name": "app",
            "image": "nginx:1.27",
            "memory": 256,
            "environment": [
                {"name": "LOG_LEVEL", "value": "info"},
                {"name": "DB_PASSWORD", "value": "hunter22"},
            ],
        },
        {"name": "db-migrate", "image": "migrate:2.9.0"},
    ],
}
APP = "/containerDefinitions/0"
MEMORY = f"{APP}/memory"
LOG_LEVEL = f"{APP}/environment/0/value"
PASSWORD = f"{APP}/environment/1/value"
MIGRATE = "/containerDefinitions/1"


def comment_on(
    draft: Draft, person: Person, pointer: str = "", text: str = "Why?", key: str | None = None
) -> Comment:
    return Thread.start(draft, person, pointer, draft.version, Words(text, key))


def thread_on(draft: Draft, person: Person, pointer: str = "") -> Thread:
    return comment_on(draft, person, pointer).thread


def suggest(draft: Draft, person: Person, pointer: str, after: Any) -> Suggestion:
    before = paths.get(draft.document, pointer)
    words = Words("Better:", proposal=Proposal(pointer, draft.version, before, after))
    return Thread.start(draft, person, pointer, draft.version, words).suggestion


def change(draft: Draft, person: Person, *, base: int | None = None, **edit: Any) -> None:
    """`change(draft, mina, put=(MEMORY, 512))`, `remove=APP`, `insert=("/tags", {…}, 0)`, `move=(APP, 1)`."""
    base = base or draft.version
    editor = Editor(draft.document_at(base))
    for verb, told in edit.items():
        getattr(editor, verb)(*(told if isinstance(told, tuple) else (told,)))
    draft.edit(person, base, editor.finish())
