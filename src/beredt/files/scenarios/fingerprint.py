"""A scenario's fingerprint: the same for the same happenings, however written."""

import dataclasses
import hashlib
import json
from typing import Any

from beredt.engine.scenario import Scenario

# What a reader may want to know, and what no result depends on.
UNCOUNTED = frozenset({"title", "reference", "mark", "unit", "file"})


def fingerprint_of(scenario: Scenario) -> str:
    """Return the SHA-256 of everything in a scenario that a result depends on."""
    content = {
        "days": scenario.days,
        "weekday": scenario.weekday,
        "day_of_year": scenario.day_of_year,
        "needs": _plain(scenario.needs),
        "disruptions": _plain(scenario.disruptions),
        "measures": _plain(scenario.measures),
    }
    text = json.dumps(content, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _plain(happenings: tuple[Any, ...]) -> list[Any]:
    return [_counted(dataclasses.asdict(happening)) for happening in happenings]


def _counted(value: Any) -> Any:
    if isinstance(value, dict):
        return {k: _counted(v) for k, v in value.items() if k not in UNCOUNTED}
    return value
