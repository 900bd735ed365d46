"""The app of the site's own health."""

from django.apps import AppConfig


class VitalsConfig(AppConfig):
    """Name the app."""

    name = "beredt.web.vitals"
    label = "vitals"
