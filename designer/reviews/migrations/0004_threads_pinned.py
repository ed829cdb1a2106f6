"""What people wrote is not lost: the database refuses, whoever asks.

Where and by whom a thread or comment was put never changes, a comment's text changes only after the one
before it was kept, what was kept never changes, and what was suggested stays what it was and is applied once.
On SQLite a later migration that rebuilds one of these tables drops its triggers and has to make them again; a
test tells.
"""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

KEPT = (
    "NEW.version <> OLD.version + 1 OR NOT EXISTS (SELECT 1 FROM reviews_earliertext"
    " WHERE comment_id = OLD.id AND number = OLD.version AND text = OLD.text)"
)
APPLIED = "OLD.applied_at IS NOT NULL"
TRIGGERS = {
    "thread_pinned": (
        "thread",
        "OF id, draft_id, pointer, version, label, started_by_id, started_at",
        "",
        "where a thread was put never changes",
    ),
    "comment_pinned": ("comment", "OF id, thread_id, person_id, at, key", "", "a comment stays whose it is"),
    "comment_kept": ("comment", "OF text, version", KEPT, "an earlier text is kept first"),
    "earlier_text_pinned": ("earliertext", "", "", "an earlier text never changes"),
    "suggestion_pinned": (
        "suggestion",
        'OF id, comment_id, pointer, version, name, "before", "after"',
        "",
        "what was suggested never changes",
    ),
    "suggestion_applied": ("suggestion", "", APPLIED, "a suggestion is applied once"),
}


def pin(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    make = {"sqlite": on_sqlite, "postgresql": on_postgresql}[editor.connection.vendor]
    for name, told in TRIGGERS.items():
        for statement in make(name, *told):
            editor.execute(statement, params=None)


def on_sqlite(name: str, table: str, columns: str, when: str, says: str) -> list[str]:
    guard = f"WHEN {when}" if when else ""
    return [
        f"CREATE TRIGGER {name} BEFORE UPDATE {columns} ON reviews_{table} {guard}"
        f" BEGIN SELECT RAISE(ABORT, '{says}'); END"
    ]


def on_postgresql(name: str, table: str, columns: str, when: str, says: str) -> list[str]:
    """A trigger's own WHEN cannot look into another table: the function does."""
    refuse = f"RAISE EXCEPTION USING ERRCODE = 'integrity_constraint_violation', MESSAGE = '{says}';"
    body = f"IF {when} THEN {refuse} END IF;" if when else refuse
    return [
        f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS"
        f" $$ BEGIN {body} RETURN NEW; END $$",
        f"CREATE TRIGGER {name} BEFORE UPDATE {columns} ON reviews_{table}"
        f" FOR EACH ROW EXECUTE FUNCTION {name}()",
    ]


def unpin(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    for name, (table, *_rest) in TRIGGERS.items():
        if editor.connection.vendor == "sqlite":
            editor.execute(f"DROP TRIGGER {name}", params=None)
        else:
            editor.execute(f"DROP TRIGGER {name} ON reviews_{table}", params=None)
            editor.execute(f"DROP FUNCTION {name}()", params=None)


class Migration(migrations.Migration):
    dependencies = [("reviews", "0003_threads")]
    operations = [migrations.RunPython(pin, unpin)]
