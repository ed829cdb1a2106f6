"""What the database keeps row by row it does not let go at one stroke either, by PostgreSQL's TRUNCATE."""

from importlib import import_module

import pytest
from django.db import IntegrityError, connection, transaction

TABLES = [
    *import_module("designer.aws.migrations.0012_nothing_emptied").TABLES,
    *import_module("designer.aws.migrations.0014_exactly_pinned").EMPTIED_NEVER,
    *import_module("designer.aws.migrations.0019_changes_pinned").EMPTIED_NEVER,
]
TRUNCATES, INSERTS_ONLY = 32, 7

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite has no TRUNCATE"),
]


def with_triggers(of: str) -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT tgrelid::regclass::text FROM pg_trigger WHERE NOT tgisinternal AND {of}"  # noqa: S608
        )
        return {table for (table,) in cursor.fetchall()}


@pytest.mark.parametrize("table", TABLES)
def test_a_table_that_is_kept_is_not_emptied(table: str) -> None:
    with pytest.raises(IntegrityError, match="not taken away all at once"), transaction.atomic():
        connection.cursor().execute(f"TRUNCATE {table} CASCADE")


def test_each_table_with_rows_that_triggers_keep_is_guarded() -> None:
    keeping = with_triggers(f"(tgtype & {TRUNCATES}) = 0 AND tgtype <> {INSERTS_ONLY}")
    assert keeping <= with_triggers(f"(tgtype & {TRUNCATES}) <> 0") == set(TABLES)


def test_neither_is_the_team_with_all_that_hangs_on_it() -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        connection.cursor().execute("TRUNCATE teams_team CASCADE")
