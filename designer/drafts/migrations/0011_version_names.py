

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('drafts', '0010_suggested_by'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='edit',
            name='restored',
            field=models.PositiveIntegerField(null=True),
        ),
        migrations.CreateModel(
            name='VersionName',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField()),
                ('name', models.CharField(max_length=80, verbose_name='Name')),
                ('at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('draft', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='version_names', to='drafts.draft')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('draft', 'version'), name='version_name_one_a_version'), models.UniqueConstraint(fields=('draft', 'name'), name='version_name_one_a_name'), models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='version_name_says_something')],
            },
        ),
    ]
