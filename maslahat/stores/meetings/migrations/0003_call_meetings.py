"""How a meeting is called, its agenda in revisions, documents, letters, and notes of breakout groups."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from maslahat.stores.guards import guarded, kept


class Migration(migrations.Migration):
    """Make the tables and put the guards up."""

    dependencies = [
        ('meetings', '0005_hear_speakers_and_keep_statements'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Calling',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('arrangements', models.JSONField()),
                ('agenda', models.JSONField(default=list)),
                ('row_version', models.PositiveIntegerField(default=1)),
                ('changed_at', models.DateTimeField()),
                ('meeting', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='calling', to='meetings.meeting')),
            ],
        ),
        migrations.CreateModel(
            name='AgendaRevision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField()),
                ('items', models.JSONField()),
                ('published_at', models.DateTimeField()),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='revisions', to='meetings.meeting')),
            ],
            options={
                'ordering': ('meeting', 'number'),
                'constraints': [models.UniqueConstraint(fields=('meeting', 'number'), name='agenda_revision_number_once_in_meeting'), models.CheckConstraint(condition=models.Q(('number__gte', 1)), name='agenda_revision_numbered_from_one')],
            },
        ),
        migrations.CreateModel(
            name='BreakoutNote',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField()),
                ('item', models.PositiveIntegerField(default=0)),
                ('country', models.CharField(max_length=80)),
                ('topic', models.CharField(max_length=80)),
                ('text', models.JSONField()),
                ('party', models.CharField(max_length=80)),
                ('workplan', models.CharField(blank=True, default='', max_length=80)),
                ('proposal', models.CharField(blank=True, default='', max_length=80)),
                ('row_version', models.PositiveIntegerField(default=1)),
                ('written_at', models.DateTimeField()),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='notes', to='meetings.meeting')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ('meeting', 'number'),
                'constraints': [models.UniqueConstraint(fields=('meeting', 'number'), name='note_number_once_in_meeting'), models.CheckConstraint(condition=models.Q(models.Q(('proposal', ''), ('workplan', '')), models.Q(models.Q(('proposal', ''), _negated=True), models.Q(('workplan', ''), _negated=True)), _connector='OR'), name='note_names_proposal_with_plan'), models.UniqueConstraint(condition=models.Q(('proposal', ''), _negated=True), fields=('meeting', 'workplan', 'proposal'), name='note_becomes_proposal_of_its_own')],
            },
        ),
        migrations.CreateModel(
            name='InvitationLetter',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.CharField(max_length=200)),
                ('party', models.CharField(max_length=80)),
                ('office', models.JSONField()),
                ('institution', models.JSONField()),
                ('arrangements', models.JSONField()),
                ('revision', models.PositiveIntegerField(default=0)),
                ('dated_on', models.DateField()),
                ('issued_at', models.DateTimeField()),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='letters', to='meetings.meeting')),
            ],
            options={
                'ordering': ('meeting', 'party', 'issued_at', 'pk'),
                'constraints': [models.UniqueConstraint(fields=('meeting', 'number'), name='letter_number_once_in_meeting')],
            },
        ),
        migrations.CreateModel(
            name='MeetingDocument',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField()),
                ('item', models.PositiveIntegerField(default=0)),
                ('kind', models.CharField(max_length=20)),
                ('title', models.JSONField()),
                ('name', models.CharField(max_length=120)),
                ('media_type', models.CharField(max_length=100)),
                ('size', models.PositiveIntegerField()),
                ('sha256', models.CharField(max_length=64)),
                ('content', models.BinaryField()),
                ('is_public', models.BooleanField(default=False)),
                ('added_at', models.DateTimeField()),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='documents', to='meetings.meeting')),
            ],
            options={
                'ordering': ('meeting', 'number'),
                'constraints': [models.UniqueConstraint(fields=('meeting', 'number'), name='document_number_once_in_meeting'), models.CheckConstraint(condition=models.Q(('kind__in', ('report', 'workplan', 'proposal', 'information'))), name='document_kind_is_known')],
            },
        ),
        guarded(*kept("meetings_agendarevision", "meetings_invitationletter")),
    ]
