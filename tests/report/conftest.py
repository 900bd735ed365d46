"""A made-up assessment, small and whole, for everything the report has to show."""

import math
from collections.abc import Callable
from dataclasses import replace
from typing import Any, get_args

import numpy as np
import pytest

from beredt.engine.assessment import (
    Assessment,
    Assumption,
    Check,
    DeathLine,
    Facts,
    Flow,
    Gap,
    SupplyLine,
)
from beredt.engine.bands import Band, band, band_over_draws
from beredt.engine.demand import Outside
from beredt.engine.gaps import first_days
from beredt.engine.knowledge import Division
from beredt.engine.register import (
    Facility,
    Item,
    PlaceKind,
    Profession,
    Region,
    Register,
)
from beredt.engine.scenario import (
    SOURCES,
    Outage,
    Outcome,
    PatientStream,
    PostponeElective,
    Quantity,
    Scenario,
)

Make = Callable[..., Assessment]

REGIONS = {
    "helse-sor-ost": ("Helse Sør-Øst RHF", 1.0),
    "helse-vest": ("Helse Vest RHF", 0.4),
    "helse-midt": ("Helse Midt-Norge RHF", 0.28),
    "helse-nord": ("Helse Nord RHF", 0.2),
}
HOSPITALS = (
    ("ous-ulleval", "Oslo universitetssykehus, Ullevål", "helse-sor-ost", 59.94, 10.74),
    ("ous-riks", "Rikshospitalet", "helse-sor-ost", 59.95, 10.71),
    ("ahus", "Akershus universitetssykehus", "helse-sor-ost", 59.93, 10.99),
    ("drammen", "Drammen sykehus", "helse-sor-ost", 59.73, 10.23),
    ("kalnes", "Sykehuset Østfold Kalnes", "helse-sor-ost", 59.32, 11.03),
    ("sshf-krs", "Sørlandet sykehus Kristiansand", "helse-sor-ost", 58.16, 7.98),
    ("hus", "Haukeland universitetssjukehus", "helse-vest", 60.37, 5.36),
    ("sus", "Stavanger universitetssjukehus", "helse-vest", 58.95, 5.73),
    ("st-olavs", "St. Olavs hospital", "helse-midt", 63.42, 10.39),
    ("alesund", "Ålesund sjukehus", "helse-midt", 62.46, 6.31),
    ("bodo", "Nordlandssykehuset Bodø", "helse-nord", 67.28, 14.4),
    ("narvik", "UNN Narvik", "helse-nord", 68.44, 17.43),
    ("tromso", "UNN Tromsø", "helse-nord", 69.68, 18.98),
    ("kirkenes", "Kirkenes sykehus", "helse-nord", 69.72, 30.05),
    ("uppsala", "Akademiska sjukhuset", "", 59.85, 17.64),
)
# Places per kind in the largest region, and how hard the scenario presses on them.
KINDS: dict[PlaceKind, tuple[float, float]] = {
    "ward": (6400, 1.02),
    "observation": (600, 0.9),
    "intermediate": (420, 1.15),
    "intensive": (170, 1.7),
    "theatre": (190, 1.25),
    "emergency": (300, 0.8),
    "burn": (8, 1.4),
    "municipal": (900, 0.7),
}
ORIGIN: dict[str, Any] = {
    "source": "Made up for tests",
    "source_date": "2026",
    "mark": "assumption",
    "confidence": "low",
}
ITEMS = (
    ("blood", "Erytrocyttkonsentrat", "red-cell concentrate", "Еритроцитарна маса", 5),
    ("oxygen", "Oksygen", "Oxygen", "Кисень", None),
    ("propofol", "Propofol", "Propofol", "Пропофол", 23),
)
CONSTRAINTS = (
    "physical",
    "equipped",
    *get_args(Profession),
    "oxygen",
    "power",
    "water",
    "ecom",
    "ict",
    "isolation",
    "damage",
)


def spread(mean: float, part: float = 0.12) -> Band:
    return Band(
        mean=mean, p10=mean * (1 - part), p50=mean * 0.99, p90=mean * (1 + part)
    )


def make_register(regions: int, facilities: int) -> Register:
    chosen = list(REGIONS)[-regions:]
    hospitals = [h for h in HOSPITALS if h[2] in {*chosen, ""}][-facilities:]
    return Register(
        name="norway",
        title="Norge",
        version="2026.1",
        fingerprint="ab" * 32,
        regions=tuple(Region(id=i, name=REGIONS[i][0], **ORIGIN) for i in chosen),
        trusts=(),
        municipalities=(),
        catchments=(),
        facilities=tuple(
            Facility(
                id=key,
                name=name,
                kind="hospital" if region else "partner",
                region=region,
                trust="",
                municipality="",
                lat=lat,
                lon=lon,
                acute=True,
                trauma="none",
                neurosurgery=False,
                note="",
                **ORIGIN,
            )
            for key, name, region, lat, lon in hospitals
        ),
        places=(),
        staff=(),
        ratios=(),
        categories=(),
        pathways=(),
        items=tuple(
            Item(
                id=key,
                name_nb=nb,
                name_nn=nb,
                name_en=en,
                name_uk=uk,
                atc="",
                unit="doses",
                daily_use=10,
                daily_inflow=0,
                shelf_days=None,
                **ORIGIN,
            )
            for key, nb, en, uk, _ in ITEMS
        ),
    )


def make_scenario(days: int) -> Scenario:
    return Scenario(
        name="totalforsvar-verst",
        title={
            "nb": "Totalforsvar, verste fall",
            "en": "Total defence, worst case",
            "uk": "Тотальна оборона, найгірший випадок",
        },
        description={
            "nb": "Krig i nord samtidig med pandemi og bortfall av strøm.",
            "en": "War in the north together with a pandemic and loss of power.",
        },
        days=days,
        fingerprint="cd" * 32,
        needs=(
            PatientStream(
                name="Alliert pasientstrøm med tog",
                source="allied",
                place="helse-nord",
                start=2,
                days=10,
                patients=Quantity(value=1200),
                mix={"K01": 1},
            ),
        ),
        disruptions=(
            Outage(kind="power", name="Strømmen borte", place="helse-nord", hours=72),
        ),
        measures=(
            PostponeElective(
                name="Utsett planlagt behandling",
                start=1,
                days=30,
                share=Quantity(value=0.6),
                authority_level="region",
            ),
        ),
    )


def make_assessment(
    *,
    days: int = 40,
    draws: int = 20,
    regions: int = 4,
    facilities: int = 15,
    pressure: float = 1.0,
    variation: float = 0.12,
    supplies: bool = True,
    beside: bool = True,
) -> Assessment:
    """Make an assessment of which some kinds of place break when `pressure` is 1."""
    register, scenario = make_register(regions, facilities), make_scenario(days)
    ids = tuple(region.id for region in register.regions)
    kinds = tuple(KINDS)
    rng = np.random.default_rng(7)
    size = np.array([REGIONS[i][1] for i in ids])
    places = np.array([KINDS[k][0] for k in kinds])
    press = np.array([KINDS[k][1] for k in kinds]) * pressure

    t = np.arange(days)
    wave = np.exp(-(((t - days * 0.5) / max(1, days * 0.25)) ** 2))
    north = np.array([2.2 if i == "helse-nord" else 0.8 for i in ids])
    share = {"norwegian_military": 0.3, "allied": 0.25, "civil": 0.45}
    mean = np.zeros((days, len(ids), len(kinds), 4))
    for s, source in enumerate(SOURCES):
        if source == "ordinary":
            week = min(0.74, 0.5 + pressure) - 0.06 * (t % 7 > 4) - 0.05 * wave
            mean[..., s] = week[:, None, None] * places * size[:, None]
        else:
            delay = np.roll(wave, s * 2)
            mean[..., s] = (
                delay[:, None, None]
                * share[source]
                * places
                * np.maximum(0, press - 0.7)
                * (size * north)[:, None]
            )
    noise = 1 + variation * rng.standard_normal((draws, 1, 1, 1, 1))
    need = np.maximum(0, mean[None] * noise)
    usable = np.broadcast_to(places * size[:, None], (days, len(ids), len(kinds)))
    usable = (
        usable
        * (1 - 0.2 * min(1, pressure) * ((t > days * 0.3) & (t < days * 0.6)))[
            :, None, None
        ]
    )
    usable = np.floor(usable)

    need = np.concatenate([need, need.sum(2, keepdims=True)], axis=2)
    mean = np.concatenate([mean, mean.sum(1, keepdims=True)], axis=1)
    usable = np.concatenate([usable, usable.sum(1, keepdims=True)], axis=1)
    places_of = (*ids, "norway")
    total = need.sum(-1)
    gap = np.maximum(0, total - usable)
    binding = np.zeros(usable.shape, dtype=np.int64)
    binding[:, :, kinds.index("intensive")] = CONSTRAINTS.index("intensive_care_nurse")
    unmet = gap.sum(1)
    gaps = tuple(
        _gap(
            places_of[r], kinds[k], gap[:, :, r, k], need[:, :, r, k], binding[0, r, k]
        )
        for r in range(len(places_of))
        for k in range(len(kinds))
        if (gap[:, :, r, k] > 0.5).any()
    )
    hospitals = tuple(f.id for f in register.facilities)
    facility_need = (
        np.ones((days, len(hospitals), len(kinds))) * 5 * (1 + wave)[:, None, None]
    )
    facility_usable = np.ones_like(facility_need) * 20
    own = tuple(
        replace(g, region=f.region, facility=f.id, first_day=g.first_day + n % 9)
        for n, f in enumerate(register.facilities)
        for g in gaps[:1]
        if f.region and n % 3
    )
    first = min(
        (g for g in gaps if g.region != "norway" and g.probability > 0.5),
        key=lambda g: (g.first_day, -g.unmet_days.mean),
        default=None,
    )
    crisis = {s: 1300.0 * (n + 1) * pressure for n, s in enumerate(SOURCES[:3])}
    patients = {s: spread(crisis.get(s, 48_000.0), variation) for s in SOURCES}
    deaths = rng.poisson(30 * pressure, (draws, 4)) * (1.0 if variation else 0)
    return Assessment(
        facts=Facts(
            scenario=scenario.name,
            scenario_fingerprint=scenario.fingerprint,
            register=register.name,
            register_version=register.version,
            register_fingerprint=register.fingerprint,
            seed=1,
            draws=draws,
            knowledge=True,
            worlds=20,
            unknowns=40,
            days=days,
            engine_version="0.1.0",
            fingerprint="0123456789abcdef" * 4,
        ),
        scenario=scenario,
        register=register,
        regions=places_of,
        facilities=hospitals,
        kinds=kinds,
        sources=SOURCES,
        constraints=CONSTRAINTS,
        need_by_source=band_over_draws(need),
        need=band_over_draws(total),
        expected_need=mean,
        usable=usable,
        binding=binding,
        gap=band_over_draws(gap),
        occupied=band_over_draws(np.minimum(total, usable)),
        waiting=band_over_draws(gap),
        patients_per_day=band_over_draws(need.sum((2, 3)) / 9),
        facility_need=facility_need,
        facility_usable=facility_usable,
        backlog=np.cumsum(np.ones((days, len(ids))), axis=0) * 120 * pressure,
        unmet_days_by_draw=unmet,
        deaths_by_draw=deaths,
        patients_by_draw=np.full((draws, len(SOURCES)), 1300.0 * pressure),
        peaks_by_draw=total.max(axis=1),
        first_days_by_draw=first_days(np.moveaxis(gap, 1, -1)),
        moved_by_draw=np.full(draws, 412.0),
        world_by_draw=np.arange(draws) // 5,
        uncertainty={
            "unmet_days": Division(knowledge=0.87, chance=0.13),
            "deaths": Division(knowledge=0.25, chance=0.75),
            "peak_need": Division(knowledge=0.9, chance=0.1),
            "first_day": Division(knowledge=0.0, chance=0.0),
        },
        patients=patients,
        peak_day={s: {k: int(days / 2) + 1 for k in kinds} for s in SOURCES},
        peak={
            s: {k: band(need[:, :, -1, i, n].max(axis=1)) for i, k in enumerate(kinds)}
            for n, s in enumerate(SOURCES)
        },
        gaps=(*gaps, *own),
        first_break=first,
        flows=tuple(_flow(s, patients[s].mean, variation) for s in SOURCES),
        deaths=tuple(
            DeathLine(
                source=s,
                region=i,
                place="intensive" if cause == "waiting" else "",
                cause=cause,
                deaths=spread(9.0 * pressure, variation),
            )
            for s in SOURCES[:3]
            for i in ids
            for cause in ("waiting", "illness")
            if pressure
        ),
        moved=spread(412.0, variation),
        outside=_outside() if beside else (),
        checks=_checks(variation) if beside else (),
        supplies=_supplies(days, draws) if supplies else (),
        assumptions=_assumptions(),
        seconds=1.234,
    )


def _gap(region: str, kind: PlaceKind, gap: Any, need: Any, binding: int) -> Gap:
    breaks = (gap > 0.5).any(axis=1)
    first = np.median((gap[breaks] > 0.5).argmax(axis=1)) + 1
    unmet = gap.sum(axis=1)
    parts = need.sum(axis=(0, 1)) / need.sum()
    return Gap(
        region=region,
        facility=None,
        place=kind,
        first_day=int(first),
        probability=float(breaks.mean()),
        peak=band(gap.max(axis=1)),
        unmet_days=band(unmet),
        binding=CONSTRAINTS[binding],
        by_source={
            s: float(unmet.mean() * part)
            for s, part in zip(SOURCES, parts, strict=True)
        },
    )


def _flow(source: Any, patients: float, variation: float) -> Flow:
    shares = {
        "arrived": 1.0,
        "treated": 0.81,
        "moved": 0.08,
        "worsened": 0.05,
        "left_untreated": 0.04,
        "died_waiting": 0.02,
        "died_of_illness": 0.03,
        "evacuated": 0.0,
        "still_inside": 0.1,
        "postponed": 0.12 if source == "ordinary" else 0.0,
    }
    return Flow(
        source=source,
        **{key: spread(patients * part, variation) for key, part in shares.items()},
    )


def _outside() -> tuple[Outside, ...]:
    numbers: dict[Any, float] = {
        "killed": 240.4,
        "cleaning_hours": 7.5,
        "worried": 50_000.0,
    }
    return tuple(
        Outside(
            need="Alliert pasientstrøm med tog", source="allied", what=what, number=n
        )
        for what, n in numbers.items()
    )


def _checks(variation: float) -> tuple[Check, ...]:
    recorded: dict[Any, tuple[float, float]] = {
        "patients": (80.0, 76.0),
        "deaths": (2.0, 0.2),
        "operations": (0.0, 12.0),
        "places_peak": (10.0, 40.0),
    }
    return tuple(
        Check(
            recorded=Outcome(
                name=quantity,
                quantity=quantity,
                value=value,
                unit="patients",
                reference="Made up for tests",
            ),
            computed=spread(mean, variation),
        )
        for quantity, (value, mean) in recorded.items()
    )


def _supplies(days: int, draws: int) -> tuple[SupplyLine, ...]:
    return tuple(
        SupplyLine(
            item=key,
            holder="hospital",
            region="helse-nord",
            unit="doses",
            stock=900.0,
            daily_use=45.0,
            days_of_supply=spread(min(days, out or days)),
            first_day_out=out if out and out <= days else None,
            probability=0.9 if out and out <= days else 0.0,
            left=np.maximum(0, 900 - np.arange(days) * 900 / (out or 4 * days)),
            out_by_draw=np.full(draws, out if out and out <= days else np.inf),
        )
        for key, _, _, _, out in ITEMS
    )


def _assumptions() -> tuple[Assumption, ...]:
    return tuple(
        Assumption(
            key=f"ratio.{n}",
            name=f"Full-time equivalents for one place, table {n}",
            value=5.5,
            low=4.0,
            high=7.25,
            unit="FTE per place",
            source="Planning assumption of this project; no public source",
            source_date="2026-11",
            mark=("official", "derived", "assumption")[n % 3],
            confidence=("high", "medium", "low")[n % 3],
            group=f"ratio.{n}",
            change=round(120 * math.exp(-n / 6), 2) * (-1) ** n,
            influence=round(0.6 * math.exp(-n / 3), 4),
        )
        for n in range(40)
    )


@pytest.fixture(name="make")
def _make() -> Make:
    return make_assessment


@pytest.fixture(scope="session")
def assessment() -> Assessment:
    return make_assessment()


EDGES: dict[str, dict[str, Any]] = {
    "nothing breaks": {"pressure": 0.0},
    "nothing beside": {"beside": False, "days": 3, "draws": 2, "regions": 1},
    "no supplies": {"supplies": False, "regions": 1},
    "all draws alike": {"variation": 0.0, "regions": 2},
    "one draw": {"draws": 1, "regions": 2},
    "one day": {"days": 1, "regions": 2},
    "one facility": {"regions": 1, "facilities": 1},
    "a year": {"days": 365, "draws": 3, "regions": 1},
}


@pytest.fixture(params=EDGES.values(), ids=EDGES.keys())
def edge(request: pytest.FixtureRequest) -> Assessment:
    """Assessments at the edge of what there is to show."""
    made: Assessment = make_assessment(**request.param)
    return made
