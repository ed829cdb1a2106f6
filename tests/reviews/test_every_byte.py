"""One value changed anywhere after approval: the approval is stale, and registering refused, each time."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import transaction

from designer.aws.agreement import agreed
from designer.aws.refusal import CannotRegister
from designer.drafts.models import Draft
from designer.reviews.models import Review
from designer.reviews.models.standing import Standing
from designer.taskdef.edits import Editor
from designer.teams.models import Person, Target, Team
from tests.every_leaf import changed, every_leaf, leaves_of
from tests.reviews.conftest import asked, decide

DOCUMENT = every_leaf("Fargate")


@pytest.fixture
def approved(team: Team, author: Person, reviewer: Person, target: Target) -> Review:
    review = asked(Draft.start(team, author, DOCUMENT), author, [target])
    decide(review, reviewer)
    return review


@contextmanager
def edited(draft: Draft, person: Person, pointer: str, value: object) -> Iterator[Draft]:
    """The draft with another value in this place, until the transaction is rolled back."""
    with transaction.atomic():
        now = Draft.objects.get(pk=draft.pk)
        editor = Editor(now.document)
        editor.put(pointer, changed(pointer, value, DOCUMENT))
        assert now.edit(person, now.version, editor.finish()), pointer
        yield now
        transaction.set_rollback(True)


@pytest.mark.any_database
def test_a_change_at_any_leaf_of_the_api_undoes_the_approval(
    approved: Review, author: Person, target: Target
) -> None:
    agreed(approved.draft, target)
    for pointer, value in leaves_of(DOCUMENT):
        with edited(approved.draft, author, pointer, value) as now:
            review = Review.objects.get()
            assert (review.status, now.status) == ("open", "in review"), pointer
            assert [one.person.name for one in Standing(review, now).stale] == ["ravi"], pointer
            with pytest.raises(CannotRegister, match="Edited after it was approved"):
                agreed(now, target)
    agreed(approved.draft, target)
