"""How moments are said."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone, translation

from designer.drafts.times import spoken

NOW = datetime(2026, 11, 22, 10, 42, tzinfo=UTC)
MOMENTS = [
    (timedelta(seconds=-90), "just now"),
    (timedelta(seconds=40), "just now"),
    (timedelta(minutes=12), "12 min ago"),
    (timedelta(hours=2), "today 08:42"),
    (timedelta(hours=17), "yesterday 17:42"),
    (timedelta(days=2), "20 Nov 10:42"),
    (timedelta(days=400), "18 Oct 2025"),
]


@pytest.mark.parametrize(("ago", "said"), MOMENTS)
def test_times_are_said_as_people_say_them(ago: timedelta, said: str) -> None:
    with translation.override("en"):
        assert spoken(NOW - ago, NOW) == said


def test_times_are_those_of_the_zone_that_is_set() -> None:
    with timezone.override("Asia/Seoul"), translation.override("en"):
        assert spoken(NOW - timedelta(hours=12), NOW) == "today 07:42"
