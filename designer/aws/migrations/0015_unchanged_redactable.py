"""Why a copy was registered never changes, but for a secret that is taken out of its draft."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from designer.drafts.redaction_door import Pinned, drop

SAYS = "what was written once never changes"
OF_REGISTRATION = "SELECT draft_id FROM aws_registration WHERE id = OLD.registration_id"
UNCHANGED = Pinned("unchanged_update", "aws_unchanged", "", OF_REGISTRATION, SAYS)


def open_door(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    drop(editor, UNCHANGED.name, UNCHANGED.table)
    UNCHANGED.make(editor)


def close_door(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    UNCHANGED.drop(editor)
    if editor.connection.vendor == "sqlite":
        refuse = f"BEGIN SELECT RAISE(ABORT, '{SAYS}'); END"
    else:
        refuse = "FOR EACH ROW EXECUTE FUNCTION unapproved_kept()"
    editor.execute(f"CREATE TRIGGER {UNCHANGED.name} BEFORE UPDATE ON {UNCHANGED.table} {refuse}", params=None)


class Migration(migrations.Migration):
    dependencies = [("aws", "0014_exactly_pinned"), ("drafts", "0017_reasons_redactable")]
    operations = [migrations.RunPython(open_door, close_door)]
