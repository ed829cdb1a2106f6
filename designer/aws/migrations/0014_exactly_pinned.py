"""Why a copy was registered, and which duplicates were found, never changes and stays: the database refuses.

On PostgreSQL the tables are not emptied at one stroke either. On SQLite a later migration that rebuilds
one of them drops its triggers and has to make them again; a test tells.
"""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

TABLES = ("unchanged", "duplicate")
KEPT = {f"{table}_{verb.lower()}": (verb, f"aws_{table}") for table in TABLES for verb in ("UPDATE", "DELETE")}
EMPTIED_NEVER = [f"aws_{table}" for table in TABLES]


def pin(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    for name, (verb, table) in KEPT.items():
        begin = f"CREATE TRIGGER {name} BEFORE {verb} ON {table}"
        if editor.connection.vendor == "sqlite":
            refuse = "BEGIN SELECT RAISE(ABORT, 'what was written once never changes'); END"
        else:
            refuse = "FOR EACH ROW EXECUTE FUNCTION unapproved_kept()"
        editor.execute(f"{begin} {refuse}", params=None)
    if editor.connection.vendor == "postgresql":
        for table in EMPTIED_NEVER:
            guard = f"CREATE TRIGGER {table}_not_emptied BEFORE TRUNCATE ON {table}"
            editor.execute(f"{guard} EXECUTE FUNCTION nothing_emptied()", params=None)


def unpin(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    for name, (_verb, table) in KEPT.items():
        on = "" if editor.connection.vendor == "sqlite" else f" ON {table}"
        editor.execute(f"DROP TRIGGER {name}{on}", params=None)
    if editor.connection.vendor == "postgresql":
        for table in EMPTIED_NEVER:
            editor.execute(f"DROP TRIGGER {table}_not_emptied ON {table}", params=None)


class Migration(migrations.Migration):
    dependencies = [("aws", "0013_exactly")]
    operations = [migrations.RunPython(pin, unpin)]
