"""What the drafts there are were registered as last refers to."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from designer import taskdef
from designer.taskdef.references import places, references

BATCH = 500


def fill(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    registrations, rows = apps.get_model("aws", "Registration"), apps.get_model("drafts", "Reference")
    registered = registrations.objects.filter(state="registered").order_by("draft_id", "-created_at", "-pk")
    last, made = None, []
    for registration in registered.select_related("draft").iterator(chunk_size=BATCH):
        if registration.draft_id == last:
            continue
        last = registration.draft_id
        made += [
            rows(draft_id=last, team_id=registration.draft.team_id, is_registered=True, **one._asdict())
            for one in references(places(taskdef.read(registration.text)))
        ]
    rows.objects.bulk_create(made, batch_size=BATCH)


class Migration(migrations.Migration):
    dependencies = [("aws", "0006_reviewed_pinned"), ("drafts", "0013_references_filled")]
    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
