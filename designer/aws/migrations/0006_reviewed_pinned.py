"""Which review agreed to a registration never changes, like all else that is pinned of it."""

from importlib import import_module

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

FORMER = import_module("designer.aws.migrations.0002_pinned").PINNED


def trigger(vendor: str, columns: str) -> str:
    begin = f"CREATE TRIGGER registration_pinned BEFORE UPDATE OF id, {columns} ON aws_registration"
    if vendor == "sqlite":
        return f"{begin} BEGIN SELECT RAISE(ABORT, 'a registration''s pinned values never change'); END"
    return f"{begin} FOR EACH ROW EXECUTE FUNCTION registration_pinned()"


def make(editor: BaseDatabaseSchemaEditor, columns: str) -> None:
    vendor = editor.connection.vendor
    table = "" if vendor == "sqlite" else " ON aws_registration"
    editor.execute(f"DROP TRIGGER IF EXISTS registration_pinned{table}", params=None)
    editor.execute(trigger(vendor, columns), params=None)


def pin(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    make(editor, f"{FORMER}, review_id")


def unpin(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    make(editor, FORMER)


class Migration(migrations.Migration):
    dependencies = [("aws", "0005_reviewed")]
    operations = [migrations.RunPython(pin, unpin)]
