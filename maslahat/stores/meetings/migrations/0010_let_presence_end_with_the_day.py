"""Presence ends with the day on which somebody came; what a meeting asks of those who come is changed by one at a time."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """Add until when a change of presence holds, and the version of the terms."""

    dependencies = (("meetings", "0006_keep_the_record"),)

    operations = (
        migrations.AddField(
            model_name="presenceevent",
            name="holds_until",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="attendanceterms",
            name="row_version",
            field=models.PositiveIntegerField(default=1),
        ),
    )
