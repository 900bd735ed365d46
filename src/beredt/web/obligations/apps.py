"""The app of obligations."""

from django.apps import AppConfig


class ObligationsConfig(AppConfig):
    """Name the app."""

    name = "beredt.web.obligations"
    label = "obligations"
