"""Addresses of the site."""

from django.urls import include, path

from beredt.web.config.api import addresses

urlpatterns = [
    path("api/", addresses),
    path("", include("beredt.web.vitals.urls")),
    path("", include("beredt.web.home.urls")),
    path("", include("beredt.web.councils.urls")),
    path("", include("beredt.web.assessments.urls")),
    path("", include("beredt.web.logbook.urls")),
    path("", include("beredt.web.campaigns.urls")),
    path("", include("beredt.web.drafts.urls")),
    path("", include("beredt.web.registers.urls")),
    path("", include("beredt.web.scenarios.urls")),
    path("", include("beredt.web.strategies.urls")),
    path("", include("beredt.web.obligations.urls")),
    path("", include("beredt.web.prices.urls")),
    path("", include("beredt.web.ai_systems.urls")),
    path("", include("beredt.web.orders.urls")),
    path("", include("beredt.web.openid.urls")),
    path("", include("beredt.web.accounts.urls")),
    path("", include("beredt.web.layout.urls")),
    path("accounts/", include("beredt.web.accounts.sign_in")),
]
