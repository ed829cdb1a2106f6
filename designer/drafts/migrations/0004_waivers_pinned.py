"""Who set what aside, why and until when never changes, and an end is not undone: the database refuses.

On SQLite a later migration that rebuilds the table drops the trigger and has to make it again; a
test tells.
"""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

PINNED = "team_id, draft_id, rule, reason, created_by_id, created_at, ends_on"

SQLITE = [
    f"""
    CREATE TRIGGER waiver_pinned BEFORE UPDATE OF id, {PINNED} ON drafts_waiver
    BEGIN SELECT RAISE(ABORT, 'a waiver never changes'); END
    """,
    """
    CREATE TRIGGER waiver_ended BEFORE UPDATE ON drafts_waiver WHEN OLD.ended_at IS NOT NULL
    BEGIN SELECT RAISE(ABORT, 'a waiver never changes'); END
    """,
]
POSTGRESQL = [
    """
    CREATE FUNCTION waiver_pinned() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION USING ERRCODE = 'integrity_constraint_violation',
       MESSAGE = 'a waiver never changes'; END $$
    """,
    f"""
    CREATE TRIGGER waiver_pinned BEFORE UPDATE OF id, {PINNED} ON drafts_waiver
    FOR EACH ROW EXECUTE FUNCTION waiver_pinned()
    """,
    """
    CREATE TRIGGER waiver_ended BEFORE UPDATE ON drafts_waiver FOR EACH ROW
    WHEN (OLD.ended_at IS NOT NULL) EXECUTE FUNCTION waiver_pinned()
    """,
]
BACK = {
    "sqlite": ["DROP TRIGGER waiver_pinned", "DROP TRIGGER waiver_ended"],
    "postgresql": [
        "DROP TRIGGER waiver_pinned ON drafts_waiver",
        "DROP TRIGGER waiver_ended ON drafts_waiver",
        "DROP FUNCTION waiver_pinned()",
    ],
}


def pin(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    for statement in {"sqlite": SQLITE, "postgresql": POSTGRESQL}[editor.connection.vendor]:
        editor.execute(statement, params=None)


def unpin(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    for statement in BACK[editor.connection.vendor]:
        editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [("drafts", "0003_waivers")]
    operations = [migrations.RunPython(pin, unpin)]
