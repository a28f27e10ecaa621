"""What was said in a discussion stays as it was said: the database refuses to change or delete it."""

from django.db import migrations

from maslahat.stores.guards import guarded, kept


class Migration(migrations.Migration):
    """Put the guards up."""

    dependencies = (("discussions", "0001_begin_discussions"),)
    operations = (guarded(*kept("discussions_thread", "discussions_entry")),)
