"""The table of the cache, in which codes that were used are noted for every process."""

from django.core.management import call_command
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps


def make(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    call_command("createcachetable", database=schema_editor.connection.alias, verbosity=0)


class Migration(migrations.Migration):
    dependencies = [("teams", "0006_guesses")]

    operations = [
        migrations.RunPython(make, lambda apps, editor: editor.execute("DROP TABLE designer_cache")),
    ]
