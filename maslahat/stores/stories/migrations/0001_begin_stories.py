"""The first rows of this subject."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('meetings', '0006_keep_the_record'),
        ('programmes', '0001_begin_programmes'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Story',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.CharField(max_length=80)),
                ('original', models.CharField(max_length=20)),
                ('row_version', models.PositiveIntegerField(default=1)),
                ('begun_at', models.DateTimeField()),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='stories', to='meetings.meeting')),
                ('programme', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='stories', to='programmes.programme')),
            ],
            options={
                'verbose_name_plural': 'stories',
                'ordering': ('programme', '-begun_at', 'slug'),
            },
        ),
        migrations.CreateModel(
            name='StoryRelease',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('language', models.CharField(max_length=20)),
                ('number', models.PositiveIntegerField()),
                ('revision', models.PositiveIntegerField()),
                ('note', models.CharField(blank=True, max_length=1000)),
                ('released_at', models.DateTimeField()),
                ('ended_at', models.DateTimeField(blank=True, null=True)),
                ('withdrawn_because', models.CharField(blank=True, max_length=1000)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('story', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='releases', to='stories.story')),
            ],
            options={
                'ordering': ('story', 'language', 'number'),
            },
        ),
        migrations.CreateModel(
            name='StoryRevision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('language', models.CharField(max_length=20)),
                ('revision', models.PositiveIntegerField()),
                ('headline', models.CharField(max_length=300)),
                ('body', models.TextField()),
                ('made_from', models.CharField(blank=True, max_length=16)),
                ('role', models.CharField(max_length=40)),
                ('written_at', models.DateTimeField()),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('story', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='revisions', to='stories.story')),
            ],
            options={
                'ordering': ('story', 'language', 'revision'),
            },
        ),
        migrations.CreateModel(
            name='StoryText',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('language', models.CharField(max_length=20)),
                ('state', models.CharField(max_length=20)),
                ('revision', models.PositiveIntegerField(default=1)),
                ('told', models.JSONField(default=dict)),
                ('story', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='texts', to='stories.story')),
            ],
            options={
                'ordering': ('story', 'language'),
            },
        ),
        migrations.CreateModel(
            name='PressContact',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('office', models.JSONField()),
                ('mail', models.CharField(blank=True, max_length=200)),
                ('phone', models.CharField(blank=True, max_length=60)),
                ('row_version', models.PositiveIntegerField(default=1)),
                ('changed_at', models.DateTimeField()),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('programme', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='press_contact', to='programmes.programme')),
            ],
            options={
                'ordering': ('programme',),
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('mail', ''), _negated=True), models.Q(('phone', ''), _negated=True), _connector='OR'), name='press_contact_can_be_reached')],
            },
        ),
        migrations.AddConstraint(
            model_name='story',
            constraint=models.UniqueConstraint(fields=('programme', 'slug'), name='story_slug_once_in_programme'),
        ),
        migrations.AddConstraint(
            model_name='story',
            constraint=models.CheckConstraint(condition=models.Q(('slug', ''), _negated=True), name='story_has_an_address'),
        ),
        migrations.AddConstraint(
            model_name='storyrelease',
            constraint=models.UniqueConstraint(fields=('story', 'language', 'number'), name='release_number_once_in_language'),
        ),
        migrations.AddConstraint(
            model_name='storyrelease',
            constraint=models.UniqueConstraint(condition=models.Q(('ended_at__isnull', True)), fields=('story', 'language'), name='one_release_in_public_per_language'),
        ),
        migrations.AddConstraint(
            model_name='storyrelease',
            constraint=models.CheckConstraint(condition=models.Q(('withdrawn_because', ''), ('ended_at__isnull', False), _connector='OR'), name='release_withdrawn_has_ended'),
        ),
        migrations.AddConstraint(
            model_name='storyrevision',
            constraint=models.UniqueConstraint(fields=('story', 'language', 'revision'), name='story_revision_once_in_language'),
        ),
        migrations.AddConstraint(
            model_name='storytext',
            constraint=models.UniqueConstraint(fields=('story', 'language'), name='story_text_once_in_language'),
        ),
        migrations.AddConstraint(
            model_name='storytext',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ('draft', 'edited', 'cleared', 'released', 'withdrawn'))), name='story_state_is_known'),
        ),
    ]
