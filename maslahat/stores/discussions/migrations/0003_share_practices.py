"""Good practices of countries, and what others did with them; both are kept as they were written."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from maslahat.stores.guards import guarded, kept


class Migration(migrations.Migration):

    dependencies = [
        ('discussions', '0002_guard_discussions'),
        ('programmes', '0001_begin_programmes'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Practice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField()),
                ('party', models.CharField(max_length=80)),
                ('role', models.CharField(max_length=40)),
                ('country', models.CharField(max_length=8)),
                ('pillar', models.CharField(max_length=80)),
                ('indicator', models.CharField(blank=True, max_length=80)),
                ('title', models.JSONField()),
                ('text', models.JSONField()),
                ('shared_at', models.DateTimeField()),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('programme', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='practices', to='programmes.programme')),
            ],
            options={
                'ordering': ('programme', 'number'),
            },
        ),
        migrations.CreateModel(
            name='PracticeStep',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField()),
                ('act', models.CharField(max_length=20)),
                ('party', models.CharField(max_length=80)),
                ('role', models.CharField(max_length=40)),
                ('country', models.CharField(max_length=8)),
                ('text', models.JSONField(default=dict)),
                ('made_at', models.DateTimeField()),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('practice', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='steps', to='discussions.practice')),
            ],
            options={
                'ordering': ('practice', 'number'),
            },
        ),
        migrations.AddConstraint(
            model_name='practice',
            constraint=models.UniqueConstraint(fields=('programme', 'number'), name='practice_number_once_in_programme'),
        ),
        migrations.AddConstraint(
            model_name='practice',
            constraint=models.CheckConstraint(condition=models.Q(('country', ''), _negated=True), name='practice_is_of_a_country'),
        ),
        migrations.AddConstraint(
            model_name='practicestep',
            constraint=models.UniqueConstraint(fields=('practice', 'number'), name='step_number_once_in_practice'),
        ),
        migrations.AddConstraint(
            model_name='practicestep',
            constraint=models.CheckConstraint(condition=models.Q(('act__in', ('adopt', 'give_up', 'withdraw'))), name='practice_act_is_known'),
        ),
        guarded(*kept("discussions_practice", "discussions_practicestep")),
    ]
