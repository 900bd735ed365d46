"""The app of drafts."""

from django.apps import AppConfig


class DraftsConfig(AppConfig):
    """Name the app."""

    name = "beredt.web.drafts"
    label = "drafts"
