"""What was reported: observations, papers and events are only ever added; the database sees to it."""

import django.db.models.deletion
import maslahat.domain.results.reporting
from django.conf import settings
from django.db import migrations, models

from maslahat.stores.guards import guarded, kept


class Migration(migrations.Migration):

    dependencies = [
        ('programmes', '0001_begin_programmes'),
        ('results', '0001_define_indicators'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='ReportingPeriod',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=20)),
                ('first', models.IntegerField()),
                ('last', models.IntegerField()),
                ('state', models.CharField(choices=[('open', 'open'), ('closed', 'closed'), ('locked', 'locked')], max_length=20)),
                ('due_on', models.DateField()),
                ('row_version', models.PositiveIntegerField(default=1)),
                ('programme', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reporting_periods', to='programmes.programme')),
            ],
            options={
                'ordering': ('programme', 'first', 'last'),
            },
        ),
        migrations.CreateModel(
            name='OverlapRow',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('indicator', models.CharField(max_length=80)),
                ('units', models.CharField(max_length=1000)),
                ('number', models.DecimalField(decimal_places=12, max_digits=36)),
                ('reason', models.JSONField(default=dict)),
                ('declared_at', models.DateTimeField()),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('period', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='overlaps', to='results.reportingperiod')),
            ],
            options={
                'ordering': ('period', 'indicator', 'units', 'pk'),
            },
        ),
        migrations.CreateModel(
            name='ResultReport',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('indicator', models.CharField(max_length=80)),
                ('indicator_version', models.PositiveIntegerField()),
                ('unit', models.CharField(max_length=80)),
                ('state', models.CharField(choices=[('draft', 'draft'), ('reported', 'reported'), ('sent_back', 'sent_back'), ('confirmed', 'confirmed'), ('verified', 'verified'), ('published', 'published'), ('corrected', 'corrected')], max_length=20)),
                ('narrative', models.JSONField(default=dict)),
                ('side', models.CharField(max_length=20)),
                ('row_version', models.PositiveIntegerField(default=1)),
                ('changed_at', models.DateTimeField()),
                ('period', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reports', to='results.reportingperiod')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ('period', 'indicator', 'unit'),
            },
        ),
        migrations.CreateModel(
            name='ReportEvent',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField()),
                ('act', models.CharField(max_length=20)),
                ('state', models.CharField(max_length=20)),
                ('words', models.JSONField(default=dict)),
                ('changes', models.JSONField(default=list)),
                ('party', models.CharField(max_length=40)),
                ('role', models.CharField(max_length=40)),
                ('at', models.DateTimeField()),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('report', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='events', to='results.resultreport')),
            ],
            options={
                'ordering': ('report', 'number'),
            },
        ),
        migrations.CreateModel(
            name='ObservationRow',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('cell', models.CharField(blank=True, max_length=300)),
                ('state', models.CharField(choices=[('reported', 'reported'), ('not_reported', 'not_reported'), ('not_applicable', 'not_applicable')], max_length=20)),
                ('value', models.JSONField(null=True)),
                ('reason', models.TextField(blank=True)),
                ('reported_at', models.DateTimeField()),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('supersedes', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='superseded_by', to='results.observationrow')),
                ('report', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='observations', to='results.resultreport')),
            ],
            options={
                'ordering': ('report', 'cell', 'pk'),
            },
        ),
        migrations.CreateModel(
            name='EvidenceRow',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField()),
                ('name', models.CharField(max_length=120)),
                ('media_type', models.CharField(max_length=100)),
                ('size', models.PositiveIntegerField()),
                ('sha256', models.CharField(max_length=64)),
                ('content', models.BinaryField()),
                ('attached_at', models.DateTimeField()),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('report', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='evidence', to='results.resultreport')),
            ],
            options={
                'ordering': ('report', 'number'),
            },
        ),
        migrations.AddConstraint(
            model_name='reportingperiod',
            constraint=models.UniqueConstraint(fields=('programme', 'code'), name='reporting_period_once'),
        ),
        migrations.AddConstraint(
            model_name='reportingperiod',
            constraint=models.CheckConstraint(condition=models.Q(('first__lte', models.F('last'))), name='reporting_period_has_months'),
        ),
        migrations.AddConstraint(
            model_name='reportingperiod',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', [maslahat.domain.results.reporting.PeriodState['OPEN'], maslahat.domain.results.reporting.PeriodState['CLOSED'], maslahat.domain.results.reporting.PeriodState['LOCKED']])), name='reporting_period_state_known'),
        ),
        migrations.AddConstraint(
            model_name='overlaprow',
            constraint=models.CheckConstraint(condition=models.Q(('number__gte', 0)), name='overlap_not_negative'),
        ),
        migrations.AddConstraint(
            model_name='resultreport',
            constraint=models.UniqueConstraint(fields=('period', 'indicator', 'unit'), name='result_report_once'),
        ),
        migrations.AddConstraint(
            model_name='resultreport',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', [maslahat.domain.results.reporting.ReportState['DRAFT'], maslahat.domain.results.reporting.ReportState['REPORTED'], maslahat.domain.results.reporting.ReportState['SENT_BACK'], maslahat.domain.results.reporting.ReportState['CONFIRMED'], maslahat.domain.results.reporting.ReportState['VERIFIED'], maslahat.domain.results.reporting.ReportState['PUBLISHED'], maslahat.domain.results.reporting.ReportState['CORRECTED']])), name='result_report_state_known'),
        ),
        migrations.AddConstraint(
            model_name='reportevent',
            constraint=models.UniqueConstraint(fields=('report', 'number'), name='report_event_once'),
        ),
        migrations.AddConstraint(
            model_name='observationrow',
            constraint=models.UniqueConstraint(condition=models.Q(('supersedes', None)), fields=('report', 'cell'), name='observation_begins_once'),
        ),
        migrations.AddConstraint(
            model_name='observationrow',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'reported'), ('value__isnull', False)), models.Q(('state__in', ('not_reported', 'not_applicable')), ('value__isnull', True)), _connector='OR'), name='observation_value_iff_reported'),
        ),
        migrations.AddConstraint(
            model_name='observationrow',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'not_applicable'), models.Q(('reason', ''), _negated=True)), models.Q(models.Q(('state', 'not_applicable'), _negated=True), ('reason', '')), _connector='OR'), name='observation_reason_iff_not_applicable'),
        ),
        migrations.AddConstraint(
            model_name='evidencerow',
            constraint=models.UniqueConstraint(fields=('report', 'number'), name='evidence_number_once'),
        ),
        migrations.AddConstraint(
            model_name='evidencerow',
            constraint=models.UniqueConstraint(fields=('report', 'sha256'), name='evidence_file_once'),
        ),
        guarded(
            *kept('results_observationrow', 'results_evidencerow', 'results_reportevent', 'results_overlaprow')
        ),
    ]
