"""Meetings have a room of their own; an endorsement goes on pointing at the same row."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """Point at the meeting under its new name; no table changes."""

    dependencies = (("governance", "0002_guard_decisions"), ("meetings", "0001_begin_meetings"))

    operations = (
        migrations.SeparateDatabaseAndState(
            state_operations=(
                migrations.AlterField(
                    model_name="endorsement",
                    name="meeting",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="endorsements",
                        to="meetings.meeting",
                    ),
                ),
                migrations.DeleteModel(name="Meeting"),
            ),
        ),
    )
