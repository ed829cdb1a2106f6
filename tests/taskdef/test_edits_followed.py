"""Where comments, findings and blame find their place again after edits."""

from typing import Any

import pytest

from designer.taskdef.edits import Insert, Move, Operation, Order, Put, Remove, blame, carry_path, last_touch
from designer.taskdef.paths import ABSENT

NAME = "/c/1/name"


@pytest.mark.parametrize(
    ("log", "now"),
    [
        ([], NAME),
        ([Insert("/c", 1, {})], "/c/2/name"),
        ([Insert("/c", 2, {})], NAME),
        ([Remove("/c", 0, {})], "/c/0/name"),
        ([Remove("/c", 2, {})], NAME),
        ([Remove("/c", 1, {})], None),
        ([Move("/c", 1, 3)], "/c/3/name"),
        ([Move("/c", 0, 1)], "/c/0/name"),
        ([Move("/c", 3, 0)], "/c/2/name"),
        ([Move("/c", 3, 2)], NAME),
        ([Insert("/c/1/name", 0, "")], NAME),
        ([Insert("/d", 0, {})], NAME),
        ([Order("/c/1", ("name", "x"), ("x", "name"))], NAME),
        ([Put(NAME, "a", ABSENT)], NAME),
        ([Put("/c", [{}, {}], ABSENT)], None),
        ([Put("/c", [{}, {}], [{}, {}, {}])], None),
        ([Put("/c/1", {"name": "a"}, {"name": "b"})], NAME),
        ([Remove("/c", 0, {}), Insert("/c", 0, {}), Move("/c", 1, 0)], "/c/0/name"),
    ],
)
def test_a_place_is_followed_through_later_operations(log: list[Operation], now: str | None) -> None:
    assert carry_path(NAME, log) == now


def test_keys_of_digits_keep_their_name() -> None:
    assert carry_path("/labels/1", [Put("/labels", {"1": "x"}, ABSENT)]) == "/labels/1"


def test_escaped_keys_are_followed_as_they_are() -> None:
    assert carry_path("/c/0/a~1b~0", [Insert("/c", 0, {})]) == "/c/1/a~1b~0"


LOG: list[Operation] = [
    Put("/c/0/name", "a", "b"),
    Insert("/c", 0, {"name": "new"}),
    Put("/c/1/name", "b", "c"),
    Put("/family", "x", "y"),
    Move("/c", 1, 0),
]


@pytest.mark.parametrize(
    ("path", "index"),
    [("/c/0/name", 2), ("/c/1/name", 1), ("/c/0", 4), ("/c", 4), ("/family", 3), ("/cpu", None), ("/c/1", 1)],
)
def test_blame_names_the_operation_that_made_a_value_what_it_is(path: str, index: int | None) -> None:
    assert blame(path, LOG) == index


@pytest.mark.parametrize(
    ("path", "index"), [("/c/0/name", 2), ("/c/0", 4), ("/family", 3), ("/c/1/name", None), ("/c", 4)]
)
def test_the_last_touch_of_an_older_place_is_found(path: str, index: int | None) -> None:
    assert last_touch(path, LOG) == index


def test_the_last_touch_of_what_is_gone_is_what_took_it_away() -> None:
    log: list[Operation] = [*LOG, Remove("/c", 0, {}), Put("/family", "y", "z")]
    assert last_touch("/c/0/name", log) == len(LOG)


def test_what_came_before_a_row_was_removed_is_not_blamed_on_its_neighbour() -> None:
    log: list[Any] = [Put("/c/1/name", "a", "b"), Remove("/c", 0, {}), Remove("/c", 1, {})]
    assert blame("/c/0/name", log) == 0
