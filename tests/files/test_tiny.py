"""The tutorial register can be worked out in the head."""

from collections import Counter

import pytest

from beredt.files.registers import bundled_registers, read_register


@pytest.fixture(scope="module")
def tiny():
    return read_register(bundled_registers()["tiny"])


def test_it_says_that_it_is_invented(tiny):
    assert "oppdiktet" in tiny.title
    rows = [*tiny.municipalities, *tiny.facilities, *tiny.places, *tiny.staff]
    assert {row.source for row in rows} == {"Invented for the tutorial"}
    assert {row.mark for row in rows} == {"assumption"}


def test_ordinary_patients_fill_120_of_150_ward_places(tiny):
    """20 emergencies x 5 days + 5 planned x 4 days = 120."""
    places = sum(row.number for row in tiny.places
                 if (row.kind, row.status) == ("ward", "staffed"))  # fmt: skip
    stays = {s.category: s.stay for s in tiny.pathways if s.kind == "ward"}
    assert places == 150
    assert sum(a.admissions * stays[a.category] for a in tiny.activity) == 120


def test_staff_is_exactly_what_the_places_need(tiny):
    need = Counter()
    for row in tiny.places:
        if row.status == "staffed":
            pool = "municipality" if row.kind == "municipal" else "hospital"
            for ratio in tiny.ratios:
                if ratio.kind == row.kind:
                    need[pool, ratio.profession] += ratio.value * row.number
    have = {
        (row.pool, row.profession): row.full_time_equivalents
        for row in tiny.staff
        if row.pool != "armed_forces"
    }
    assert have == pytest.approx(dict(need))
    assert have["hospital", "intensive_care_nurse"] == 6 * 5


def test_stays_are_round(tiny):
    beds = {"ward", "intensive", "burn"}
    days = Counter()
    for stage in tiny.pathways:
        if stage.kind in beds:
            days[stage.category] += stage.share * stage.stay
    assert days == pytest.approx(
        {"K01": 20, "K02": 12, "K03": 3, "K05": 30, "K09": 6, "K10": 20, "K11": 2,
         "K13": 5.1, "K14": 4, "K20": 50, "K21": 4}
    )  # fmt: skip
