"""What is changed after endorsement: corrigenda, adjustments, objections, rounds, and the fate of lines."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from maslahat.stores.guards import guarded, kept, unguarded


class Migration(migrations.Migration):

    dependencies = [
        ('workplans', '0005_keep_concurrence_and_translations'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        unguarded(*kept("workplans_version")),
        migrations.CreateModel(
            name='Adjustment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.CharField(max_length=80)),
                ('number', models.PositiveIntegerField()),
                ('kind', models.CharField(max_length=20)),
                ('state', models.CharField(max_length=20)),
                ('base', models.CharField(max_length=64)),
                ('change_set', models.JSONField()),
                ('headline', models.JSONField()),
                ('rationale', models.JSONField()),
                ('party', models.CharField(max_length=80)),
                ('role', models.CharField(max_length=40)),
                ('opens_at', models.DateTimeField()),
                ('deadline', models.DateTimeField()),
                ('ended_at', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'ordering': ('workplan', 'number'),
            },
        ),
        migrations.CreateModel(
            name='LineFate',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('line', models.CharField(max_length=36)),
                ('fate', models.CharField(max_length=20)),
                ('reason', models.JSONField(default=dict)),
                ('unspent', models.JSONField(default=list)),
                ('decided_at', models.DateTimeField()),
            ],
            options={
                'ordering': ('workplan', 'line', 'decided_at', 'id'),
            },
        ),
        migrations.CreateModel(
            name='Objection',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('party', models.CharField(max_length=80)),
                ('role', models.CharField(max_length=40)),
                ('text', models.JSONField()),
                ('in_time', models.BooleanField()),
                ('objected_at', models.DateTimeField()),
            ],
            options={
                'ordering': ('adjustment', 'objected_at', 'id'),
            },
        ),
        migrations.RemoveConstraint(
            model_name='version',
            name='version_place_once_in_kind',
        ),
        migrations.RemoveConstraint(
            model_name='version',
            name='version_kind_is_known',
        ),
        migrations.AddField(
            model_name='proposal',
            name='round',
            field=models.PositiveIntegerField(default=1),
        ),
        migrations.AddField(
            model_name='version',
            name='part',
            field=models.PositiveIntegerField(default=0),
        ),
        migrations.AddConstraint(
            model_name='version',
            constraint=models.UniqueConstraint(fields=('workplan', 'kind', 'place', 'part'), name='version_place_once_in_kind'),
        ),
        migrations.AddConstraint(
            model_name='version',
            constraint=models.UniqueConstraint(condition=models.Q(('part__gt', 0)), fields=('workplan', 'place', 'part'), name='version_part_once_in_endorsement'),
        ),
        migrations.AddConstraint(
            model_name='version',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ('prepared', 'tabled', 'consolidated', 'final', 'endorsed', 'corrected', 'adjusted'))), name='version_kind_is_known'),
        ),
        migrations.AddConstraint(
            model_name='version',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind__in', ('corrected', 'adjusted')), ('part__gt', 0)), models.Q(('part', 0), models.Q(('kind__in', ('corrected', 'adjusted')), _negated=True)), _connector='OR'), name='version_part_only_after_endorsement'),
        ),
        migrations.AddField(
            model_name='adjustment',
            name='person',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='adjustment',
            name='version',
            field=models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='made_by_adjustment', to='workplans.version'),
        ),
        migrations.AddField(
            model_name='adjustment',
            name='workplan',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='adjustments', to='workplans.workplan'),
        ),
        migrations.AddField(
            model_name='linefate',
            name='person',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='linefate',
            name='workplan',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='line_fates', to='workplans.workplan'),
        ),
        migrations.AddField(
            model_name='objection',
            name='adjustment',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='objections', to='workplans.adjustment'),
        ),
        migrations.AddField(
            model_name='objection',
            name='person',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddConstraint(
            model_name='adjustment',
            constraint=models.UniqueConstraint(fields=('workplan', 'ref'), name='adjustment_ref_once_in_workplan'),
        ),
        migrations.AddConstraint(
            model_name='adjustment',
            constraint=models.UniqueConstraint(fields=('workplan', 'number'), name='adjustment_number_once_in_workplan'),
        ),
        migrations.AddConstraint(
            model_name='adjustment',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ('corrigendum', 'minor'))), name='adjustment_kind_is_known'),
        ),
        migrations.AddConstraint(
            model_name='adjustment',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('ended_at__isnull', True), ('state', 'open'), ('version__isnull', True)), models.Q(('ended_at__isnull', False), ('state', 'in_effect'), ('version__isnull', False)), models.Q(('ended_at__isnull', False), ('state__in', ('objected', 'lapsed')), ('version__isnull', True)), _connector='OR'), name='adjustment_state_tells_how_it_ended'),
        ),
        migrations.AddConstraint(
            model_name='adjustment',
            constraint=models.CheckConstraint(condition=models.Q(('deadline__gt', models.F('opens_at'))), name='adjustment_has_time_for_objections'),
        ),
        migrations.AddIndex(
            model_name='linefate',
            index=models.Index(fields=['workplan', 'line'], name='line_fate_by_line'),
        ),
        migrations.AddConstraint(
            model_name='linefate',
            constraint=models.CheckConstraint(condition=models.Q(('fate__in', ('carried_over', 'cancelled', 'closed'))), name='line_fate_is_known'),
        ),
        migrations.AddConstraint(
            model_name='objection',
            constraint=models.UniqueConstraint(fields=('adjustment', 'party'), name='party_objects_once'),
        ),
        guarded(*kept("workplans_version")),
    ]
