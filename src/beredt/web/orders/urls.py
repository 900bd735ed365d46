"""Addresses of ordered work."""

from django.urls import path

from beredt.web.orders import views

app_name = "orders"
urlpatterns = [
    path("orders/", views.orders, name="orders"),
    path("orders/<int:pk>/", views.order, name="order"),
    path("orders/<int:pk>/cancel/", views.cancel, name="cancel"),
]
