from dataclasses import replace

import pytest

from beredt.engine.assessment import MeasureLine
from beredt.engine.bands import Band
from beredt.engine.scenario import Quantity, Redistribute, StretchRatio
from beredt.report.measure_sheet import measures
from beredt.report.names import names_of
from beredt.report.page import report_page

MOVE = Redistribute(
    name="flytt",
    place="helse-nord",
    start=2.0,
    days=10.0,
    to="helse-midt",
    patients_per_day=Quantity(value=20.0, unit="patients per day"),
    mode="train",
    owner="Helsedirektoratet",
    authority_level="directorate",
    legal_basis="Helseberedskapsloven § 5-2 (omfordeling)",
)
STRETCH = StretchRatio(
    name="strekk",
    place="norway",
    start=0.0,
    days=40.0,
    places=("intensive",),
    factor=Quantity(value=1.5, unit="times"),
    authority_level="region",
)


def line(measure, **said):
    return MeasureLine(
        measure=measure.name,
        kind=measure.kind,
        place=measure.place,
        to=getattr(measure, "to", ""),
        first_day=int(measure.start) + 1,
        days=measure.days,
        authority_level=measure.authority_level,
        legal_basis=measure.legal_basis,
        owner=measure.owner,
        **said,
    )


MOVED = line(
    MOVE,
    ordered=200.0,
    moved=Band(mean=150.0, p10=140.0, p50=150.0, p90=160.0),
    left_behind={"no_litter": 12.0, "no_hub": 0.2, "no_place": 38.0, "nobody_fit": 0.0},
    vehicle_days={"train": 30.0},
)
TIRED = line(STRETCH, tired_from=22)


@pytest.fixture
def told(make):
    made = make(days=30, draws=2)

    def done(*lines):
        acts = {MOVE.name: MOVE, STRETCH.name: STRETCH}
        scenario = replace(
            made.scenario, measures=tuple(acts[one.measure] for one in lines)
        )
        return replace(made, measures=lines, scenario=scenario)

    def sheet(lang, *lines):
        one = done(*lines)
        return measures(one, names_of(one.register, lang))["sheet"]

    sheet.page = lambda lang, *lines: report_page(done(*lines), lang=lang, label=None)
    return sheet


def plain(row):
    return [cell.replace("\N{NO-BREAK SPACE}", " ") for cell in row]


def test_a_move_says_whom_it_moved_and_why_not_all(told):
    (row,) = told("nb", MOVED).rows
    what, when, who, ordered, moved, why, price = plain(row)
    assert what == "Helse Nord → Helse Midt-Norge, sykehustog"
    assert when.replace("\N{WORD JOINER}", "") == "dag 3–12"
    assert who == "Helsedirektoratet; Helseberedskapsloven § 5-2"
    assert (ordered, moved) == ("200", "150 (140–160)")
    assert why == "ingen plass 38, ingen båre 12"
    assert price == "sykehustog × 30 dager"


def test_a_measure_says_what_it_costs_elsewhere(told):
    postponed = replace(TIRED, tired_from=None, backlog=1234.0)
    assert plain(told("en", TIRED).rows[0])[-1] == "tired from day 22"
    assert plain(told("en", postponed).rows[0])[-1] == "1,234 patients waiting"


def test_a_measure_that_outlasts_the_scenario_works_from_a_day_on(told):
    assert plain(told("nb", TIRED).rows[0])[1] == "fra dag 1"


def test_numbers_of_moves_stand_only_where_somebody_is_moved(told):
    assert len(told("nb", TIRED).heads) == 4
    both = told("nb", MOVED, TIRED)
    assert len(both.heads) == 7
    assert plain(both.rows[1])[3:6] == ["–", "–", "–"]


@pytest.mark.parametrize("lang", ["nb", "nn", "en", "uk"])
def test_the_report_has_the_measures_in_every_language(told, lang):
    page = told.page(lang, MOVED, TIRED)
    assert 'id="measures"' in page
    assert "Helsedirektoratet" in page


def test_a_report_without_measures_says_so(told):
    assert "Scenarioet har ingen tiltak" in told.page("nb")
