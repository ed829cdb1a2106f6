"""Which repairs an import was made with, and the text that came of them."""

from django.db import migrations

from designer.drafts.models.edit import CompressedText


class Migration(migrations.Migration):
    dependencies = [("drafts", "0004_waivers_pinned")]
    operations = [
        migrations.AddField("import", "repaired", CompressedText(null=True)),
        migrations.AddField("import", "repairs", CompressedText(null=True)),
    ]
