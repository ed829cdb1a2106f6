"""What was asked of an account stays as it was asked and as it ended; so do checks that were made, and which of
them let a registration through: the database refuses.

On PostgreSQL the tables are not emptied at one stroke either. On SQLite a later migration that rebuilds
one of them drops its triggers and has to make them again; a test tells.
"""

from importlib import import_module

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from designer.drafts.redaction_door import Pinned

REGISTRATION = import_module("designer.aws.migrations.0006_reviewed_pinned")
FORMER = import_module("designer.aws.migrations.0010_redaction_door").WITHOUT_TEXT
ASKED = (
    'id, target_id, person_id, kind, account, region, family, revision, cluster, service, "before", how, "key",'
    " created_at"
)
MESSAGE = "what was asked of an account never changes"
CHANGES = {
    "change_asked": (f"UPDATE OF {ASKED}", ""),
    "change_ended": ("UPDATE", "WHEN (OLD.state IN ('done', 'refused'))"),
    "change_delete": ("DELETE", ""),
}
MADE = Pinned(
    "check_run_made",
    "aws_checkrun",
    "",
    "OLD.draft_id",
    "checks that were made never change",
    "OLD.ended_at IS NOT NULL",
)
EMPTIED_NEVER = ["aws_accountchange", "aws_checkrun"]
FUNCTION = f"""
    CREATE FUNCTION change_kept() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION USING ERRCODE = 'integrity_constraint_violation', MESSAGE = '{MESSAGE}'; END $$
"""


def pin(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    REGISTRATION.make(editor, f"{FORMER}, check_run_id")
    MADE.make(editor)
    on_postgresql = editor.connection.vendor == "postgresql"
    if on_postgresql:
        editor.execute(FUNCTION, params=None)
    for name, (event, when) in CHANGES.items():
        begin = f"CREATE TRIGGER {name} BEFORE {event} ON aws_accountchange FOR EACH ROW {when}"
        refuse = "EXECUTE FUNCTION change_kept()" if on_postgresql else _abort()
        editor.execute(f"{begin} {refuse}", params=None)
    for table in EMPTIED_NEVER if on_postgresql else ():
        guard = f"CREATE TRIGGER {table}_not_emptied BEFORE TRUNCATE ON {table}"
        editor.execute(f"{guard} EXECUTE FUNCTION nothing_emptied()", params=None)


def _abort() -> str:
    return f"BEGIN SELECT RAISE(ABORT, '{MESSAGE}'); END"


def unpin(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    REGISTRATION.make(editor, FORMER)
    MADE.drop(editor)
    on_postgresql = editor.connection.vendor == "postgresql"
    for name in CHANGES:
        editor.execute(f"DROP TRIGGER {name}{' ON aws_accountchange' if on_postgresql else ''}", params=None)
    if on_postgresql:
        editor.execute("DROP FUNCTION change_kept()", params=None)
        for table in EMPTIED_NEVER:
            editor.execute(f"DROP TRIGGER {table}_not_emptied ON {table}", params=None)


class Migration(migrations.Migration):
    dependencies = [("aws", "0018_registered_after_checks")]
    operations = [migrations.RunPython(pin, unpin)]
