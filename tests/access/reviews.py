"""Who reads reviews, who asks for them, and who decides."""

from collections.abc import Mapping
from secrets import token_hex

from designer.drafts.models import Draft
from designer.reviews.models import Review
from designer.teams.models import Person, Target, Team
from tests.access import Row
from tests.aws.documents import DOCUMENT


def make_target(team: Team) -> Target:
    place = {"account": "111122223333", "region": "ap-northeast-2"}
    return Target.objects.create(team=team, name=token_hex(4), **place)


def a_draft(team: Team, author: Person) -> Mapping[str, int]:
    make_target(team)
    return {"draft_id": Draft.start(team, author, DOCUMENT).pk}


def make_review(team: Team, author: Person) -> Review:
    draft = Draft.start(team, author, DOCUMENT)
    return Review.ask(draft, author, draft.version, [make_target(team)], key=token_hex(12))


def a_review(team: Team, author: Person) -> Mapping[str, int]:
    return {"review_id": make_review(team, author).pk}


def a_draft_in_review(team: Team, author: Person) -> Mapping[str, int]:
    return {"draft_id": make_review(team, author).draft_id}


ASK = {"version": "1", "key": "k" * 24}
STALE = {"verdict": "approve", "seen": "0" * 64, "key": "k" * 24}

ROWS = [
    Row("reviews:list", "GET", "sign-in 200 200 200 200 200 200"),
    Row("reviews:review", "GET", "sign-in 404 200 200 200 200 200", at=a_review),
    Row("reviews:json", "GET", "sign-in 404 200 200 200 200 200", at=a_review),
    Row("reviews:decide", "POST", "sign-in 404 409 409 409 409 409", at=a_review, send=STALE),
    Row("reviews:seen", "POST", "sign-in 404 302 302 302 302 302", at=a_review),
    Row("reviews:ask_again", "POST", "sign-in 404 403 302 403 403 403", at=a_review, send={"version": "1"}),
    Row("reviews:withdraw", "POST", "sign-in 404 403 302 403 403 403", at=a_review),
    Row("reviews:of_draft", "GET", "sign-in 404 302 302 302 302 302", at=a_draft_in_review),
    Row("reviews:ask", "GET", "sign-in 404 403 200 403 403 403", at=a_draft),
    Row("reviews:ask", "POST", "sign-in 404 403 409 403 403 403", at=a_draft, send=ASK),
]
