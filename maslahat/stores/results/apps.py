"""The Django app that holds definitions of indicators and what was reported."""

from django.apps import AppConfig


class ResultsConfig(AppConfig):
    """Makes the rows known to Django under the short label ``results``."""

    name = "maslahat.stores.results"
    label = "results"
    default_auto_field = "django.db.models.BigAutoField"
