"""A meeting has a state, what is before it, and one numbered stream of what happens in the room."""


import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('meetings', '0001_begin_meetings'),
        ('programmes', '0001_begin_programmes'),
    ]

    operations = [
        migrations.CreateModel(
            name='RoomEvent',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField()),
                ('kind', models.CharField(max_length=30)),
                ('body', models.JSONField(default=dict)),
                ('at', models.DateTimeField()),
            ],
            options={
                'ordering': ('meeting', 'number'),
            },
        ),
        migrations.AddField(
            model_name='meeting',
            name='closed_at',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='meeting',
            name='opened_at',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='meeting',
            name='row_version',
            field=models.PositiveIntegerField(default=1),
        ),
        migrations.AddField(
            model_name='meeting',
            name='state',
            field=models.CharField(default='planned', max_length=20),
        ),
        migrations.AddField(
            model_name='meeting',
            name='subject',
            field=models.JSONField(default=dict),
        ),
        migrations.AddField(
            model_name='meeting',
            name='workplan',
            field=models.CharField(blank=True, default='', max_length=80),
        ),
        migrations.AddConstraint(
            model_name='meeting',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ('planned', 'open', 'adjourned', 'closed'))), name='meeting_state_is_known'),
        ),
        migrations.AddConstraint(
            model_name='meeting',
            constraint=models.CheckConstraint(condition=models.Q(('state', 'planned'), ('opened_at__isnull', False), _connector='OR'), name='meeting_runs_once_opened'),
        ),
        migrations.AlterModelTable(
            name='meeting',
            table=None,
        ),
        migrations.AddField(
            model_name='roomevent',
            name='meeting',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='events', to='meetings.meeting'),
        ),
        migrations.AddConstraint(
            model_name='roomevent',
            constraint=models.UniqueConstraint(fields=('meeting', 'number'), name='room_event_number_once_in_meeting'),
        ),
    ]
