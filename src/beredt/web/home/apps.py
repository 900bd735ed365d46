"""The app of the first page."""

from django.apps import AppConfig


class HomeConfig(AppConfig):
    """Name the app."""

    name = "beredt.web.home"
    label = "home"
