"""Why a copy was registered never changes, but for a secret that is taken out of a draft."""

from importlib import import_module

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from designer.drafts.redaction_door import Pinned, drop

DRAFT = "SELECT draft_id FROM aws_registration WHERE id = OLD.registration_id"
MESSAGE = import_module("designer.aws.migrations.0009_unapproved_pinned").MESSAGE
UNCHANGED = Pinned("unchanged_update", "aws_unchanged", "", DRAFT, MESSAGE)


def open_door(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    drop(editor, UNCHANGED.name, UNCHANGED.table)
    UNCHANGED.make(editor)


def close_door(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """The function of before is still there."""
    UNCHANGED.drop(editor)
    begin = f"CREATE TRIGGER {UNCHANGED.name} BEFORE UPDATE ON {UNCHANGED.table}"
    if editor.connection.vendor == "sqlite":
        refuse = f"BEGIN SELECT RAISE(ABORT, '{MESSAGE}'); END"
    else:
        refuse = "FOR EACH ROW EXECUTE FUNCTION unapproved_kept()"
    editor.execute(f"{begin} {refuse}", params=None)


class Migration(migrations.Migration):
    dependencies = [("aws", "0014_exactly_pinned"), ("drafts", "0017_reasons_redactable")]
    operations = [migrations.RunPython(open_door, close_door)]
