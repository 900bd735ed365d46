"""The app of scenarios."""

from django.apps import AppConfig


class ScenariosConfig(AppConfig):
    """Name the app."""

    name = "beredt.web.scenarios"
    label = "scenarios"
