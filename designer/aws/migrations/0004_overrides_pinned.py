"""Why something was sent anyway, and what AWS answered, never changes: the database itself refuses.

On SQLite a later migration that rebuilds a table drops its trigger and has to make it again; a test
tells.
"""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

TABLES = {"override_pinned": "aws_override", "rule_answer_pinned": "aws_ruleanswer"}
FUNCTION = """
    CREATE FUNCTION kept_as_it_is() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION USING ERRCODE = 'integrity_constraint_violation',
       MESSAGE = 'what was written once never changes'; END $$
"""
POSTGRESQL = "CREATE TRIGGER {name} BEFORE UPDATE ON {table} FOR EACH ROW EXECUTE FUNCTION kept_as_it_is()"
SQLITE = """
    CREATE TRIGGER {name} BEFORE UPDATE ON {table}
    BEGIN SELECT RAISE(ABORT, 'what was written once never changes'); END
"""


def pin(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    on_postgresql = editor.connection.vendor == "postgresql"
    if on_postgresql:
        editor.execute(FUNCTION, params=None)
    for name, table in TABLES.items():
        template = POSTGRESQL if on_postgresql else SQLITE
        editor.execute(template.format(name=name, table=table), params=None)


def unpin(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    on_postgresql = editor.connection.vendor == "postgresql"
    for name, table in TABLES.items():
        editor.execute(f"DROP TRIGGER {name}" + (f" ON {table}" if on_postgresql else ""), params=None)
    if on_postgresql:
        editor.execute("DROP FUNCTION kept_as_it_is()", params=None)


class Migration(migrations.Migration):
    dependencies = [("aws", "0003_overrides")]
    operations = [migrations.RunPython(pin, unpin)]
