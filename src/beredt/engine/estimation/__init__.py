"""Lengths of stay, estimated from lists, quantiles, or admissions and census."""

from beredt.engine.estimation.census import (
    DRIFTS,
    CensusLaw,
    CensusSeries,
    Drift,
    Foretold,
    fit_census,
    foretell,
)
from beredt.engine.estimation.choosing import (
    CensusForm,
    choose_form,
    estimate_from_census,
    stay_of_census,
)
from beredt.engine.estimation.deconvolution import (
    best_smoothing,
    census_of,
    survival_from_census,
)
from beredt.engine.estimation.estimate import Interval, StayEstimate, StayPeriod
from beredt.engine.estimation.laws import FAMILIES, Law, Mixture, presence
from beredt.engine.estimation.line_list import (
    StayList,
    estimate_from_list,
    kaplan_meier,
)
from beredt.engine.estimation.quantiles import (
    QuantileTable,
    estimate_from_quantiles,
    quantiles_of,
)

__all__ = [
    "DRIFTS",
    "FAMILIES",
    "CensusForm",
    "CensusLaw",
    "CensusSeries",
    "Drift",
    "Foretold",
    "Interval",
    "Law",
    "Mixture",
    "QuantileTable",
    "StayEstimate",
    "StayList",
    "StayPeriod",
    "best_smoothing",
    "census_of",
    "choose_form",
    "estimate_from_census",
    "estimate_from_list",
    "estimate_from_quantiles",
    "fit_census",
    "foretell",
    "kaplan_meier",
    "presence",
    "quantiles_of",
    "stay_of_census",
    "survival_from_census",
]
