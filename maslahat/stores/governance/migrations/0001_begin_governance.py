"""The first rows of this subject."""


import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('programmes', '0001_begin_programmes'),
        ('workplans', '0001_begin_workplans'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Meeting',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=80)),
                ('held_on', models.DateField()),
                ('programme', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='meetings', to='programmes.programme')),
            ],
            options={
                'ordering': ('programme', 'held_on'),
            },
        ),
        migrations.CreateModel(
            name='Endorsement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('subject', models.CharField(max_length=64)),
                ('decision', models.JSONField()),
                ('endorsed_at', models.DateTimeField()),
                ('version', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='endorsement', to='workplans.version')),
                ('meeting', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='endorsements', to='governance.meeting')),
            ],
            options={
                'ordering': ('endorsed_at',),
            },
        ),
        migrations.CreateModel(
            name='Position',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField()),
                ('subject', models.CharField(db_index=True, max_length=64)),
                ('party', models.CharField(max_length=80)),
                ('kind', models.CharField(max_length=30)),
                ('text', models.JSONField(default=dict)),
                ('lines', models.JSONField(default=list)),
                ('role', models.CharField(max_length=40)),
                ('whole', models.BooleanField(default=False)),
                ('channel', models.CharField(default='room', max_length=20)),
                ('is_effective', models.BooleanField(default=True)),
                ('lifts', models.PositiveIntegerField(blank=True, null=True)),
                ('stated_at', models.DateTimeField()),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('workplan', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='positions', to='workplans.workplan')),
            ],
            options={
                'ordering': ('workplan', 'number'),
            },
        ),
        migrations.AddConstraint(
            model_name='meeting',
            constraint=models.UniqueConstraint(fields=('programme', 'code'), name='meeting_once_in_programme'),
        ),
        migrations.AddConstraint(
            model_name='position',
            constraint=models.UniqueConstraint(fields=('workplan', 'number'), name='position_number_once_in_workplan'),
        ),
        migrations.AddConstraint(
            model_name='position',
            constraint=models.UniqueConstraint(condition=models.Q(('lifts__isnull', False)), fields=('workplan', 'lifts'), name='reservation_lifted_once'),
        ),
    ]
