"""The first rows of this subject."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('workplans', '0003_keep_unsent_proposals'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Thread',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField()),
                ('line', models.CharField(blank=True, max_length=80)),
                ('cell', models.JSONField(default=list)),
                ('proposal', models.CharField(blank=True, max_length=80)),
                ('workplan', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='threads', to='workplans.workplan')),
            ],
            options={
                'ordering': ('workplan', 'number'),
            },
        ),
        migrations.CreateModel(
            name='Entry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField()),
                ('kind', models.CharField(max_length=20)),
                ('party', models.CharField(max_length=80)),
                ('role', models.CharField(max_length=40)),
                ('text', models.JSONField(default=dict)),
                ('made_at', models.DateTimeField()),
                ('expert', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('thread', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='entries', to='discussions.thread')),
            ],
            options={
                'ordering': ('thread', 'number'),
            },
        ),
        migrations.AddConstraint(
            model_name='thread',
            constraint=models.UniqueConstraint(fields=('workplan', 'number'), name='thread_number_once_in_workplan'),
        ),
        migrations.AddConstraint(
            model_name='thread',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('line', ''), models.Q(('proposal', ''), _negated=True)), models.Q(models.Q(('line', ''), _negated=True), ('proposal', '')), _connector='OR'), name='thread_on_line_or_proposal'),
        ),
        migrations.AddConstraint(
            model_name='entry',
            constraint=models.UniqueConstraint(fields=('thread', 'number'), name='entry_number_once_in_thread'),
        ),
        migrations.AddConstraint(
            model_name='entry',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ('remark', 'assignment', 'resolution', 'reopening'))), name='entry_kind_is_known'),
        ),
        migrations.AddConstraint(
            model_name='entry',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('expert__isnull', False), ('kind', 'assignment')), models.Q(models.Q(('kind', 'assignment'), _negated=True), ('expert__isnull', True)), _connector='OR'), name='entry_asks_expert_by_assignment_alone'),
        ),
    ]
