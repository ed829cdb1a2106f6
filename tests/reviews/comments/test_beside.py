"""Threads in the wizard: their number beside the field and in the bar, and a way to comment on any field."""

import re
from html import unescape

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from designer.drafts.controls import ident
from tests.reviews.talk import APP, LOG_LEVEL, MEMORY, MIGRATE, change, comment_on, thread_on

BASE = {"base": "1", "once": "k" * 24, "end": "1"}
HTMX = {"HX-Request": "true"}


@pytest.fixture
def browser(client_of, author) -> Client:
    return client_of(author)


def page(browser: Client, draft, step: str = "containers/0/") -> str:
    return unescape(browser.get(f"/drafts/{draft.pk}/{step}").content.decode())


def marks(html: str) -> list[tuple[str, str]]:
    """(address, what is read out) of each mark, in the order of the page."""
    return re.findall(r'<a class="tag info mark" href="([^"]+)" aria-label="([^"]+)"', html)


def test_a_field_tells_how_many_open_threads_it_has_and_leads_to_them(browser, draft, viewer, author) -> None:
    comment_on(draft, viewer, MEMORY, "Enough?")
    comment_on(draft, viewer, MEMORY, "Sure?")
    thread_on(draft, viewer, MEMORY).resolve(viewer)
    comment_on(draft, viewer, "/cpu", "Elsewhere")
    html = page(browser, draft)
    [(address, words)] = marks(html)
    assert words == "2 open threads"
    assert html.index(ident(MEMORY)) < html.index(address) < html.index(f'id="{ident(MEMORY)}-m"')
    told = unescape(browser.get(address).content.decode())
    assert "Enough?" in told
    assert "Elsewhere" not in told
    assert "Only those on app.memory." in told
    assert "Comment on app.memory" in told


@pytest.mark.parametrize(
    ("pointer", "step"),
    [
        ("/cpu", "name-and-size/"),
        ("/taskRoleArn", "roles/"),
        ("/tags", "tags/"),
        (APP, "containers/0/"),
        (f"{APP}/image", "containers/0/"),
        (f"{APP}/essential", "containers/0/"),
        (f"{APP}/healthCheck/interval", "containers/0/"),
        (f"{APP}/environment/0", "containers/0/"),
        (f"{APP}/environment/1/value", "containers/0/"),
        (f"{APP}/command", "containers/0/"),
        (f"{APP}/mountPoints", "containers/0/"),
    ],
)
def test_whatever_has_an_element_of_its_own_has_its_mark(
    pointer: str, step: str, browser, draft, viewer
) -> None:
    thread_on(draft, viewer, pointer)
    assert [words for _address, words in marks(page(browser, draft, step))] == ["1 open thread"]


def test_the_mark_goes_along_when_its_item_moves(browser, draft, viewer, author) -> None:
    thread_on(draft, viewer, LOG_LEVEL)
    change(draft, author, move=(APP, 1))
    assert marks(page(browser, draft)) == []
    assert len(marks(page(browser, draft, "containers/1/"))) == 1


def test_what_is_gone_has_no_mark_and_counts_in_the_bar(browser, draft, viewer, author) -> None:
    thread_on(draft, viewer, f"{MIGRATE}/image")
    thread_on(draft, viewer, "")
    change(draft, author, remove=MIGRATE)
    html = page(browser, draft)
    assert marks(html) == []
    assert re.search(r'title="2 open threads">.*?Comments <span class="tag info">2</span></a>', html)
    assert "2 open threads" in page(browser, draft, "json/")


def test_a_part_that_a_save_draws_anew_keeps_its_marks(browser, draft, viewer) -> None:
    thread_on(draft, viewer, LOG_LEVEL)
    add = BASE | {"do": f"insert:{APP}/environment"}
    answer = browser.post(f"/drafts/{draft.pk}/containers/0/", add, headers=HTMX)
    assert len(marks(answer.content.decode())) == 1


def test_the_form_asks_the_database_once_for_its_threads(browser, draft, viewer) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            page(browser, draft)
        asks = 'FROM "reviews_thread" WHERE ("reviews_thread"."draft_id" ='
        return sum(asks in one["sql"] or "reviews_comment" in one["sql"] for one in asked.captured_queries)

    one = queries()
    assert one <= 2  # with the bar's, which counts all that waits
    for _ in range(20):
        thread_on(draft, viewer, MEMORY)
    assert queries() == one


def test_the_help_on_a_field_leads_to_a_comment_on_it(browser, draft) -> None:
    address = "/fields/containerDefinitions.memory/"
    told = {"draft": str(draft.pk), "at": MEMORY, "base": "1"}
    html = unescape(browser.get(address, told, headers=HTMX).content.decode())
    [link] = re.findall(r'href="(/drafts/\d+/comments/[^"]*)"', html)
    assert "Comment on app.memory" in unescape(browser.get(link).content.decode())
    for wrong in ({}, told | {"draft": "x"}, told | {"at": "javascript:"}):
        assert "/comments/" not in browser.get(address, wrong, headers=HTMX).content.decode()


def test_a_link_from_an_older_page_leads_to_where_the_field_is_now(browser, draft, author) -> None:
    change(draft, author, insert=("/containerDefinitions", {"name": "first"}, 0))
    asked = {"at": MEMORY, "base": "1"}
    html = unescape(browser.get(f"/drafts/{draft.pk}/comments/", asked).content.decode())
    assert 'name="at" value="/containerDefinitions/1/memory"' in html
    change(draft, author, remove="/containerDefinitions/1")
    html = unescape(browser.get(f"/drafts/{draft.pk}/comments/", asked).content.decode())
    assert "the whole draft" in html
