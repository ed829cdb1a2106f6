"""The text of a draft is that of its version, however late somebody asks for it."""

import pytest
from pytest_django import DjangoAssertNumQueries

from designer.drafts.models import WHOLE, Contested, Draft
from designer.taskdef.edits import Put
from designer.taskdef.paths import ABSENT
from designer.teams.models import Person, Team

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(team: Team, author: Person) -> Draft:
    return Draft.start(team, author, {"family": "first"})


def test_a_row_read_before_an_edit_has_the_text_from_before(draft: Draft, author: Person) -> None:
    early = Draft.objects.get(pk=draft.pk)
    draft.edit(author, 1, [Put("/family", "first", "second")])
    assert (early.version, early.document) == (1, {"family": "first"})
    assert (draft.version, draft.document) == (2, {"family": "second"})
    assert draft.document_at(1) == {"family": "first"}


def test_a_text_is_asked_for_once_and_not_where_it_came_with_the_row(
    draft: Draft, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    early, whole = Draft.objects.get(pk=draft.pk), WHOLE(draft.pk)
    with django_assert_num_queries(1):
        assert early.text == early.text_at(1) == '{"family":"first"}'
    with django_assert_num_queries(0):
        assert whole.text == early.text


def test_who_opened_the_newest_version_edits_it_as_it_is_there(draft: Draft, author: Person) -> None:
    """Two who opened it at once: the second one's edit of another field comes after the first one's."""
    one, other = WHOLE(draft.pk), WHOLE(draft.pk)
    one.edit(author, 1, [Put("/family", "first", "second")])
    made = other.edit(author, 1, [Put("/cpu", ABSENT, "256")])
    assert made is not None
    assert made.version == other.version == 2 + 1
    assert other.document == WHOLE(draft.pk).document == {"family": "second", "cpu": "256"}


def test_who_opened_an_old_version_meets_what_others_did(draft: Draft, author: Person) -> None:
    one, other = WHOLE(draft.pk), WHOLE(draft.pk)
    one.edit(author, 1, [Put("/family", "first", "second")])
    with pytest.raises(Contested) as met:
        other.edit(author, 1, [Put("/family", "first", "third")])
    assert [clash.path for clash in met.value.clashes] == ["/family"]
    assert WHOLE(draft.pk).document == {"family": "second"}
