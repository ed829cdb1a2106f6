"""Django's flush, which a test of transactions ends with: only tables in which there is anything.

Triggers that keep rows step aside for it; on PostgreSQL they hear nothing in a transaction that plays a
replica, as the database's superuser alone may. What migrations tell Django about models stays.
"""

from typing import Any

from django.core.management.commands import flush
from django.db import connections, transaction
from django.db.backends.utils import CursorWrapper

TOLD = {"django_content_type", "auth_permission"}
KEEPING = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND sql LIKE '%BEFORE DELETE%'"


class Command(flush.Command):
    def handle(self, **options: Any) -> None:
        connection = connections[options["database"]]
        tables = connection.introspection.django_table_names(only_existing=True, include_views=False)
        empty = empty_on_sqlite if connection.vendor == "sqlite" else empty_on_postgresql
        with transaction.atomic(using=options["database"]), connection.cursor() as cursor:
            if filled := sorted(with_rows(cursor, set(tables) - TOLD)):
                empty(cursor, filled)


def with_rows(cursor: CursorWrapper, tables: set[str]) -> list[str]:
    each = (f"SELECT '{table}' WHERE EXISTS (SELECT 1 FROM {table})" for table in tables)  # noqa: S608
    cursor.execute(" UNION ALL ".join(each))
    return [table for (table,) in cursor.fetchall()]


def empty_on_sqlite(cursor: CursorWrapper, tables: list[str]) -> None:
    keeping = cursor.execute(KEEPING).fetchall()
    for name, _sql in keeping:
        cursor.execute(f"DROP TRIGGER {name}")
    delete(cursor, tables)
    for _name, sql in keeping:
        cursor.execute(sql)


def empty_on_postgresql(cursor: CursorWrapper, tables: list[str]) -> None:
    cursor.execute("SET LOCAL session_replication_role = replica")
    delete(cursor, tables)


def delete(cursor: CursorWrapper, tables: list[str]) -> None:
    for table in tables:
        cursor.execute(f"DELETE FROM {table}")  # noqa: S608
