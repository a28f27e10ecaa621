"""Silence procedures: rows of what was asked and what happened, which the database keeps as they were written."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from maslahat.stores.guards import guarded, kept


class Migration(migrations.Migration):

    dependencies = [
        ('governance', '0003_leave_meetings_to_their_own_room'),
        ('programmes', '0001_begin_programmes'),
        ('workplans', '0007_follow_proposals'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='SilenceProcedure',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField()),
                ('fingerprint', models.CharField(max_length=64)),
                ('proposal', models.CharField(blank=True, max_length=80)),
                ('seats', models.JSONField()),
                ('languages', models.JSONField()),
                ('terms', models.JSONField()),
                ('opened_at', models.DateTimeField()),
                ('role', models.CharField(max_length=40)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('workplan', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='silences', to='workplans.workplan')),
            ],
            options={
                'ordering': ('workplan', 'number'),
            },
        ),
        migrations.CreateModel(
            name='SilenceEntry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField()),
                ('kind', models.CharField(max_length=20)),
                ('at', models.DateTimeField()),
                ('seat', models.CharField(blank=True, max_length=80)),
                ('word', models.CharField(blank=True, max_length=40)),
                ('holds', models.DateTimeField(blank=True, null=True)),
                ('role', models.CharField(blank=True, max_length=40)),
                ('text', models.JSONField(default=dict)),
                ('lines', models.JSONField(default=list)),
                ('whole', models.BooleanField(default=False)),
                ('refers', models.PositiveIntegerField(default=0)),
                ('facts', models.JSONField(default=dict)),
                ('person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('procedure', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='entries', to='governance.silenceprocedure')),
            ],
            options={
                'verbose_name_plural': 'silence entries',
                'ordering': ('procedure', 'number'),
            },
        ),
        migrations.CreateModel(
            name='NoticeLetter',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('notice', models.PositiveIntegerField()),
                ('party', models.CharField(max_length=80)),
                ('address', models.EmailField(max_length=254)),
                ('state', models.CharField(default='claimed', max_length=10)),
                ('claimed_at', models.DateTimeField()),
                ('procedure', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='letters', to='governance.silenceprocedure')),
            ],
            options={
                'ordering': ('procedure', 'notice', 'party', 'address'),
            },
        ),
        migrations.CreateModel(
            name='NoticeAddress',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('party', models.CharField(max_length=80)),
                ('address', models.EmailField(max_length=254)),
                ('programme', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='notice_addresses', to='programmes.programme')),
            ],
            options={
                'verbose_name_plural': 'notice addresses',
                'ordering': ('programme', 'party', 'address'),
                'constraints': [models.UniqueConstraint(fields=('programme', 'party', 'address'), name='notice_address_once_per_party')],
            },
        ),
        migrations.AddConstraint(
            model_name='silenceprocedure',
            constraint=models.UniqueConstraint(fields=('workplan', 'number'), name='silence_number_once_in_workplan'),
        ),
        migrations.AddConstraint(
            model_name='silenceentry',
            constraint=models.UniqueConstraint(fields=('procedure', 'number'), name='silence_entry_once_in_procedure'),
        ),
        migrations.AddConstraint(
            model_name='silenceentry',
            constraint=models.UniqueConstraint(condition=models.Q(('kind', 'closed')), fields=('procedure',), name='silence_closed_once'),
        ),
        migrations.AddConstraint(
            model_name='silenceentry',
            constraint=models.UniqueConstraint(condition=models.Q(('kind', 'started')), fields=('procedure',), name='silence_started_once'),
        ),
        migrations.AddConstraint(
            model_name='silenceentry',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ('published', 'notice', 'delivered', 'bounced', 'started', 'extended', 'objection', 'counter_amendment', 'withdrawal', 'statement', 'reservation', 'received', 'confirmed', 'dismissed', 'closed'))), name='silence_entry_kind_is_known'),
        ),
        migrations.AddConstraint(
            model_name='silenceentry',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind__in', ('started', 'extended', 'closed', 'received')), _negated=True), ('holds__isnull', False), _connector='OR'), name='silence_entry_has_its_instant'),
        ),
        migrations.AddConstraint(
            model_name='noticeletter',
            constraint=models.UniqueConstraint(fields=('procedure', 'notice', 'party', 'address'), name='notice_letter_once'),
        ),
        migrations.AddConstraint(
            model_name='noticeletter',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ('claimed', 'sent', 'bounced'))), name='notice_letter_state_is_known'),
        ),
        guarded(*kept("governance_silenceprocedure", "governance_silenceentry")),
    ]
