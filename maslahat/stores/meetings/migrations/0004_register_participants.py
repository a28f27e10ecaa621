"""People are registered for a meeting: who takes part, what is known of the person (kept apart), who is there."""


import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('meetings', '0009_open_hall_screens'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='AttendanceTerms',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('deadline_at', models.DateTimeField(blank=True, null=True)),
                ('self_check_in', models.BooleanField(default=False)),
                ('join_address', models.CharField(blank=True, max_length=500)),
                ('meeting', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='attendance', to='meetings.meeting')),
            ],
        ),
        migrations.CreateModel(
            name='Participant',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField()),
                ('party', models.CharField(max_length=80)),
                ('office', models.JSONField(default=dict)),
                ('institution', models.CharField(blank=True, max_length=80)),
                ('category', models.CharField(max_length=80)),
                ('country', models.CharField(blank=True, max_length=8)),
                ('function', models.CharField(max_length=20)),
                ('sex', models.CharField(default='not_stated', max_length=20)),
                ('mode', models.CharField(max_length=20)),
                ('language', models.CharField(default='en', max_length=8)),
                ('state', models.CharField(default='applied', max_length=20)),
                ('refusal', models.JSONField(default=dict)),
                ('badge', models.PositiveIntegerField(blank=True, null=True)),
                ('edition', models.PositiveIntegerField(default=1)),
                ('name_print', models.CharField(blank=True, max_length=64)),
                ('registered_at', models.DateTimeField()),
                ('heard_at', models.DateTimeField(blank=True, null=True)),
                ('row_version', models.PositiveIntegerField(default=1)),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='participants', to='meetings.meeting')),
                ('person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ('meeting', 'number'),
            },
        ),
        migrations.CreateModel(
            name='Credentials',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=20)),
                ('content', models.BinaryField()),
                ('sha256', models.CharField(max_length=64)),
                ('filed_at', models.DateTimeField()),
                ('participant', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='credentials', to='meetings.participant')),
            ],
        ),
        migrations.CreateModel(
            name='PersonalData',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(blank=True, max_length=160)),
                ('salt', models.CharField(max_length=64)),
                ('needs', models.CharField(blank=True, max_length=500)),
                ('participant', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='personal', to='meetings.participant')),
            ],
        ),
        migrations.CreateModel(
            name='PresenceEvent',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=20)),
                ('channel', models.CharField(max_length=20)),
                ('at', models.DateTimeField()),
                ('participant', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='presence', to='meetings.participant')),
            ],
            options={
                'ordering': ('at', 'id'),
            },
        ),
        migrations.AddConstraint(
            model_name='participant',
            constraint=models.UniqueConstraint(fields=('meeting', 'number'), name='participant_number_once_in_meeting'),
        ),
        migrations.AddConstraint(
            model_name='participant',
            constraint=models.UniqueConstraint(fields=('meeting', 'badge'), name='badge_once_in_meeting'),
        ),
        migrations.AddConstraint(
            model_name='participant',
            constraint=models.UniqueConstraint(condition=models.Q(('state__in', ('applied', 'admitted'))), fields=('meeting', 'person'), name='person_once_in_meeting'),
        ),
        migrations.AddConstraint(
            model_name='participant',
            constraint=models.UniqueConstraint(condition=models.Q(('function__in', ('head', 'alternate')), ('state', 'admitted')), fields=('meeting', 'party', 'function'), name='one_head_and_one_alternate_in_meeting'),
        ),
        migrations.AddConstraint(
            model_name='participant',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'admitted'), _negated=True), ('badge__isnull', False), _connector='OR'), name='admitted_has_badge'),
        ),
        migrations.AddConstraint(
            model_name='participant',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['applied', 'admitted', 'refused', 'cancelled'])), name='registration_state_is_known'),
        ),
        migrations.AddConstraint(
            model_name='participant',
            constraint=models.CheckConstraint(condition=models.Q(('function__in', ['head', 'alternate', 'delegate', 'adviser', 'staff'])), name='participant_function_is_known'),
        ),
        migrations.AddConstraint(
            model_name='participant',
            constraint=models.CheckConstraint(condition=models.Q(('mode__in', ['room', 'online'])), name='attendance_mode_is_known'),
        ),
        migrations.AddConstraint(
            model_name='participant',
            constraint=models.CheckConstraint(condition=models.Q(('sex__in', ['female', 'male', 'not_stated'])), name='participant_sex_is_known'),
        ),
        migrations.AddConstraint(
            model_name='credentials',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ('pdf', 'png', 'jpeg'))), name='credentials_kind_is_known'),
        ),
        migrations.AddConstraint(
            model_name='presenceevent',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['arrived', 'lost', 'returned', 'left'])), name='presence_kind_is_known'),
        ),
        migrations.AddConstraint(
            model_name='presenceevent',
            constraint=models.CheckConstraint(condition=models.Q(('channel__in', ['room', 'online'])), name='presence_channel_is_known'),
        ),
        migrations.AddConstraint(
            model_name='presenceevent',
            constraint=models.UniqueConstraint(condition=models.Q(('kind', 'arrived')), fields=('participant',), name='participant_arrives_once'),
        ),
    ]
