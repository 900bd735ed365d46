"""Addresses that a proxy and a monitor ask."""

from django.urls import path

from beredt.web.vitals import views

app_name = "vitals"
urlpatterns = [
    path("health/live", views.live, name="live"),
    path("health/ready", views.ready, name="ready"),
    path("metrics", views.metrics, name="metrics"),
]
