"""What is withheld from a reader of a result, and that nothing shown tells it."""

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from beredt.files.registers import find_register, read_register
from beredt.files.registers.columns import tables
from beredt.report.words import WHOLE_COUNTRY
from beredt.web.assessments.results import answer_to, assumptions_of
from beredt.web.assessments.withholding import (
    FEWEST,
    NEVER_TOLD,
    Withheld,
    telling,
)
from beredt.web.registers.actions import label_field

NORWAY = read_register(find_register("norway"))
counts = st.dictionaries(st.sampled_from("abcdef"), st.integers(1, 9), min_size=1)


@given(counts)
def test_no_sum_of_fewer_than_three_can_be_found(counts):
    """Not of a region that is shown, nor by taking those from the country."""
    hidden = telling(counts)
    shown = set(counts) - hidden
    assert all(counts[region] >= FEWEST for region in shown)
    left = sum(count for region, count in counts.items() if region in hidden)
    if WHOLE_COUNTRY in hidden:
        assert sum(counts.values()) < FEWEST
        assert not shown
    elif hidden:
        assert left >= FEWEST


@given(counts)
def test_nothing_is_withheld_where_every_region_has_enough(counts):
    enough = {region: count + FEWEST for region, count in counts.items()}
    assert telling(enough) == set()


def withheld(*columns):
    return Withheld(frozenset(columns))


def test_a_region_with_few_facilities_takes_another_with_it():
    """Only Western Norway has burn places; the north and the middle few neonatal."""
    sums = withheld(("places", "number")).sums(NORWAY)
    assert (WHOLE_COUNTRY, "burn") in sums
    assert (WHOLE_COUNTRY, "neonatal") not in sums
    neonatal = {region for region, kind in sums if kind == "neonatal"}
    assert neonatal == {"helse-nord", "helse-midt-norge"}
    assert not {kind for _, kind in sums} & {"ward", "intensive", "emergency"}


@pytest.mark.parametrize("table", ["staff", "ratios", "something-new"])
def test_what_is_no_number_of_a_facility_withholds_every_region(table):
    shown = withheld((table, "value"))
    regions = {row.id for row in NORWAY.regions}
    sums = shown.sums(NORWAY)
    assert {(region, "ward") for region in regions} <= sums
    assert (WHOLE_COUNTRY, "ward") not in sums
    assert shown.has_facilities


@pytest.mark.parametrize(
    ("column", "parts"),
    [
        (("stocks", "quantity"), {"supplies"}),
        (("places", "number"), {"facilities"}),
        (("pathways", "stay"), set()),
        (("places", "source"), set()),
    ],
)
def test_a_part_is_withheld_where_it_tells_the_field(column, parts):
    shown = withheld(column)
    assert parts == {
        *(["supplies"] if shown.has_supplies else []),
        *(["facilities"] if shown.has_facilities else []),
    }


def test_what_is_never_told_is_a_column():
    for table, column in NEVER_TOLD:
        assert column in {one.name for one in tables()[table].columns}


@pytest.fixture
def read(client, done, reader):
    """Rolf reads pages of a result."""
    client.force_login(reader)

    def page(view, status=200):
        answer = client.get(reverse(f"assessments:{view}", args=[done.pk]))
        assert answer.status_code == status, view
        is_page = "charset" in answer.headers["Content-Type"] and status == 200
        return answer.content.decode() if is_page else ""

    return page


EXPORTS = ("report", "document", "workbook", "folder")


@pytest.mark.django_db
def test_the_sums_that_tell_no_facility_are_still_seen(done, alice, read):
    register = answer_to(done).register
    label_field("places", "number", "restricted", by=alice)
    page = read("gaps")
    names = [row.name for row in register.facilities]
    assert not [name for name in names if name in page]
    assert "holdt tilbake" in page
    assert "begrenset" in page
    assert "tall for hvert behandlingssted" in read("assessment")
    read("supplies")
    assert "holdt tilbake" not in read("assumptions")
    for export in EXPORTS:
        read(export, 403)


@pytest.mark.django_db
def test_assumptions_are_left_out_row_by_row(done, alice, read):
    answer = answer_to(done)
    ratios = [row for row in answer.assumptions if row.key.startswith("ratios.")]
    label_field("ratios", "value", "restricted", by=alice)
    page = read("assumptions")
    assert f"{len(ratios)} rader er holdt tilbake. Gradering: begrenset." in page
    part = assumptions_of(done, "nb", frozenset({"ratios"}))
    shown = [row[0] for sheet in (part["first"], part["rest"]) for row in sheet.rows]
    assert len(shown) == len(answer.assumptions) - len(ratios)
    assert not [name for name in shown if "per plass" in name]


@pytest.mark.django_db
def test_stocks_alone_are_withheld_with_the_supplies(done, alice, read):
    label_field("stocks", "quantity", "restricted", by=alice)
    read("supplies", 403)
    assert "holdt tilbake" not in read("gaps")
    assert "supplies/" not in read("assessment")


@pytest.mark.django_db
def test_a_field_that_no_result_tells_withholds_nothing(done, alice, read):
    label_field("facilities", "note", "restricted", by=alice)
    assert "holdt tilbake" not in read("assessment")
    for page in ("gaps", "supplies", "assumptions", *EXPORTS):
        read(page)


@pytest.mark.django_db
def test_whoever_may_see_the_field_sees_the_whole(client, done, alice):
    label_field("places", "number", "restricted", by=alice)
    client.force_login(alice)
    page = client.get(reverse("assessments:gaps", args=[done.pk])).content.decode()
    assert "holdt tilbake" not in page
    assert "Nordvik" in page
