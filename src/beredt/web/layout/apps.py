"""The app of the frame and its components."""

from django.apps import AppConfig


class LayoutConfig(AppConfig):
    """Name the app."""

    name = "beredt.web.layout"
    label = "layout"
