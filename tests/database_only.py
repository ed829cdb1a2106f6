"""A plugin for pytest: only the tests that touch the database, for their second run on another one.

What a page looks like to axe, and what a form makes of real files, is the same on every database.
"""

import pytest

DATABASE = {"db", "transactional_db", "live_server", "django_db_setup"}


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    chosen = [item for item in items if touches_the_database(item)]
    left = [item for item in items if not touches_the_database(item)]
    config.hook.pytest_deselected(items=left)
    items[:] = chosen


def touches_the_database(item: pytest.Item) -> bool:
    if "_axe_finds" in item.name or item.get_closest_marker("any_database"):
        return False
    named = set(getattr(item, "fixturenames", ()))
    return not DATABASE.isdisjoint(named) or item.get_closest_marker("django_db") is not None
