"""The app of people, organisations and roles."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Name the app."""

    name = "beredt.web.accounts"
    label = "accounts"
