"""The app of strategies."""

from django.apps import AppConfig


class StrategiesConfig(AppConfig):
    """Name the app."""

    name = "beredt.web.strategies"
    label = "strategies"
