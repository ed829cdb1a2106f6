"""What let a registration pass without approvals, and what was said of it afterwards, never changes and stays.

Nobody reviews afterwards what they registered. The database itself refuses, whoever asks. On SQLite a later
migration that rebuilds one of these tables drops its triggers and has to make them again; a test tells.
"""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

MESSAGE = "what was written once never changes"
OWN = "nobody reviews what they registered"
TABLES = ("unapproved", "passedinadvance", "afterwards")
KEPT = {f"{table}_{verb.lower()}": (verb, f"aws_{table}") for table in TABLES for verb in ("UPDATE", "DELETE")}
IS_OWN = "NEW.person_id = (SELECT person_id FROM aws_registration WHERE id = NEW.unapproved_id)"
POSTGRESQL = [
    f"""
    CREATE FUNCTION unapproved_kept() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION USING ERRCODE = 'integrity_constraint_violation', MESSAGE = '{MESSAGE}'; END $$
    """,
    f"""
    CREATE FUNCTION afterwards_not_own() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN IF {IS_OWN} THEN RAISE EXCEPTION USING
       ERRCODE = 'integrity_constraint_violation', MESSAGE = '{OWN}'; END IF; RETURN NEW; END $$
    """,
    """
    CREATE TRIGGER afterwards_not_own BEFORE INSERT ON aws_afterwards
    FOR EACH ROW EXECUTE FUNCTION afterwards_not_own()
    """,
    *(
        f"CREATE TRIGGER {name} BEFORE {verb} ON {table} FOR EACH ROW EXECUTE FUNCTION unapproved_kept()"
        for name, (verb, table) in KEPT.items()
    ),
]
SQLITE = [
    f"""
    CREATE TRIGGER afterwards_not_own BEFORE INSERT ON aws_afterwards WHEN {IS_OWN}
    BEGIN SELECT RAISE(ABORT, '{OWN}'); END
    """,
    *(
        f"CREATE TRIGGER {name} BEFORE {verb} ON {table} BEGIN SELECT RAISE(ABORT, '{MESSAGE}'); END"
        for name, (verb, table) in KEPT.items()
    ),
]


def pin(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    for statement in POSTGRESQL if editor.connection.vendor == "postgresql" else SQLITE:
        editor.execute(statement, params=None)


def unpin(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    on_postgresql = editor.connection.vendor == "postgresql"
    for name, (_verb, table) in {**KEPT, "afterwards_not_own": ("", "aws_afterwards")}.items():
        editor.execute(f"DROP TRIGGER {name}" + (f" ON {table}" if on_postgresql else ""), params=None)
    if on_postgresql:
        editor.execute("DROP FUNCTION unapproved_kept()", params=None)
        editor.execute("DROP FUNCTION afterwards_not_own()", params=None)


class Migration(migrations.Migration):
    dependencies = [("aws", "0008_unapproved")]
    operations = [migrations.RunPython(pin, unpin)]
