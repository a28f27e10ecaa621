"""Presence ends with the day on which somebody came."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """Add until when a change of presence holds."""

    dependencies = (("meetings", "0006_keep_the_record"),)

    operations = (
        migrations.AddField(
            model_name="presenceevent",
            name="holds_until",
            field=models.DateTimeField(blank=True, null=True),
        ),
    )
