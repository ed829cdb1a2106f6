"""A redaction never changes once it is closed: the database itself refuses, whoever asks.

On SQLite a later migration that rebuilds the table drops the trigger and has to make it again; a test tells.
"""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

SAYS = "a redaction never changes"
SQLITE = [
    f"""
    CREATE TRIGGER redaction_pinned BEFORE UPDATE ON drafts_redaction WHEN NOT OLD.is_open
    BEGIN SELECT RAISE(ABORT, '{SAYS}'); END
    """,
]
POSTGRESQL = [
    f"""
    CREATE FUNCTION redaction_pinned() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION USING ERRCODE = 'integrity_constraint_violation', MESSAGE = '{SAYS}'; END $$
    """,
    """
    CREATE TRIGGER redaction_pinned BEFORE UPDATE ON drafts_redaction
    FOR EACH ROW WHEN (NOT OLD.is_open) EXECUTE FUNCTION redaction_pinned()
    """,
]
BACK = {
    "sqlite": ["DROP TRIGGER redaction_pinned"],
    "postgresql": ["DROP TRIGGER redaction_pinned ON drafts_redaction", "DROP FUNCTION redaction_pinned()"],
}


def pin(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    for statement in {"sqlite": SQLITE, "postgresql": POSTGRESQL}[editor.connection.vendor]:
        editor.execute(statement, params=None)


def unpin(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    for statement in BACK[editor.connection.vendor]:
        editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [("drafts", "0015_redactions")]
    operations = [migrations.RunPython(pin, unpin)]
