"""A forecast and its scores as one JSON document."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from beredt.engine.forecast import Forecast, Outlook, Score
from beredt.report.document import rounded
from beredt.report.forecasting.tables import known, outlook_rows, score_rows

PLAIN = ("level", "kind", "region", "place")


def forecast_document(forecast: Forecast) -> dict[str, Any]:
    """Return a forecast with everything it was made from."""
    return {
        "last_day": date.fromordinal(forecast.last_day).isoformat(),
        "days": forecast.days,
        "draws": forecast.draws,
        "seed": forecast.seed,
        "stays": {
            kind: {
                "mean": rounded(law.mean),
                "variation": rounded(law.variation),
                "from_reports": law.from_reports,
            }
            for kind, law in forecast.laws.items()
        },
        "earlier_forecasts": forecast.looked_back,
        "left_out": [site.place for site in forecast.left_out],
        "places": [_place(one, forecast.last_day) for one in forecast.outlooks],
    }


def score_document(scores: Sequence[Score]) -> dict[str, Any]:
    """Return how good forecasts have been."""
    return {
        "scores": [
            {name: _plain(value) for name, value in row._asdict().items()}
            for row in score_rows(scores)
        ]
    }


def _place(outlook: Outlook, last_day: int) -> dict[str, Any]:
    first = outlook.first_day_over
    return {
        **{name: getattr(outlook, name) for name in PLAIN},
        "capacity": _plain(known(outlook.capacity)),
        "first_day_over": (
            None if first is None else date.fromordinal(last_day + first).isoformat()
        ),
        "census_days_old": outlook.late,
        "days": [
            {
                name: _plain(value)
                for name, value in row._asdict().items()
                if name not in {*PLAIN, "capacity"}
            }
            for row in outlook_rows(outlook, last_day)
        ],
    }


def _plain(value: Any) -> Any:
    return rounded(value) if isinstance(value, float) else value
