"""Those who keep the site running can tell whether it does."""

import pytest
from django.db import DatabaseError

from beredt.web.orders.actions import place_order

pytestmark = pytest.mark.django_db
KEY = {"Authorization": "Bearer a-key"}


def test_it_is_alive_and_ready(client):
    assert client.get("/health/live").json() == {"live": True}
    assert client.get("/health/ready").json() == {"ready": True}


def test_without_its_tables_it_is_not_ready(client, monkeypatch):
    plan = "django.db.migrations.executor.MigrationExecutor.migration_plan"
    monkeypatch.setattr(plan, lambda *_: ["a migration"])
    assert client.get("/health/ready").status_code == 503


def test_without_its_database_it_is_alive_and_not_ready(client, monkeypatch):
    def lost(*_):
        raise DatabaseError

    monkeypatch.setattr("beredt.web.vitals.views.MigrationExecutor", lost)
    assert client.get("/health/ready").status_code == 503
    assert client.get("/health/live").status_code == 200


def test_a_monitor_with_the_key_reads_the_numbers(client, settings):
    settings.METRICS_KEY = "a-key"
    place_order("count", title="Tell", wish={}, by=None)
    text = client.get("/metrics", headers=KEY).content.decode()
    assert 'beredt_orders{state="waiting"} 1.0' in text
    assert "beredt_events_total 1.0" in text


def test_nobody_else_reads_the_numbers(client, settings):
    assert client.get("/metrics", headers=KEY).status_code == 404
    settings.METRICS_KEY = "another"
    assert client.get("/metrics", headers=KEY).status_code == 404
    assert client.get("/metrics").status_code == 404
