"""What people wrote stays as they wrote it, but for a secret that is taken out of the draft."""

from importlib import import_module

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from designer.drafts.redaction_door import Pinned, drop

THREADS = import_module("designer.reviews.migrations.0004_threads_pinned")
REVIEWS = import_module("designer.reviews.migrations.0002_pinned")
ASKED = "what was asked and decided never changes"
OF_REVIEW = "SELECT draft_id FROM reviews_review WHERE id = OLD.review_id"
OF_THREAD = "SELECT draft_id FROM reviews_thread WHERE id = OLD.thread_id"
OF_COMMENT = (
    "SELECT t.draft_id FROM reviews_thread t JOIN reviews_comment c ON c.thread_id = t.id"
    " WHERE c.id = OLD.comment_id"
)
PINNED = [
    Pinned("decision_unchanged", "reviews_decision", "", OF_REVIEW, ASKED),
    Pinned("pin_unchanged", "reviews_pin", "", OF_REVIEW, ASKED),
    Pinned(
        "review_ended", "reviews_review", "", "OLD.draft_id", ASKED, REVIEWS.ENDED
    ),
    *(
        Pinned(name, f"reviews_{table}", columns, draft, says, when)
        for name, draft in (
            ("comment_kept", OF_THREAD),
            ("earlier_text_pinned", OF_COMMENT),
            ("suggestion_pinned", OF_COMMENT),
            ("suggestion_applied", OF_COMMENT),
        )
        for table, columns, when, says in [THREADS.TRIGGERS[name]]
    ),
]


def open_door(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    for one in PINNED:
        drop(editor, one.name, one.table)
        one.make(editor)


def close_door(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    for one in PINNED:
        one.drop(editor)
    make = {"sqlite": THREADS.on_sqlite, "postgresql": _again_on_postgresql}[editor.connection.vendor]
    for one in PINNED[3:]:
        for statement in make(one.name, *THREADS.TRIGGERS[one.name]):
            editor.execute(statement, params=None)
    on_sqlite = editor.connection.vendor == "sqlite"
    does = f"BEGIN SELECT RAISE(ABORT, '{ASKED}'); END" if on_sqlite else "EXECUTE FUNCTION review_unchanged()"
    for one in PINNED[:3]:
        each = "" if on_sqlite else "FOR EACH ROW"
        when = f"WHEN ({one.when})" if one.when else ""
        editor.execute(f"CREATE TRIGGER {one.name} BEFORE UPDATE ON {one.table} {each} {when} {does}", params=None)


def _again_on_postgresql(name: str, *told: str) -> list[str]:
    """Its function is still there."""
    return THREADS.on_postgresql(name, *told)[1:]


class Migration(migrations.Migration):
    dependencies = [("reviews", "0004_threads_pinned"), ("drafts", "0016_redactions_pinned")]
    operations = [migrations.RunPython(open_door, close_door)]
