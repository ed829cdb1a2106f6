"""On SQLite an edit no longer waits for the index over the words of drafts (0014): the index follows some
drafts at once, when so many wait. Until then what waits is looked into by itself. On PostgreSQL such an index
does that by itself.

For each draft that waits, `drafts_words_pending` holds the words that the index has of it: to take them off, it
has to be told them.
"""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

TABLE = "drafts_drafttext"
PENDING = "drafts_words_pending"
MOST = 64
"""Drafts that may wait."""

WAIT = f"""
    INSERT INTO {PENDING} (draft_id, words, purpose) SELECT old.draft_id, old.words, old.purpose
    WHERE NOT EXISTS (SELECT 1 FROM {PENDING} WHERE draft_id = old.draft_id);
"""  # noqa: S608
FORGET = f"""
    INSERT INTO drafts_words(drafts_words, rowid, words, purpose)
    SELECT 'delete', draft_id, words, purpose FROM {PENDING}
"""  # noqa: S608
NOTE = f"""
    INSERT INTO drafts_words(rowid, words, purpose)
    SELECT t.draft_id, t.words, t.purpose FROM {PENDING} p JOIN {TABLE} t ON t.draft_id = p.draft_id
"""  # noqa: S608
CHANGED = "old.words <> new.words OR old.purpose <> new.purpose"

FORWARD = [
    "DROP TRIGGER drafts_words_change",
    "DROP TRIGGER drafts_words_go",
    f"CREATE TABLE {PENDING} (draft_id integer PRIMARY KEY, words text NOT NULL, purpose text NOT NULL)",
    f"""
    CREATE TRIGGER drafts_words_change AFTER UPDATE OF words, purpose ON {TABLE} WHEN {CHANGED}
    BEGIN {WAIT} END
    """,
    f"""
    CREATE TRIGGER drafts_words_go AFTER DELETE ON {TABLE}
    BEGIN
        {WAIT} {FORGET} WHERE draft_id = old.draft_id;
        DELETE FROM {PENDING} WHERE draft_id = old.draft_id;
    END
    """,  # noqa: S608
    f"""
    CREATE TRIGGER drafts_words_many AFTER INSERT ON {PENDING}
    WHEN (SELECT count(*) FROM {PENDING}) > {MOST}
    BEGIN {FORGET}; {NOTE}; DELETE FROM {PENDING}; END
    """,  # noqa: S608
]
BACK = [
    "DROP TRIGGER drafts_words_many",
    "DROP TRIGGER drafts_words_go",
    "DROP TRIGGER drafts_words_change",
    FORGET,
    NOTE,
    f"DROP TABLE {PENDING}",
    f"""
    CREATE TRIGGER drafts_words_go AFTER DELETE ON {TABLE} BEGIN
        INSERT INTO drafts_words(drafts_words, rowid, words, purpose)
        VALUES ('delete', old.draft_id, old.words, old.purpose);
    END
    """,
    f"""
    CREATE TRIGGER drafts_words_change AFTER UPDATE OF words, purpose ON {TABLE} WHEN {CHANGED} BEGIN
        INSERT INTO drafts_words(drafts_words, rowid, words, purpose)
        VALUES ('delete', old.draft_id, old.words, old.purpose);
        INSERT INTO drafts_words(rowid, words, purpose) VALUES (new.draft_id, new.words, new.purpose);
    END
    """,
]


def make(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    _run(editor, FORWARD)


def take_off(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    _run(editor, BACK)


def _run(editor: BaseDatabaseSchemaEditor, statements: list[str]) -> None:
    for statement in statements if editor.connection.vendor == "sqlite" else ():
        editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [("drafts", "0017_reasons_redactable")]
    operations = [migrations.RunPython(make, take_off)]
