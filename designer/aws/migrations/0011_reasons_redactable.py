"""Why something was registered all the same never changes, but for a secret that is taken out of a draft."""

from importlib import import_module

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from designer.drafts.redaction_door import Pinned, drop

OVERRIDES = import_module("designer.aws.migrations.0004_overrides_pinned")
UNAPPROVED = import_module("designer.aws.migrations.0009_unapproved_pinned")


def _pinned(name: str, table: str, registration: str = "registration_id") -> Pinned:
    draft = f"SELECT draft_id FROM aws_registration WHERE id = OLD.{registration}"  # noqa: S608
    return Pinned(name, f"aws_{table}", "", draft, UNAPPROVED.MESSAGE)


OVERRIDE = _pinned("override_pinned", "override")
LET_PASS = [
    _pinned("unapproved_update", "unapproved"),
    _pinned("passedinadvance_update", "passedinadvance"),
    _pinned("afterwards_update", "afterwards", "unapproved_id"),
]


def open_door(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    for one in (OVERRIDE, *LET_PASS):
        drop(editor, one.name, one.table)
        one.make(editor)


def close_door(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """The functions of before are still there."""
    for one in (OVERRIDE, *LET_PASS):
        one.drop(editor)
    on_sqlite = editor.connection.vendor == "sqlite"
    template = OVERRIDES.SQLITE if on_sqlite else OVERRIDES.POSTGRESQL
    editor.execute(template.format(name=OVERRIDE.name, table=OVERRIDE.table), params=None)
    made = UNAPPROVED.SQLITE if on_sqlite else UNAPPROVED.POSTGRESQL
    for statement in made:
        if any(statement.startswith(f"CREATE TRIGGER {one.name} ") for one in LET_PASS):
            editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [
        ("aws", "0010_redaction_door"),
        ("drafts", "0017_reasons_redactable"),
    ]
    operations = [migrations.RunPython(open_door, close_door)]
