"""What people say about a draft: who may, what is kept, and what two people at once cannot lose."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connection, connections, transaction

from designer.drafts.models import KeyReused
from designer.reviews.models import Comment, EarlierText, EditedSince, NoSuchPlace, Suggestion, Thread
from designer.reviews.models.comment import Words
from designer.teams.models import MayNot, Membership
from tests.reviews.talk import APP, MEMORY, change, comment_on, suggest, thread_on

TRIGGERS = 6


def test_every_member_comments_and_nobody_else(draft, author, viewer, reviewer, stranger) -> None:
    for person in (author, viewer, reviewer):
        assert comment_on(draft, person).person == person
    with pytest.raises(MayNot):
        comment_on(draft, stranger)
    with pytest.raises(MayNot):
        thread_on(draft, author).reply(stranger, Words("Me too"))


def test_a_thread_tells_where_it_was_put_and_what_that_was_called(draft, viewer, author) -> None:
    change(draft, author, put=("/cpu", "512"))
    thread = thread_on(draft, viewer, f"{APP}/environment/0/value")
    assert (thread.version, thread.label) == (2, "app.environment[LOG_LEVEL]")
    assert (thread.started_by, thread.at) == (viewer, f"{APP}/environment/0/value")


@pytest.mark.parametrize(
    "pointer", ["/containerDefinitions/2", f"{APP}/environment/x", f"{APP}/nonsense", "cpu", "/" + "x" * 700]
)
def test_a_place_that_is_none_takes_no_thread(pointer: str, draft, viewer) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - NoSuchPlace, or not a pointer at all
        comment_on(draft, viewer, pointer)
    assert not Thread.objects.exists()
    assert issubclass(NoSuchPlace, ValueError)


@pytest.mark.parametrize("pointer", ["", "/cpu", "/taskRoleArn", f"{APP}/healthCheck/interval", APP])
def test_what_the_api_knows_takes_one_though_nothing_is_set(pointer: str, draft, viewer) -> None:
    assert thread_on(draft, viewer, pointer).at == pointer


def test_a_form_that_comes_twice_writes_once(draft, viewer) -> None:
    first = comment_on(draft, viewer, text="Why?", key="k" * 24)
    assert comment_on(draft, viewer, text="Why?", key="k" * 24) == first
    again = Words("Because", "r" * 24)
    assert first.thread.reply(viewer, again) == first.thread.reply(viewer, again)
    assert Comment.objects.count() == 2
    first.edit(viewer, 1, "Why then?")
    assert comment_on(draft, viewer, text="Why?", key="k" * 24) == first


def test_a_key_that_comes_back_with_other_words_is_refused(draft, viewer) -> None:
    thread = comment_on(draft, viewer, key="k" * 24).thread
    with pytest.raises(KeyReused):
        thread.reply(viewer, Words("Something else", "k" * 24))
    assert Comment.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_of_many_posts_of_one_form_at_once_one_writes(draft, viewer) -> None:
    def post(_number: int) -> int:
        try:
            return comment_on(draft, viewer, MEMORY, key="k" * 24).pk
        finally:
            connections.close_all()

    with ThreadPoolExecutor(6) as pool:
        assert len(set(pool.map(post, range(6)))) == 1
    assert (Thread.objects.count(), Comment.objects.count()) == (1, 1)


@pytest.mark.django_db(transaction=True)
def test_of_many_who_reply_at_once_each_is_kept(draft, viewer) -> None:
    thread = thread_on(draft, viewer)

    def reply(number: int) -> None:
        try:
            Thread.objects.get(pk=thread.pk).reply(viewer, Words(f"Reply {number}"))
        finally:
            connections.close_all()

    with ThreadPoolExecutor(6) as pool:
        list(pool.map(reply, range(12)))
    assert thread.comments.count() == 13


def test_an_edited_comment_is_marked_and_its_earlier_texts_are_kept(draft, viewer) -> None:
    comment = comment_on(draft, viewer, text="One")
    comment.edit(viewer, 1, "Two")
    comment.edit(viewer, 2, "Three")
    assert (comment.text, comment.version, comment.edited_at is not None) == ("Three", 3, True)
    kept = list(comment.earlier.all())
    assert [(one.number, one.text) for one in kept] == [(1, "One"), (2, "Two")]
    assert kept[0].at == comment.at


def test_only_who_wrote_a_comment_changes_it(draft, viewer, author) -> None:
    comment = comment_on(draft, viewer)
    with pytest.raises(PermissionDenied):
        comment.edit(author, 1, "Never mind")
    Membership.objects.filter(person=viewer).delete()
    with pytest.raises(MayNot):
        comment.edit(viewer, 1, "I left")


def test_a_comment_changed_in_another_window_is_not_written_over(draft, viewer) -> None:
    comment = comment_on(draft, viewer, text="One")
    comment.edit(viewer, 1, "Two")
    with pytest.raises(EditedSince) as refused:
        comment.edit(viewer, 1, "Other two")
    assert refused.value.comment.text == "Two"
    comment.edit(viewer, 1, "Two")
    assert comment.version == 2


def test_resolving_twice_keeps_the_first_and_a_reopened_one_is_open(draft, viewer, author) -> None:
    thread = thread_on(draft, viewer)
    assert thread.resolve(viewer)
    assert not thread.resolve(author)
    assert thread.resolved_by == viewer
    assert thread.reopen(author)
    assert not thread.reopen(author)
    assert list(Thread.objects.open()) == [thread]


def test_who_started_a_thread_and_every_author_resolve_it_and_others_do_not(
    draft, viewer, author, reviewer
) -> None:
    assert thread_on(draft, viewer).resolve(author)
    assert thread_on(draft, reviewer).resolve(reviewer)
    with pytest.raises(MayNot, match="Author"):
        thread_on(draft, author).resolve(viewer)


@pytest.mark.parametrize("column", ["pointer", "label", "version", "started_at"])
def test_the_database_keeps_a_thread_where_it_was_put(column: str, draft, viewer, author) -> None:
    thread = thread_on(draft, viewer)
    other = {"version": 7, "started_at": draft.created_at}.get(column, "x")
    with pytest.raises(IntegrityError, match="never changes"), transaction.atomic():
        Thread.objects.filter(pk=thread.pk).update(**{column: other})


def test_the_database_changes_no_text_without_keeping_the_one_before(draft, viewer, author) -> None:
    comment = comment_on(draft, viewer)
    for columns in ({"text": "x"}, {"text": "x", "version": 2, "edited_at": comment.at}, {"person": author}):
        with pytest.raises(IntegrityError, match="kept first|whose it is"), transaction.atomic():
            Comment.objects.filter(pk=comment.pk).update(**columns)


def test_the_database_never_changes_an_earlier_text_or_a_suggestion(draft, viewer) -> None:
    comment_on(draft, viewer).edit(viewer, 1, "Other")
    suggest(draft, viewer, MEMORY, 512)
    with pytest.raises(IntegrityError, match="never changes"), transaction.atomic():
        EarlierText.objects.update(text="Never said")
    with pytest.raises(IntegrityError, match="never changes"), transaction.atomic():
        Suggestion.objects.update(after="1")


def test_the_triggers_stand_in_the_database(db) -> None:
    catalogue = {
        "sqlite": "SELECT 1 FROM sqlite_master WHERE type = 'trigger' AND tbl_name IN ({})",
        "postgresql": "SELECT 1 FROM pg_trigger WHERE NOT tgisinternal AND tgtype & 1 = 1"  # those of rows
        " AND tgrelid::regclass::text IN ({})",
    }
    tables = ", ".join(f"'reviews_{name}'" for name in ("thread", "comment", "earliertext", "suggestion"))
    with connection.cursor() as cursor:
        cursor.execute(catalogue[connection.vendor].format(tables))
        assert len(cursor.fetchall()) == TRIGGERS


def test_a_draft_that_is_deleted_takes_what_was_said_along(draft, viewer, author) -> None:
    comment_on(draft, viewer, MEMORY).edit(viewer, 1, "Other")
    suggest(draft, viewer, MEMORY, 512).apply(author)
    change(draft, author, put=(APP + "/image", "nginx:2"))
    change(draft, author, remove=APP)
    draft.delete()
    assert not Thread.objects.exists()
