"""An index over the words of drafts that finds any part of a word: by groups of three characters.

SQLite keeps it in a table of its own (FTS5), which triggers keep up; PostgreSQL needs the extension
pg_trgm. Where that may not be made, searching works without, slower; docs/search.md says what to do.

On SQLite a later migration that rebuilds drafts_drafttext drops the triggers and has to make them
again; a test tells.
"""

from django.db import DatabaseError, migrations, transaction
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

TABLE = "drafts_drafttext"
COLUMNS = "words, purpose"
FORGET = f"INSERT INTO drafts_words(drafts_words, rowid, {COLUMNS}) VALUES ('delete', old.draft_id, old.words, old.purpose);"
NOTE = f"INSERT INTO drafts_words(rowid, {COLUMNS}) VALUES (new.draft_id, new.words, new.purpose);"

SQLITE = [
    f"""
    CREATE VIRTUAL TABLE drafts_words USING fts5(
        {COLUMNS}, content='{TABLE}', content_rowid='draft_id', tokenize='trigram', detail='none', columnsize=0
    )
    """,
    f"CREATE TRIGGER drafts_words_come AFTER INSERT ON {TABLE} BEGIN {NOTE} END",
    f"CREATE TRIGGER drafts_words_go AFTER DELETE ON {TABLE} BEGIN {FORGET} END",
    f"""
    CREATE TRIGGER drafts_words_change AFTER UPDATE OF {COLUMNS} ON {TABLE}
    WHEN old.words <> new.words OR old.purpose <> new.purpose BEGIN {FORGET} {NOTE} END
    """,
    "INSERT INTO drafts_words(drafts_words) VALUES ('rebuild')",
]
POSTGRESQL = [
    "CREATE EXTENSION IF NOT EXISTS pg_trgm",
    f"CREATE INDEX drafts_words ON {TABLE} USING gin (words gin_trgm_ops, purpose gin_trgm_ops)",
]
BACK = {
    "sqlite": [
        "DROP TRIGGER drafts_words_come",
        "DROP TRIGGER drafts_words_go",
        "DROP TRIGGER drafts_words_change",
        "DROP TABLE drafts_words",
    ],
    "postgresql": ["DROP INDEX IF EXISTS drafts_words"],
}


def make(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    if editor.connection.vendor == "sqlite":
        for statement in SQLITE:
            editor.execute(statement, params=None)
        return
    try:
        with transaction.atomic(using=editor.connection.alias):
            for statement in POSTGRESQL:
                editor.execute(statement, params=None)
    except DatabaseError as reason:
        print(f"\n    Searching stays slow: {reason}".rstrip())


def take_off(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    for statement in BACK[editor.connection.vendor]:
        editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [("drafts", "0013_references_filled")]
    operations = [migrations.RunPython(make, take_off)]
