"""Positions and endorsements are written once: the database refuses to change or delete one."""

from django.db import migrations

from maslahat.stores.guards import guarded, kept


class Migration(migrations.Migration):
    """Put the guards up."""

    dependencies = (("governance", "0001_begin_governance"),)
    operations = (guarded(*kept("governance_position", "governance_endorsement")),)
