"""Versions of a plan are written once: the database refuses to change or delete one."""

from django.db import migrations

from maslahat.stores.guards import guarded, kept


class Migration(migrations.Migration):
    """Put the guards up."""

    dependencies = (("workplans", "0001_begin_workplans"),)
    operations = (guarded(*kept("workplans_version")),)
