"""When a country sent its report as one whole, and for which pillars it had nothing to report."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from maslahat.stores.guards import guarded, kept


class Migration(migrations.Migration):

    dependencies = [
        ('results', '0007_set_status_rule'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='SentReport',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('unit', models.CharField(max_length=80)),
                ('without', models.JSONField(default=list)),
                ('party', models.CharField(max_length=80)),
                ('role', models.CharField(max_length=40)),
                ('sent_at', models.DateTimeField()),
                ('period', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sent', to='results.reportingperiod')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ('period', 'unit', 'pk'),
            },
        ),
        guarded(*kept('results_sentreport')),
    ]
