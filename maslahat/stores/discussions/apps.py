"""The Django app that holds threads of discussion."""

from django.apps import AppConfig


class DiscussionsConfig(AppConfig):
    """Makes the rows known to Django under the short label ``discussions``."""

    name = "maslahat.stores.discussions"
    label = "discussions"
    default_auto_field = "django.db.models.BigAutoField"
