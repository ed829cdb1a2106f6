"""No more registrations a second in an account and Region than its other users can bear."""

from datetime import timedelta

import pytest

from designer.aws.turns import Turn

pytestmark = pytest.mark.django_db
SECOND = timedelta(seconds=1)


def take(account: str = "111122223333", region: str = "eu-west-1") -> float:
    return Turn.take(account, region, SECOND)


def test_each_comes_a_second_after_the_one_before() -> None:
    waits = [take() for _ in range(4)]
    assert waits == pytest.approx([0, 1, 2, 3], abs=0.5)


def test_other_accounts_and_regions_wait_for_nobody() -> None:
    take()
    assert (take(account="999999999999"), take(region="us-east-1")) == (0, 0)


def test_after_a_while_nobody_waits() -> None:
    take()
    row = Turn.objects.get()
    Turn.objects.update(next_at=row.next_at - timedelta(minutes=1))
    assert take() == 0
