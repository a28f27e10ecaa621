"""How work on lines comes along: what was told is only ever added to."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from maslahat.stores.guards import guarded, kept


class Migration(migrations.Migration):

    dependencies = [
        ('results', '0002_report_results'),
        ('workplans', '0007_follow_proposals'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='LineProgress',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('line', models.CharField(max_length=40)),
                ('version', models.CharField(max_length=64)),
                ('status', models.CharField(max_length=80)),
                ('problem', models.JSONField(default=dict)),
                ('next_step', models.JSONField(default=dict)),
                ('party', models.CharField(max_length=40)),
                ('role', models.CharField(max_length=40)),
                ('told_at', models.DateTimeField()),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('supersedes', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='superseded_by', to='results.lineprogress')),
                ('workplan', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='progress', to='workplans.workplan')),
            ],
            options={
                'ordering': ('workplan', 'line', 'pk'),
                'constraints': [models.UniqueConstraint(condition=models.Q(('supersedes', None)), fields=('workplan', 'line'), name='progress_begins_once')],
            },
        ),
        guarded(*kept('results_lineprogress')),
    ]
