"""A comparison as one JSON document."""

from collections.abc import Sequence
from typing import Any

from beredt.engine.comparison import Comparison, Difference
from beredt.report.comparison.changed import Changed, changed_document
from beredt.report.document import plain_band, rounded

QUANTITIES = (
    "patients",
    "peak_need",
    "unmet_days",
    "first_days",
    "deaths",
    "moved",
    "backlog",
    "days_out",
)


def comparison_document(
    comparison: Comparison, changed: Sequence[Changed]
) -> dict[str, Any]:
    """Return a comparison as one JSON document.

    `changed` says of each assessment but the first how its inputs differ.
    """
    numbers = {
        name: [_document(line) for line in getattr(comparison, name)]
        for name in QUANTITIES
    }
    return {
        "scenarios": list(comparison.scenarios),
        "draws": comparison.draws,
        "changed": [
            {"scenario_name": name, **changed_document(one)}
            for name, one in zip(comparison.scenarios[1:], changed, strict=True)
        ],
        **numbers,
    }


def _document(line: Difference) -> dict[str, Any]:
    probability = line.probability
    return {
        "scenario": line.scenario,
        **line.about._asdict(),
        "value": plain_band(line.value),
        "change": plain_band(line.change),
        "half_width": rounded(line.half_width),
        "probability": None if probability is None else rounded(probability),
    }
