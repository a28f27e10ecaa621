"""By which thresholds status is told, in versions that are never changed."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from maslahat.stores.guards import guarded, kept


class Migration(migrations.Migration):

    dependencies = [
        ('programmes', '0001_begin_programmes'),
        ('results', '0006_remind'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='StatusRuleVersion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=80)),
                ('version', models.PositiveIntegerField()),
                ('document', models.JSONField()),
                ('fingerprint', models.CharField(max_length=64)),
                ('said_by_file', models.CharField(blank=True, default='', max_length=64)),
                ('is_in_force', models.BooleanField(default=True)),
                ('valid_from', models.DateTimeField()),
                ('role', models.CharField(max_length=40)),
                ('reason', models.TextField(blank=True, default='')),
                ('person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('programme', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='status_rule_versions', to='programmes.programme')),
            ],
            options={
                'ordering': ('programme', 'code', 'version'),
                'constraints': [models.UniqueConstraint(fields=('programme', 'code', 'version'), name='status_rule_version_once'), models.CheckConstraint(condition=models.Q(('version__gte', 1)), name='status_rule_versions_from_one')],
            },
        ),
        guarded(*kept('results_statusruleversion')),
    ]
