"""What is published stays as it is, whoever asks the database."""

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, transaction

from beredt.files.registers import bundled_registers
from beredt.files.scenarios import find_scenario
from beredt.web.audit.keeping import kept_tables
from beredt.web.registers.actions import publish_package
from beredt.web.registers.models import RegisterVersion
from beredt.web.scenarios.actions import publish_file
from beredt.web.scenarios.models import ScenarioVersion

pytestmark = pytest.mark.django_db
MODELS = [RegisterVersion, ScenarioVersion]


@pytest.fixture(autouse=True)
def published():
    publish_package("tiny", bundled_registers()["tiny"])
    publish_file("tiny-strom", find_scenario("tiny-strom"))


def refuse(statement, *values):
    with (
        pytest.raises(DatabaseError, match="never changed"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement, values)


@pytest.mark.parametrize("model", MODELS)
def test_a_published_row_is_neither_changed_nor_removed(model):
    table, row = model._meta.db_table, model.objects.get()
    refuse(f"UPDATE {table} SET name = 'another' WHERE id = %s", row.pk)
    refuse(f"UPDATE {table} SET fingerprint = 'another'")
    refuse(f"DELETE FROM {table} WHERE id = %s", row.pk)
    if connection.vendor == "postgresql":
        # What is checked at the end of a transaction would stand in the way.
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        refuse(f"TRUNCATE {table} CASCADE")
    else:
        columns = [f.column for f in model._meta.concrete_fields]
        shown = ", ".join("'x'" if c == "name" else c for c in columns)
        names = ", ".join(columns)
        # S608: no word of it comes from outside.
        refuse(f"INSERT OR REPLACE INTO {table} ({names}) SELECT {shown} FROM {table}")
    assert model.objects.get().name == row.name


def test_every_kind_of_published_version_is_kept():
    """Also after tables were made anew: SQLite loses triggers then."""
    versions = {
        model._meta.db_table
        for model in apps.get_models()
        if model.__name__.endswith("Version")
        and "published_at" in {field.name for field in model._meta.fields}
    }
    assert {"registers_registerversion", "scenarios_scenarioversion"} <= versions
    assert versions == set(kept_tables(connection))
