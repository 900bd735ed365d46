"""The app of the log's pages."""

from django.apps import AppConfig


class LogbookConfig(AppConfig):
    """Name the app."""

    name = "beredt.web.logbook"
    label = "logbook"
