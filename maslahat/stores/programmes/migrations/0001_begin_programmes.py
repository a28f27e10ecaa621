"""The first rows of this subject."""


import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Programme',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=80, unique=True)),
                ('document', models.JSONField()),
                ('fingerprint', models.CharField(max_length=64)),
                ('loaded_at', models.DateTimeField()),
            ],
            options={
                'ordering': ('code',),
                'constraints': [models.CheckConstraint(condition=models.Q(('code', ''), _negated=True), name='programme_has_a_code')],
            },
        ),
        migrations.CreateModel(
            name='Institution',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=80)),
                ('country', models.CharField(blank=True, max_length=8)),
                ('name', models.JSONField()),
                ('programme', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='institutions', to='programmes.programme')),
            ],
            options={
                'ordering': ('code',),
                'constraints': [models.UniqueConstraint(fields=('programme', 'code'), name='institution_once_in_programme')],
            },
        ),
    ]
