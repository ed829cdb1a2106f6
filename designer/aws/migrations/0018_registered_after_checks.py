"""A registration names the checks that let it through.

To take the column back, SQLite makes the table anew, which its triggers and those that look at it would not
survive: they are taken off for that while.
"""

import django.db.models.deletion
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

TAKEN_OFF: dict[str, str] = {}
"""Name of a trigger -> its SQL."""


def take_triggers_off(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    if editor.connection.vendor == "sqlite":
        with editor.connection.cursor() as cursor:
            cursor.execute(
                "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND sql LIKE '%aws\\_registration%' ESCAPE '\\'"
            )
            TAKEN_OFF.update(cursor.fetchall())
        for name in TAKEN_OFF:
            editor.execute(f"DROP TRIGGER {name}", params=None)


def put_triggers_back(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    for sql in TAKEN_OFF.values():
        editor.execute(sql, params=None)
    TAKEN_OFF.clear()


class Migration(migrations.Migration):
    dependencies = [("aws", "0017_account_changes")]
    operations = [
        migrations.RunPython(migrations.RunPython.noop, put_triggers_back),
        migrations.AddField(
            model_name="registration",
            name="check_run",
            field=models.ForeignKey(
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="registrations",
                to="aws.checkrun",
            ),
        ),
        migrations.RunPython(migrations.RunPython.noop, take_triggers_off),
    ]
