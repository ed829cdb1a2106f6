"""What was pinned for sending never changes: the database itself refuses, whoever asks.

On SQLite a later migration that rebuilds the table drops the trigger and has to make it again; a
test tells.
"""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

PINNED = "draft_id, version, digest, text, target_id, account, region, family, person_id, key, created_at"

SQLITE = [
    f"""
    CREATE TRIGGER registration_pinned BEFORE UPDATE OF id, {PINNED} ON aws_registration
    BEGIN SELECT RAISE(ABORT, 'a registration''s pinned values never change'); END
    """,
]
POSTGRESQL = [
    """
    CREATE FUNCTION registration_pinned() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION USING ERRCODE = 'integrity_constraint_violation',
       MESSAGE = 'a registration''s pinned values never change'; END $$
    """,
    f"""
    CREATE TRIGGER registration_pinned BEFORE UPDATE OF id, {PINNED} ON aws_registration
    FOR EACH ROW EXECUTE FUNCTION registration_pinned()
    """,
]
BACK = {
    "sqlite": ["DROP TRIGGER registration_pinned"],
    "postgresql": [
        "DROP TRIGGER registration_pinned ON aws_registration",
        "DROP FUNCTION registration_pinned()",
    ],
}


def pin(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    for statement in {"sqlite": SQLITE, "postgresql": POSTGRESQL}[editor.connection.vendor]:
        editor.execute(statement, params=None)


def unpin(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    for statement in BACK[editor.connection.vendor]:
        editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [("aws", "0001_initial")]
    operations = [migrations.RunPython(pin, unpin)]
