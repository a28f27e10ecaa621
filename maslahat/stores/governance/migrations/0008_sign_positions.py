"""Signatures of passkeys and notes verbales beside the positions they prove; the first are never changed."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from maslahat.stores.guards import Guard, guarded, kept

GUARDED = (*kept("governance_signature"), Guard("governance_noteverbale", "DELETE"))


class Migration(migrations.Migration):

    dependencies = [
        ('governance', '0007_call_the_committee'),
        ('people', '0002_keep_passkeys'),
        ('workplans', '0007_follow_proposals'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Signature',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('nonce', models.CharField(max_length=64, unique=True)),
                ('key_print', models.CharField(max_length=64)),
                ('counter', models.PositiveBigIntegerField()),
                ('proof', models.JSONField()),
                ('passkey', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.passkey')),
                ('position', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='signature', to='governance.position')),
            ],
            options={
                'ordering': ('position',),
            },
        ),
        migrations.CreateModel(
            name='NoteVerbale',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField()),
                ('subject', models.CharField(max_length=64)),
                ('party', models.CharField(max_length=80)),
                ('kind', models.CharField(max_length=30)),
                ('text', models.JSONField(default=dict)),
                ('lines', models.JSONField(default=list)),
                ('whole', models.BooleanField(default=False)),
                ('meeting', models.CharField(blank=True, max_length=80)),
                ('file_name', models.CharField(max_length=120)),
                ('content', models.BinaryField()),
                ('document', models.CharField(max_length=64)),
                ('state', models.CharField(default='entered', max_length=20)),
                ('entered_at', models.DateTimeField()),
                ('checked_at', models.DateTimeField(blank=True, null=True)),
                ('words', models.JSONField(default=dict)),
                ('checked_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('entered_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('position', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='note', to='governance.position')),
                ('workplan', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='notes_verbales', to='workplans.workplan')),
            ],
            options={
                'ordering': ('workplan', 'number'),
                'constraints': [models.UniqueConstraint(fields=('workplan', 'number'), name='note_number_once_in_workplan'), models.CheckConstraint(condition=models.Q(('checked_by__isnull', True), models.Q(('checked_by', models.F('entered_by')), _negated=True), _connector='OR'), name='note_checked_by_another'), models.CheckConstraint(condition=models.Q(models.Q(('checked_by__isnull', True), ('position__isnull', True), ('state', 'entered')), models.Q(('checked_by__isnull', False), ('position__isnull', False), ('state', 'confirmed')), models.Q(('checked_by__isnull', False), ('position__isnull', True), ('state', 'returned')), _connector='OR'), name='note_state_is_told_whole')],
            },
        ),
        guarded(*GUARDED),
    ]
