"""Decisions on conflicts that were ended stay in the record; the order of discussion is kept with its reasons."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('workplans', '0003_keep_unsent_proposals'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='DiscussionOrder',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField()),
                ('conflicts', models.JSONField(default=list)),
                ('reason', models.JSONField()),
                ('role', models.CharField(max_length=40)),
                ('set_at', models.DateTimeField()),
            ],
            options={
                'ordering': ('workplan', 'number'),
            },
        ),
        migrations.RemoveConstraint(
            model_name='resolution',
            name='one_resolution_per_conflict',
        ),
        migrations.AddField(
            model_name='resolution',
            name='ended_at',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='resolution',
            name='ended_person',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='resolution',
            name='ended_reason',
            field=models.JSONField(default=dict),
        ),
        migrations.AddField(
            model_name='resolution',
            name='ended_role',
            field=models.CharField(blank=True, max_length=40),
        ),
        migrations.AddField(
            model_name='resolution',
            name='number',
            field=models.PositiveIntegerField(default=1),
        ),
        migrations.AddConstraint(
            model_name='resolution',
            constraint=models.UniqueConstraint(condition=models.Q(('ended_at__isnull', True)), fields=('workplan', 'conflict'), name='one_resolution_stands_per_conflict'),
        ),
        migrations.AddConstraint(
            model_name='resolution',
            constraint=models.UniqueConstraint(fields=('workplan', 'conflict', 'number'), name='resolution_number_in_conflict'),
        ),
        migrations.AddField(
            model_name='discussionorder',
            name='person',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='discussionorder',
            name='workplan',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='discussion_orders', to='workplans.workplan'),
        ),
        migrations.AddConstraint(
            model_name='discussionorder',
            constraint=models.UniqueConstraint(fields=('workplan', 'number'), name='discussion_order_number_once_in_workplan'),
        ),
    ]
