"""What comes with Beredt is published once, and read by whoever has a role."""

import io
import zipfile

import pytest
from django.db import connection
from django.utils.translation import override

from beredt.files.registers import bundled_registers, read_register
from beredt.files.scenarios import bundled_scenarios
from beredt.web.audit.keeping import lifted
from beredt.web.audit.models import Event
from beredt.web.registers import actions as registers
from beredt.web.registers.models import RegisterVersion
from beredt.web.registers.permissions import readable_registers
from beredt.web.scenarios import actions as scenarios
from beredt.web.scenarios.models import ScenarioVersion
from beredt.web.scenarios.permissions import readable_scenarios
from web.people import give, make_organisation, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def published():
    registers.publish_bundled()
    scenarios.publish_bundled()


def test_everything_bundled_is_published(published):
    names = set(ScenarioVersion.objects.values_list("name", flat=True))
    assert names == set(bundled_scenarios())
    names = set(RegisterVersion.objects.values_list("name", flat=True))
    assert names == set(bundled_registers())


def test_a_second_time_changes_nothing(published):
    before = Event.objects.count()
    assert registers.publish_bundled() == []
    assert scenarios.publish_bundled() == []
    assert Event.objects.count() == before


def test_a_published_register_reads_as_the_one_it_was(published, tmp_path):
    version = RegisterVersion.objects.get(name="norway")
    zipfile.ZipFile(io.BytesIO(version.package)).extractall(tmp_path)
    assert read_register(tmp_path).fingerprint == version.fingerprint


def test_titles_are_read_in_the_readers_language(published, settings):
    version = ScenarioVersion.objects.get(name="strid-nord")
    with override("uk"):
        assert version.title == version.titles["uk"]
    assert str(version) == version.titles["nb"]


def test_whoever_has_a_role_reads_them_and_nobody_else(published):
    user = make_user()
    assert not readable_registers(user).exists()
    assert not readable_scenarios(user).exists()
    give(user, "reader", make_organisation("norge"))
    assert readable_registers(user).count() == len(bundled_registers())
    assert readable_scenarios(user).count() == len(bundled_scenarios())


def test_what_belongs_to_one_place_is_not_read_at_another(published):
    nation = make_organisation("norge")
    north = make_organisation("nord", below=nation)
    south = make_organisation("sor", below=nation)
    with lifted(connection):
        ScenarioVersion.objects.filter(name="strid-nord").update(organisation=north)
        RegisterVersion.objects.filter(name="tiny").update(organisation=north)
    for place, expected in ((north, True), (nation, True), (south, False)):
        user = make_user()
        give(user, "reader", place)
        assert readable_scenarios(user).filter(name="strid-nord").exists() == expected
        assert readable_registers(user).filter(name="tiny").exists() == expected
