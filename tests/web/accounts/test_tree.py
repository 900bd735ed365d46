"""The tree of organisations comes from the register."""

import pytest

from beredt.files.registers import find_register, read_register
from beredt.web.accounts.models import Organisation
from beredt.web.accounts.tree import load_organisations
from beredt.web.audit.models import Event

pytestmark = pytest.mark.django_db
Kind = Organisation.Kind


@pytest.fixture(scope="module")
def norway():
    return read_register(find_register("norway"))


@pytest.fixture
def tree(norway):
    load_organisations(norway)


def path(code):
    return Organisation.objects.get(code=code).path


def test_a_hospital_lies_below_its_trust_and_region(tree):
    assert path("ous-ulleval") == "/norge/helse-sor-ost/ous/ous-ulleval/"


def test_a_municipality_lies_below_its_county(tree):
    assert path("0301") == "/norge/fylke-oslo/0301/"
    assert Organisation.objects.filter(kind=Kind.COUNTY).count() == 15
    assert Organisation.objects.filter(kind=Kind.MUNICIPALITY).count() == 357


def test_a_hospital_abroad_is_a_partner(tree):
    assert Organisation.objects.get(code="partner-uppsala").kind == Kind.PARTNER
    assert Organisation.objects.get(code="hub-narvik").kind == Kind.FACILITY


def test_every_kind_of_organisation_is_there(tree):
    assert set(Organisation.objects.values_list("kind", flat=True)) == set(Kind)


def test_a_path_names_all_that_lies_above(tree):
    for place in Organisation.objects.select_related("parent"):
        above = place.parent.path if place.parent else "/"
        assert place.path == f"{above}{place.code}/"


def test_a_second_time_changes_nothing(tree, norway):
    assert load_organisations(norway) == 0
    assert Event.objects.filter(what="organisations.loaded").count() == 1
