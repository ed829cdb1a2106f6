"""Who last changed a field: told in its “more”, and for all fields of a place."""

import re
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from designer.drafts.models import Draft
from tests.drafts.told_history import IMAGE, change, put

NAME = "/containerDefinitions/0/name"


def last_change(browser, draft: Draft, **query: str) -> str:
    part = browser.get(f"/drafts/{draft.pk}/last-change/", query, headers={"HX-Request": "true"})
    return " ".join(re.sub(r"<[^>]+>", "", part.content.decode()).split())


@pytest.fixture
def draft(start, author, publisher) -> Draft:
    """The image is jun's, edit 3; its container came second by edit 4."""
    draft = start("orders")
    put(draft, author, (IMAGE, "nginx:1.28"))
    put(draft, publisher, (IMAGE, "nginx:1.29"))
    change(draft, author, "insert", "/containerDefinitions", {"name": "log", "image": "bit"}, 0)
    return draft


def test_a_field_says_who_changed_it_last_wherever_it_stood(draft, browser) -> None:
    assert "Last changed by jun, edit 3" in last_change(browser, draft, at="/containerDefinitions/1/image")
    assert "Last changed by mina, edit 1" in last_change(browser, draft, at="/containerDefinitions/1/name")
    assert "Last changed by mina, edit 4" in last_change(browser, draft, at="/containerDefinitions/0/name")


def test_a_place_is_meant_as_the_page_shows_it(draft, browser) -> None:
    assert "Last changed by jun, edit 3" in last_change(browser, draft, at=IMAGE, base="3")


def test_what_was_taken_off_says_by_whom(draft, browser, publisher) -> None:
    change(draft, publisher, "remove", "/cpu")
    assert "Last changed by jun, edit 5" in last_change(browser, draft, at="/cpu")


def test_what_was_never_set_says_so(draft, browser) -> None:
    assert "Never set in this draft." in last_change(browser, draft, at="/taskRoleArn")


@pytest.mark.parametrize(
    ("query", "status"), [({}, 400), ({"at": "x"}, 400), ({"at": "/cpu", "base": "9"}, 404)]
)
def test_a_place_or_version_that_cannot_be_is_refused(draft, browser, query, status: int) -> None:
    assert browser.get(f"/drafts/{draft.pk}/last-change/", query).status_code == status


def test_it_is_a_page_without_scripts(draft, browser) -> None:
    shown = browser.get(f"/drafts/{draft.pk}/last-change/", {"at": "/cpu"}).content.decode()
    assert "<h1>cpu</h1>" in shown
    assert f"/drafts/{draft.pk}/history/?field=%2Fcpu&amp;at=4" in shown


def test_all_fields_of_a_place_say_whose_they_are(draft, browser) -> None:
    shown = browser.get(f"/drafts/{draft.pk}/who/", {"at": "/containerDefinitions"}).content.decode()
    rows = re.findall(r'<th scope="row"><a[^>]*>([^<]*)</a></th><td[^>]*>([^<]*)</td><td[^>]*>(\w+)', shown)
    assert [(unescape(name), value, who) for name, value, who in rows] == [
        ("log · name", "log", "mina"),
        ("log · image", "bit", "mina"),
        ("app · name", "app", "mina"),
        ("app · image", "nginx:1.29", "jun"),
    ]


def test_a_secret_is_not_among_the_values(start, browser) -> None:
    secret = [{"name": "app", "environment": [{"name": "DB_PASSWORD", "value": "hunter2-hunter2"}]}]
    draft = start("orders", containerDefinitions=secret)
    shown = browser.get(f"/drafts/{draft.pk}/who/").content.decode()
    assert "hunter2" not in shown
    assert "••••••" in shown


def test_a_step_asks_nothing_to_lead_there(draft, browser) -> None:
    browser.get(f"/drafts/{draft.pk}/containers/")
    with CaptureQueriesContext(connection) as asked:
        shown = browser.get(f"/drafts/{draft.pk}/containers/").content.decode()
    assert f"/drafts/{draft.pk}/who/?at=/containerDefinitions/0" in shown
    assert not any('"operations"' in query["sql"] for query in asked)


def test_a_stranger_learns_nothing(draft, stranger, client_of) -> None:
    for page in ("who/", "last-change/?at=/cpu"):
        assert client_of(stranger).get(f"/drafts/{draft.pk}/{page}").status_code == 404
