"""22 July 2011: operations and deaths from what was known the first evening."""

from dataclasses import replace

from beredt.engine.scenario import MassCasualty, Quantity, Scenario
from beredt.engine.validation.judging import judge, of_band
from beredt.engine.validation.line import Line
from beredt.engine.validation.playing import Event
from beredt.engine.validation.recorded import Record

CASE = "22-juli-2011"
SEVERE, OTHER = "K01", "K02"
# Late war injuries: their operations per patient come from German hospitals.
SEVERE_ELSEWHERE = "K20"
FOUR_WEEKS = 28
FIRST_DAY = 1


def july_2011(event: Event, record: Record) -> tuple[Line, ...]:
    """Compute the course of the patients of the trauma centre from their triage.

    Known beforehand: how many came, and how many of them were severely injured. The
    operations of a severely injured patient in the register come from this very
    event; `operations_held_out` therefore uses a category that knows nothing of it.
    """
    need = _need(event.scenario)
    patients = record.value(CASE, "patients")
    severe = record.value(CASE, "severe")
    all_of_them = _injured(need, patients, severe, SEVERE)
    elsewhere = _injured(need, patients, severe, SEVERE_ELSEWHERE)
    critical = record.value(CASE, "critical_first_evening")
    # From the start of the day, so that the first 24 hours are whole.
    evening = replace(_injured(need, critical, critical, SEVERE), start=0.0)
    course = event.play([all_of_them], ["operations", "deaths"], FOUR_WEEKS)
    held_out = event.play([elsewhere], ["operations"], FOUR_WEEKS)
    night = event.play([evening], ["operations"], FIRST_DAY)
    madrid = _of_each(record, "madrid-2004", "operations", "operated")
    london = _of_each(record, "london-2005", "operations_first_evening", "patients")
    mortality = _of_each(record, "london-2005", "deaths", "severe")
    operations = record.value(CASE, "operations")
    rows = (
        (
            "operations_first_evening",
            night["operations"],
            record.value(CASE, "operations_first_evening"),
            ("london_2005_scaled", london * critical),
        ),
        (
            "operations",
            course["operations"],
            operations,
            ("madrid_2004_scaled", madrid * patients),
        ),
        (
            "operations_held_out",
            held_out["operations"],
            operations,
            ("madrid_2004_scaled", madrid * patients),
        ),
        (
            "deaths",
            course["deaths"],
            record.value(CASE, "deaths"),
            ("london_2005_scaled", mortality * severe),
        ),
    )
    return tuple(
        judge(
            CASE,
            metric,
            "deaths" if metric == "deaths" else "operations",
            recorded,
            of_band(band),
            simplest,
        )
        for metric, band, recorded, simplest in rows
    )


def _injured(
    need: MassCasualty, patients: float, severe: float, category: str
) -> MassCasualty:
    """Divide the injured by what triage said."""
    share = severe / patients
    mix = {category: share} | ({OTHER: 1 - share} if share < 1 else {})
    return replace(need, injured=Quantity(value=patients), mix=mix)


def _of_each(record: Record, subject: str, metric: str, each: str) -> float:
    return record.value(subject, metric) / record.value(subject, each)


def _need(scenario: Scenario) -> MassCasualty:
    (need,) = scenario.needs
    if not isinstance(need, MassCasualty):
        raise TypeError(f"{scenario.name} has no need of the kind mass_casualty")
    return need
