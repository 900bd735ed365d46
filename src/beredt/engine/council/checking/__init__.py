"""The consistency check: general rules, each of which finds what does not agree."""

from beredt.engine.council.checking.agenda import (
    case_numbers,
    deputies,
    proposals,
    times,
    title_types,
)
from beredt.engine.council.checking.content import (
    band_ends,
    body_names,
    dates,
    seats_twice,
    shares,
)
from beredt.engine.council.findings import Finding
from beredt.engine.council.papers import Papers

RULES = (
    body_names,
    case_numbers,
    times,
    title_types,
    proposals,
    deputies,
    seats_twice,
    dates,
    shares,
    band_ends,
)

__all__ = ["RULES", "check"]


def check(papers: Papers) -> tuple[Finding, ...]:
    """Return everything in the papers that does not agree, rule by rule."""
    return tuple(finding for rule in RULES for finding in rule(papers))
