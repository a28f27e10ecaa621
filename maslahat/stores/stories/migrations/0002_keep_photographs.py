"""Photographs stand with a story."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """Add the photographs."""

    dependencies = (
        ("stories", "0001_begin_stories"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    )

    operations = (
        migrations.CreateModel(
            name="StoryPhotograph",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField()),
                ("alternative", models.JSONField()),
                ("credit", models.JSONField()),
                ("width", models.PositiveIntegerField()),
                ("height", models.PositiveIntegerField()),
                ("sha256", models.CharField(max_length=64)),
                ("content", models.BinaryField()),
                ("added_at", models.DateTimeField()),
                ("taken_down_at", models.DateTimeField(blank=True, null=True)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "story",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="photographs", to="stories.story"
                    ),
                ),
            ],
            options={"ordering": ("story", "number")},
        ),
        migrations.AddConstraint(
            model_name="storyphotograph",
            constraint=models.UniqueConstraint(
                fields=("story", "number"), name="photograph_number_once_in_story"
            ),
        ),
        migrations.AddConstraint(
            model_name="storyphotograph",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("taken_down_at__isnull", True),
                    ("taken_down_at__gte", models.F("added_at")),
                    _connector="OR",
                ),
                name="photograph_is_taken_down_after_it_was_added",
            ),
        ),
    )
