"""Who else knows of what is said: the history, and the audit in the very transaction."""

from html import unescape

import pytest

from designer.audit.models import Record
from designer.notices.models import Notice
from designer.reviews.models import Comment, Thread
from designer.reviews.models.comment import Words
from tests.reviews.talk import MEMORY, comment_on, suggest, thread_on


def acts() -> list[str]:
    known = ("thread", "comment", "suggestion")
    return [one.act for one in Record.objects.order_by("pk") if one.act.startswith(known)]


def test_no_notice_and_no_record_holds_what_was_written(draft, author, viewer) -> None:
    thread = comment_on(draft, viewer, MEMORY, "canary-words").thread
    thread.reply(author, Words("canary-answer"))
    suggest(draft, viewer, MEMORY, "canary-value").apply(author)
    kept = [*Notice.objects.values_list("facts", flat=True), *Record.objects.values_list("facts", flat=True)]
    assert kept
    assert "canary" not in str(kept)


def test_each_act_is_recorded_once_and_what_changes_nothing_is_not(draft, author, viewer) -> None:
    comment = comment_on(draft, viewer, MEMORY, key="k" * 24)
    comment_on(draft, viewer, MEMORY, key="k" * 24)
    comment.edit(viewer, 1, "Other")
    comment.edit(viewer, 2, "Other")
    for _ in range(2):
        comment.thread.resolve(author)
    comment.thread.reopen(viewer)
    comment.thread.reply(author, Words("Why not"))
    suggestion = suggest(draft, viewer, MEMORY, 512)
    assert (suggestion.apply(author), suggestion.apply(author)) == (True, False)
    assert acts() == [
        "thread started",
        "comment changed",
        "thread resolved",
        "thread reopened",
        "comment written",
        "thread started",
        "suggestion applied",
    ]


def test_without_the_record_nothing_is_said(draft, viewer, monkeypatch) -> None:
    thread = thread_on(draft, viewer)

    def fail(*_args: object, **_facts: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(Record, "add", fail)
    for act in (
        lambda: thread_on(draft, viewer),
        lambda: thread.reply(viewer, Words("More")),
        lambda: thread.resolve(viewer),
        lambda: thread.comments.get().edit(viewer, 1, "Other"),
    ):
        with pytest.raises(RuntimeError):
            act()
    assert (Thread.objects.count(), Comment.objects.get().text) == (1, "Why?")
    assert list(Thread.objects.open()) == [thread]


def test_the_history_tells_of_comments_and_of_both_who_made_a_suggested_edit(
    draft, author, viewer, client_of
) -> None:
    comment_on(draft, viewer)
    suggest(draft, viewer, MEMORY, 512).apply(author)
    page = unescape(client_of(author).get(f"/drafts/{draft.pk}/history/").content.decode())
    for words in (
        "<b>noa</b> commented on the whole draft",
        "<b>noa</b> suggested a value of app.memory",
        "<b>mina</b> applied what noa suggested as edit 2",
    ):
        assert words in page, words
