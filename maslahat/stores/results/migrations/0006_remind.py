"""Reminders: where a person wants them, and the letter of a day."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('programmes', '0001_begin_programmes'),
        ('results', '0005_say_why_people_are_not_split'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='ReminderAddress',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('address', models.EmailField(max_length=254)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('programme', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reminder_addresses', to='programmes.programme')),
            ],
            options={
                'verbose_name_plural': 'reminder addresses',
                'ordering': ('programme', 'person'),
                'constraints': [models.UniqueConstraint(fields=('programme', 'person'), name='reminder_address_once')],
            },
        ),
        migrations.CreateModel(
            name='ReminderLetter',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('day', models.DateField()),
                ('marks', models.JSONField()),
                ('state', models.CharField(default='claimed', max_length=10)),
                ('claimed_at', models.DateTimeField()),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('programme', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reminder_letters', to='programmes.programme')),
            ],
            options={
                'ordering': ('programme', 'person', 'day'),
                'constraints': [models.UniqueConstraint(fields=('programme', 'person', 'day'), name='reminder_letter_once_a_day'), models.CheckConstraint(condition=models.Q(('state__in', ('claimed', 'sent', 'bounced'))), name='reminder_letter_state_is_known')],
            },
        ),
    ]
