"""A plan told in lines, tables, sentences and as a page."""

import json
import re
from dataclasses import replace

import numpy as np
import pytest

from beredt.engine.allocation import Weights
from beredt.engine.measures import (
    FrontierPoint,
    Hedge,
    Plan,
    PlannedMeasure,
    Refused,
    ShadowPrice,
    Wish,
)
from beredt.engine.scenario import (
    EarlyDischarge,
    OpenSurge,
    PostponeElective,
    Quantity,
    Redistribute,
)
from beredt.engine.trial import try_plan
from beredt.report.planning import plan_document, plan_page
from beredt.report.planning.lines import plan_lines
from beredt.report.planning.naming import plan_names
from beredt.report.planning.statements import headline, verdicts
from beredt.report.planning.tables import chosen_prices, refused_groups
from beredt.report.planning.terminal import wrapped

LAW = "Helseberedskapsloven § 5-2 (pålegg om samarbeid)"
ORDERED = {"days": 40, "authority_level": "region", "owner": "RHF", "legal_basis": LAW}
NORTH, WEST = "helse-nord", "helse-vest"


def surge(region, days=100.0):
    measure = OpenSurge(
        name=f"apne-{region}", place=region, places=("ward",), **ORDERED
    )
    return PlannedMeasure(measure=measure, size=1.0, place_days=days)


def move(first, days, a_day, target=WEST, mode="bus"):
    measure = Redistribute(
        name=f"flytt-{target}-{mode}-{first}",
        place=NORTH,
        to=target,
        mode=mode,
        patients_per_day=Quantity(value=a_day),
        **{**ORDERED, "start": first - 1.0, "lead_days": 1.0, "days": days},
    )
    return PlannedMeasure(measure=measure, size=0.1, patients=float(a_day * days))


POSTPONE = PlannedMeasure(
    measure=PostponeElective(
        name="utsett", place=NORTH, lead_days=1.0, share=Quantity(value=0.4), **ORDERED
    ),
    size=0.45,
    patients=339.0,
    place_days=1465.0,
)
EARLY = EarlyDischarge(name="tidlig", place=NORTH, share=Quantity(value=0.1), **ORDERED)
PRICES = (
    ShadowPrice(
        resource="vehicle",
        name="fast_ferry",
        place=NORTH,
        day=19,
        kind="ward",
        unmet_days=73.1,
        throughout=2434.5,
    ),
    ShadowPrice(
        resource="staff",
        name="intensive_care_nurse",
        place=NORTH,
        day=7,
        kind="intensive",
        unmet_days=0.1327,
        throughout=5.2,
    ),
)


def make_plan(*measures, **changes):
    before = np.full((4, 2, 40), 10.0)
    plan = Plan(
        regions=("helse-sor-ost", WEST, "helse-midt-norge", NORTH),
        kinds=("ward", "intensive"),
        measures=measures,
        refused=(
            Refused(measure=EARLY, reason="beyond_most", missed=3.0),
            Refused(
                measure=replace(EARLY, name="annet", place=WEST), reason="not_missed"
            ),
        ),
        before=before,
        after=before * 0.7,
        shadow_prices=PRICES,
        frontier=(
            FrontierPoint(number=0, added="", unmet_days=3200.0, counted=9.0),
            FrontierPoint(number=1, added="utsett", unmet_days=2500.0, counted=7.0),
            FrontierPoint(
                number=2, added=f"{NORTH}>{WEST}", unmet_days=2300.0, counted=6.0
            ),
        ),
        step=5,
        unplanned=1000.0,
        objective=700.0,
        bound=699.0,
        weights=Weights(changed={"move_weight": 3.0}),
    )
    return replace(plan, **changes)


@pytest.fixture
def made(make):
    """Try a plan on futures of which each lacks a fifth fewer with it."""

    def made(plan, closed=0.2):
        before = make()
        after = replace(
            before,
            unmet_days_by_draw=before.unmet_days_by_draw * (1 - closed),
            deaths_by_draw=before.deaths_by_draw,
        )
        return try_plan(plan, before, after)

    return made


def lines_of(trial, lang="nb"):
    names = plan_names(trial.plan, trial.before.register, lang)
    return plan_lines(trial.plan, names, trial.before.facts.days)


def test_a_measure_is_told_with_day_size_effect_owner_and_ground(made):
    (line,) = lines_of(made(make_plan(POSTPONE)))
    assert line.text.replace("\N{NO-BREAK SPACE}", " ") == (
        "Utsett planlagt behandling i Helse Nord fra dag 2: 339 pasienter, frigjør "
        "1 465 plassdøgn, 45 % av det som er mulig (RHF; Helseberedskapsloven § 5-2)"
    )


def test_moves_of_one_way_and_mode_are_one_line(made):
    plan = make_plan(move(2, 10, 5), move(20, 4, 7), move(2, 3, 1, mode="train"))
    lines = lines_of(made(plan))
    assert [line.patients for line in lines] == [78.0, 3.0]
    text = lines[0].text.replace("\N{NO-BREAK SPACE}", " ")
    assert "fra Helse Nord til Helse Vest med ambulansebuss dag 3–24" in text
    assert "78 pasienter, inntil 7 om dagen" in text


def test_the_same_measure_in_several_regions_is_one_line(made):
    lines = lines_of(made(make_plan(surge(NORTH), surge(WEST, 50.0))))
    assert len(lines) == 1
    assert "Helse Nord og Helse Vest" in lines[0].done
    assert "150" in lines[0].gives


def test_what_the_frontier_misses_most_comes_first(made):
    lines = lines_of(made(make_plan(surge(NORTH, 9000.0), move(2, 10, 5), POSTPONE)))
    kinds = [line.kind for line in lines]
    assert kinds == ["postpone_elective", "redistribute", "open_surge"]


@pytest.mark.parametrize(
    ("lang", "ferry", "nurse"),
    [
        ("nb", "Én hurtigbåt til i Helse Nord dag 19: 73 plassdøgn", "0,13"),
        ("en", "One more fast ferry in Helse Nord on day 19: 73 place-days", "0.13"),
        ("uk", "швидкісне судно, Helse Nord", "0,13"),
    ],
)
def test_shadow_prices_are_told_in_words(made, lang, ferry, nurse):
    trial = made(make_plan(POSTPONE))
    names = plan_names(trial.plan, trial.before.register, lang)
    one, two = (
        names.price(row).replace("\N{NO-BREAK SPACE}", " ")
        for row in chosen_prices(PRICES)
    )
    assert ferry in one
    assert nurse in two


def test_refused_measures_are_grouped_by_reason(made):
    trial = made(make_plan(POSTPONE))
    names = plan_names(trial.plan, trial.before.register, "en")
    found = dict(refused_groups(trial.plan, names))
    assert found["More than was asked for"] == ["Early discharge, Helse Nord"]
    (told,) = found["Closes no more than it costs"]
    assert told.startswith("Early discharge (1")


def test_a_plan_says_what_it_promised_and_what_it_kept(made):
    trial = made(make_plan(POSTPONE))
    told = " ".join(verdicts(trial, "en"))
    share = round(100 * trial.kept)
    assert f"({share}% of the promise)" in told or share > 100
    assert "more than 0.1% better" in told
    assert "20%" in headline(trial, "en")
    assert "hedged" not in told


def test_a_plan_that_helps_nobody_says_so(made):
    worse = made(make_plan(POSTPONE), closed=-0.1)
    assert "does not surely help" in headline(worse, "en")
    assert "more" in " ".join(verdicts(worse, "en"))
    assert worse.failures
    empty = made(make_plan(), closed=0.0)
    assert "empty" in headline(empty, "en")


def test_the_cost_of_a_hedge_is_told(made):
    hedge = Hedge(
        futures=5,
        on_mean=110.0,
        on_futures=200.0,
        unhedged_on_mean=100.0,
        unhedged_on_futures=230.0,
    )
    trial = made(make_plan(POSTPONE, hedge=hedge))
    told = list(verdicts(trial, "en"))[-1]
    assert "costs 10" in told
    assert "saves 30" in told
    document = plan_document(trial, Wish(hedge=5), 1.0)
    assert document["hedge"]["cost"] == 10
    assert document["wish"]["hedge"] == 5


def test_the_document_is_plain_and_finite(made):
    trial = made(make_plan(POSTPONE, move(2, 10, 5)))
    document = plan_document(trial, Wish(), 1.5)
    text = json.dumps(document, allow_nan=False)
    assert json.loads(text) == document
    assert document["seconds"] == 1.5
    assert document["gap_to_bound"] == round(1 / 700, 6)
    weights = {row["id"]: row["value"] for row in document["weights"]}
    assert weights["move_weight"] == 3.0


@pytest.mark.parametrize("lang", ["nb", "nn", "en", "uk"])
def test_the_page_is_one_file_without_script_or_host(made, lang):
    trial = made(make_plan(POSTPONE, surge(NORTH), move(2, 10, 5)))
    page = plan_page(trial, lang=lang, label="Fortrolig <øving>")
    assert "<script" not in page
    assert not re.search(r"""(src|href)=["']?(https?:)?//""", page)
    assert "Fortrolig &lt;øving&gt;" in page
    for part in ("measures", "calendar", "holds", "prices", "frontier", "weights"):
        assert f'<section id="{part}"' in page
    assert headline(trial, lang) in page
    assert page.count("<svg") >= 4


def test_the_page_of_an_empty_plan_has_no_empty_charts(made):
    plan = make_plan(frontier=make_plan().frontier[:1], shadow_prices=(), refused=())
    page = plan_page(made(plan, closed=0.0), lang="nb", label=None)
    assert "Ingen tiltak." in page
    for part in ("calendar", "prices", "frontier", "refused"):
        assert f'<section id="{part}"' not in page


def test_lines_break_at_spaces_and_never_inside_a_number():
    text = f"fra 12{chr(160)}345 til 9"
    assert wrapped(text, 8) == ["fra", f"12{chr(160)}345", "til 9"]
    assert " ".join(wrapped(text, 3)) == text
