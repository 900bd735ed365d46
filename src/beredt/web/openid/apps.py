"""The app of identities from elsewhere."""

from django.apps import AppConfig


class OpenidConfig(AppConfig):
    """Name the app."""

    name = "beredt.web.openid"
    label = "openid"
