"""An assessment as one JSON document of plain values, the same bits every time."""

import math
from collections.abc import Mapping
from typing import Any

from beredt.engine.assessment import (
    Assessment,
    Check,
    Flow,
    Gap,
    MeasureLine,
    SupplyLine,
)
from beredt.engine.bands import Band
from beredt.engine.demand import Outside
from beredt.report.language import Language
from beredt.report.sentences import headline, total_sentence
from beredt.report.tables import (
    FLOW_OUTCOMES,
    assumption_rows,
    gaps_in_order,
    outcome_of,
    supplies_in_order,
)
from beredt.report.totals import NOTHING, totals_of

FORMAT_VERSION = 1
DECIMALS = 4
SPOKEN: tuple[Language, ...] = ("nb", "en", "uk")


def assessment_document(assessment: Assessment) -> dict[str, Any]:
    """Return need, gaps, deaths and supplies with their provenance.

    Everything but `seconds` is a function of scenario, register, seed and draws.
    """
    facts, totals = assessment.facts, totals_of(assessment)
    return {
        "format": FORMAT_VERSION,
        "scenario": facts.scenario,
        "register": facts.register,
        "fingerprint": facts.fingerprint,
        "seed": facts.seed,
        "draws": facts.draws,
        "worlds": facts.worlds,
        "knowledge": facts.knowledge,
        "days": facts.days,
        "provenance": {
            "engine_version": facts.engine_version,
            "register_version": facts.register_version,
            "register_fingerprint": facts.register_fingerprint,
            "scenario_fingerprint": facts.scenario_fingerprint,
        },
        "headline": headlines(assessment),
        "total": {
            "patients": rounded(totals.total_patients),
            "unmet_days": plain_band(totals.unmet_days),
            "deaths": plain_band(totals.deaths),
        },
        "recorded": [_recorded(check) for check in assessment.checks],
        "need": _need(assessment),
        "outside": [_outside(row) for row in assessment.outside],
        "measures": [_measure(line) for line in assessment.measures],
        "gaps": [_gap(gap) for gap in gaps_in_order(assessment)],
        "first_break": (
            _gap(assessment.first_break) if assessment.first_break else None
        ),
        "deaths": {"by_source": _bands(totals.deaths_by_source)},
        "moved": plain_band(assessment.moved),
        "uncertainty": {
            name: {
                "knowledge": rounded(division.knowledge),
                "chance": rounded(division.chance),
            }
            for name, division in assessment.uncertainty.items()
        },
        "flows": {flow.source: _flow(flow) for flow in assessment.flows},
        "supplies": [_supply(line) for line in supplies_in_order(assessment)],
        "assumptions": [
            {name: _plain(value) for name, value in row._asdict().items()}
            for row in assumption_rows(assessment)
        ],
        "seconds": rounded(assessment.seconds),
    }


def headlines(assessment: Assessment) -> dict[str, list[str]]:
    """Return the result in two sentences of each language."""
    return {
        lang: [headline(assessment, lang), total_sentence(assessment, lang)]
        for lang in SPOKEN
    }


def _measure(line: MeasureLine) -> dict[str, Any]:
    return {
        "measure": line.measure,
        "kind": line.kind,
        "place": line.place,
        "to": line.to,
        "first_day": line.first_day,
        "days": rounded(line.days),
        "authority_level": line.authority_level,
        "legal_basis": line.legal_basis,
        "owner": line.owner,
        "ordered": rounded(line.ordered),
        "moved": plain_band(line.moved) if line.moved else None,
        "moved_by_day": [rounded(number) for number in line.moved_by_day],
        "left_behind": {
            why: rounded(number) for why, number in line.left_behind.items()
        },
        "vehicle_days": {
            mode: rounded(number) for mode, number in line.vehicle_days.items()
        },
        "backlog": None if line.backlog is None else rounded(line.backlog),
        "tired_from": line.tired_from,
    }


def _recorded(check: Check) -> dict[str, Any]:
    return {
        "name": check.recorded.name,
        "quantity": check.recorded.quantity,
        "recorded": rounded(check.recorded.value),
        "unit": check.recorded.unit,
        "computed": plain_band(check.computed),
        "reference": check.recorded.reference,
    }


def _outside(row: Outside) -> dict[str, Any]:
    return {
        "need": row.need,
        "source": row.source,
        "what": row.what,
        "number": rounded(row.number),
    }


def _need(assessment: Assessment) -> dict[str, Any]:
    return {
        source: {
            "patients": plain_band(assessment.patients.get(source, NOTHING)),
            "places": {
                kind: {
                    "peak": plain_band(peak),
                    "peak_day": assessment.peak_day[source][kind],
                }
                for kind, peak in assessment.peak.get(source, {}).items()
            },
        }
        for source in assessment.sources
    }


def _gap(gap: Gap) -> dict[str, Any]:
    return {
        "region": gap.region,
        "facility": gap.facility,
        "place": gap.place,
        "first_day": gap.first_day,
        "probability": rounded(gap.probability),
        "peak": plain_band(gap.peak),
        "unmet_days": plain_band(gap.unmet_days),
        "binding": gap.binding,
        "by_source": {source: rounded(part) for source, part in gap.by_source.items()},
    }


def _flow(flow: Flow) -> dict[str, Any]:
    return {outcome: plain_band(outcome_of(flow, outcome)) for outcome in FLOW_OUTCOMES}


def _supply(line: SupplyLine) -> dict[str, Any]:
    return {
        "item": line.item,
        "holder": line.holder,
        "region": line.region,
        "unit": line.unit,
        "stock": rounded(line.stock),
        "daily_use": rounded(line.daily_use),
        "days_of_supply": plain_band(line.days_of_supply),
        "first_day_out": line.first_day_out,
        "probability": rounded(line.probability),
    }


def _bands(bands: Mapping[Any, Band]) -> dict[str, Any]:
    return {str(key): plain_band(value) for key, value in bands.items()}


def plain_band(band: Band) -> dict[str, float]:
    """Return mean, p10 and p90 as plain rounded numbers."""
    return {
        "mean": rounded(band.mean),
        "p10": rounded(band.p10),
        "p90": rounded(band.p90),
    }


def rounded(value: float) -> float:
    """Return a plain number, rounded beyond any use of its digits.

    Raises `ValueError` for a number that no JSON document can hold.
    """
    plain = float(value)
    if not math.isfinite(plain):
        raise ValueError(f"An assessment holds finite numbers only, found {plain}.")
    # Adding 0.0 turns minus zero into zero.
    return round(plain, DECIMALS) + 0.0


def _plain(value: Any) -> Any:
    return rounded(value) if isinstance(value, float) else value
