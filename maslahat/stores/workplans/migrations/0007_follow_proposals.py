"""Revisions, parts, compromise texts and referrals to capitals: the whole life of a proposal."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('workplans', '0006_change_after_endorsement'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='proposal',
            name='divided_from',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='parts', to='workplans.proposal'),
        ),
        migrations.AddField(
            model_name='proposal',
            name='revision',
            field=models.PositiveIntegerField(default=0),
        ),
        migrations.AddField(
            model_name='proposal',
            name='supersedes',
            field=models.JSONField(default=list),
        ),
        migrations.CreateModel(
            name='Referral',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('parties', models.JSONField()),
                ('until', models.DateTimeField()),
                ('lapse', models.CharField(max_length=20)),
                ('made_at', models.DateTimeField()),
                ('proposal', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='referrals', to='workplans.proposal')),
            ],
            options={
                'ordering': ('proposal', 'made_at', 'id'),
            },
        ),
        migrations.CreateModel(
            name='ReferralAnswer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('party', models.CharField(max_length=80)),
                ('confirms', models.BooleanField()),
                ('text', models.JSONField(default=dict)),
                ('role', models.CharField(max_length=40)),
                ('answered_at', models.DateTimeField()),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('referral', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='answers', to='workplans.referral')),
            ],
            options={
                'ordering': ('referral', 'answered_at', 'id'),
                'constraints': [models.UniqueConstraint(fields=('referral', 'party'), name='capital_answers_once')],
            },
        ),
        migrations.CreateModel(
            name='Revision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('revision', models.PositiveIntegerField()),
                ('party', models.CharField(max_length=80)),
                ('headline', models.JSONField()),
                ('rationale', models.JSONField()),
                ('change_set', models.JSONField()),
                ('replaced_at', models.DateTimeField()),
                ('proposal', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='revisions', to='workplans.proposal')),
            ],
            options={
                'ordering': ('proposal', 'revision'),
                'constraints': [models.UniqueConstraint(fields=('proposal', 'revision'), name='revision_once_in_proposal')],
            },
        ),
    ]
