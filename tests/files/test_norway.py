"""What the register of Norway promises, as numbers that were published or agreed."""

import csv
import datetime as dt
import subprocess
import sys
from collections import Counter, defaultdict
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from beredt.engine.demand import draw_demand
from beredt.engine.demand.ordinary import shares_of_activity
from beredt.engine.demand.places import staffed
from beredt.engine.expectation import expect
from beredt.engine.network import KINDS, build_network
from beredt.engine.register import MONTH_DAYS
from beredt.engine.scenario import Ordinary, Scenario
from beredt.engine.stays import stay_table, survival
from beredt.files.registers import bundled_registers, read_register

ROOT = Path(__file__).parents[2]
REGIONS = ("helse-sor-ost", "helse-vest", "helse-midt-norge", "helse-nord")
NO_BED = ("theatre", "emergency")
DERIVED = ROOT / "data" / "sources" / "admission_rhythm.csv"
SERIES = (
    ROOT.parent / "shared" / "data" / "norway_covid_hospital"
    / "fhi_daily_all_admissions_N_and_with_covid_2020_2023.csv"
)  # fmt: skip
recorded = pytest.mark.skipif(
    not SERIES.exists(), reason="the recorded series is not on this machine"
)
BEDS = (
    "ward", "observation", "intermediate", "intensive", "burn", "neonatal",
    "obstetric", "rehabilitation",
)  # fmt: skip


@pytest.fixture(scope="module")
def norway():
    return read_register(bundled_registers()["norway"])


def counted(register, status, kinds=None):
    """Places by region and kind."""
    regions = {facility.id: facility.region for facility in register.facilities}
    numbers = Counter()
    for row in register.places:
        if row.status == status and (kinds is None or row.kind in kinds):
            numbers[regions[row.facility], row.kind] += row.number
    return numbers


def by_region(numbers, kind):
    return tuple(numbers[region, kind] for region in REGIONS)


def expected(register, category, kind):
    """Mean days in a kind of place, over all patients of a category."""
    return sum(
        stage.share * stage.stay
        for stage in register.pathways
        if stage.category == category and stage.kind == kind
    )


def bed_days(register, category):
    return sum(
        stage.share * stage.stay
        for stage in register.pathways
        if stage.category == category and stage.kind not in NO_BED
    )


def operations(register, category):
    return sum(
        stage.share
        for stage in register.pathways
        if stage.category == category and stage.kind == "theatre"
    )


def used(register, category, item):
    """Units of an item a whole stay takes."""
    days = bed_days(register, category)
    return sum(
        row.value * (days if row.basis == "patient_day" else 1)
        for row in register.consumption
        if (row.category, row.item) == (category, item)
    )


# ----------------------------------------------------------------------- how it is made


def test_the_committed_files_are_those_that_the_tool_builds(tmp_path):
    tool = ROOT / "tools" / "build_register.py"
    subprocess.run(
        [sys.executable, str(tool), "--out", str(tmp_path)],
        check=True, capture_output=True,
    )  # fmt: skip
    built = {p.relative_to(tmp_path): p.read_bytes() for p in tmp_path.rglob("*.*")}
    folder = ROOT / "data" / "registers"
    kept = {
        path.relative_to(folder): path.read_bytes()
        for name in ("norway", "tiny")
        for path in (folder / name).iterdir()
    }
    assert built.keys() == kept.keys()
    assert [path for path in built if built[path] != kept[path]] == []


def test_every_row_says_where_it_comes_from(norway):
    for name in norway.__slots__:
        for row in getattr(norway, name):
            if not isinstance(row, str):
                assert row.source
                assert row.source_date
                is_assumed = row.source.startswith("Planning assumption")
                assert (row.mark == "assumption") == is_assumed


def test_estimates_are_never_called_official(norway):
    assert {row.mark for row in norway.places} <= {"derived", "assumption"}
    beds = [row for row in norway.places if row.kind in ("ward", "intensive")]
    assert {row.confidence for row in beds} == {"low"}


def test_the_postcode_points_link_to_their_author(norway):
    assert all("www.erikbolstad.no/postnummer" in m.source
               for m in norway.municipalities)  # fmt: skip


# ------------------------------------------------------------------------ who and where


def test_four_regions_twenty_trusts_and_357_municipalities(norway):
    assert tuple(region.id for region in norway.regions) == REGIONS
    trusts = [trust for trust in norway.trusts if trust.name.endswith(" HF")]
    assert Counter(t.region for t in trusts) == dict(
        zip(REGIONS, (9, 4, 3, 4), strict=True)
    )
    owners = [trust for trust in norway.trusts if trust not in trusts]
    assert all("privat" in owner.name for owner in owners)
    assert len(norway.municipalities) == 357
    assert sum(m.population for m in norway.municipalities) == 5_627_400


def test_municipalities_have_their_norwegian_name(norway):
    names = {m.id: (m.name, m.alias) for m in norway.municipalities}
    assert names["0301"] == ("Oslo", "Oslo-Oslove")
    assert names["4601"] == ("Bergen", "")
    assert names["5540"] == ("Kåfjord", "Gáivuotna-Kåfjord-Kaivuono")


def test_68_hospitals_of_which_51_or_so_take_emergencies(norway):
    hospitals = [f for f in norway.facilities if f.kind == "hospital"]
    assert len(hospitals) == 68
    assert sum(f.trauma == "centre" for f in hospitals) == 4
    assert 50 <= sum(f.acute for f in hospitals) <= 56
    assert {f.id for f in hospitals} >= {
        "unn-tromso", "haukeland", "ous-ulleval", "st-olavs-oya", "ahus-nordbyhagen",
        "nordlandssykehuset-bodo", "unn-narvik", "unn-harstad",
    }  # fmt: skip


def test_cities_are_shared_by_their_districts(norway):
    shares = defaultdict(dict)
    for row in norway.catchments:
        shares[row.municipality][row.facility] = row.share
    assert shares["0301"] == pytest.approx(
        {"ahus-nordbyhagen": 2 / 15, "ous-ulleval": 7 / 15,
         "lovisenberg-sykehus": 3 / 15, "diakonhjemmet-sykehus": 3 / 15}, abs=1e-5
    )  # fmt: skip
    assert shares["4601"] == {"haraldsplass-sykehus": 3 / 8, "haukeland": 5 / 8}
    assert shares["5001"] == {"st-olavs-oya": 1}
    assert shares["1508"] == {"alesund-sjukehus": 1}
    assert shares["1506"] == {"kristiansund-sjukehus": 0.5, "molde-sjukehus": 0.5}


# ------------------------------------------------------------------------------- places


@pytest.mark.parametrize(
    ("kind", "status", "numbers"),
    [
        ("intensive", "staffed", (144, 37, 32, 30)),
        ("intensive", "surge_realistic", (343, 106, 118, 80)),
        ("intensive", "surge_theoretical", (678, 292, 195, 80)),
        ("intermediate", "staffed", (392, 67, 58, 42)),
        ("burn", "staffed", (0, 8, 0, 0)),
    ],
)
def test_regional_totals_are_the_published_ones(norway, kind, status, numbers):
    assert by_region(counted(norway, status), kind) == numbers


def test_intensive_care_says_what_was_counted_and_when(norway):
    rows = [row for row in norway.places if row.kind == "intensive"]
    assert all("2019-12" in row.definition for row in rows)


def test_municipal_acute_places_and_nursing_homes_are_the_published_ones(norway):
    kinds = {facility.id: facility.kind for facility in norway.facilities}
    numbers = Counter()
    for row in norway.places:
        if row.status == "staffed":
            numbers[kinds[row.facility]] += row.number
    assert numbers["municipal_acute"] == 688
    assert numbers["nursing_home"] == 41_793


def test_the_beds_in_use_of_a_hospital_are_its_estimate(norway):
    beds = Counter()
    for row in norway.places:
        if row.status == "staffed" and row.kind in BEDS:
            beds[row.facility] += row.number
    assert beds["ous-ulleval"] == 750
    assert beds["unn-narvik"] == 50
    assert beds.total() == 10_873


# -------------------------------------------------------------------- ordinary activity


@pytest.fixture(scope="module")
def network(norway):
    return build_network(norway)


def year(network, days=365, *, first=0):
    """The demand of ordinary days from a Monday, 1 January, on."""
    scenario = Scenario(
        name="o", title={}, description={}, days=days, day_of_year=first,
        needs=(Ordinary(name="o"),),
    )  # fmt: skip
    return draw_demand(scenario, network, seed=1)


@pytest.fixture(scope="module")
def ordinary(network):
    return expect(year(network))


@pytest.fixture(scope="module")
def admitted(network):
    """Expected admissions of every day of a year."""
    demand = year(network)
    day = np.repeat(np.arange(365), np.diff(demand.day_start))
    return np.bincount(day, demand.arrivals["rate"])


@pytest.fixture(scope="module")
def load(network):
    """Mean occupied places by region and kind: admissions times stay, by Little."""
    return ordinary_load(network)


def ordinary_load(network):
    register = network.register
    mean = Counter()
    for row in register.activity:
        shares = shares_of_activity(network, row)
        for facility, share in zip(network.facilities, shares, strict=True):
            for stage in register.pathways:
                if stage.category == row.category:
                    place = facility.region, stage.kind
                    mean[place] += row.admissions * share * stage.share * stage.stay
    return mean


def test_ordinary_activity_is_the_published_one(norway, load):
    assert sum(row.admissions for row in norway.activity) == pytest.approx(1650)
    occupied = sum(n for (_, kind), n in load.items() if kind not in NO_BED)
    assert occupied == pytest.approx(8137, rel=0.001)


def test_a_year_of_days_has_the_published_mean(ordinary, admitted):
    """1 650 admissions a day, and 8 137 places at any hour.

    At midnight, when the patients of the day have come, one in a hundred more.
    """
    assert admitted.mean() == pytest.approx(1650, rel=0.002)
    beds = [k for k, kind in enumerate(KINDS) if kind not in NO_BED]
    occupied = ordinary.need[:, :, beds].sum(axis=(1, 2, 3))
    assert occupied.mean() == pytest.approx(8137 * 1.01, rel=0.005)
    assert np.diff(occupied)[:6].max() < 200


def test_intensive_care_is_used_as_the_registry_counted(norway, load):
    """16 332 stays with 61 843 days in 2017: 44.7 a day, 169 places in use."""
    used = {region: load[region, "intensive"] for region in REGIONS}
    assert sum(used.values()) == pytest.approx(61_843 / 365, rel=0.005)
    stays = sum(
        row.admissions * stage.share
        for row in norway.activity
        for stage in norway.pathways
        if (stage.category, stage.kind) == (row.category, "intensive")
    )
    assert stays == pytest.approx(16_332 / 365, rel=0.005)
    staffed = counted(norway, "staffed")
    for region, number in used.items():
        assert 0.60 < number / staffed[region, "intensive"] < 0.80


def test_intensive_stays_have_the_median_of_the_registry(norway):
    """Median 1.9 days, and nine in ten at most nine days."""
    laws = [
        (row.admissions * stage.share,
         stay_table(stage.distribution, stage.stay, stage.variation))
        for row in norway.activity
        for stage in norway.pathways
        if (stage.category, stage.kind) == (row.category, "intensive")
    ]  # fmt: skip
    number = sum(weight for weight, _ in laws)
    ages = np.linspace(0, 60, 6001)
    alive = sum(weight * survival(table, ages) for weight, table in laws) / number
    assert np.interp(-0.5, -alive, ages) == pytest.approx(1.9, abs=0.15)
    assert np.interp(-0.1, -alive, ages) == pytest.approx(9.0, abs=1.0)


# Share of the staffed places in use on an average day. Intensive care: the registry;
# the others are what planners find plausible.
BANDS = {
    "ward": (0.74, 0.88), "observation": (0.40, 0.65), "intermediate": (0.25, 0.70),
    "intensive": (0.60, 0.80), "neonatal": (0.45, 0.65), "obstetric": (0.50, 0.70),
    "rehabilitation": (0.60, 0.75), "theatre": (0.35, 0.60),
}  # fmt: skip


@pytest.mark.parametrize("region", REGIONS)
def test_ordinary_patients_fit_in_the_staffed_places(norway, load, ordinary, region):
    staffed = counted(norway, "staffed")
    for kind, (low, high) in BANDS.items():
        assert low < load[region, kind] / staffed[region, kind] < high, kind
    ward = ordinary.need[:, REGIONS.index(region), KINDS.index("ward")].sum(axis=-1)
    assert ward.max() < 0.93 * staffed[region, "ward"]


def test_no_hospital_is_ordinarily_full(network, norway):
    """The emergencies and planned patients of each hospital fit in its wards."""
    days = {row.category: bed_days(norway, row.category) for row in norway.activity}
    need = sum(
        row.admissions * days[row.category] * shares_of_activity(network, row)
        for row in norway.activity
        if row.kind == "ward"
    )
    places = staffed(network, "ward") + staffed(network, "observation")
    places += staffed(network, "intermediate")
    assert (need <= 0.97 * places)[need > 0].all()


def test_people_are_treated_in_their_own_region(network, norway):
    """Of the half that follows people: as many as live there, the old counted more."""
    uses = {row.age: row.value for row in norway.ages if row.profile == "acute"}
    people = Counter()
    for row in norway.municipalities:
        people[row.region] += sum(
            uses[age] * getattr(row, f"population_{age}") for age in uses
        )
    row = replace(norway.activity[0], follows_people=1.0)
    shares = shares_of_activity(network, row)
    for r, region in enumerate(REGIONS):
        treated = shares[network.facility_region == r].sum()
        assert treated == pytest.approx(people[region] / people.total(), abs=0.01)


def test_the_page_shows_the_ordinary_occupancy(norway, load):
    page = (ROOT / "docs" / "reference" / "register-of-norway.md").read_text()
    staffed = counted(norway, "staffed")
    for kind in dict.fromkeys(kind for _, kind in load):
        numbers = [(load[region, kind], staffed[region, kind]) for region in REGIONS]
        cells = [f"{n:.0f} of {of} ({100 * n / of:.0f} %)" for n, of in numbers]
        assert f"| {kind} | {' | '.join(cells)} |" in page


def test_weekdays_and_weekends_are_as_counted(admitted):
    """1 700-1 880 admissions on a working day and 1 320-1 370 at a weekend."""
    week = admitted[: 52 * 7].reshape(52, 7).mean(axis=0)
    assert 1700 < week[:5].mean() < 1880
    assert 1320 < week[5:].mean() < 1370
    assert week.argmax() == 0


def test_planned_care_falls_in_july_and_at_weekends(norway):
    july = {row.profile: row.value for row in norway.seasons if row.month == 7}
    assert july["planned"] < 0.9 < july["acute"]
    week = {(row.profile, row.weekday): row.value for row in norway.weekdays}
    assert max(week["planned", 6], week["planned", 7]) < 0.7
    assert min(week["acute", 6], week["acute", 7]) > 0.9


def test_the_rhythm_is_the_recorded_one(admitted):
    """Together the profiles give the factors that were derived from the series."""
    derived = rhythm_of(DERIVED)
    week = admitted[: 52 * 7].reshape(52, 7).mean(axis=0)
    assert week / week.mean() == pytest.approx(derived["weekday"], abs=0.002)
    days = derived["weekday"][np.arange(365) % 7]
    month = np.repeat(np.arange(12), MONTH_DAYS)
    found = np.bincount(month, admitted / days) / np.array(MONTH_DAYS)
    assert found / admitted.mean() == pytest.approx(derived["month"], abs=0.004)


def rhythm_of(path):
    with path.open() as file:
        rows = list(csv.DictReader(file))
    return {
        period: np.array([float(r["factor"]) for r in rows if r["period"] == period])
        for period in ("weekday", "month")
    }


@recorded
def test_the_factors_are_derived_from_the_series_again(tmp_path):
    tool = ROOT / "tools" / "derive_rhythm.py"
    out = tmp_path / "rhythm.csv"
    subprocess.run([sys.executable, tool, SERIES, "--out", out], check=True)
    assert out.read_text() == DERIVED.read_text()


@recorded
@pytest.mark.parametrize("year_", [2021, 2022, 2023])
def test_every_weekday_and_month_is_as_recorded(year_):
    """2021 was not used; the level of each year is its own, its form is expected."""
    with SERIES.open() as file:
        days = [
            (dt.date.fromisoformat(row["date"]), float(row["N"]))
            for row in csv.DictReader(file)
            if row["N"] and f"{year_}" <= row["date"] < min(f"{year_ + 1}", "2023-10")
        ]  # fmt: skip
    factor = rhythm_of(DERIVED)
    seen = np.array([number for _, number in days])
    form = np.array(
        [factor["weekday"][d.weekday()] * factor["month"][d.month - 1] for d, _ in days]
    )
    expected = form * (seen.sum() / form.sum())
    weekday = np.array([d.weekday() for d, _ in days])
    ratio = np.bincount(weekday, seen) / np.bincount(weekday, expected)
    assert ratio == pytest.approx(1, abs=0.03)
    month = np.array([d.month - 1 for d, _ in days])
    ratio = np.bincount(month, seen) / np.bincount(month, expected)
    assert ratio == pytest.approx(1, abs=0.04 if year_ > 2021 else 0.06)
    assert np.corrcoef(seen, expected)[0, 1] > 0.8
    assert np.abs(seen / expected - 1).mean() < 0.06


# -------------------------------------------------------------------------------- staff


@pytest.mark.parametrize("region", REGIONS)
def test_staff_is_enough_for_the_staffed_places(norway, region):
    staffed = counted(norway, "staffed")
    need = Counter()
    for ratio in norway.ratios:
        pool = "municipality" if ratio.kind == "municipal" else "hospital"
        need[pool, ratio.profession] += ratio.value * staffed[region, ratio.kind]
    have = {
        (row.pool, row.profession): row.full_time_equivalents
        for row in norway.staff
        if row.region == region
    }
    assert {key: (years, have[key]) for key, years in need.items()
            if years > have[key]} == {}  # fmt: skip


def test_intensive_care_nurses_are_those_that_were_counted(norway):
    nurses = [
        row
        for row in norway.staff
        if row.pool == "hospital" and row.profession == "intensive_care_nurse"
    ]
    assert sum(row.head_count for row in nurses) == 2086
    ratio = next(r for r in norway.ratios if r.kind == "intensive"
                 and r.profession == "intensive_care_nurse")  # fmt: skip
    assert (ratio.low, ratio.value, ratio.high) == (5, 7.5, 10)
    assert 243 * ratio.value <= 2086
    assert 278 * ratio.value == pytest.approx(2086, abs=1)


def test_nurses_outside_hospitals_can_be_recalled(norway):
    reserves = Counter()
    for row in norway.reserves:
        reserves[row.id.removesuffix(f"-{row.region}")] += row.persons
    assert reserves["intensiv-kommune"] == 197
    assert reserves["intensiv-annet"] == 198


def test_nobody_has_a_second_role_who_is_not_there(norway):
    people = {(r.pool, r.profession, r.region): r.head_count for r in norway.staff}
    for role in norway.roles:
        for pool in (role.pool, role.other_pool):
            assert role.persons <= people[pool, role.profession, role.region]


# ----------------------------------------------------------------------------- pathways

# Table of categories: length of stay, share x days of intensive care, operations.
STAYS = {
    "K01": (21, 0.7 * 7, 5), "K02": (12, 0.15 * 3, 2.5), "K03": (3, 0.01 * 2, 0.5),
    "K04": (1, 0, 0), "K05": (30, 0, 4), "K06": (4, 0.1 * 3, 0.3),
    "K07": (35, 0.3 * 10, 0.2), "K08": (4, 0.2 * 4, 0), "K09": (6, 0, 0),
    "K10": (20, 11, 0.2), "K11": (2.5, 0.01 * 2, 0), "K12": (4, 0.03 * 3, 0.1),
    "K13": (5.0, 0, 0.25), "K14": (4, 0.02 * 1.5, 0.8),
    "K16": (14, 0, 0.1), "K17": (2.3, 0.005, 0.16), "K18": (20, 0, 0),
    "K19": (30, 0, 0), "K20": (53, 0.15 * 5, 6), "K21": (4, 0.02 * 3, 0.1),
    "K22": (12.43, 4.63, 0.25),
}  # fmt: skip


@pytest.mark.parametrize("category", STAYS)
def test_the_stages_add_up_to_the_category(norway, category):
    stay, intensive, passes = STAYS[category]
    assert bed_days(norway, category) == pytest.approx(stay)
    assert expected(norway, category, "intensive") == pytest.approx(intensive)
    assert operations(norway, category) == pytest.approx(passes)


def test_an_operation_takes_a_fifth_of_a_theatre_day(norway):
    assert {s.stay for s in norway.pathways if s.kind == "theatre"} == {0.2}


def test_there_are_22_categories_in_four_languages(norway):
    assert [c.id for c in norway.categories] == [f"K{n:02}" for n in range(1, 23)]
    with_stages = {stage.category for stage in norway.pathways}
    assert with_stages == {c.id for c in norway.categories}


def test_the_worked_chain_of_high_intensity_combat_comes_out(norway):
    """40 000 soldiers x 4.25 serious per 1 000 a day = 170, in the ratio 15 to 25."""
    a_day = {"K01": 63.75, "K02": 106.25}
    assert sum(a_day.values()) == 40 * 4.25

    def total(answer):
        return sum(number * answer(category) for category, number in a_day.items())

    assert round(total(lambda c: bed_days(norway, c))) == 2614
    assert round(total(lambda c: expected(norway, c, "intensive"))) == 360
    assert round(total(lambda c: operations(norway, c))) == 584
    assert total(lambda c: used(norway, c, "red_cells")) == pytest.approx(722.5)
    assert total(lambda c: used(norway, c, "oxygen")) == pytest.approx(5180, abs=5)
    assert pytest.approx(2702, abs=1) == 360.2 * 7.5


def test_those_who_can_wait_do_not_die_of_waiting(norway):
    planned = [s for s in norway.pathways if s.priority == 3]
    assert planned
    assert all(s.waiting_death == 0 and s.patience is None for s in planned)


# ------------------------------------------------------------------ supplies, utilities


def test_protective_equipment_lasts_as_long_as_was_said(norway):
    use = {item.id: item.daily_use for item in norway.items}
    stock = Counter()
    for row in norway.stocks:
        if row.holder_kind == "national":
            stock[row.item] += row.quantity
    weeks = {item: stock[item] / use[item] / 7
             for item in ("gloves", "masks", "gowns", "respirators")}  # fmt: skip
    assert weeks == pytest.approx(
        {"gloves": 32, "masks": 460, "gowns": 165, "respirators": 685}, rel=0.01
    )


def test_ordinary_use_is_met_by_ordinary_supply(norway):
    assert all(item.daily_inflow == item.daily_use for item in norway.items)


def test_every_hospital_has_every_utility(norway):
    found = {(row.facility, row.utility) for row in norway.utilities}
    hospitals = [f.id for f in norway.facilities if f.kind == "hospital"]
    utilities = ("power", "water", "ecom", "ict", "oxygen")
    assert {(site, u) for site in hospitals for u in utilities} <= found
    assert len(norway.dependencies) == 14 * 5


def test_air_ambulances_are_those_of_the_service(norway):
    units = Counter()
    for row in norway.transport:
        units[row.mode] += row.units
    assert units["ambulance_helicopter"] == 14
    assert units["ambulance_aeroplane"] == 10
    assert units["rescue_helicopter"] == 7
    assert units["ambulance"] == 403 + 95
    assert units["ambulance_boat"] == 33


def test_offers_are_illustrations(norway):
    assert {offer.mark for offer in norway.offers} == {"assumption"}
    sites = {facility.id: facility for facility in norway.facilities}
    assert all(sites[o.facility].kind in ("partner", "hub") for o in norway.offers)
