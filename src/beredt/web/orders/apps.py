"""The app of orders."""

from django.apps import AppConfig


class OrdersConfig(AppConfig):
    """Name the app."""

    name = "beredt.web.orders"
    label = "orders"
