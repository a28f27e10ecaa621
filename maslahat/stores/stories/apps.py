"""The Django app that holds stories for the public."""

from django.apps import AppConfig


class StoriesConfig(AppConfig):
    """Makes the rows known to Django under the short label ``stories``."""

    name = "maslahat.stores.stories"
    label = "stories"
    default_auto_field = "django.db.models.BigAutoField"
