"""Threads on the page of a review: at the change they are about, the rest at its end."""

import re
from html import unescape

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from designer.reviews.models import Review, Thread
from designer.taskdef.paths import ABSENT
from designer.teams.models import Target
from tests.reviews.talk import APP, LOG_LEVEL, MEMORY, MIGRATE, change, comment_on

HTMX = {"HX-Request": "true"}
SENT = {"base": "2", "once": "k" * 24, "end": "1"}


@pytest.fixture
def browser(client_of, viewer) -> Client:
    return client_of(viewer)


@pytest.fixture
def review(draft, team, author) -> Review:
    """Of a version in which the memory, a variable and a container differ from the first one."""
    for edit in ({"put": (MEMORY, 512)}, {"put": (LOG_LEVEL, "warn")}, {"remove": MIGRATE}):
        change(draft, author, **edit)
    place = {"name": "production", "account": "111122223333", "region": "ap-northeast-2"}
    target = Target.objects.create(team=team, **place)
    return Review.ask(draft, author, draft.version, [target], key="r" * 24)


def page(browser: Client, review: Review) -> str:
    return unescape(browser.get(f"/reviews/{review.pk}/?from=1").content.decode())


def at(html: str, thread: Thread) -> str:
    """The name of the change, or "" for the end of the page, at which a thread stands."""
    before = html[: html.index(f'id="thread-{thread.pk}"')]
    last = re.findall(r'<article class="chg" aria-label="([^"]+)"|(id="talk")', before)[-1]
    return last[0]


@pytest.mark.parametrize(
    ("pointer", "told_at"),
    [
        (MEMORY, "Memory hard limit"),
        (LOG_LEVEL, "Environment variable LOG_LEVEL"),
        (f"{APP}/environment/0", "Environment variable LOG_LEVEL"),
        (f"{APP}/image", ""),
        ("", ""),
        ("/cpu", ""),
    ],
)
def test_a_thread_stands_at_the_change_of_its_field_or_at_the_end(
    pointer: str, told_at: str, browser, review, draft, viewer
) -> None:
    thread = comment_on(draft, viewer, pointer).thread
    assert at(page(browser, review), thread) == told_at


def test_each_thread_stands_there_once(browser, review, draft, viewer) -> None:
    for pointer in (MEMORY, LOG_LEVEL, f"{APP}/environment/0", APP, ""):
        comment_on(draft, viewer, pointer)
    found = re.findall(r'id="thread-(\d+)"', page(browser, review))
    assert sorted(map(int, found)) == sorted(Thread.objects.values_list("pk", flat=True))


def test_it_stands_there_still_when_the_draft_was_edited_since(
    browser, review, draft, viewer, author
) -> None:
    thread = comment_on(draft, viewer, MEMORY).thread
    change(draft, author, insert=("/containerDefinitions", {"name": "first"}, 0))
    assert at(page(browser, review), thread) == "Memory hard limit"


def test_each_change_has_a_form_for_a_comment_that_comes_in_place(browser, review, draft) -> None:
    html = page(browser, review)
    links = re.findall(r'hx-get="([^"]+)" hx-target="#([^"]+)" aria-label="Comment on ([^"]+)"', html)
    assert [name for _link, _place, name in links] == re.findall(r'class="chg" aria-label="([^"]+)"', html)
    for link, place, _name in links:
        assert f'<div id="{place}"></div>' in html
        form = browser.get(link, headers=HTMX).content.decode()
        assert form.startswith('<div class="thread">')
        assert 'hx-target="closest .thread"' in form


def test_a_comment_from_there_is_a_thread_in_place_of_its_form(browser, review, draft) -> None:
    sent = SENT | {"at": MEMORY, "text": "Why?", "base": str(draft.version), "look": "bare"}
    answer = browser.post(f"/drafts/{draft.pk}/comments/", sent, headers=HTMX).content.decode()
    assert answer.startswith('<article class="thread"')
    assert "<h2>" not in answer


def test_a_container_that_was_removed_is_talked_of_at_the_list_it_was_in(browser, review, draft) -> None:
    link = next(
        one for one in re.findall(r'hx-get="([^"]+)"', page(browser, review)) if "Definitions&" in one
    )
    assert "Comment on containerDefinitions" in unescape(browser.get(link).content.decode())


def test_a_hundred_comments_take_as_many_queries_as_one(browser, review, draft, viewer) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            page(browser, review)
        return len(asked)

    comment_on(draft, viewer, MEMORY)
    queries()
    one = queries()
    for number in range(100):
        comment_on(draft, viewer, (MEMORY, LOG_LEVEL, "", APP)[number % 4])
    assert queries() == one


def test_what_was_taken_off_is_talked_of_where_it_was(browser, draft, review, author, viewer) -> None:
    change(draft, author, put=(MEMORY, ABSENT))
    thread = comment_on(draft, viewer, MEMORY).thread
    assert at(page(browser, review), thread) == "Memory hard limit"
