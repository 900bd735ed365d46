"""Addresses of the log."""

from django.urls import path

from beredt.web.logbook import views

app_name = "logbook"
urlpatterns = [
    path("log/", views.events, name="events"),
    path("log/<int:number>/", views.event, name="event"),
]
