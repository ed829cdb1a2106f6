"""Who may see and say something about a draft: every member of its team. Authors apply what is suggested."""

from collections.abc import Mapping
from typing import Any

from designer.drafts.models import Draft
from designer.teams.models import Person, Team
from tests.access import Row
from tests.reviews import talk


def make_draft(team: Team, author: Person) -> Draft:
    return Draft.start(team, author, talk.DOCUMENT)


def a_draft(team: Team, author: Person) -> Mapping[str, Any]:
    return {"draft_id": make_draft(team, author).pk}


def a_thread(team: Team, author: Person) -> Mapping[str, Any]:
    return {"thread_id": talk.thread_on(make_draft(team, author), author, talk.MEMORY).pk}


def a_comment(team: Team, author: Person) -> Mapping[str, Any]:
    return {"comment_id": talk.comment_on(make_draft(team, author), author, talk.MEMORY).pk}


def a_suggestion(team: Team, author: Person) -> Mapping[str, Any]:
    return {"suggestion_id": talk.suggest(make_draft(team, author), author, talk.MEMORY, 512).pk}


SAY = {"text": "Why?", "base": "1", "once": "k" * 24, "end": "1"}
RESOLVE = {**SAY, "do": "resolve"}

ROWS = [
    Row("reviews:comments", "GET", "sign-in 404 200 200 200 200 200", at=a_draft),
    Row("reviews:comments", "POST", "sign-in 404 302 302 302 302 302", at=a_draft, send=SAY),
    Row("reviews:thread", "GET", "sign-in 404 200 200 200 200 200", at=a_thread),
    Row("reviews:thread", "POST", "sign-in 404 302 302 302 302 302", at=a_thread, send=SAY),
    Row("reviews:thread", "POST", "sign-in 404 403 302 403 403 403", at=a_thread, send=RESOLVE),
    Row("reviews:edit_comment", "GET", "sign-in 404 403 200 403 403 403", at=a_comment),
    Row("reviews:edit_comment", "POST", "sign-in 404 403 302 403 403 403", at=a_comment, send=SAY),
    Row("reviews:apply_suggestion", "POST", "sign-in 404 403 302 403 403 403", at=a_suggestion),
]
