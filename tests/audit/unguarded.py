"""The audit log without its guards: what only the database's owner can do."""

from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module

from django.db import connection

GUARDS = import_module("designer.audit.migrations.0002_append_only")


@contextmanager
def unguarded() -> Iterator[None]:
    _each(f"DROP TRIGGER {name}" + _on(when) for name, (when, _condition) in GUARDS.TRIGGERS.items())
    try:
        yield
    finally:
        template = GUARDS.POSTGRESQL if connection.vendor == "postgresql" else GUARDS.SQLITE
        _each(
            template.format(name=name, when=when, condition=condition)
            for name, (when, condition) in GUARDS.TRIGGERS.items()
        )


def _each(statements: Iterator[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def _on(when: str) -> str:
    return f" ON {when.rpartition(' ')[2]}" if connection.vendor == "postgresql" else ""
