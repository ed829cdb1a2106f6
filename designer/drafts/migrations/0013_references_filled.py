"""The references and words of the drafts there are, in batches."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from designer import taskdef
from designer.taskdef.references import places, references, words

BATCH = 500


def fill(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    texts, rows = apps.get_model("drafts", "DraftText"), apps.get_model("drafts", "Reference")
    last = 0
    while True:
        batch = list(texts.objects.filter(pk__gt=last).select_related("draft").order_by("pk")[:BATCH])
        if not batch:
            return
        made = []
        for content in batch:
            found = places(taskdef.read(content.text))
            content.words, content.purpose = words(found), content.draft.purpose.lower()
            made += [
                rows(draft_id=content.pk, team_id=content.draft.team_id, **one._asdict())
                for one in references(found)
            ]
        texts.objects.bulk_update(batch, ["words", "purpose"])
        rows.objects.bulk_create(made, batch_size=BATCH)
        last = batch[-1].pk


class Migration(migrations.Migration):
    dependencies = [("drafts", "0012_references")]
    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
