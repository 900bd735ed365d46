"""Addresses of the way to the provider and back."""

from django.urls import path

from beredt.web.openid import views

app_name = "openid"
urlpatterns = [
    path("openid/", views.start, name="start"),
    path("openid/back/", views.finish, name="finish"),
]
