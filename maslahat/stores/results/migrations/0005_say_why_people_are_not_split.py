"""A reported total of people says why it is not split by sex, where it is not (R44)."""

from django.db import migrations, models

from maslahat.stores.guards import guarded, kept, unguarded

GUARDED = kept("results_observationrow")


class Migration(migrations.Migration):
    """Take the guards down while the rule of the table changes, and put them up again."""

    dependencies = (("results", "0004_publish_editions"),)
    operations = (
        unguarded(*GUARDED),
        migrations.RemoveConstraint(model_name="observationrow", name="observation_reason_iff_not_applicable"),
        migrations.AddConstraint(
            model_name="observationrow",
            constraint=models.CheckConstraint(
                condition=(models.Q(state="not_applicable") & ~models.Q(reason=""))
                | models.Q(state="not_reported", reason="")
                | (models.Q(state="reported") & (models.Q(cell="") | models.Q(reason=""))),
                name="observation_reason_where_asked",
            ),
        ),
        guarded(*GUARDED),
    )
