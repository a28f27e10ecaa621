"""What a meeting leaves behind has rows: decisions with their follow-up, minutes with every wording and correction."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('meetings', '0003_call_meetings'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Decision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField()),
                ('is_internal', models.BooleanField(default=False)),
                ('text', models.JSONField()),
                ('item', models.PositiveIntegerField(blank=True, null=True)),
                ('owner', models.CharField(blank=True, max_length=80)),
                ('office', models.JSONField(default=dict)),
                ('taken_on', models.DateField()),
                ('due_on', models.DateField(blank=True, null=True)),
                ('source', models.CharField(blank=True, max_length=120)),
                ('role', models.CharField(max_length=40)),
                ('recorded_at', models.DateTimeField()),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='decisions', to='meetings.meeting')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ('meeting', 'is_internal', 'number'),
            },
        ),
        migrations.CreateModel(
            name='DecisionNote',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField()),
                ('state', models.CharField(max_length=20)),
                ('text', models.JSONField(default=dict)),
                ('party', models.CharField(max_length=80)),
                ('role', models.CharField(max_length=40)),
                ('noted_at', models.DateTimeField()),
                ('decision', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='notes', to='meetings.decision')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ('decision', 'number'),
            },
        ),
        migrations.CreateModel(
            name='Minutes',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('state', models.CharField(max_length=20)),
                ('edition', models.PositiveIntegerField(default=1)),
                ('row_version', models.PositiveIntegerField(default=1)),
                ('fingerprint', models.CharField(blank=True, max_length=64)),
                ('drafted_at', models.DateTimeField()),
                ('circulated_at', models.DateTimeField(blank=True, null=True)),
                ('deadline', models.DateTimeField(blank=True, null=True)),
                ('agreed_at', models.DateTimeField(blank=True, null=True)),
                ('meeting', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='minutes', to='meetings.meeting')),
            ],
            options={
                'ordering': ('meeting',),
            },
        ),
        migrations.CreateModel(
            name='MinutesCorrection',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField()),
                ('paragraph', models.PositiveIntegerField()),
                ('party', models.CharField(max_length=80)),
                ('role', models.CharField(max_length=40)),
                ('text', models.JSONField()),
                ('filed_at', models.DateTimeField()),
                ('state', models.CharField(default='open', max_length=20)),
                ('answer', models.JSONField(default=dict)),
                ('answered_at', models.DateTimeField(blank=True, null=True)),
                ('minutes', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='corrections', to='meetings.minutes')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ('minutes', 'number'),
            },
        ),
        migrations.CreateModel(
            name='MinutesParagraph',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('edition', models.PositiveIntegerField()),
                ('number', models.PositiveIntegerField()),
                ('revision', models.PositiveIntegerField()),
                ('section', models.CharField(max_length=20)),
                ('text', models.JSONField()),
                ('facts', models.JSONField(default=list)),
                ('role', models.CharField(max_length=40)),
                ('written_at', models.DateTimeField()),
                ('minutes', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='paragraphs', to='meetings.minutes')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ('minutes', 'edition', 'number', 'revision'),
            },
        ),
        migrations.AddConstraint(
            model_name='decision',
            constraint=models.UniqueConstraint(fields=('meeting', 'is_internal', 'number'), name='decision_number_once_in_series'),
        ),
        migrations.AddConstraint(
            model_name='decision',
            constraint=models.UniqueConstraint(condition=models.Q(('source', ''), _negated=True), fields=('meeting', 'source'), name='decision_once_from_its_record'),
        ),
        migrations.AddConstraint(
            model_name='decision',
            constraint=models.CheckConstraint(condition=models.Q(('due_on__isnull', True), ('due_on__gte', models.F('taken_on')), _connector='OR'), name='decision_due_after_taken'),
        ),
        migrations.AddConstraint(
            model_name='decisionnote',
            constraint=models.UniqueConstraint(fields=('decision', 'number'), name='note_number_once_on_decision'),
        ),
        migrations.AddConstraint(
            model_name='decisionnote',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ('open', 'done', 'dropped'))), name='decision_state_is_known'),
        ),
        migrations.AddConstraint(
            model_name='minutes',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('deadline__isnull', True), ('state', 'draft')), models.Q(('deadline__gt', models.F('circulated_at')), ('state__in', ('circulated', 'agreed'))), _connector='OR'), name='minutes_have_a_deadline_once_circulated'),
        ),
        migrations.AddConstraint(
            model_name='minutes',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('agreed_at__gte', models.F('deadline')), ('state', 'agreed'), models.Q(('fingerprint', ''), _negated=True)), models.Q(models.Q(('state', 'agreed'), _negated=True), ('agreed_at__isnull', True), ('fingerprint', '')), _connector='OR'), name='minutes_agreed_after_the_deadline_with_fingerprint'),
        ),
        migrations.AddConstraint(
            model_name='minutescorrection',
            constraint=models.UniqueConstraint(fields=('minutes', 'number'), name='correction_number_once_in_minutes'),
        ),
        migrations.AddConstraint(
            model_name='minutescorrection',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('answered_at__isnull', True), ('state', 'open')), models.Q(('answered_at__isnull', False), ('state__in', ('taken_in', 'declined'))), _connector='OR'), name='correction_is_open_or_answered'),
        ),
        migrations.AddConstraint(
            model_name='minutesparagraph',
            constraint=models.UniqueConstraint(fields=('minutes', 'edition', 'number', 'revision'), name='paragraph_revision_once_in_edition'),
        ),
    ]
