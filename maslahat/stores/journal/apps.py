"""The journal as a Django app with short table names."""

from django.apps import AppConfig


class JournalConfig(AppConfig):
    """Rows of the journal and of receipts."""

    name = "maslahat.stores.journal"
    label = "journal"
    default_auto_field = "django.db.models.BigAutoField"
