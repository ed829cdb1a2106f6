"""A plugin for pytest: only the tests that touch the database, for their second run on another one.

What a page looks like to axe, which words and links it has, and what a form makes of a text, is the same on
every database; that each page opens is shown on both by tests/test_access.py. So is what happens in a
browser, but for what several do at once, and for the way from sign-in to registration. In the long run all
but axe is asked twice all the same.
"""

import os
from pathlib import Path

import pytest

IS_LONG = bool(os.environ.get("SOAK"))
DATABASE = {"db", "transactional_db", "live_server", "django_db_setup"}
PURE = Path(__file__).parent / "taskdef"
"""Tests of what knows no database: they need not be read to be left out."""


def pytest_ignore_collect(collection_path: Path) -> bool | None:
    return True if collection_path == PURE else None


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    chosen = [item for item in items if touches_the_database(item)]
    left = [item for item in items if not touches_the_database(item)]
    config.hook.pytest_deselected(items=left)
    items[:] = chosen


def touches_the_database(item: pytest.Item) -> bool:
    if "_axe_finds" in item.name:
        return False
    if item.get_closest_marker("any_database") and not IS_LONG:
        return False
    if item.get_closest_marker("browser") and not (item.get_closest_marker("told_twice") or IS_LONG):
        return False
    named = set(getattr(item, "fixturenames", ()))
    return not DATABASE.isdisjoint(named) or item.get_closest_marker("django_db") is not None
