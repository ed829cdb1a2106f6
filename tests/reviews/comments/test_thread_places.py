"""Threads stay with their fields while others come, go and move, and tell when theirs is gone."""

import copy

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given

from designer.drafts.models import Draft
from designer.reviews.models import Thread
from designer.reviews.models.comment import Words
from designer.reviews.models.thread import carry
from designer.taskdef.edits import Insert, Put, Remove, Trail, apply, taken_back, trail
from designer.taskdef.paths import ABSENT
from tests.reviews.talk import APP, DOCUMENT, LOG_LEVEL, MEMORY, MIGRATE, change, comment_on, thread_on
from tests.taskdef.by_identity import Numbered, numbered, operations_of
from tests.taskdef.random_documents import document, randoms
from tests.taskdef.random_intents import some_intents


def now(thread: Thread) -> Thread:
    thread.refresh_from_db()
    return thread


def test_a_thread_follows_its_item_when_others_move(draft, author, viewer) -> None:
    thread = thread_on(draft, viewer, MEMORY)
    change(draft, author, insert=("/containerDefinitions", {"name": "first"}, 0))
    change(draft, author, move=("/containerDefinitions/1", 2))
    assert (now(thread).at, thread.at_version, thread.is_gone) == ("/containerDefinitions/2/memory", 3, False)


def test_it_follows_its_item_when_that_is_named_anew(draft, author, viewer) -> None:
    thread = thread_on(draft, viewer, LOG_LEVEL)
    change(draft, author, put=(f"{APP}/environment/0/name", "LEVEL"))
    assert (now(thread).at, thread.label) == (LOG_LEVEL, "app.environment[LOG_LEVEL]")


def test_it_says_which_edit_removed_its_item(draft, author, viewer) -> None:
    thread = thread_on(draft, viewer, f"{MIGRATE}/image")
    change(draft, author, put=("/cpu", "512"))
    change(draft, author, remove=MIGRATE)
    assert now(thread).is_gone
    assert (thread.taken_in.version, thread.taken_in.person) == (3, author)


def test_an_undone_removal_brings_it_back_to_where_the_item_is(draft, author, viewer) -> None:
    thread = thread_on(draft, viewer, f"{MIGRATE}/image")
    change(draft, author, remove=MIGRATE)
    change(draft, author, insert=("/containerDefinitions", {"name": "first"}, 0))
    draft.undo(author)
    draft.undo(author)
    assert (now(thread).at, thread.is_gone, thread.taken_in) == (f"{MIGRATE}/image", False, None)
    draft.redo(author)
    assert now(thread).is_gone


def test_a_field_that_is_emptied_keeps_its_thread_which_says_so_until_it_is_set_again(
    draft, author, viewer
) -> None:
    thread, unset = thread_on(draft, viewer, MEMORY), thread_on(draft, viewer, "/taskRoleArn")
    change(draft, author, put=(MEMORY, ABSENT))
    assert (now(thread).is_gone, thread.taken_in.version) == (False, 2)
    change(draft, author, put=(MEMORY, 512))
    assert (now(thread).at, thread.taken_in) == (MEMORY, None)
    assert now(unset).taken_in is None


def test_a_thread_put_on_an_older_page_is_where_its_field_is_now(draft, author, viewer) -> None:
    change(draft, author, insert=("/containerDefinitions", {"name": "first"}, 0))
    thread = Thread.start(draft, viewer, MEMORY, 1, Words("Why?")).thread
    assert (thread.pointer, thread.label, thread.at) == (
        MEMORY,
        "app.memory",
        "/containerDefinitions/1/memory",
    )
    assert now(thread).at_version == 2


def test_open_threads_are_counted_by_the_place_they_are_at_now(draft, author, viewer) -> None:
    for pointer in (MEMORY, MEMORY, "", MIGRATE):
        comment_on(draft, viewer, pointer)
    thread_on(draft, viewer, MEMORY).resolve(viewer)
    change(draft, author, insert=("/containerDefinitions", {"name": "first"}, 0))
    change(draft, author, remove="/containerDefinitions/2")
    places = Thread.objects.all().open_places(draft)
    assert places == {"/containerDefinitions/1/memory": 2, "": 2}


def test_a_save_asks_as_much_of_the_database_with_a_hundred_threads_as_with_one(
    draft, author, viewer
) -> None:
    def queries(value: str) -> int:
        with CaptureQueriesContext(connection) as asked:
            change(draft, author, put=("/cpu", value))
        return len(asked)

    thread_on(draft, viewer, MEMORY)
    one = queries("512")
    for _ in range(99):
        thread_on(draft, viewer, MEMORY)
    assert queries("1024") == one


@given(randoms)
def test_a_place_is_where_the_algebra_that_numbers_items_has_it(random) -> None:
    """Edits at random, as the product makes them; a second algebra tells each item by a number."""
    mine = Numbered(numbered(document(random)))
    places = {number: place.pointer for number, place in mine.places().items()}
    threads = {number: Thread(pointer=at, at=at, at_version=1) for number, at in places.items()}
    log = []
    for _ in range(random.randint(1, 6)):
        operations = operations_of(some_intents(random, mine.document), mine.document)
        mine.document = apply(copy.deepcopy(mine.document), operations)
        log += operations
    for number, thread in threads.items():
        found, there = trail(thread.at, log), mine.places().get(number)
        assert (found.fate == "gone") == (there is None)
        assert there is None or found.path == there.pointer


@pytest.mark.parametrize(
    ("path", "log", "found"),
    [
        ("/a/b", [Put("/a/b", 1, ABSENT)], Trail("/a/b", "emptied", 0)),
        ("/a/b", [Put("/a", {"b": 1}, ABSENT)], Trail("/a/b", "emptied", 0)),
        ("/a/b", [Put("/a/b", 1, ABSENT), Put("/a/b", ABSENT, 2)], Trail("/a/b", "filled", 1)),
        ("/a/b", [Put("/a", ABSENT, {"c": 1})], Trail("/a/b")),
        ("/a/b", [Put("/a/b", 1, 2)], Trail("/a/b")),
        ("/l/1/x", [Insert("/l", 0, {}), Remove("/l", 2, {})], Trail("/l/2/x", "gone", 1)),
        ("/l/1/x", [Put("/l", [1, 2], "none")], Trail("/l/1/x", "gone", 0)),
    ],
)
def test_what_took_a_value_away_is_told(path, log, found) -> None:
    assert trail(path, log) == found


def test_what_did_not_come_back_as_it_was_is_not_found_again() -> None:
    removal = [Remove("/l", 1, {"n": "a"})]
    assert taken_back("/l/1/x", removal, [Insert("/l", 0, {"n": "a"})]) == Trail("/l/0/x")
    assert taken_back("/l/1/x", removal, [Insert("/l", 0, {"n": "b"})]) is None
    assert taken_back("/l/1/x", [Put("/l", [1], "no")], [Put("/l", "no", [1])]) is None


def test_places_are_brought_up_in_one_pass_where_rows_lag_behind(draft, author, viewer) -> None:
    threads = [thread_on(draft, viewer, MEMORY), thread_on(draft, viewer, MIGRATE)]
    change(draft, author, insert=("/containerDefinitions", {"name": "first"}, 0))
    change(draft, author, move=("/containerDefinitions/2", 0))
    assert carry(threads, draft.pk, Draft.objects.get().version) == threads
    assert [one.at for one in threads] == ["/containerDefinitions/2/memory", "/containerDefinitions/0"]
    assert DOCUMENT["containerDefinitions"][1]["name"] == "db-migrate"
