"""Records are added and nothing else, and a chain only grows by one: the database itself refuses.

On SQLite a later migration that rebuilds a table drops its triggers and has to make them again; a
test tells.
"""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

TRIGGERS = {
    "record_unchanged": ("BEFORE UPDATE ON audit_record", ""),
    "record_kept": ("BEFORE DELETE ON audit_record", ""),
    "chain_kept": ("BEFORE DELETE ON audit_chain", ""),
    "chain_grows": (
        "BEFORE UPDATE ON audit_chain",
        "WHEN (NEW.number <> OLD.number + 1 OR NEW.name <> OLD.name)",
    ),
}
SQLITE = """
    CREATE TRIGGER {name} {when} {condition}
    BEGIN SELECT RAISE(ABORT, 'the audit log is only added to'); END
"""
FUNCTION = """
    CREATE FUNCTION audit_only_added_to() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION USING ERRCODE = 'integrity_constraint_violation',
       MESSAGE = 'the audit log is only added to'; END $$
"""
POSTGRESQL = "CREATE TRIGGER {name} {when} FOR EACH ROW {condition} EXECUTE FUNCTION audit_only_added_to()"


def guard(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    on_postgresql = editor.connection.vendor == "postgresql"
    if on_postgresql:
        editor.execute(FUNCTION, params=None)
    for name, (when, condition) in TRIGGERS.items():
        template = POSTGRESQL if on_postgresql else SQLITE
        editor.execute(template.format(name=name, when=when, condition=condition), params=None)


def unguard(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    on_postgresql = editor.connection.vendor == "postgresql"
    for name, (when, _condition) in TRIGGERS.items():
        table = f" ON {when.rpartition(' ')[2]}" if on_postgresql else ""
        editor.execute(f"DROP TRIGGER {name}{table}", params=None)
    if on_postgresql:
        editor.execute("DROP FUNCTION audit_only_added_to()", params=None)


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_records")]
    operations = [migrations.RunPython(guard, unguard)]
