"""What is told of a line says for which of its beneficiary groups the work is done (R76)."""

from django.db import migrations, models

from maslahat.stores.guards import guarded, kept, unguarded

GUARDED = kept("results_lineprogress")


class Migration(migrations.Migration):
    """Take the guards down while the table gets its column, and put them up again; earlier words named no groups."""

    dependencies = (("results", "0008_send_country_reports"),)
    operations = (
        unguarded(*GUARDED),
        migrations.AddField("lineprogress", "done_for", models.JSONField(default=list)),
        guarded(*GUARDED),
    )
