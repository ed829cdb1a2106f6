"""No change without a record: every post of the access matrix, by everybody who may make it."""

from dataclasses import dataclass
from functools import partial
from itertools import islice
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from designer.audit.models import Record
from designer.audit.verifying import verdicts
from tests.access import PEOPLE, Row
from tests.audit.down import audit_down
from tests.audit.unrecorded import UNRECORDED, unrecorded
from tests.stored import Stored, changed_by, everything, undone
from tests.test_access import ROWS, form, named

POSTS = [row for row in ROWS if row.method == "POST"]
LOG = {"audit.Record", "audit.Chain"}


@dataclass
class Done:
    """`changed` are the tables in which anything is otherwise, besides the log's own."""

    status: int
    changed: set[str]
    records: int


@pytest.fixture
def poster(request: pytest.FixtureRequest, team: Any, author: Any) -> Any:
    """`poster(row, who)` arranges a post of that row by that person, which can then be made."""

    def arrange(row: Row, who: str, address: str = "") -> Any:
        client = Client(raise_request_exception=False)
        if who != "anonymous":
            client.force_login(request.getfixturevalue(who))
        address, status = address or reverse(row.url, kwargs=row.at(team, author)), []

        def post(before: Stored | None = None) -> Done:
            records = Record.objects.count()
            send = lambda: status.append(client.post(address, **form(row)).status_code)  # noqa: E731
            changed = changed_by(send, unrecorded(), before) - LOG
            return Done(status[-1], changed, Record.objects.count() - records)

        return post

    return arrange


@pytest.mark.parametrize("row", POSTS, ids=named)
def test_what_changes_anything_leaves_a_record_and_where_none_can_be_left_nothing_changes(
    row, team, author, poster
) -> None:
    address = reverse(row.url, kwargs=row.at(team, author))
    posts = {who: poster(row, who, address) for who in PEOPLE}
    before = everything(unrecorded())
    for who, post in posts.items():
        undone(partial(changes_with_a_record, partial(post, before), who))


def changes_with_a_record(post: Any, who: str) -> None:
    with audit_down():
        held_up = post()
    done = post()
    assert (who, held_up.changed, held_up.records) == (who, set(), 0)
    assert done.status < 500, who
    assert bool(done.changed) == bool(done.records), (who, done.changed)
    assert all(not verdict.wrong for verdict in verdicts()), who


def test_the_posts_of_the_matrix_do_change_something(poster) -> None:
    allowed = [max(PEOPLE, key=lambda who: row.for_person(who) in ("302", "200")) for row in POSTS]
    changing = (row for row, who in zip(POSTS, allowed, strict=True) if poster(row, who)().changed)
    assert len(list(islice(changing, 18))) == 18


def test_each_exception_says_why() -> None:
    assert all(len(why) > 20 for _columns, why in UNRECORDED.values())
