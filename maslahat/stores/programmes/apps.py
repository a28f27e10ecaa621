"""The Django app that holds the programmes of this installation and the institutions they name."""

from django.apps import AppConfig


class ProgrammesConfig(AppConfig):
    """Makes the rows known to Django under the short label ``programmes``."""

    name = "maslahat.stores.programmes"
    label = "programmes"
    default_auto_field = "django.db.models.BigAutoField"
