"""The app of assessments."""

from django.apps import AppConfig


class AssessmentsConfig(AppConfig):
    """Name the app."""

    name = "beredt.web.assessments"
    label = "assessments"
