"""Tables whose rows triggers keep are not emptied at one stroke either, which PostgreSQL's TRUNCATE does unheard
by them. SQLite has no such statement.

With the migration that gives another table such a trigger comes one of this kind; a test tells.
"""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

TABLES = [
    "audit_chain",
    "audit_record",
    "aws_afterwards",
    "aws_override",
    "aws_passedinadvance",
    "aws_registration",
    "aws_ruleanswer",
    "aws_unapproved",
    "drafts_edit",
    "drafts_redaction",
    "drafts_waiver",
    "reviews_comment",
    "reviews_decision",
    "reviews_earliertext",
    "reviews_pin",
    "reviews_pinnedtarget",
    "reviews_review",
    "reviews_suggestion",
    "reviews_thread",
]
FUNCTION = """
    CREATE FUNCTION nothing_emptied() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION USING ERRCODE = 'integrity_constraint_violation',
       MESSAGE = 'rows that are kept are not taken away all at once'; END $$
"""


def guard(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    if editor.connection.vendor != "postgresql":
        return
    editor.execute(FUNCTION, params=None)
    for table in TABLES:
        editor.execute(
            f"CREATE TRIGGER {table}_not_emptied BEFORE TRUNCATE ON {table} EXECUTE FUNCTION nothing_emptied()",
            params=None,
        )


def unguard(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    if editor.connection.vendor == "postgresql":
        editor.execute("DROP FUNCTION nothing_emptied() CASCADE", params=None)


class Migration(migrations.Migration):
    dependencies = [
        ("aws", "0011_reasons_redactable"),
        ("audit", "0002_append_only"),
        ("reviews", "0006_threads_redactable"),
    ]
    operations = [migrations.RunPython(guard, unguard)]
