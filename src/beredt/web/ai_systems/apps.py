"""The app of the register of AI systems."""

from django.apps import AppConfig


class AISystemsConfig(AppConfig):
    """Name the app."""

    name = "beredt.web.ai_systems"
    label = "ai_systems"
