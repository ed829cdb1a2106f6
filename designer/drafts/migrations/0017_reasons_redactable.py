"""Why something was set aside or taken out never changes, but for a secret that is taken out of a draft."""

from importlib import import_module

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from designer.drafts.redaction_door import Pinned, drop

WAIVERS = import_module("designer.drafts.migrations.0004_waivers_pinned")
REDACTIONS = import_module("designer.drafts.migrations.0016_redactions_pinned")
OF_TEAM = "SELECT id FROM drafts_draft WHERE team_id = OLD.team_id"
KEPT = "a waiver never changes"
PINNED = [
    Pinned("waiver_pinned", "drafts_waiver", f"OF id, {WAIVERS.PINNED}", OF_TEAM, KEPT),
    Pinned("waiver_ended", "drafts_waiver", "", OF_TEAM, KEPT, "OLD.ended_at IS NOT NULL"),
    Pinned("redaction_pinned", "drafts_redaction", "", "OLD.draft_id", REDACTIONS.SAYS, "NOT OLD.is_open"),
]


def open_door(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    for one in PINNED:
        drop(editor, one.name, one.table)
        one.make(editor)


def close_door(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """The functions of before are still there."""
    for one in PINNED:
        one.drop(editor)
    for former in (WAIVERS, REDACTIONS):
        again = {"sqlite": former.SQLITE, "postgresql": former.POSTGRESQL[1:]}[editor.connection.vendor]
        for statement in again:
            editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [("drafts", "0016_redactions_pinned")]
    operations = [migrations.RunPython(open_door, close_door)]
