"""Django's flush, which a test of transactions ends with: triggers that keep rows step aside for it.

On PostgreSQL they hear nothing in a session that plays a replica, as the database's superuser alone may.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.core.management.commands import flush
from django.db import connections

KEEPING = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND sql LIKE '%BEFORE DELETE%'"


class Command(flush.Command):
    def handle(self, **options: Any) -> None:
        connection = connections[options["database"]]
        with {"sqlite": taken_off, "postgresql": unheard}[connection.vendor](connection):
            super().handle(**options)


@contextmanager
def taken_off(connection: Any) -> Iterator[None]:
    with connection.cursor() as cursor:
        keeping = cursor.execute(KEEPING).fetchall()
        for name, _sql in keeping:
            cursor.execute(f"DROP TRIGGER {name}")
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            for _name, sql in keeping:
                cursor.execute(sql)


@contextmanager
def unheard(connection: Any) -> Iterator[None]:
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("SET session_replication_role = DEFAULT")
