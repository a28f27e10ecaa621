"""A proposal that is not sent yet is kept for its author."""


import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('workplans', '0002_guard_versions'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='UnsentProposal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('party', models.CharField(max_length=80)),
                ('base', models.CharField(max_length=64)),
                ('wishes', models.JSONField(default=list)),
                ('headline', models.JSONField(default=dict)),
                ('rationale', models.JSONField(default=dict)),
                ('sent_key', models.CharField(blank=True, max_length=200)),
                ('sent_as', models.CharField(blank=True, max_length=80)),
                ('changed_at', models.DateTimeField()),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('workplan', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='unsent', to='workplans.workplan')),
            ],
            options={
                'ordering': ('workplan', 'person', 'party'),
                'constraints': [models.UniqueConstraint(fields=('workplan', 'person', 'party'), name='one_unsent_proposal_of_a_person')],
            },
        ),
    ]
