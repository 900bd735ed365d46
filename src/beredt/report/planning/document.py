"""A plan as one JSON document."""

from dataclasses import asdict
from typing import Any

from beredt.engine.assessment import Assessment
from beredt.engine.measures import Hedge, Plan, PlannedMeasure, ShadowPrice, Wish
from beredt.engine.scenario import Quantity
from beredt.engine.trial import BeforeAfter, Trial
from beredt.report.document import (
    FORMAT_VERSION,
    assessment_document,
    plain_band,
    rounded,
)
from beredt.report.planning.naming import day_of, last_day_of
from beredt.report.planning.statements import headline

# Of an assessment: what a plan changes. The rest is the same without and with it.
SIDES = (
    "scenario",
    "fingerprint",
    "provenance",
    "total",
    "gaps",
    "first_break",
    "deaths",
    "moved",
    "flows",
    "measures",
    "seconds",
)
# Who decides a measure and what it acts on, as far as its kind has it.
SPECIFIC = (
    "to",
    "offer",
    "offers",
    "mode",
    "places",
    "items",
    "reserves",
    "channel",
    "level",
    "hours",
)


def plan_document(trial: Trial, wish: Wish, seconds: float) -> dict[str, Any]:
    """Return a plan, what it does and what more would be worth.

    Everything but `seconds`, which choosing took, is a function of scenario, register,
    catalogue, wish, seed and draws.
    """
    plan, facts = trial.plan, trial.before.facts
    return {
        "format": FORMAT_VERSION,
        "scenario": facts.scenario,
        "register": facts.register,
        "seed": facts.seed,
        "draws": facts.draws,
        "days": facts.days,
        "provenance": {
            "engine_version": facts.engine_version,
            "register_version": facts.register_version,
            "register_fingerprint": facts.register_fingerprint,
            "scenario_fingerprint": facts.scenario_fingerprint,
        },
        "headline": {
            "nb": headline(trial, "nb"),
            "en": headline(trial, "en"),
            "uk": headline(trial, "uk"),
        },
        "wish": {
            "most": wish.most,
            "fair": wish.fair,
            "budget_patients": wish.budget.patients,
            "budget_hours": wish.budget.hours,
            "gap": wish.gap,
            "hedge": wish.hedge,
        },
        "measures": [_measure(row, facts.days) for row in plan.measures],
        "before": _side(trial.before),
        "after": _side(trial.after),
        "trial": _trial(trial),
        "expected": _expected(plan),
        "shadow_prices": [_price(row) for row in plan.shadow_prices],
        "frontier": [
            {
                "number": point.number,
                "added": point.added,
                "unmet_days": rounded(point.unmet_days),
                "counted": rounded(point.counted),
            }
            for point in plan.frontier
        ],
        "refused": [
            {
                "measure": row.measure.name,
                "kind": row.measure.kind,
                "place": row.measure.place,
                "reason": row.reason,
                "missed": rounded(row.missed),
            }
            for row in plan.refused
        ],
        "unplanned": rounded(plan.unplanned),
        "objective": rounded(plan.objective),
        "bound": rounded(plan.bound),
        "gap_to_bound": round(plan.gap_to_bound, 6),
        "hedge": None if plan.hedge is None else _hedge(plan.hedge),
        "weights": _weights(plan),
        "seconds": rounded(seconds),
    }


def _measure(row: PlannedMeasure, days: int) -> dict[str, Any]:
    measure = row.measure
    specific = {
        name: list(value) if isinstance(value, tuple) else value
        for name in SPECIFIC
        if (value := getattr(measure, name, None)) and not isinstance(value, Quantity)
    }
    quantities = {
        name: value.value
        for name in ("share", "factor", "patients_per_day")
        if isinstance(value := getattr(measure, name, None), Quantity)
    }
    return {
        "measure": measure.name,
        "kind": measure.kind,
        "place": measure.place,
        **specific,
        **quantities,
        "first_day": day_of(row),
        "last_day": last_day_of(row, days),
        "lead_days": rounded(measure.lead_days),
        "size": rounded(row.size),
        "patients": rounded(row.patients),
        "place_days": rounded(row.place_days),
        "staff_days": rounded(row.staff_days),
        "owner": measure.owner,
        "authority_level": measure.authority_level,
        "legal_basis": measure.legal_basis,
    }


def _side(assessment: Assessment) -> dict[str, Any]:
    document = assessment_document(assessment)
    return {name: document[name] for name in SIDES if name in document}


def _trial(trial: Trial) -> dict[str, Any]:
    return {
        "missing": _both(trial.missing),
        "worst": _both(trial.worst),
        "deaths": _both(trial.deaths),
        "moved": _both(trial.moved),
        "treated": {
            "before": rounded(trial.treated_before),
            "after": rounded(trial.treated_after),
        },
        "waiting": {
            "before": rounded(trial.waiting_before),
            "after": rounded(trial.waiting_after),
        },
        "promised": rounded(trial.promised),
        "kept": rounded(trial.kept),
        "deaths_more_share": rounded(trial.deaths_more_share),
        "failures": [
            {
                "region": row.region,
                "place": row.place,
                "share": rounded(row.share),
                "more": rounded(row.more),
            }
            for row in trial.failures
        ],
    }


def _both(both: BeforeAfter) -> dict[str, Any]:
    return {
        "before": plain_band(both.before),
        "after": plain_band(both.after),
        "change": plain_band(both.change),
    }


def _expected(plan: Plan) -> list[dict[str, Any]]:
    """Return what is expected to be missing, by region and kind of place."""
    return [
        {
            "region": region,
            "place": kind,
            "before": rounded(float(plan.before[r, k].sum())),
            "after": rounded(float(plan.after[r, k].sum())),
        }
        for r, region in enumerate(plan.regions)
        for k, kind in enumerate(plan.kinds)
    ]


def _price(row: ShadowPrice) -> dict[str, Any]:
    return {
        **asdict(row),
        "unmet_days": rounded(row.unmet_days),
        "throughout": rounded(row.throughout),
    }


def _hedge(hedge: Hedge) -> dict[str, Any]:
    numbers = {name: rounded(value) for name, value in asdict(hedge).items()}
    return {
        **numbers,
        "futures": hedge.futures,
        "cost": rounded(hedge.cost),
        "saving": rounded(hedge.saving),
    }


def _weights(plan: Plan) -> list[dict[str, Any]]:
    names = {row.id for row in plan.weights.declared}
    declared = [
        {
            "id": row.id,
            "name_nb": row.name_nb,
            "name_en": row.name_en,
            "value": rounded(plan.weights.value(row.id)),
            "declared": rounded(row.value),
            "low": rounded(row.low),
            "high": rounded(row.high),
            "unit": row.unit,
            "source": row.source,
            "source_date": row.source_date,
            "mark": row.mark,
            "confidence": row.confidence,
        }
        for row in plan.weights.declared
    ]
    added = [
        {"id": name, "value": rounded(value)}
        for name, value in plan.weights.changed.items()
        if name not in names
    ]
    return declared + added
