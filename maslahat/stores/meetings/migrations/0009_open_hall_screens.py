"""Screens of the hall follow a meeting by a link that can be taken back."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """Add the links."""

    dependencies = (("meetings", "0002_run_meetings"),)

    operations = (
        migrations.CreateModel(
            name="ScreenLink",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("place", models.CharField(max_length=120)),
                ("word_hash", models.CharField(max_length=64, unique=True)),
                ("made_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="screens", to="meetings.meeting"
                    ),
                ),
            ],
            options={"ordering": ("meeting", "made_at", "id")},
        ),
        migrations.AddConstraint(
            model_name="screenlink",
            constraint=models.CheckConstraint(
                condition=models.Q(("ended_at__isnull", True), ("ended_at__gte", models.F("made_at")), _connector="OR"),
                name="screen_link_ends_after_it_begins",
            ),
        ),
    )
