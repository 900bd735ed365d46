"""A strategy and its indicators as one document."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from beredt.engine.strategy import (
    Milestone,
    Observation,
    Strategy,
    Value,
    values_of,
)


def strategy_document(
    strategy: Strategy, observations: Sequence[Observation]
) -> dict[str, Any]:
    """Return goals, status and indicators with their values, as one document."""
    return {
        "title": strategy.title,
        "vision": strategy.vision,
        "goals": [asdict(goal) for goal in strategy.goals],
        "statuses": [
            {**asdict(one), "day": date.fromordinal(one.day).isoformat()}
            for one in strategy.statuses
        ],
        "indicators": [
            {
                **asdict(one),
                "values": [_plain(value) for value in values_of(one, observations)],
            }
            for one in strategy.indicators
        ],
        "milestones": [_dated(one) for one in strategy.milestones],
    }


def _plain(value: Value) -> dict[str, Any]:
    return {
        "period": value.period,
        "missing_months": value.missing,
        **{
            key: None if found is None else {"value": float(found), "exact": str(found)}
            for key, found in (
                ("value", value.value),
                ("so_far", value.so_far),
                ("pooled", value.pooled),
            )
        },
    }


def _dated(milestone: Milestone) -> dict[str, Any]:
    done = milestone.done_day
    return {
        "id": milestone.id,
        "goal": milestone.goal,
        "title": milestone.title,
        "owner": milestone.owner,
        "promised": [
            {
                "said": date.fromordinal(one.day).isoformat(),
                "due": date.fromordinal(one.due_day).isoformat(),
                "why": one.why,
                "by": one.by,
            }
            for one in milestone.promised
        ],
        "done": None if done is None else date.fromordinal(done).isoformat(),
        "slipped_days": milestone.slipped_days,
    }
