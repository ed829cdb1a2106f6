"""A registration's text and AWS's words stay as they are, but for a secret that is taken out of a draft."""

from importlib import import_module

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from designer.drafts.redaction_door import Pinned, drop

REVIEWED = import_module("designer.aws.migrations.0006_reviewed_pinned")
ANSWERS = import_module("designer.aws.migrations.0004_overrides_pinned")
FORMER = f"{REVIEWED.FORMER}, review_id"
WITHOUT_TEXT = FORMER.replace("text, ", "")
PINNED = [
    Pinned(
        "registration_text_pinned",
        "aws_registration",
        "OF text",
        "OLD.draft_id",
        "a registration''s pinned values never change",
    ),
    Pinned(
        "rule_answer_pinned",
        "aws_ruleanswer",
        "",
        "SELECT draft_id FROM aws_registration WHERE id = OLD.registration_id",
        "what was written once never changes",
    ),
]


def open_door(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    REVIEWED.make(editor, WITHOUT_TEXT)
    drop(editor, "rule_answer_pinned", "aws_ruleanswer")
    for one in PINNED:
        one.make(editor)


def close_door(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    for one in PINNED:
        one.drop(editor)
    on_postgresql = editor.connection.vendor == "postgresql"
    template = ANSWERS.POSTGRESQL if on_postgresql else ANSWERS.SQLITE
    editor.execute(template.format(name="rule_answer_pinned", table="aws_ruleanswer"), params=None)
    REVIEWED.make(editor, FORMER)


class Migration(migrations.Migration):
    dependencies = [("aws", "0009_unapproved_pinned"), ("drafts", "0016_redactions_pinned")]
    operations = [migrations.RunPython(open_door, close_door)]
