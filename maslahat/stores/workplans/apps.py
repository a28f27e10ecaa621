"""The Django app that holds workplans with their versions and proposals."""

from django.apps import AppConfig


class WorkplansConfig(AppConfig):
    """Makes the rows known to Django under the short label ``workplans``."""

    name = "maslahat.stores.workplans"
    label = "workplans"
    default_auto_field = "django.db.models.BigAutoField"
