"""Roles of their own for what every member could do: nobody may do less than before.

Members edited, so they are authors; publishers also changed the AWS accounts, so they are admins too.
"""

from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

ROLES = ["author", "reviewer", "publisher", "admin"]


def keep_what_they_may(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    memberships = apps.get_model("teams", "Membership").objects
    grants = apps.get_model("teams", "Grant").objects
    for membership in memberships.all():
        grants.get_or_create(membership=membership, role="author")
    for membership in memberships.filter(grants__role="publisher"):
        grants.get_or_create(membership=membership, role="admin")


def take_back(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    apps.get_model("teams", "Grant").objects.exclude(role="publisher").delete()


class Migration(migrations.Migration):
    dependencies = [("teams", "0002_target_policy")]

    operations = [
        migrations.RemoveConstraint("grant", "grant_role_is_known"),
        migrations.AlterField(
            "grant",
            "role",
            models.CharField(
                max_length=20,
                choices=[
                    ("author", "Author"),
                    ("reviewer", "Reviewer"),
                    ("publisher", "Publisher"),
                    ("admin", "Admin"),
                ],
            ),
        ),
        migrations.AddConstraint(
            "grant",
            models.CheckConstraint(name="grant_role_is_known", condition=models.Q(role__in=ROLES)),
        ),
        migrations.RunPython(keep_what_they_may, take_back),
    ]
