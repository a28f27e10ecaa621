"""The first rows of this subject."""


import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('programmes', '0001_begin_programmes'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Proposal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.CharField(max_length=80)),
                ('number', models.PositiveIntegerField()),
                ('party', models.CharField(max_length=80)),
                ('country', models.CharField(blank=True, max_length=8)),
                ('role', models.CharField(max_length=40)),
                ('state', models.CharField(max_length=30)),
                ('row_version', models.PositiveIntegerField(default=1)),
                ('base', models.CharField(max_length=64)),
                ('headline', models.JSONField()),
                ('rationale', models.JSONField()),
                ('change_set', models.JSONField()),
                ('amended', models.JSONField(blank=True, null=True)),
                ('is_comment', models.BooleanField(default=False)),
                ('disposition', models.CharField(blank=True, max_length=30)),
                ('reason', models.JSONField(default=dict)),
                ('filed_at', models.DateTimeField()),
                ('decided_at', models.DateTimeField(blank=True, null=True)),
                ('merged_into', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='absorbed', to='workplans.proposal')),
                ('proposer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ('workplan', 'number'),
            },
        ),
        migrations.CreateModel(
            name='Recommendation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(max_length=40)),
                ('advice', models.CharField(max_length=30)),
                ('note', models.JSONField(default=dict)),
                ('given_at', models.DateTimeField()),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('proposal', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='recommendations', to='workplans.proposal')),
            ],
            options={
                'ordering': ('proposal', 'given_at', 'id'),
            },
        ),
        migrations.CreateModel(
            name='Workplan',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=80)),
                ('year', models.PositiveIntegerField()),
                ('stage', models.CharField(max_length=20)),
                ('row_version', models.PositiveIntegerField(default=0)),
                ('proposals_filed', models.PositiveIntegerField(default=0)),
                ('programme', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='workplans', to='programmes.programme')),
            ],
            options={
                'ordering': ('-year', 'code'),
            },
        ),
        migrations.CreateModel(
            name='Version',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField()),
                ('kind', models.CharField(max_length=20)),
                ('place', models.PositiveIntegerField()),
                ('version_id', models.CharField(db_index=True, max_length=64)),
                ('document', models.JSONField()),
                ('note', models.JSONField(default=dict)),
                ('made_at', models.DateTimeField()),
                ('workplan', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='versions', to='workplans.workplan')),
            ],
            options={
                'ordering': ('workplan', 'number'),
            },
        ),
        migrations.CreateModel(
            name='Resolution',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('conflict', models.CharField(max_length=80)),
                ('choice', models.JSONField()),
                ('reason', models.JSONField()),
                ('party', models.CharField(max_length=80)),
                ('role', models.CharField(max_length=40)),
                ('resolved_at', models.DateTimeField()),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('workplan', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='resolutions', to='workplans.workplan')),
            ],
            options={
                'ordering': ('workplan', 'resolved_at', 'id'),
            },
        ),
        migrations.AddField(
            model_name='proposal',
            name='workplan',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='proposals', to='workplans.workplan'),
        ),
        migrations.CreateModel(
            name='LineStatus',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('line', models.CharField(max_length=36)),
                ('status', models.CharField(max_length=30)),
                ('note', models.JSONField(default=dict)),
                ('noted_at', models.DateTimeField()),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('workplan', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='line_statuses', to='workplans.workplan')),
            ],
            options={
                'ordering': ('workplan', 'line', 'noted_at', 'id'),
            },
        ),
        migrations.CreateModel(
            name='Support',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('party', models.CharField(max_length=80)),
                ('kind', models.CharField(max_length=20)),
                ('given_at', models.DateTimeField()),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('proposal', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='supports', to='workplans.proposal')),
            ],
            options={
                'ordering': ('proposal', 'given_at', 'id'),
                'constraints': [models.UniqueConstraint(fields=('proposal', 'party', 'kind'), name='party_stands_behind_proposal_once')],
            },
        ),
        migrations.AddConstraint(
            model_name='workplan',
            constraint=models.UniqueConstraint(fields=('programme', 'code'), name='workplan_once_in_programme'),
        ),
        migrations.AddConstraint(
            model_name='workplan',
            constraint=models.CheckConstraint(condition=models.Q(('stage__in', ('draft', 'consultation', 'review', 'finalized', 'endorsed', 'amended', 'closed'))), name='workplan_stage_is_known'),
        ),
        migrations.AddConstraint(
            model_name='version',
            constraint=models.UniqueConstraint(fields=('workplan', 'number'), name='version_number_once_in_workplan'),
        ),
        migrations.AddConstraint(
            model_name='version',
            constraint=models.UniqueConstraint(fields=('workplan', 'kind', 'place'), name='version_place_once_in_kind'),
        ),
        migrations.AddConstraint(
            model_name='version',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ('tabled', 'consolidated', 'final', 'endorsed'))), name='version_kind_is_known'),
        ),
        migrations.AddConstraint(
            model_name='resolution',
            constraint=models.UniqueConstraint(fields=('workplan', 'conflict'), name='one_resolution_per_conflict'),
        ),
        migrations.AddConstraint(
            model_name='proposal',
            constraint=models.UniqueConstraint(fields=('workplan', 'ref'), name='proposal_ref_once_in_workplan'),
        ),
        migrations.AddConstraint(
            model_name='proposal',
            constraint=models.UniqueConstraint(fields=('workplan', 'number'), name='proposal_number_once_in_workplan'),
        ),
        migrations.AddIndex(
            model_name='linestatus',
            index=models.Index(fields=['workplan', 'line'], name='line_status_by_line'),
        ),
    ]
