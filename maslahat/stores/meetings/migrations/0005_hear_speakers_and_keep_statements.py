"""A meeting has lists of speakers and requests for the floor, and statements with every wording and clearance."""

import datetime
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('meetings', '0004_register_participants'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Statement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField()),
                ('item', models.PositiveIntegerField()),
                ('party', models.CharField(max_length=80)),
                ('institution', models.CharField(blank=True, max_length=80)),
                ('country', models.CharField(blank=True, max_length=8)),
                ('office', models.JSONField(default=dict)),
                ('language', models.CharField(max_length=8)),
                ('mode', models.CharField(max_length=10)),
                ('quoted_at', models.DateTimeField(blank=True, null=True)),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='statements', to='meetings.meeting')),
            ],
            options={
                'ordering': ('meeting', 'number'),
            },
        ),
        migrations.CreateModel(
            name='StatementClearance',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField()),
                ('version', models.PositiveIntegerField()),
                ('clearance', models.CharField(max_length=10)),
                ('given_at', models.DateTimeField()),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('statement', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='clearances', to='meetings.statement')),
            ],
            options={
                'ordering': ('statement', 'number'),
            },
        ),
        migrations.CreateModel(
            name='StatementVersion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField()),
                ('text', models.JSONField(default=dict)),
                ('summary', models.JSONField(default=dict)),
                ('filed_at', models.DateTimeField()),
                ('filed_by', models.CharField(max_length=80)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('statement', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='versions', to='meetings.statement')),
            ],
            options={
                'ordering': ('statement', 'number'),
            },
        ),
        migrations.CreateModel(
            name='FloorRequest',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField()),
                ('item', models.PositiveIntegerField()),
                ('party', models.CharField(max_length=80)),
                ('is_member', models.BooleanField()),
                ('kind', models.CharField(max_length=20)),
                ('mode', models.CharField(max_length=10)),
                ('matter', models.CharField(blank=True, max_length=20)),
                ('reply_to', models.CharField(blank=True, max_length=80)),
                ('asked_at', models.DateTimeField()),
                ('place', models.PositiveIntegerField()),
                ('state', models.CharField(max_length=20)),
                ('is_moved', models.BooleanField(default=False)),
                ('time_limit', models.DurationField(blank=True, null=True)),
                ('extra_time', models.DurationField(default=datetime.timedelta)),
                ('used_time', models.DurationField(default=datetime.timedelta)),
                ('runs_since', models.DateTimeField(blank=True, null=True)),
                ('given_at', models.DateTimeField(blank=True, null=True)),
                ('ended_at', models.DateTimeField(blank=True, null=True)),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='floor_requests', to='meetings.meeting')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ('meeting', 'number'),
                'constraints': [models.UniqueConstraint(fields=('meeting', 'number'), name='floor_request_number_once_in_meeting'), models.UniqueConstraint(condition=models.Q(('state', 'speaking')), fields=('meeting',), name='one_holds_the_floor'), models.UniqueConstraint(condition=models.Q(('state', 'interrupted')), fields=('meeting',), name='one_is_interrupted'), models.UniqueConstraint(condition=models.Q(('state__in', ('waiting', 'speaking', 'interrupted'))), fields=('meeting', 'item', 'person', 'kind'), name='speaker_once_in_list'), models.CheckConstraint(condition=models.Q(('kind__in', ('statement', 'point_of_order', 'right_of_reply')), ('matter__in', ('', 'debate', 'agenda', 'time', 'hearing', 'decision')), ('mode__in', ('room', 'online', 'written')), ('state__in', ('waiting', 'speaking', 'interrupted', 'spoken', 'withdrawn', 'ruled_out'))), name='floor_request_words_are_known'), models.CheckConstraint(condition=models.Q(models.Q(('kind', 'point_of_order'), models.Q(('matter', ''), _negated=True)), models.Q(models.Q(('kind', 'point_of_order'), _negated=True), ('matter', '')), _connector='OR'), name='point_of_order_has_matter'), models.CheckConstraint(condition=models.Q(('runs_since__isnull', True), ('state', 'speaking'), _connector='OR'), name='clock_runs_for_speaker_alone')],
            },
        ),
        migrations.CreateModel(
            name='SpeakersList',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('item', models.PositiveIntegerField()),
                ('is_open', models.BooleanField(default=True)),
                ('time_limit', models.DurationField(blank=True, null=True)),
                ('observers_in_turn', models.BooleanField(default=False)),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='speakers_lists', to='meetings.meeting')),
            ],
            options={
                'ordering': ('meeting', 'item'),
                'constraints': [models.UniqueConstraint(fields=('meeting', 'item'), name='speakers_list_once_for_item')],
            },
        ),
        migrations.AddConstraint(
            model_name='statement',
            constraint=models.UniqueConstraint(fields=('meeting', 'number'), name='statement_number_once_in_meeting'),
        ),
        migrations.AddConstraint(
            model_name='statement',
            constraint=models.CheckConstraint(condition=models.Q(('mode__in', ('room', 'online', 'written'))), name='statement_mode_is_known'),
        ),
        migrations.AddConstraint(
            model_name='statementclearance',
            constraint=models.UniqueConstraint(fields=('statement', 'number'), name='clearance_number_once_in_statement'),
        ),
        migrations.AddConstraint(
            model_name='statementclearance',
            constraint=models.CheckConstraint(condition=models.Q(('clearance__in', ('none', 'summary', 'quote'))), name='clearance_is_known'),
        ),
        migrations.AddConstraint(
            model_name='statementversion',
            constraint=models.UniqueConstraint(fields=('statement', 'number'), name='version_number_once_in_statement'),
        ),
    ]
