"""The Django app that holds meetings."""

from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    """Makes the rows known to Django under the short label ``meetings``."""

    name = "maslahat.stores.meetings"
    label = "meetings"
    default_auto_field = "django.db.models.BigAutoField"
