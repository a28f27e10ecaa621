"""The Django app that holds positions and endorsements."""

from django.apps import AppConfig


class GovernanceConfig(AppConfig):
    """Makes the rows known to Django under the short label ``governance``."""

    name = "maslahat.stores.governance"
    label = "governance"
    default_auto_field = "django.db.models.BigAutoField"
