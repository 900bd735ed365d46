"""The app of campaigns."""

from django.apps import AppConfig


class CampaignsConfig(AppConfig):
    """Name the app."""

    name = "beredt.web.campaigns"
    label = "campaigns"
