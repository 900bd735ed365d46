"""Evacuation from Ukraine: patients a flight, patients flown, patients received."""

from dataclasses import replace

import numpy as np

from beredt.engine.demand import draw_demand
from beredt.engine.knowledge import law_quantiles
from beredt.engine.network import Network, build_network
from beredt.engine.register import Register
from beredt.engine.scenario import MedevacIn, Quantity, Scenario
from beredt.engine.validation.judging import Computed, judge
from beredt.engine.validation.line import Line
from beredt.engine.validation.playing import Event
from beredt.engine.validation.recorded import Record, RecordedNumber

CASE = "medevac-inn"
LINE = "straight_line"
FULL = "full_aircraft"
KNOWN, LATER = "known", "recorded"
WEEK = 7
NO_CEILING = Quantity(value=1_000_000)
LOW, HIGH = 0.1, 0.9


def medevac(event: Event, record: Record) -> tuple[Line, ...]:
    """Compute what was published after March 2023 from what was known until then.

    The band is that of the weekly number alone: what comes is planned, not chance.
    """
    network = build_network(event.register)
    need = _need(event.scenario)
    return (
        _patients_per_flight(event.register, record),
        *_transported(event.scenario, network, need, record),
        *_received(event.scenario, network, need, record),
    )


def _patients_per_flight(register: Register, record: Record) -> Line:
    """Compare patients a flight with the litters that the register counts on."""
    (flights,) = record.series(LATER, "flights")
    patients = next(
        row for row in record.series(LATER, "transported") if row.day == flights.day
    )
    litters, filled = _aircraft(register)
    return judge(
        CASE,
        "patients_per_flight",
        "patients",
        patients.value / flights.value,
        Computed(litters * filled),
        (FULL, litters),
    )


def _aircraft(register: Register) -> tuple[float, float]:
    """Return litters of the evacuation aeroplane, and the share one may count on."""
    (row,) = (row for row in register.transport if row.mode == "evacuation_aeroplane")
    return float(row.litters), float(row.availability)


def _transported(
    scenario: Scenario, network: Network, need: MedevacIn, record: Record
) -> tuple[Line, ...]:
    """Compare with everybody flown by Norway: flights a week times patients a flight.

    The straight line goes from the first patients through the last known number.
    """
    litters, filled = _aircraft(network.register)
    flights = record.value(KNOWN, "flights_per_week")
    usual = flights * litters * filled
    few = flights * record.value(KNOWN, "patients_per_flight_low")
    many = record.value(KNOWN, "flights_per_week_high") * litters
    rate = Quantity(value=usual, low=min(few, usual), high=max(many, usual))
    flown = replace(need, patients_per_week=rate, ceiling=NO_CEILING)
    (known,) = record.series(KNOWN, "transported")
    return _against(scenario, network, flown, record, known)


def _received(
    scenario: Scenario, network: Network, need: MedevacIn, record: Record
) -> tuple[Line, ...]:
    """Compare with everybody received in Norway, up to the ceiling.

    The weekly number is the average until then; its interval is the slowest and the
    fastest of the periods between the numbers that were known.
    """
    start = record.series("first-patients", "received")
    known = (*start, *record.series(KNOWN, "received"))
    days = np.diff([row.day for row in known])
    rates = WEEK * np.diff([row.value for row in known]) / days
    last = known[-1]
    rate = Quantity(
        value=WEEK * last.value / float(days.sum()),
        low=float(rates.min()),
        high=float(rates.max()),
    )
    left = Quantity(value=record.value(KNOWN, "ceiling") - last.value)
    received = replace(need, patients_per_week=rate, ceiling=left)
    return _against(scenario, network, received, record, last)


def _against(
    scenario: Scenario,
    network: Network,
    need: MedevacIn,
    record: Record,
    known: RecordedNumber,
) -> tuple[Line, ...]:
    """Continue from the last known number, and compare on each later day."""
    (first,) = record.series("first-patients", "received")
    slope = known.value / (known.day - first.day)
    lines = []
    for row in record.series(LATER, known.metric):
        ahead = row.day - known.day
        if ahead <= 0:
            continue
        low, value, high = (
            known.value + _arrived(scenario, network, need, rate, ahead)
            for rate in _levels(need.patients_per_week)
        )
        lines.append(
            judge(
                CASE,
                f"{known.metric}:{row.as_of}",
                "patients",
                row.value,
                Computed(value, low, high),
                (LINE, known.value + slope * ahead),
            )
        )
    return tuple(lines)


def _levels(rate: Quantity) -> tuple[float, float, float]:
    low, high = law_quantiles(
        rate.law, rate.least, rate.value, rate.most, np.array([LOW, HIGH])
    ).tolist()
    return low, rate.value, high


def _arrived(
    scenario: Scenario, network: Network, need: MedevacIn, rate: float, days: int
) -> float:
    """Return the patients that the need brings in so many days."""
    weekly = Quantity(value=rate)
    coming = replace(need, start=0.0, days=float(days), patients_per_week=weekly)
    played = replace(scenario, needs=(coming,), days=days)
    return float(draw_demand(played, network, seed=0).arrivals["rate"].sum())


def _need(scenario: Scenario) -> MedevacIn:
    (need,) = (need for need in scenario.needs if isinstance(need, MedevacIn))
    return need
