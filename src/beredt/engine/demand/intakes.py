"""Needs as intakes: expected patients of one category a day, and where they turn up."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from beredt.engine.demand.curves import Curve, bell, evenly, onset, over
from beredt.engine.demand.ordinary import ordinary_flows
from beredt.engine.demand.places import shares_of
from beredt.engine.network import Network
from beredt.engine.scenario import (
    BattleCasualties,
    Burns,
    Chemical,
    DisplacedPeople,
    Epidemic,
    MassCasualty,
    MedevacIn,
    Need,
    Observation,
    Ordinary,
    PatientStream,
    Quantity,
    Radiological,
    Scenario,
    Source,
    Transmission,
    Waterborne,
)

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Factor:
    """A quantity that the size of an intake is proportional to, by its name."""

    name: str
    quantity: Quantity

    @property
    def base(self) -> float:
        """The size that rates are computed with."""
        return self.quantity.value or self.quantity.most


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Intake:
    """Patients of one category and source. Axes of `shares`: facility.

    `curve` has the patients of each day when every factor is 1.0. Those of a `profile`
    of activity came by it before day 0 too; of others nobody is there at the start.
    """

    need: str
    category: str
    source: Source
    shares: Floats
    curve: Curve
    factors: tuple[Factor, ...]
    variation: float = 0.0
    daytime: bool = False
    exact: bool = False
    profile: str | None = None

    @property
    def size(self) -> float:
        """The product of the bases of all factors."""
        size = 1.0
        for factor in self.factors:
            size *= factor.base
        return size

    @property
    def rates(self) -> Floats:
        """Expected patients a day with every factor at its base. Axes: day."""
        return self.curve.shares * self.size


def intakes(scenario: Scenario, network: Network) -> Iterator[Intake]:
    """Turn every need of a scenario into intakes."""
    for need in scenario.needs:
        # Those of an epidemic from transmission follow from its course.
        if not isinstance(need, Transmission):
            yield from _intakes_of(need, scenario, network)


def _intakes_of(need: Need, scenario: Scenario, network: Network) -> Iterator[Intake]:
    if isinstance(need, Ordinary):
        yield from _ordinary(need, scenario, network)
        return
    shares = shares_of(network, need.place)
    for category, share, curve, names in _streams(need, scenario.days, network):
        factors = tuple(
            Factor(name=f"{need.name}.{name}", quantity=getattr(need, name))
            for name in names
        )
        yield Intake(
            need=need.name,
            category=category,
            source=need.source,
            shares=shares,
            curve=curve.times(share),
            factors=factors,
            variation=getattr(need, "variation", 0.0),
            exact=isinstance(need, Observation | MedevacIn),
        )


Stream = tuple[str, float, Curve, tuple[str, ...]]


def _streams(need: Need, days: int, network: Network) -> Iterator[Stream]:
    """Yield category, share, curve and the names of the factors of each stream."""
    match need:
        case BattleCasualties():
            yield from _battle(need, days)
        case MassCasualty() | Burns() | Chemical():
            yield from _sudden(need, days)
        case Epidemic():
            yield from _epidemic(need, days, network)
        case _:
            yield from _lasting(need, days)


def _sudden(need: MassCasualty | Burns | Chemical, days: int) -> Iterator[Stream]:
    """Yield the streams of an event that is over within hours."""
    match need:
        case MassCasualty():
            starts = [need.start + i * need.repeat_days for i in range(need.times)]
            curve = over(days, starts, need.arrive_hours / 24)
            yield from _mixed(need.mix, curve, ("injured",))
        case Burns():
            curve = over(days, [need.start], need.arrive_hours / 24)
            yield from _mixed(need.mix, curve, ("patients",))
        case Chemical():
            length = max(cleaning_hours(need), 1.0) / 24
            curve = over(days, [need.start], length)
            yield need.category, 1.0, curve, ("presenting", "admitted")


def _lasting(need: Need, days: int) -> Iterator[Stream]:
    """Yield the streams of a need that goes on for days or months."""
    match need:
        case PatientStream():
            curve = evenly(days, need.start, need.days).times(1 / need.days)
            yield from _mixed(need.mix, curve, ("patients",))
        case Radiological():
            curve = evenly(days, need.start, need.days).times(1 / need.days)
            yield from _mixed(need.mix, curve, ("exposed", "admitted"))
        case Waterborne():
            curve = onset(days, need.start, need.onset_days, need.onset_variation)
            yield need.category, 1.0, curve, ("exposed", "attack_rate", "admitted")
        case DisplacedPeople():
            rate = _present(days, need.start, need.days) / (1000 * 30)
            names = ("arrivals", "admitted_per_1000_month")
            yield need.category, 1.0, Curve.whole_days(rate), names
        case MedevacIn():
            # The ceiling is a decision: what comes is planned, not left to chance.
            weeks = need.ceiling.value / need.patients_per_week.value
            length = min(need.days, 7 * weeks)
            curve = evenly(days, need.start, length).times(1 / 7)
            yield need.category, 1.0, curve, ("patients_per_week",)
        case Observation():
            rate = np.zeros(days)
            first = int(need.start)
            seen = np.array(need.admissions[: max(days - first, 0)])
            rate[first : first + len(seen)] = seen
            yield from _mixed(need.mix, Curve.whole_days(rate), ())


def _mixed(
    mix: dict[str, float], curve: Curve, names: tuple[str, ...]
) -> Iterator[Stream]:
    for category, share in mix.items():
        yield category, share, curve, names


def _battle(need: BattleCasualties, days: int) -> Iterator[Stream]:
    curve = evenly(days, need.start, need.days).times(1 / 1000)
    serious = ("population_at_risk", "serious_per_1000")
    yield from _mixed(need.mix, curve, serious)
    if need.minor_per_serious.most > 0:
        minor = (*serious, "minor_per_serious", "minor_admitted")
        yield need.minor_category, 1.0, curve, minor
    if need.disease_per_1000.most > 0:
        names = ("population_at_risk", "disease_per_1000", "disease_admitted")
        yield need.disease_category, 1.0, curve, names


def cleaning_hours(need: Chemical) -> float:
    """Return the hours it takes to decontaminate everybody who presents."""
    lying = need.presenting.value * need.lying
    standing = need.presenting.value - lying
    return max(
        lying / (need.lying_per_hour * need.units),
        standing / (need.standing_per_hour * need.units),
    )


def _epidemic(need: Epidemic, days: int, network: Network) -> Iterator[Stream]:
    intensive = need.intensive.value / need.admitted.value
    stay = (1 - intensive) * _mean_stay(network, need.ward_category)
    stay += intensive * _mean_stay(network, need.intensive_category)
    # The census of a bell of admissions is nearly a bell with the same area as the
    # patient-days, so its height gives its width.
    width = need.admitted.value * stay / (need.peak.value * np.sqrt(2 * np.pi))
    width = np.sqrt(max(width**2 - stay**2, 1.0))
    curve = bell(days, need.start, width)
    yield need.ward_category, 1 - intensive, curve, ("admitted",)
    yield need.intensive_category, intensive, curve, ("admitted",)


def _mean_stay(network: Network, category: str) -> float:
    return sum(
        row.share * row.stay
        for row in network.register.pathways
        if row.category == category
    )


def _present(days: int, start: float, length: float) -> Floats:
    """Return the share of all who will come that is there, on average each day."""
    middle = np.arange(days) + 0.5
    return np.asarray(np.clip((middle - start) / length, 0, 1))


def _ordinary(need: Ordinary, scenario: Scenario, network: Network) -> Iterator[Intake]:
    for flow in ordinary_flows(need, scenario, network):
        name = f"activity.{flow.category}"
        yield Intake(
            need=need.name,
            category=flow.category,
            source=need.source,
            shares=flow.shares,
            curve=flow.curve,
            factors=(
                Factor(name=f"{need.name}.scale", quantity=need.scale),
                Factor(name=name, quantity=flow.admissions),
            ),
            daytime=True,
            profile=flow.profile,
        )
