"""How AI systems are counted: each once, those without a supplier apart."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from beredt.engine.ai_systems.records import AISystem, Phase

Name = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How many unique systems there are, and how many are left out.

    Cells of a table may add up to more than `unique`: a system may be used in several
    regions, and one system may have several gains.
    """

    unique: int
    undecided: int
    by_region_and_phase: dict[tuple[str, Phase], int]
    by_category: dict[str, int]
    by_gain: dict[str, int]


def unique(systems: Iterable[AISystem]) -> set[Name]:
    """Return each system with a decided supplier once: by supplier and name."""
    return {name_of(system) for system in systems if system.is_decided}


def count(systems: Iterable[AISystem]) -> Counts:
    """Count systems in every way, by the same rule."""
    every = tuple(systems)
    return Counts(
        unique=len(unique(every)),
        undecided=sum(not system.is_decided for system in every),
        by_region_and_phase=by_region_and_phase(every),
        by_category=by_category(every),
        by_gain=by_gain(every),
    )


def by_region_and_phase(systems: Iterable[AISystem]) -> dict[tuple[str, Phase], int]:
    """Count unique systems in each region and phase."""
    cells = {
        (system.region, system.phase, name_of(system))
        for system in systems
        if system.is_decided
    }
    found = Counter((region, phase) for region, phase, _ in cells)
    return dict(sorted(found.items()))


def by_category(systems: Iterable[AISystem]) -> dict[str, int]:
    """Count unique systems in each main functional category."""
    cells = {(one.category, name_of(one)) for one in systems if one.is_decided}
    return _largest_first(Counter(category for category, _ in cells))


def by_gain(systems: Iterable[AISystem]) -> dict[str, int]:
    """Count unique systems that are expected to bring each gain."""
    cells = {
        (gain, name_of(one)) for one in systems if one.is_decided for gain in one.gains
    }
    return _largest_first(Counter(gain for gain, _ in cells))


def name_of(system: AISystem) -> Name:
    """Return what makes two records the same system."""
    return (_plain(system.supplier), _plain(system.name))


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def _largest_first(found: Counter[str]) -> dict[str, int]:
    return dict(sorted(found.items(), key=lambda pair: (-pair[1], pair[0])))
