"""The app of councils."""

from django.apps import AppConfig


class CouncilsConfig(AppConfig):
    """Name the app."""

    name = "beredt.web.councils"
    label = "councils"
