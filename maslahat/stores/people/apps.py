"""The Django app that holds who takes part, for which party and in which role."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Makes the rows known to Django under the short label ``people``."""

    name = "maslahat.stores.people"
    label = "people"
    default_auto_field = "django.db.models.BigAutoField"
