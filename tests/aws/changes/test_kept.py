"""What was asked of an account is kept as it was asked and as it ended: the database refuses all else."""

from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction

from designer.aws.changes.change import AccountChange
from designer.aws.changes.outcome import Kind, Outcome, State
from designer.teams.models import Person, Target

ASKED: dict[str, Any] = {
    "kind": Kind.RUN,
    "account": "999999999999",
    "region": "us-east-1",
    "family": "other",
    "revision": 7,
    "cluster": "other",
    "service": "other",
    "before": 7,
    "how": "[]",
    "key": "other",
    "created_at": "2020-01-01T00:00:00Z",
    "person": None,
    "target": None,
}


@pytest.fixture
def change(target: Target, publisher: Person) -> AccountChange:
    """Asked, and nothing known of it yet."""
    made = AccountChange(
        target=target, person=publisher, kind=Kind.DEREGISTER, family="api", revision=1, key="k"
    )
    made.begin()
    return made


@pytest.mark.parametrize("column", ASKED)
def test_what_was_asked_never_changes(column: str, change: AccountChange) -> None:
    with pytest.raises(IntegrityError, match="never changes"), transaction.atomic():
        AccountChange.objects.update(**{column: ASKED[column]})


@pytest.mark.parametrize("state", [State.DONE, State.REFUSED])
def test_what_ended_stays_as_it_ended(state: State, change: AccountChange) -> None:
    change.settle(Outcome(state=state, result="INACTIVE"))
    for columns in ({"state": State.SENDING}, {"result": "ACTIVE"}, {"message": "x"}, {"settled_at": None}):
        with pytest.raises(IntegrityError, match="never changes"), transaction.atomic():
            AccountChange.objects.update(**columns)


@pytest.mark.parametrize("state", [State.NOT_SENT, State.UNKNOWN, State.ABSENT])
def test_what_may_be_asked_again_moves_on(state: State, change: AccountChange, publisher: Person) -> None:
    change.settle(Outcome(state=state))
    assert change.again(publisher)
    assert change.settle(Outcome(state=State.DONE))


def test_no_row_is_taken_away(change: AccountChange) -> None:
    with (
        pytest.raises(IntegrityError, match="never changes"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("DELETE FROM aws_accountchange")
