"""Annual reports: editions, the wordings of their narrative, and what was published for good."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from maslahat.stores.guards import Guard, guarded, kept


class Migration(migrations.Migration):

    dependencies = [
        ('programmes', '0001_begin_programmes'),
        ('results', '0003_tell_line_progress'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='AnnualEdition',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('scope_kind', models.CharField(choices=[('programme', 'programme'), ('pillar', 'pillar'), ('country', 'country'), ('donor', 'donor')], max_length=20)),
                ('scope_code', models.CharField(blank=True, default='', max_length=80)),
                ('year', models.PositiveIntegerField()),
                ('revision', models.PositiveIntegerField()),
                ('basis', models.CharField(choices=[('verified', 'verified'), ('reported', 'reported')], max_length=20)),
                ('is_published', models.BooleanField(default=False)),
                ('row_version', models.PositiveIntegerField(default=1)),
                ('begun_at', models.DateTimeField()),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('programme', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='annual_editions', to='programmes.programme')),
            ],
            options={
                'ordering': ('programme', '-year', 'scope_kind', 'scope_code', '-revision'),
            },
        ),
        migrations.CreateModel(
            name='NarrativeRevision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('section', models.CharField(max_length=80)),
                ('revision', models.PositiveIntegerField()),
                ('texts', models.JSONField()),
                ('party', models.CharField(max_length=40)),
                ('role', models.CharField(max_length=40)),
                ('written_at', models.DateTimeField()),
                ('edition', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='narratives', to='results.annualedition')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ('edition', 'section', 'revision'),
            },
        ),
        migrations.CreateModel(
            name='PublishedEdition',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('content', models.BinaryField()),
                ('sha256', models.CharField(max_length=64, unique=True)),
                ('withheld', models.JSONField()),
                ('published_at', models.DateTimeField()),
                ('party', models.CharField(max_length=40)),
                ('role', models.CharField(max_length=40)),
                ('edition', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='published', to='results.annualedition')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ('-published_at', 'pk'),
            },
        ),
        migrations.AddConstraint(
            model_name='annualedition',
            constraint=models.UniqueConstraint(fields=('programme', 'scope_kind', 'scope_code', 'year', 'revision'), name='annual_edition_once'),
        ),
        migrations.AddConstraint(
            model_name='annualedition',
            constraint=models.UniqueConstraint(condition=models.Q(('is_published', False)), fields=('programme', 'scope_kind', 'scope_code', 'year'), name='one_annual_edition_in_work'),
        ),
        migrations.AddConstraint(
            model_name='annualedition',
            constraint=models.CheckConstraint(condition=models.Q(('revision__gte', 1)), name='annual_revisions_from_one'),
        ),
        migrations.AddConstraint(
            model_name='annualedition',
            constraint=models.CheckConstraint(condition=models.Q(('scope_kind__in', ['programme', 'pillar', 'country', 'donor'])), name='annual_scope_known'),
        ),
        migrations.AddConstraint(
            model_name='annualedition',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('scope_kind', 'programme'), ('scope_code', '')), models.Q(models.Q(('scope_kind', 'programme'), _negated=True), models.Q(('scope_code', ''), _negated=True)), _connector='OR'), name='annual_scope_code_iff_a_part'),
        ),
        migrations.AddConstraint(
            model_name='annualedition',
            constraint=models.CheckConstraint(condition=models.Q(('basis__in', ['verified', 'reported'])), name='annual_basis_known'),
        ),
        migrations.AddConstraint(
            model_name='narrativerevision',
            constraint=models.UniqueConstraint(fields=('edition', 'section', 'revision'), name='narrative_revision_once'),
        ),
        migrations.AddConstraint(
            model_name='narrativerevision',
            constraint=models.CheckConstraint(condition=models.Q(('revision__gte', 1)), name='narrative_revisions_from_one'),
        ),
        guarded(
            *kept('results_narrativerevision', 'results_publishededition'),
            Guard('results_annualedition', 'UPDATE', 'OLD.is_published'),
            Guard('results_annualedition', 'DELETE', 'OLD.is_published'),
        ),
    ]
