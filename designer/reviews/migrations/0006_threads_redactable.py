"""Where a thread was put and what the field was called stays, but for a secret that is taken out of the draft."""

from importlib import import_module

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from designer.drafts.redaction_door import Pinned, drop

THREADS = import_module("designer.reviews.migrations.0004_threads_pinned")
COLUMNS, SAYS = THREADS.TRIGGERS["thread_pinned"][1], THREADS.TRIGGERS["thread_pinned"][3]
PINNED = Pinned("thread_pinned", "reviews_thread", COLUMNS, "OLD.draft_id", SAYS)


def open_door(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    drop(editor, PINNED.name, PINNED.table)
    PINNED.make(editor)


def close_door(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    PINNED.drop(editor)
    make = {"sqlite": THREADS.on_sqlite, "postgresql": _again_on_postgresql}[editor.connection.vendor]
    for statement in make("thread_pinned", *THREADS.TRIGGERS["thread_pinned"]):
        editor.execute(statement, params=None)


def _again_on_postgresql(name: str, *told: str) -> list[str]:
    """Its function is still there."""
    again: list[str] = THREADS.on_postgresql(name, *told)[1:]
    return again


class Migration(migrations.Migration):
    dependencies = [("reviews", "0005_redaction_door"), ("drafts", "0017_reasons_redactable")]
    operations = [migrations.RunPython(open_door, close_door)]
