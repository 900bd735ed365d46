"""The app of price models."""

from django.apps import AppConfig


class PricesConfig(AppConfig):
    """Name the app."""

    name = "beredt.web.prices"
    label = "prices"
