"""The pages with comments, without scripts and with htmx: what is shown, said, kept as typed and refused."""

import re
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from designer.reviews.models import Comment, Thread
from tests.reviews.comments.pages import SENT, every, one, text
from tests.reviews.talk import (
    APP,
    LOG_LEVEL,
    MEMORY,
    MIGRATE,
    change,
    comment_on,
    suggest,
    thread_on,
)

HTMX = {"HX-Request": "true"}


def test_a_draft_without_comments_says_so_and_offers_its_fields(browser, draft) -> None:
    page = text(browser, every(draft))
    assert "No comments here" in page
    for pointer, name in (("", "the whole draft"), (MEMORY, "app.memory"), ("/cpu", "cpu")):
        assert f'<option value="{pointer}">{name}</option>' in page


def test_a_comment_on_a_field_stands_on_the_page_with_its_name_and_a_way_to_the_field(reader, draft) -> None:
    answer = reader.post(every(draft), SENT | {"at": MEMORY, "text": "Is that enough?"})
    thread = Thread.objects.get()
    assert answer["Location"] == f"{every(draft)}#thread-{thread.pk}"
    page = text(reader, every(draft))
    assert "Is that enough?" in page
    assert f'href="/drafts/{draft.pk}/containers/0/#f-containerDefinitions-0-memory"><code>app.memory' in page
    assert "Open (1)" in page


def test_open_and_resolved_threads_are_apart_and_so_are_those_on_the_whole(
    browser, draft, author, viewer
) -> None:
    comment_on(draft, viewer, MEMORY, "On a field")
    comment_on(draft, viewer, "", "On all of it")
    comment_on(draft, viewer, "", "Long settled").thread.resolve(author)
    shown = {
        query: [said for said in ("On a field", "On all of it", "Long settled") if said in page]
        for query in ("", "?on=fields", "?on=whole", "?show=resolved", "?show=nonsense")
        if (page := text(browser, every(draft) + query))
    }
    assert shown == {
        "": ["On a field", "On all of it"],
        "?on=fields": ["On a field"],
        "?on=whole": ["On all of it"],
        "?show=resolved": ["Long settled"],
        "?show=nonsense": ["On a field", "On all of it"],
    }


def test_a_reply_is_the_thread_anew_for_htmx_and_nothing_else_of_the_page(reader, draft, author) -> None:
    thread = thread_on(draft, author, MEMORY)
    answer = reader.post(one(thread), SENT | {"text": "Because."}, headers=HTMX)
    html = answer.content.decode()
    assert html.startswith(f'<article class="thread" id="thread-{thread.pk}"')
    assert "Because." in html
    assert "<html" not in html


def test_what_is_typed_beside_resolve_is_a_reply(browser, draft, viewer) -> None:
    thread = thread_on(draft, viewer)
    browser.post(one(thread), SENT | {"text": "Done.", "do": "resolve"})
    thread.refresh_from_db()
    assert thread.resolved_at is not None
    assert [comment.text for comment in thread.comments.all()] == ["Why?", "Done."]
    assert "Resolved by mina" in text(browser, f"{every(draft)}?show=resolved")
    browser.post(one(thread), SENT | {"do": "reopen", "once": "r" * 24})
    assert list(Thread.objects.open()) == [thread]


def test_who_may_not_resolve_gets_no_such_button_and_loses_no_words(reader, draft, author) -> None:
    thread = thread_on(draft, author)
    assert 'value="resolve"' not in text(reader, one(thread))
    assert reader.post(one(thread), SENT | {"text": "Done.", "do": "resolve"}).status_code == 403
    assert thread.comments.count() == 1


@pytest.mark.parametrize(
    ("wrong", "status", "said"),
    [
        ({"text": "  "}, 422, "nothing to send yet"),
        ({"text": "x" * 5001}, 422, "5001 characters are too many: 5000"),
        ({"text": "a\0b"}, 422, "Null characters"),
        ({"end": None}, 422, "without its end"),
        ({"once": ""}, 422, "without its end"),
        ({"do": "dance"}, 400, ""),
    ],
)
@pytest.mark.parametrize("headers", [{}, HTMX])
def test_what_is_wrong_is_said_and_what_was_typed_stays(
    wrong, status, said, headers, reader, draft, author
) -> None:
    thread = thread_on(draft, author)
    sent = {name: value for name, value in (SENT | {"text": "Kept."} | wrong).items() if value is not None}
    answer = reader.post(one(thread), sent, headers=headers)
    page = unescape(answer.content.decode())
    assert (answer.status_code, said in page) == (status, True)
    assert status == 400 or "text" in wrong or "Kept.</textarea>" in page
    assert thread.comments.count() == 1


def test_a_form_sent_twice_is_one_comment_and_sent_with_other_words_is_kept_as_typed(
    reader, draft, author
) -> None:
    thread = thread_on(draft, author)
    for _ in range(2):
        reader.post(one(thread), SENT | {"text": "Because."})
    assert thread.comments.count() == 2
    answer = reader.post(one(thread), SENT | {"text": "Or not."})
    page = unescape(answer.content.decode())
    assert (answer.status_code, "Or not.</textarea>" in page, "with other words" in page) == (409, True, True)
    once = re.findall(r'name="once" value="([^"]+)"', page)[-1]
    assert reader.post(one(thread), SENT | {"text": "Or not.", "once": once}).status_code == 302


@pytest.mark.parametrize("at", ["/nonsense", "cpu", "/containerDefinitions/7/image"])
def test_a_place_that_is_none_has_no_form(at: str, reader, draft) -> None:
    assert reader.get(every(draft), {"at": at}).status_code == 400
    assert reader.post(every(draft), SENT | {"at": at, "text": "Why?"}).status_code == 400
    assert reader.post(every(draft), SENT | {"text": "Why?", "base": "9"}).status_code == 400


def test_only_the_writer_edits_and_the_page_marks_it_and_keeps_what_was_said(
    reader, browser, draft, viewer
) -> None:
    comment = comment_on(draft, viewer, text="One")
    address = f"/comments/{comment.pk}/edit/"
    assert browser.get(address).status_code == 403
    assert "One</textarea>" in text(reader, address)
    reader.post(address, SENT | {"text": "Two"})
    page = text(browser, one(comment.thread))
    assert ">edited</a>" in page
    assert "What it said before" in page
    assert page.index("Two") < page.index("One</p>")


def test_two_windows_that_edit_one_comment_lose_neither_text(reader, draft, viewer) -> None:
    comment = comment_on(draft, viewer, text="One")
    address = f"/comments/{comment.pk}/edit/"
    reader.post(address, SENT | {"text": "Two"})
    answer = reader.post(address, SENT | {"text": "Other two"})
    page = unescape(answer.content.decode())
    assert answer.status_code == 409
    assert "in another window meanwhile" in page
    assert "Other two</textarea>" in page
    assert re.search(r"It says now:.*?Two</p>", page)
    assert reader.post(address, SENT | {"text": "Other two", "base": "2"}).status_code == 302
    assert [one.text for one in Comment.objects.get().earlier.all()] == ["One", "Two"]


def test_a_thread_whose_item_is_gone_says_by_whom_and_offers_no_suggestion(
    browser, draft, author, viewer
) -> None:
    suggest(draft, viewer, f"{MIGRATE}/image", "migrate:3")
    change(draft, author, remove=MIGRATE)
    page = text(browser, every(draft))
    assert "db-migrate.image was removed by mina in edit 2." in page
    assert "Apply</button>" not in page
    assert "Suggest a value" not in page


def test_a_thread_tells_the_name_its_field_has_now_and_had_before(browser, draft, author, viewer) -> None:
    thread_on(draft, viewer, LOG_LEVEL)
    change(draft, author, put=(f"{APP}/environment/0/name", "LEVEL"))
    page = text(browser, every(draft))
    assert "<code>app.environment[LEVEL]</code>" in page
    assert "was app.environment[LOG_LEVEL]" in page


def test_a_hundred_comments_take_as_many_queries_as_one(browser, draft, viewer, author) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            assert browser.get(every(draft)).status_code == 200
        return len(asked)

    suggest(draft, viewer, MEMORY, 512).apply(author)
    queries()
    one = queries()
    for number in range(100):
        comment_on(draft, viewer, MEMORY, f"Comment {number}")
    assert queries() == one


def test_more_than_a_hundred_threads_are_paged(browser, draft, viewer) -> None:
    for number in range(103):
        comment_on(draft, viewer, "", f"Comment {number}.")
    first = text(browser, every(draft))
    older = re.search(r'href="([^"]*before=[^"]*)"', first)
    assert older is not None
    assert "Comment 2." not in first
    assert "Comment 2." in text(browser, older[1])


def test_another_team_sees_and_changes_none_of_it(client_of, stranger, draft, author) -> None:
    suggestion = suggest(draft, author, MEMORY, 512)
    theirs, thread = client_of(stranger), suggestion.comment.thread
    for address in (every(draft), one(thread), f"/comments/{suggestion.comment.pk}/edit/"):
        assert theirs.get(address).status_code == 404
        assert theirs.post(address, SENT | {"text": "Ha"}).status_code == 404
    assert theirs.post(f"/suggestions/{suggestion.pk}/apply/").status_code == 404
