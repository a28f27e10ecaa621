"""Calls of the chair, positions on any matter, and decisions in the room; what was said and decided is never changed."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from maslahat.stores.guards import Guard, guarded, kept

GUARDED = (
    *kept("governance_stance", "governance_decision"),
    Guard("governance_call", "UPDATE", when="OLD.closed_at IS NOT NULL"),
    Guard("governance_call", "DELETE"),
)
"""What was said, what was decided, and a call once it is closed."""


class Migration(migrations.Migration):

    dependencies = [
        ('governance', '0005_begin_silence'),
        ('meetings', '0002_run_meetings'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Call',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField()),
                ('kind', models.CharField(max_length=20)),
                ('ref', models.CharField(max_length=80)),
                ('workplan', models.CharField(blank=True, default='', max_length=80)),
                ('fingerprint', models.CharField(max_length=64)),
                ('text', models.JSONField(default=dict)),
                ('question', models.CharField(max_length=20)),
                ('method', models.CharField(max_length=20)),
                ('rule', models.JSONField()),
                ('present', models.JSONField(default=list)),
                ('notified', models.JSONField(default=list)),
                ('asked', models.JSONField(default=list)),
                ('seed', models.CharField(blank=True, default='', max_length=64)),
                ('appeals', models.PositiveIntegerField(blank=True, null=True)),
                ('opened_at', models.DateTimeField()),
                ('ends_at', models.DateTimeField()),
                ('paused_at', models.DateTimeField(blank=True, null=True)),
                ('closed_at', models.DateTimeField(blank=True, null=True)),
                ('row_version', models.PositiveIntegerField(default=1)),
                ('chair', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='calls', to='meetings.meeting')),
            ],
            options={
                'ordering': ('meeting', 'number'),
            },
        ),
        migrations.CreateModel(
            name='Decision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('step', models.PositiveSmallIntegerField(default=1)),
                ('result', models.CharField(max_length=20)),
                ('why', models.JSONField(default=list)),
                ('seats', models.JSONField(default=list)),
                ('decided_at', models.DateTimeField()),
                ('call', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='decisions', to='governance.call')),
            ],
            options={
                'ordering': ('call', 'step'),
            },
        ),
        migrations.CreateModel(
            name='Stance',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField()),
                ('subject', models.CharField(db_index=True, max_length=64)),
                ('kind', models.CharField(max_length=20)),
                ('party', models.CharField(max_length=80)),
                ('role', models.CharField(max_length=40)),
                ('text', models.JSONField(default=dict)),
                ('lines', models.JSONField(default=list)),
                ('whole', models.BooleanField(default=False)),
                ('channel', models.CharField(max_length=20)),
                ('weight', models.CharField(max_length=20)),
                ('supersedes', models.PositiveIntegerField(blank=True, null=True)),
                ('stated_at', models.DateTimeField()),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='stances', to='meetings.meeting')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('vote', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='answers', to='governance.call')),
            ],
            options={
                'ordering': ('meeting', 'number'),
            },
        ),
        migrations.AddConstraint(
            model_name='call',
            constraint=models.UniqueConstraint(fields=('meeting', 'number'), name='call_number_once_in_meeting'),
        ),
        migrations.AddConstraint(
            model_name='call',
            constraint=models.UniqueConstraint(condition=models.Q(('closed_at__isnull', True)), fields=('meeting',), name='one_open_call_in_meeting'),
        ),
        migrations.AddConstraint(
            model_name='call',
            constraint=models.CheckConstraint(condition=models.Q(('ends_at__gte', models.F('opened_at'))), name='call_ends_after_it_begins'),
        ),
        migrations.AddConstraint(
            model_name='decision',
            constraint=models.UniqueConstraint(fields=('call', 'step'), name='one_decision_of_a_call'),
        ),
        migrations.AddConstraint(
            model_name='decision',
            constraint=models.CheckConstraint(condition=models.Q(('step__in', (1, 2))), name='decision_step_is_known'),
        ),
        migrations.AddConstraint(
            model_name='decision',
            constraint=models.CheckConstraint(condition=models.Q(('result__in', ('adopted', 'ad_referendum', 'provisional', 'not_decided', 'not_adopted', 'ruled'))), name='decision_result_is_known'),
        ),
        migrations.AddConstraint(
            model_name='stance',
            constraint=models.UniqueConstraint(fields=('meeting', 'number'), name='stance_number_once_in_meeting'),
        ),
        migrations.AddConstraint(
            model_name='stance',
            constraint=models.UniqueConstraint(condition=models.Q(('vote__isnull', False)), fields=('vote', 'party'), name='one_answer_of_a_seat_in_a_vote'),
        ),
        migrations.AddConstraint(
            model_name='stance',
            constraint=models.CheckConstraint(condition=models.Q(('weight__in', ('counts', 'not_effective', 'comment'))), name='stance_weight_is_known'),
        ),
        guarded(*GUARDED),
    ]
