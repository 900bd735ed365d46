"""Addresses of the site."""

from django.urls import include, path

urlpatterns = [
    path("", include("beredt.web.home.urls")),
    path("", include("beredt.web.logbook.urls")),
    path("", include("beredt.web.orders.urls")),
    path("", include("beredt.web.accounts.urls")),
    path("", include("beredt.web.layout.urls")),
    path("accounts/", include("beredt.web.accounts.sign_in")),
]
