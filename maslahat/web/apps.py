"""The pages as one Django application, so that its templates, styles and tags are found."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """All pages of the house."""

    name = "maslahat.web"
    label = "web"
