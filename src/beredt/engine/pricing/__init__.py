"""What shared solutions cost, who pays which part, and what follows from prices.

Everything is exact: amounts and shares are fractions, rounded only to be shown.
"""

from beredt.engine.pricing.amounts import (
    MONTHS,
    Span,
    in_kroner,
    in_million,
    round_to_sum,
)
from beredt.engine.pricing.billing import Bill, Cliff, Edge, bills, cliffs, near_edge
from beredt.engine.pricing.categories import (
    NAMED_FIRST,
    Enterprise,
    PriceCategory,
    Role,
    Rule,
    category_of,
)
from beredt.engine.pricing.concluding import (
    Assumed,
    Conclusions,
    CurvePoint,
    PriceStep,
    SharedCost,
    alternatives,
    conclude,
    curve,
    price_at,
    segment_cost,
    shared_costs,
)
from beredt.engine.pricing.covering import (
    Alternative,
    Implied,
    implied_members,
    most_members,
    price_of_one,
    price_with,
    scaled_prices,
)
from beredt.engine.pricing.keys import (
    AllocationKey,
    Cost,
    Divided,
    KeyStatus,
    Payer,
    PublishedShare,
)
from beredt.engine.pricing.model import CalendarEntry, KnownMembers, PriceModel
from beredt.engine.pricing.tariffs import (
    PublishedPrice,
    RoundFigure,
    Tariff,
    break_even,
    common_factor,
    whole_percentage,
)

__all__ = [
    "MONTHS",
    "NAMED_FIRST",
    "AllocationKey",
    "Alternative",
    "Assumed",
    "Bill",
    "CalendarEntry",
    "Cliff",
    "Conclusions",
    "Cost",
    "CurvePoint",
    "Divided",
    "Edge",
    "Enterprise",
    "Implied",
    "KeyStatus",
    "KnownMembers",
    "Payer",
    "PriceCategory",
    "PriceModel",
    "PriceStep",
    "PublishedPrice",
    "PublishedShare",
    "Role",
    "RoundFigure",
    "Rule",
    "SharedCost",
    "Span",
    "Tariff",
    "alternatives",
    "bills",
    "break_even",
    "category_of",
    "cliffs",
    "common_factor",
    "conclude",
    "curve",
    "implied_members",
    "in_kroner",
    "in_million",
    "most_members",
    "near_edge",
    "price_at",
    "price_of_one",
    "price_with",
    "round_to_sum",
    "scaled_prices",
    "segment_cost",
    "shared_costs",
    "whole_percentage",
]
