"""Addresses of price models."""

from django.urls import path

from beredt.web.prices import views

app_name = "prices"
urlpatterns = [
    path("prices/", views.price_models, name="models"),
    path("prices/upload/", views.upload, name="upload"),
    path("prices/<int:pk>/", views.model, name="model"),
    path("prices/<int:pk>/tariffs/", views.tariffs, name="tariffs"),
    path("prices/<int:pk>/bill/", views.bill, name="bill"),
    path("prices/<int:pk>/what-if/", views.what_if, name="what_if"),
    path("prices/<int:pk>/implied/", views.implied, name="implied"),
    path("prices/<int:pk>/forward/", views.forward, name="forward"),
    path("prices/<int:pk>/forward/members/", views.members, name="members"),
    path("prices/<int:pk>/tables.zip", views.package, name="package"),
    path("prices/<int:pk>/model.json", views.document, name="document"),
]
