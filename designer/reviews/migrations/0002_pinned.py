"""Decisions and what they are bound to are only ever added; a review that has ended stays as it ended.

The database itself refuses, whoever asks. On SQLite a later migration that rebuilds one of these tables drops
its triggers and has to make them again; a test tells.
"""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

MESSAGE = "what was asked and decided never changes"
ASKED = "id, draft_id, asked_by_id, asked_at, key"
TRIGGERS = {
    "decision_unchanged": "BEFORE UPDATE ON reviews_decision",
    "decision_kept": "BEFORE DELETE ON reviews_decision",
    "pin_unchanged": "BEFORE UPDATE ON reviews_pin",
    "pin_kept": "BEFORE DELETE ON reviews_pin",
    "pinned_target_unchanged": "BEFORE UPDATE ON reviews_pinnedtarget",
    "pinned_target_kept": "BEFORE DELETE ON reviews_pinnedtarget",
    "review_pinned": f"BEFORE UPDATE OF {ASKED} ON reviews_review",
    "review_kept": "BEFORE DELETE ON reviews_review",
}
ENDED = "OLD.ended_at IS NOT NULL"
FUNCTION = f"""
    CREATE FUNCTION review_unchanged() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION USING ERRCODE = 'integrity_constraint_violation', MESSAGE = '{MESSAGE}'; END $$
"""


def pin(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    on_sqlite = editor.connection.vendor == "sqlite"
    if on_sqlite:
        does = f"BEGIN SELECT RAISE(ABORT, '{MESSAGE}'); END"
        ended = f"BEFORE UPDATE ON reviews_review WHEN {ENDED}"
    else:
        editor.execute(FUNCTION, params=None)
        does = "EXECUTE FUNCTION review_unchanged()"
        ended = f"BEFORE UPDATE ON reviews_review FOR EACH ROW WHEN ({ENDED})"
    for name, when in TRIGGERS.items():
        each = "" if on_sqlite else "FOR EACH ROW"
        editor.execute(f"CREATE TRIGGER {name} {when} {each} {does}", params=None)
    editor.execute(f"CREATE TRIGGER review_ended {ended} {does}", params=None)


def unpin(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    on_sqlite = editor.connection.vendor == "sqlite"
    for name, when in {**TRIGGERS, "review_ended": "ON reviews_review"}.items():
        table = "" if on_sqlite else f"ON {when.rpartition(' ')[2]}"
        editor.execute(f"DROP TRIGGER {name} {table}", params=None)
    if not on_sqlite:
        editor.execute("DROP FUNCTION review_unchanged()", params=None)


class Migration(migrations.Migration):
    dependencies = [("reviews", "0001_reviews")]
    operations = [migrations.RunPython(pin, unpin)]
