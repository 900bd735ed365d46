"""The app of registers."""

from django.apps import AppConfig


class RegistersConfig(AppConfig):
    """Name the app."""

    name = "beredt.web.registers"
    label = "registers"
