"""What of a result is withheld from whom: as much as tells a field that is."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from beredt.engine.register import Register
from beredt.report.tables import GapRow
from beredt.report.words import WHOLE_COUNTRY
from beredt.web.accounts.permissions import Visitor
from beredt.web.assessments.models import Assessment
from beredt.web.registers.labels import PROVENANCE, hidden_from, label_withheld

# Told by the pages of supplies alone.
STOCKS = frozenset({"items", "stocks", "consumption"})
# The same for all patients, whoever treats them: no capacity tells them.
PATIENTS = frozenset(
    {
        "categories",
        "pathways",
        "activity",
        "weekdays",
        "seasons",
        "ages",
        "parameters",
        "intervals",
    }
)
# A number of each facility, so that the sum of several tells none of them.
BY_FACILITY = frozenset({"facilities", "places", "utilities", "catchments"})
# Their rows stand among the assumptions, each with its source.
ASSUMED = frozenset(
    {
        "pathways",
        "activity",
        "ratios",
        "occupancy",
        "dependencies",
        "utilities",
        "parameters",
    }
)
NEVER_TOLD = frozenset(
    {("facilities", "note"), ("offers", "note"), ("places", "definition")}
)
# Two facilities each know their own number, and so the other's from their sum.
FEWEST = 3
Sums = frozenset[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Withheld:
    """The columns of its register that a result tells and somebody may not see."""

    columns: frozenset[tuple[str, str]]

    @property
    def is_nothing(self) -> bool:
        """Whether the whole of the result may be seen."""
        return not self.columns

    @property
    def label(self) -> str:
        """The strictest label of what is withheld."""
        return label_withheld(self.columns)

    @property
    def tables(self) -> frozenset[str]:
        """The tables whose rows are left out of the assumptions."""
        return frozenset(table for table, _ in self.columns)

    @property
    def has_supplies(self) -> bool:
        """Whether the stocks are withheld."""
        return bool(self.tables & STOCKS)

    @property
    def has_facilities(self) -> bool:
        """Whether the numbers of each facility are withheld, and the map of them."""
        return bool(self._capacity)

    @property
    def _capacity(self) -> frozenset[str]:
        # What no list here knows is taken to be told by every capacity.
        said = {table for table, column in self.columns if column not in PROVENANCE}
        return frozenset(said - STOCKS - PATIENTS)

    def sums(self, register: Register) -> Sums:
        """Return the regions (or the country) and kinds of place that are withheld."""
        if not self._capacity:
            return frozenset()
        found = set()
        for kind, counts in _facilities(register).items():
            regions = set(counts) if self._capacity - BY_FACILITY else set()
            found |= {(region, kind) for region in regions | telling(counts)}
        return frozenset(found)

    def left_of(self, rows: Iterable[GapRow], register: Register) -> list[GapRow]:
        """Return the gaps that may be seen."""
        sums = self.sums(register)
        return [
            row
            for row in rows
            if not (row.facility and self.has_facilities)
            and (row.region, row.place) not in sums
        ]


def withheld_from(user: Visitor, assessment: Assessment) -> Withheld:
    """Return what a result tells of its register that somebody may not see."""
    hidden = hidden_from(user, assessment.register.organisation)
    return Withheld(frozenset(filter(_is_told, hidden)))


def telling(counts: Mapping[str, int]) -> set[str]:
    """Return the regions whose sum would tell what one facility of them has.

    Those with fewer than three facilities, and as many more, the smallest first, as
    are needed that the country less what is shown does not tell it either. With fewer
    than three in all, the country is among them.

    >>> sorted(telling({"nord": 2, "midt": 3, "vest": 4}))
    ['midt', 'nord']
    >>> sorted(telling({"vest": 1}))
    ['norway', 'vest']
    """
    if sum(counts.values()) < FEWEST:
        return {WHOLE_COUNTRY, *counts}
    found = {region for region, count in counts.items() if count < FEWEST}
    others = sorted(set(counts) - found, key=lambda region: (counts[region], region))
    while found and others and not _is_enough([counts[region] for region in found]):
        found.add(others.pop(0))
    return found


def _is_enough(counts: list[int]) -> bool:
    return len(counts) > 1 and sum(counts) >= FEWEST


def _is_told(column: tuple[str, str]) -> bool:
    table, name = column
    if name in PROVENANCE:
        return table in ASSUMED | STOCKS
    return column not in NEVER_TOLD


def _facilities(register: Register) -> Mapping[str, Mapping[str, int]]:
    """Count the facilities with places, by kind of place and region."""
    region = {row.id: row.region for row in register.facilities}
    there: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for row in register.places:
        if row.number:
            there[row.kind][region[row.facility]].add(row.facility)
    return {
        kind: {name: len(facilities) for name, facilities in regions.items()}
        for kind, regions in there.items()
    }
