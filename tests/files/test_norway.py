"""What the register of Norway promises, as numbers that were published or agreed."""

import subprocess
import sys
from collections import Counter, defaultdict
from pathlib import Path

import pytest

from beredt.files.registers import bundled_registers, read_register

ROOT = Path(__file__).parents[2]
REGIONS = ("helse-sor-ost", "helse-vest", "helse-midt-norge", "helse-nord")
NO_BED = ("theatre", "emergency")
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


def ordinary_load(register):
    """Expected occupied places by region and kind, and the staffed places."""
    facilities = {facility.id: facility for facility in register.facilities}
    staffed = {(row.facility, row.kind): row.number
               for row in register.places if row.status == "staffed"}  # fmt: skip
    load = Counter()
    for flow in register.activity:
        sites = {
            site: number
            for (site, kind), number in staffed.items()
            if kind == flow.kind and (facilities[site].acute or not flow.acute_only)
        }
        for site, number in sites.items():
            share = flow.admissions * number / sum(sites.values())
            for stage in register.pathways:
                if stage.category == flow.category:
                    place = facilities[site].region, stage.kind
                    load[place] += share * stage.share * stage.stay
    return load, counted(register, "staffed")


def test_ordinary_activity_is_the_published_one(norway):
    load, _ = ordinary_load(norway)
    assert sum(flow.admissions for flow in norway.activity) == 1650
    occupied = sum(n for (_, kind), n in load.items() if kind not in NO_BED)
    assert occupied == pytest.approx(8137, rel=0.005)


@pytest.mark.parametrize("region", REGIONS)
def test_ordinary_patients_fit_in_the_staffed_places(norway, region):
    load, staffed = ordinary_load(norway)
    occupancy = {
        kind: number / staffed[place, kind]
        for (place, kind), number in load.items()
        if place == region
    }
    assert max(occupancy.values()) < 0.9, occupancy
    assert 0.78 < occupancy["ward"] < 0.89
    assert 0.55 < occupancy["obstetric"] < 0.7
    assert 0.5 < occupancy["neonatal"] < 0.75
    assert 0.35 < occupancy["intensive"] < 0.8
    assert occupancy["intermediate"] < 0.75
    assert 0.4 < occupancy["theatre"] < 0.6


def test_the_page_shows_the_ordinary_occupancy(norway):
    page = (ROOT / "docs" / "reference" / "register-of-norway.md").read_text()
    load, staffed = ordinary_load(norway)
    for kind in dict.fromkeys(kind for _, kind in load):
        numbers = [(load[region, kind], staffed[region, kind]) for region in REGIONS]
        cells = [f"{n:.0f} of {of} ({100 * n / of:.0f} %)" for n, of in numbers]
        assert f"| {kind} | {' | '.join(cells)} |" in page


def test_weekdays_and_weekends_are_as_counted(norway):
    """About 1 700-1 880 admissions on a working day and 1 270-1 370 at a weekend."""
    day = sum(a.admissions * 7 / (5 + 2 * a.weekend) for a in norway.activity)
    rest = sum(a.admissions * 7 / (5 + 2 * a.weekend) * a.weekend
               for a in norway.activity)  # fmt: skip
    assert 1700 < day < 1880
    assert 1250 < rest < 1370


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
    "K13": (5.25, 0.03 * 3.3, 0.25), "K14": (4, 0.02 * 1.5, 0.8),
    "K16": (14, 0, 0.1), "K17": (2.3, 0.005, 0.16), "K18": (20, 0, 0),
    "K19": (30, 0, 0), "K20": (53, 0.15 * 5, 6), "K21": (4, 0.02 * 3, 0.1),
}  # fmt: skip


@pytest.mark.parametrize("category", STAYS)
def test_the_stages_add_up_to_the_category(norway, category):
    stay, intensive, passes = STAYS[category]
    assert bed_days(norway, category) == pytest.approx(stay)
    assert expected(norway, category, "intensive") == pytest.approx(intensive)
    assert operations(norway, category) == pytest.approx(passes)


def test_an_operation_takes_a_fifth_of_a_theatre_day(norway):
    assert {s.stay for s in norway.pathways if s.kind == "theatre"} == {0.2}


def test_there_are_21_categories_in_four_languages(norway):
    assert [c.id for c in norway.categories] == [f"K{n:02}" for n in range(1, 22)]
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
