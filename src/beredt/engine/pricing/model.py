"""A price model: costs, keys, categories, prices and what is known of members."""

from dataclasses import dataclass
from typing import Annotated, Literal

from annotated_types import Ge, Le

from beredt.engine.pricing.categories import PriceCategory
from beredt.engine.pricing.keys import AllocationKey, Cost, KeyStatus, PublishedShare
from beredt.engine.pricing.tariffs import PublishedPrice, RoundFigure, Tariff
from beredt.engine.register import Id, Sourced, Text


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownMembers(Sourced):
    """A published number of members: at least so many, or so many new ones.

    `alternative` is the alternative that assumes them, 0 where it is none of them.
    `about` says how far from the number the truth may lie ("ca.").
    """

    category: Id
    year: Annotated[int, Ge(2000)]
    alternative: Annotated[int, Ge(0)]
    meaning: Literal["at_least", "added"]
    members: Annotated[int, Ge(0)]
    about: Annotated[int, Ge(0)]


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarEntry(Sourced):
    """What happens every year: the month, the day where it is known, who and what."""

    month: Annotated[int, Ge(1), Le(12)]
    day: Annotated[int | None, Ge(1), Le(31)]
    following_year: bool
    by: Text
    what_nb: Text
    what_en: Text
    what_uk: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class PriceModel:
    """Everything that is published about one price model."""

    costs: tuple[Cost, ...]
    published_shares: tuple[PublishedShare, ...]
    keys: tuple[AllocationKey, ...]
    categories: tuple[PriceCategory, ...]
    prices: tuple[PublishedPrice, ...]
    figures: tuple[RoundFigure, ...]
    members: tuple[KnownMembers, ...]
    calendar: tuple[CalendarEntry, ...]

    @property
    def tariffs(self) -> tuple[Tariff, ...]:
        """The prices by year and alternative, oldest first."""
        found: dict[tuple[int, int], dict[str, int]] = {}
        for row in self.prices:
            found.setdefault((row.year, row.alternative), {})[row.category] = row.price
        return tuple(
            Tariff(year=year, alternative=alternative, prices=prices)
            for (year, alternative), prices in sorted(found.items())
        )

    def tariff(self, year: int, alternative: int = 0) -> Tariff:
        """Return the prices of a year; raises `KeyError` when there are none."""
        for tariff in self.tariffs:
            if (tariff.year, tariff.alternative) == (year, alternative):
                return tariff
        raise KeyError(f"No prices for {year}, alternative {alternative}.")

    def keys_of(self, status: KeyStatus) -> tuple[AllocationKey, ...]:
        """Return the keys that are proposed, meant for later or rejected."""
        return tuple(key for key in self.keys if key.status == status)

    def key(self, solution: str, status: KeyStatus = "proposed") -> AllocationKey:
        """Return the key of a solution; raises `KeyError` when there is none."""
        for key in self.keys_of(status):
            if key.solution == solution:
                return key
        raise KeyError(f"No {status} key for {solution!r}.")

    def cost(self, name: str) -> Cost:
        """Return one cost by its id; raises `KeyError` when there is none."""
        for cost in self.costs:
            if cost.id == name:
                return cost
        raise KeyError(f"No cost {name!r}.")
