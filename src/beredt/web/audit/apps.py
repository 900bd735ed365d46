"""The app of the audit log."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    """Name the app."""

    name = "beredt.web.audit"
    label = "audit"
