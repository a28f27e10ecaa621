"""From here on the database refuses to change, remove or misplace a journal entry."""

from django.db import migrations

from maslahat.stores.journal.seals import seal_backwards, seal_forwards


class Migration(migrations.Migration):
    """Put the triggers in place."""

    dependencies = [("journal", "0001_begin_journal")]

    operations = [migrations.RunPython(seal_forwards, seal_backwards)]
