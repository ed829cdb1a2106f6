"""Addresses of webhooks stand sealed in the table, beside what may be shown of them."""

from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from designer.notices.models.webhook import SEALED, shown
from designer.teams.sealed import seal, unseal


def seal_all(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    hooks = apps.get_model("notices", "Webhook").objects
    for pk, url in hooks.values_list("pk", "url"):
        host, ending = shown(url)
        hooks.filter(pk=pk).update(sealed_url=seal(SEALED, url), host=host, ending=ending)


def unseal_all(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    hooks = apps.get_model("notices", "Webhook").objects
    for pk, sealed_url in hooks.values_list("pk", "sealed_url"):
        hooks.filter(pk=pk).update(url=unseal(SEALED, sealed_url))


class Migration(migrations.Migration):
    dependencies = [("notices", "0002_reviewed_afterwards")]
    operations = [
        migrations.RemoveConstraint("webhook", "webhook_is_https"),
        migrations.AddField("webhook", "sealed_url", models.TextField(default=""), preserve_default=False),
        migrations.AddField("webhook", "host", models.CharField(max_length=300, default=""), preserve_default=False),
        migrations.AddField("webhook", "ending", models.CharField(max_length=4, blank=True, default=""), preserve_default=False),
        migrations.AlterField("webhook", "url", models.CharField(max_length=500, default="")),
        migrations.RunPython(seal_all, unseal_all),
        migrations.RemoveField("webhook", "url"),
        migrations.AddConstraint(
            "webhook",
            models.CheckConstraint(name="webhook_is_sealed", condition=~models.Q(sealed_url__contains="://")),
        ),
    ]
