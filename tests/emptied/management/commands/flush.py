"""Django's flush, which a test of transactions ends with: triggers that keep rows step aside for it.

On PostgreSQL it truncates, which no trigger for rows hears of.
"""

from typing import Any

from django.core.management.commands import flush
from django.db import connections

KEEPING = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND sql LIKE '%BEFORE DELETE%'"


class Command(flush.Command):
    def handle(self, **options: Any) -> None:
        connection = connections[options["database"]]
        if connection.vendor != "sqlite":
            super().handle(**options)
            return
        with connection.cursor() as cursor:
            keeping = cursor.execute(KEEPING).fetchall()
            for name, _sql in keeping:
                cursor.execute(f"DROP TRIGGER {name}")
        try:
            super().handle(**options)
        finally:
            with connection.cursor() as cursor:
                for _name, sql in keeping:
                    cursor.execute(sql)
