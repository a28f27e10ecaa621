"""How a meeting is called, its agenda in revisions, documents, letters, and notes of breakout groups."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

GUARDED = ("meetings_agendarevision", "meetings_invitationletter")


def guard(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """Make the database itself refuse to change or delete what was published or issued."""
    for table in GUARDED:
        for deed in ("UPDATE", "DELETE"):
            for statement in _statements(editor.connection.vendor, table, deed):
                editor.execute(statement, params=None)


def unguard(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """Take the guards away again."""
    for table in GUARDED:
        for deed in ("update", "delete"):
            name = f"{table}_no_{deed}"
            if editor.connection.vendor == "postgresql":
                editor.execute(f"DROP FUNCTION {name}() CASCADE", params=None)
            else:
                editor.execute(f"DROP TRIGGER {name}", params=None)


def _statements(vendor: str, table: str, deed: str) -> tuple[str, ...]:
    name = f"{table}_no_{deed.lower()}"
    if vendor == "sqlite":
        body = f"SELECT RAISE(ABORT, '{table} is kept as it was written'); END"
        return (f"CREATE TRIGGER {name} BEFORE {deed} ON {table} BEGIN {body}",)
    raising = f"RAISE EXCEPTION '{table} is kept as it was written' USING ERRCODE = 'integrity_constraint_violation'"
    function = f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN {raising}; END$$"
    trigger = f"CREATE TRIGGER {name} BEFORE {deed} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()"
    return function, trigger


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
        migrations.RunPython(guard, unguard),
    ]
