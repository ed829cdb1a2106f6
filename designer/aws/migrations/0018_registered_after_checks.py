import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('aws', '0017_account_changes'),
    ]

    operations = [
        migrations.AddField(
            model_name='registration',
            name='check_run',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='registrations', to='aws.checkrun'),
        ),
    ]
