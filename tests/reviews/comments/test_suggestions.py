"""A proposed value: who applies it, what becomes of the draft, and what it refuses."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import IntegrityError, connections, transaction

from designer.drafts.models import Contested, Draft
from designer.reviews.models import Suggestion
from designer.taskdef import paths
from designer.taskdef.paths import ABSENT
from designer.teams.models import MayNot
from tests.reviews.talk import APP, LOG_LEVEL, MEMORY, MIGRATE, change, suggest


def value(draft: Draft, pointer: str):
    draft.refresh_from_db()
    return paths.get(draft.document, pointer)


def test_an_author_applies_it_as_an_edit_with_both_names(draft, author, viewer) -> None:
    suggestion = suggest(draft, viewer, MEMORY, 512)
    assert suggestion.apply(author)
    edit = draft.edits.get(version=2)
    assert (edit.person, edit.suggested_by, value(draft, MEMORY)) == (author, viewer, 512)
    assert (suggestion.applied_by, suggestion.applied_in) == (author, edit)


def test_only_authors_apply(draft, viewer, reviewer) -> None:
    suggestion = suggest(draft, viewer, MEMORY, 512)
    with pytest.raises(MayNot, match="Author"):
        suggestion.apply(reviewer)
    assert not draft.edits.filter(version=2).exists()


@pytest.mark.parametrize(
    ("pointer", "after"),
    [
        (MEMORY, ABSENT),
        ("/taskRoleArn", "arn:aws:iam::111122223333:role/orders"),
        (f"{APP}/healthCheck/command", ["CMD", "true"]),
        (MEMORY, "lots"),
        (MIGRATE, ABSENT),
        (LOG_LEVEL, ""),
    ],
)
def test_a_value_comes_goes_or_stays_as_typed(pointer: str, after, draft, author, viewer) -> None:
    suggest(draft, viewer, pointer, after).apply(author)
    assert value(draft, pointer) == after


def test_a_wrong_type_is_found_as_usual(draft, author, viewer) -> None:
    before = draft.errors
    suggest(draft, viewer, MEMORY, "lots").apply(author)
    draft.refresh_from_db()
    assert draft.errors > before


def test_it_is_refused_with_both_values_when_the_field_changed_since(draft, author, viewer) -> None:
    suggestion = suggest(draft, viewer, MEMORY, 512)
    change(draft, author, put=(MEMORY, 1024))
    with pytest.raises(Contested) as refused:
        suggestion.apply(author)
    [clash] = refused.value.clashes
    assert (clash.mine, clash.theirs, value(draft, MEMORY)) == (512, 1024, 1024)
    suggestion.refresh_from_db()
    assert suggestion.applied_at is None


def test_it_is_refused_when_its_item_is_gone(draft, author, viewer) -> None:
    suggestion = suggest(draft, viewer, f"{MIGRATE}/image", "migrate:3")
    change(draft, author, remove=MIGRATE)
    with pytest.raises(Contested) as refused:
        suggestion.apply(author)
    assert refused.value.clashes[0].kind == "removed"


def test_it_goes_to_where_its_item_is_now(draft, author, viewer) -> None:
    suggestion = suggest(draft, viewer, MEMORY, 512)
    change(draft, author, insert=("/containerDefinitions", {"name": "first"}, 0))
    suggestion.apply(author)
    assert value(draft, "/containerDefinitions/1/memory") == 512


def test_what_is_there_already_counts_as_applied_without_an_edit(draft, author, viewer) -> None:
    suggestion = suggest(draft, viewer, MEMORY, 512)
    change(draft, author, put=(MEMORY, 512))
    assert suggestion.apply(author)
    assert (suggestion.applied_in, draft.edits.count()) == (None, 2)


def test_the_edit_it_became_is_undone_like_any_other(draft, author, viewer) -> None:
    suggest(draft, viewer, MEMORY, 512).apply(author)
    draft.undo(author)
    assert value(draft, MEMORY) == 256


@pytest.mark.django_db(transaction=True)
def test_of_many_who_apply_it_at_once_one_does(draft, author, viewer) -> None:
    suggestion = suggest(draft, viewer, MEMORY, 512)

    def apply(_number: int) -> bool:
        try:
            return Suggestion.objects.get(pk=suggestion.pk).apply(author)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(6) as pool:
        assert sum(pool.map(apply, range(6))) == 1
    assert draft.edits.count() == 2


def test_the_database_applies_it_once(draft, author, viewer) -> None:
    suggest(draft, viewer, MEMORY, 512).apply(author)
    with pytest.raises(IntegrityError, match="applied once"), transaction.atomic():
        Suggestion.objects.update(applied_by=viewer)
