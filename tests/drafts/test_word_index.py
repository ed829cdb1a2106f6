"""On SQLite the index over words follows edits later, many at once; what waits is found all the same."""

from collections.abc import Iterator
from contextlib import suppress
from importlib import import_module
from random import Random
from types import SimpleNamespace

import pytest
from django.db import connection, transaction

from designer.drafts.models import Draft, DraftText
from designer.drafts.redacting import Secret, redact
from designer.drafts.search import index
from designer.taskdef.edits import Put
from designer.teams.models import Person, Team

pytestmark = pytest.mark.django_db

PENDING = import_module("designer.drafts.migrations.0018_words_pending")


@pytest.fixture(autouse=True)
def on_sqlite() -> None:
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL keeps its own list of what an index does not hold yet")


def answers(sql: str, *values: object) -> list[tuple[object, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchall()


def waiting() -> list[int]:
    return [pk for (pk,) in answers("SELECT draft_id FROM drafts_words_pending ORDER BY draft_id")]


def in_index(word: str) -> list[int]:
    return [
        pk for (pk,) in answers("SELECT rowid FROM drafts_words WHERE drafts_words MATCH %s", f'"{word}"')
    ]


def look_through_the_index() -> None:
    """Raises DatabaseError where it does not hold just what the drafts say."""
    for pk in waiting():
        index.catch_up(pk)
    answers("INSERT INTO drafts_words(drafts_words, rank) VALUES ('integrity-check', 1)")


@pytest.fixture
def drafts(team: Team, author: Person) -> Iterator[list[Draft]]:
    yield [Draft.start(team, author, {"family": f"was-{number}"}) for number in range(PENDING.MOST + 6)]
    look_through_the_index()


def rename(draft: Draft, author: Person, family: str) -> None:
    draft.edit(author, draft.version, [Put("/family", draft.document["family"], family)])


def test_an_edit_leaves_the_index_as_it_is_and_is_found(drafts: list[Draft], author: Person) -> None:
    assert waiting() == []
    rename(drafts[0], author, "new")
    rename(drafts[0], author, "newest")
    assert waiting() == [drafts[0].pk]
    assert in_index("newest"[:3]) == []
    assert drafts[0].pk in index.rare([drafts[0].team_id], ["newest"])
    assert index.rare([drafts[0].team_id + 1], ["newest"]) == []


def test_when_many_wait_the_index_follows_them_all(drafts: list[Draft], author: Person) -> None:
    for draft in drafts[: PENDING.MOST]:
        rename(draft, author, f"new-{draft.pk}")
    assert len(waiting()) == PENDING.MOST
    assert in_index("new") == []
    rename(drafts[-1], author, "new-last")
    assert waiting() == []
    assert in_index("new") == [*(draft.pk for draft in drafts[: PENDING.MOST]), drafts[-1].pk]
    assert in_index("was") == [draft.pk for draft in drafts[PENDING.MOST : -1]]


def test_a_draft_that_goes_leaves_nothing(drafts: list[Draft], author: Person) -> None:
    rename(drafts[0], author, "new")
    rename(drafts[1], author, "new")
    for draft in drafts[1:3]:
        draft.discard(author)
    assert waiting() == [drafts[0].pk]
    look_through_the_index()
    assert in_index("new") == [drafts[0].pk]
    assert in_index("was") == [draft.pk for draft in drafts[3:]]


def test_so_it_is_for_the_one_that_is_one_too_many(drafts: list[Draft], author: Person) -> None:
    for draft in drafts[: PENDING.MOST]:
        rename(draft, author, f"new-{draft.pk}")
    drafts[-1].discard(author)
    assert waiting() == []
    assert len(in_index("new")) == PENDING.MOST


def test_whatever_is_done_it_holds_what_the_drafts_say(drafts: list[Draft], author: Person) -> None:
    """Names, purposes, drafts that go, edits that are taken back: at any time all that is said is found."""
    random = Random(3)  # noqa: S311 - repeatable on purpose
    there = {draft.pk: draft for draft in drafts}
    for turn in range(400):
        draft = random.choice(list(there.values()))
        match random.randrange(12):
            case 0 if len(there) > 20:
                del there[draft.pk]
                draft.discard(author)
                continue
            case 1 | 2:
                draft.say_purpose(author, f"for-{turn}")
            case 3:
                lose(draft, author)
            case _:
                rename(draft, author, f"name-{turn}")
        words = draft.document["family"]
        assert draft.pk in index.rare([draft.team_id], [words])
    for pk, draft in there.items():
        assert pk in index.rare([draft.team_id], [draft.document["family"]])


def lose(draft: Draft, author: Person) -> None:
    class Lost(Exception):
        """On the way to the database."""

    family, version = draft.document["family"], draft.version
    with suppress(Lost), transaction.atomic():
        rename(draft, author, "lost")
        raise Lost
    draft.refresh_from_db()
    assert (draft.document["family"], draft.version) == (family, version)


def test_what_is_redacted_does_not_wait_there(drafts: list[Draft], admin: Person) -> None:
    """Neither the words that the index had of it, nor the index."""
    draft = drafts[0]
    redact(draft, Secret("was-0"), admin, "pasted")
    assert answers("SELECT count(*) FROM drafts_words_pending WHERE words LIKE '%was-0%'") == [(0,)]
    assert draft.pk not in in_index("s-0")


def test_taken_back_the_migration_leaves_an_index_that_follows_at_once(
    drafts: list[Draft], author: Person
) -> None:
    rename(drafts[0], author, "new")
    editor = SimpleNamespace(connection=connection, execute=lambda sql, params: answers(sql))
    PENDING.take_off(None, editor)
    assert in_index("new") == [drafts[0].pk]
    rename(drafts[1], author, "new")
    drafts[0].discard(author)
    assert in_index("new") == [drafts[1].pk]
    answers("INSERT INTO drafts_words(drafts_words, rank) VALUES ('integrity-check', 1)")
    PENDING.make(None, editor)
    assert DraftText.objects.count() == len(drafts) - 1
