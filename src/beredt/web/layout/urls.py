"""Addresses of the frame: language, colours, licences, and the page of components."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.urls import path
from django.views.i18n import set_language

from beredt.web.layout.views import components, licences, progress, scheme

app_name = "layout"
urlpatterns = [
    path("layout/language/", login_not_required(set_language), name="language"),
    path("layout/scheme/", scheme, name="scheme"),
    path("layout/licences/", licences, name="licences"),
]
if settings.SHOW_COMPONENTS:
    urlpatterns += [
        path("layout/components/", components, name="components"),
        path("layout/components/progress/", progress, name="progress"),
    ]
