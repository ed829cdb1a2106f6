"""What was asked and decided is kept as it is: the database refuses everything else, whoever asks."""

from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction

from designer.reviews.models import Decision, Pin, PinnedTarget, Review
from designer.teams.models import Person
from tests.reviews.conftest import decide

CHANGES: list[tuple[type[Any], dict[str, Any]]] = [
    (Decision, {"verdict": "comment", "note": "x"}),
    (Decision, {"note": "x"}),
    (Decision, {"at": "2020-01-01T00:00:00Z"}),
    (Pin, {"version": 7}),
    (Pin, {"digest": "0" * 64}),
    (Pin, {"subject": "0" * 64}),
    (Pin, {"note": "x"}),
    (PinnedTarget, {"account": "999999999999"}),
    (PinnedTarget, {"region": "us-east-1"}),
    (Review, {"key": "other"}),
    (Review, {"asked_at": "2020-01-01T00:00:00Z"}),
]


@pytest.fixture
def decided(review: Review, reviewer: Person) -> Review:
    decide(review, reviewer)
    return review


@pytest.mark.parametrize(("model", "columns"), CHANGES)
def test_the_database_refuses_to_change_it(model: Any, columns: dict[str, Any], decided: Review) -> None:
    with pytest.raises(IntegrityError, match="never changes"), transaction.atomic():
        model.objects.update(**columns)


@pytest.mark.parametrize("table", ["decision", "pin", "pinnedtarget", "review"])
def test_the_database_refuses_to_delete_it(table: str, decided: Review) -> None:
    with (
        pytest.raises(IntegrityError, match="never changes"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(f"DELETE FROM reviews_{table}")  # noqa: S608


def test_a_review_that_has_ended_stays_as_it_ended(decided: Review, author: Person) -> None:
    decided.withdraw(author)
    with pytest.raises(IntegrityError, match="never changes"), transaction.atomic():
        Review.objects.update(ended_why="Otherwise")
    with pytest.raises(IntegrityError, match="never changes"), transaction.atomic():
        Review.objects.update(status="open", ended_at=None, ended_by=None)


@pytest.mark.parametrize(
    "columns",
    [
        {"status": "lost"},
        {"status": "withdrawn"},
        {"ended_at": "2020-01-01T00:00:00Z"},
    ],
)
def test_the_database_refuses_states_without_their_facts(columns: dict[str, Any], decided: Review) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Review.objects.update(**columns)


def test_a_row_is_not_saved_over(decided: Review) -> None:
    with pytest.raises(TypeError):
        decided.save()
