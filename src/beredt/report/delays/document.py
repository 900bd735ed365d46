"""A scan of delays as one JSON document."""

from typing import Any

from beredt.engine.comparison import Comparison
from beredt.engine.delays import Point, Scan
from beredt.report.comparison import comparison_document
from beredt.report.comparison.changed import Changed
from beredt.report.document import rounded


def delays_document(
    scan: Scan, simulated: Comparison | None, most: int
) -> dict[str, Any]:
    """Return a scan of delays as one JSON document, with its `most` worst points."""
    confirmed = None
    if simulated:
        nothing = [Changed()] * (len(simulated.scenarios) - 1)
        confirmed = comparison_document(simulated, nothing)
        del confirmed["changed"]
    return {
        "scenario": scan.scenario,
        "parts": list(scan.parts),
        "days": scan.days,
        "delays": list(scan.delays),
        "as_planned": _plain(scan.as_planned),
        "worst": [_plain(point) for point in scan.worst[:most]],
        "grids": [
            {
                "parts": list(grid.parts),
                "points": [[_plain(point) for point in row] for row in grid.points],
            }
            for grid in scan.grids
        ],
        "simulated": confirmed,
    }


def _plain(point: Point) -> dict[str, Any]:
    return {
        "delays": dict(point.delays),
        "unmet_days": rounded(point.unmet_days),
        "peak": rounded(point.peak),
        "peak_day": point.peak_day,
    }
