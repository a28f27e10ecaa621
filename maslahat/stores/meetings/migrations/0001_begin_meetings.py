"""Meetings move here from governance: the table stays, only its owner in the house changes."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """Take over the table as it stands."""

    initial = True

    dependencies = (("governance", "0002_guard_decisions"), ("programmes", "0001_begin_programmes"))

    operations = (
        migrations.SeparateDatabaseAndState(
            state_operations=(
                migrations.CreateModel(
                    name="Meeting",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("code", models.CharField(max_length=80)),
                        ("held_on", models.DateField()),
                        (
                            "programme",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="meetings",
                                to="programmes.programme",
                            ),
                        ),
                    ],
                    options={"ordering": ("programme", "held_on"), "db_table": "governance_meeting"},
                ),
                migrations.AddConstraint(
                    model_name="meeting",
                    constraint=models.UniqueConstraint(fields=("programme", "code"), name="meeting_once_in_programme"),
                ),
            ),
        ),
    )
