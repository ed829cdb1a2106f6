"""What the page of a review reads of open threads is what every other page reads of them."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from designer.drafts.models import Draft
from designer.reviews.models import Thread
from designer.reviews.open_threads import open_threads
from designer.reviews.shown_thread import Reader, ShownThread, shown, shown_threads, with_all
from designer.reviews.thread_html import thread_html
from designer.teams.models import Person
from tests.reviews.talk import LOG_LEVEL, MEMORY, MIGRATE, change, comment_on, suggest, thread_on

ONCE = re.compile(r'name="once" value="[^"]+"')


def drawn(threads: list[ShownThread]) -> list[str]:
    """As HTML, without the keys that each form gets anew."""
    return [ONCE.sub("", thread_html(one)) for one in threads]


@pytest.fixture
def talked(draft: Draft, author: Person, reviewer: Person) -> Draft:
    """On the whole, on a field, on what is gone, with suggestions applied and not, and one resolved."""
    comment_on(draft, reviewer, "", "On the whole.\nSee https://example.com/.")
    thread_on(draft, reviewer, LOG_LEVEL)
    thread_on(draft, author, f"{MIGRATE}/image")
    suggest(draft, reviewer, MEMORY, 512).apply(author)
    draft.refresh_from_db()
    suggest(draft, author, MEMORY, 1024)
    thread_on(draft, reviewer, "/cpu").resolve(reviewer)
    change(draft, author, remove=MIGRATE)
    draft.refresh_from_db()
    return draft


def test_they_look_as_on_every_other_page(talked: Draft, author: Person) -> None:
    reader = Reader.of(author, talked, "token")
    elsewhere = with_all(Thread.objects.filter(draft=talked).open()).order_by("pk")
    here = drawn(shown(open_threads(talked.pk), talked, reader))
    assert here == drawn(shown_threads(elsewhere, talked, reader))
    assert len(here) == 5
    assert any("was removed by" in one for one in here)
    assert any("Applied by" in one for one in here)


def test_nothing_is_asked_for_while_they_are_drawn(talked: Draft, author: Person) -> None:
    threads = shown(open_threads(talked.pk), talked, Reader.of(author, talked))
    with CaptureQueriesContext(connection) as asked:
        drawn(threads)
    assert asked.captured_queries == []
