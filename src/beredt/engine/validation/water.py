"""Drinking water in Askøy 2019: ill and admitted from exposure alone."""

from dataclasses import replace
from statistics import median

from beredt.engine.scenario import Quantity, Scenario, Waterborne
from beredt.engine.validation.judging import judge, of_band
from beredt.engine.validation.line import Line
from beredt.engine.validation.playing import Event
from beredt.engine.validation.recorded import Record

CASE = "askoy-2019"
LATEST = "havelock-north-2016"
SIMPLEST = "latest_event_scaled"
EVERYBODY = Quantity(value=1.0)


def askoy_2019(event: Event, record: Record) -> tuple[Line, ...]:
    """Compute the outbreak from those exposed and from earlier outbreaks elsewhere.

    Attack rate and admitted share are the median of the earlier outbreaks, with the
    smallest and the largest of them as interval: nothing is taken from Askøy but the
    number on the supply. The simplest alternative scales the latest earlier outbreak.
    """
    need = _need(event.scenario)
    forecast = replace(
        need,
        attack_rate=earlier(record, "attack_rate"),
        admitted=earlier(record, "admitted_share"),
    )
    # Everybody who falls ill is counted as a patient, to see how many they are.
    ill = replace(forecast, admitted=EVERYBODY)
    surveyed = record.value(CASE, "surveyed")
    asked = replace(ill, exposed=Quantity(value=surveyed))
    hospital = event.play([forecast], ["patients", "deaths"])
    rate, admitted, deaths = _latest(record)
    exposed = need.exposed.value
    rows = (
        (
            "ill_surveyed",
            "persons",
            event.play([asked], ["patients"])["patients"],
            rate * surveyed,
        ),
        (
            "ill_reported",
            "persons",
            event.play([ill], ["patients"])["patients"],
            rate * exposed,
        ),
        ("admitted", "patients", hospital["patients"], admitted * exposed),
        ("deaths", "deaths", hospital["deaths"], deaths * exposed),
    )
    return tuple(
        judge(
            CASE,
            metric,
            unit,
            record.value(CASE, metric),
            of_band(band),
            (SIMPLEST, alternative),
        )
        for metric, unit, band, alternative in rows
    )


def earlier(record: Record, metric: str) -> Quantity:
    """Return the median, the smallest and the largest of the earlier outbreaks."""
    values = [row.value for row in record.all(metric) if row.subject != CASE]
    return Quantity(value=median(values), low=min(values), high=max(values))


def _latest(record: Record) -> tuple[float, float, float]:
    """Return ill, admitted and dead for each one exposed in the latest outbreak."""
    ill = record.value(LATEST, "attack_rate")
    admitted = ill * record.value(LATEST, "admitted_share")
    return ill, admitted, ill * record.value(LATEST, "deaths_share")


def _need(scenario: Scenario) -> Waterborne:
    (need,) = scenario.needs
    if not isinstance(need, Waterborne):
        raise TypeError(f"{scenario.name} has no need of the kind waterborne")
    return need
