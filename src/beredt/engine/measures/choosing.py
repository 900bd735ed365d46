"""Choose the measures that close most."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from beredt.engine.allocation import Allocation, Budget, Weights, allocate
from beredt.engine.measures.candidates import bulk_moves, find_candidates
from beredt.engine.measures.deciding import Choice, Terrain, find_terrain, make_choice
from beredt.engine.measures.frontier import Frontier
from beredt.engine.measures.hedging import hedge
from beredt.engine.measures.plan import Plan, Refused
from beredt.engine.measures.planned import write_measures
from beredt.engine.measures.worth import price_resources
from beredt.engine.network import KINDS
from beredt.engine.preparation import Prepared, middle, prepare_world
from beredt.engine.register import PlaceKind
from beredt.engine.scenario import Scenario

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What is asked of a plan.

    `most` different measures at once at most (None: all that are missed), within a
    `budget` of moves; `fair` makes the largest relative shortfall of any region as
    small as it can be first. `gap` is how near to the best the plan is proved to be.
    `hedge` is how many futures the sizes of measures are to be ready for (0: the mean
    alone is planned for).
    """

    most: int | None = None
    budget: Budget = field(default_factory=Budget)
    fair: bool = False
    gap: float = 1e-4
    hedge: int = 0
    weights: Weights = field(default_factory=Weights)


def choose_measures(
    prepared: Prepared, catalogue: Scenario, wish: Wish | None = None
) -> Plan:
    """Return the measures of a catalogue that close most of what is expected to miss.

    The programme of all measures proves what no plan can beat. Measures are given up
    one by one, the least missed first, which gives the frontier; with those that are
    left it is then planned day by day.
    """
    wish = wish or Wish()
    terrain = find_terrain(
        middle(prepared), catalogue, seed=prepared.seed, weights=wish.weights
    )
    everything = _allocate(make_choice(terrain), wish)
    frontier = Frontier(terrain)
    only = frontier.kept(wish.most)
    sizes, hedged = None, None
    if wish.hedge:
        futures = [
            find_terrain(
                prepare_world(prepared, number),
                catalogue,
                seed=prepared.seed,
                weights=wish.weights,
            )
            for number in range(wish.hedge)
        ]
        sizes, hedged = hedge(terrain, futures, only)
    choice = make_choice(terrain, only=only, sizes=sizes)
    chosen = _allocate(choice, wish, like=everything)
    home = len(choice.instance.facilities) - len(choice.offers)
    kinds = [n for n, name in enumerate(choice.instance.resources) if name in KINDS]
    measures = write_measures(choice, chosen, sizes)
    used = {row.measure.name for row in measures}
    return Plan(
        regions=choice.instance.facilities[:home],
        kinds=_kinds(choice),
        measures=measures,
        refused=tuple(_refused(terrain, catalogue, frontier, only, used)),
        before=chosen.before[:home][:, kinds],
        after=chosen.after[:home][:, kinds],
        shadow_prices=price_resources(choice, chosen),
        frontier=frontier.points(),
        step=frontier.step,
        unplanned=_unplanned(terrain, chosen.before),
        objective=chosen.objective,
        bound=everything.bound,
        weights=wish.weights,
        hedge=hedged,
    )


def _allocate(choice: Choice, wish: Wish, like: Allocation | None = None) -> Allocation:
    return allocate(
        choice.instance, budget=wish.budget, fair=wish.fair, gap=wish.gap, like=like
    )


def _unplanned(terrain: Terrain, missing: Floats) -> float:
    """Return what is counted when nothing is done: places and stocks that are short."""
    ground = terrain.ground
    counted = float(ground.penalty @ missing.sum(axis=(0, 2)))
    weight = ground.weights.value("unmet_weight_item")
    for item, left in zip(terrain.world.register.items, terrain.stocks.T, strict=True):
        if item.daily_use > 0:
            counted += weight * max(-float(left.min()), 0.0) / item.daily_use
    return counted


def _kinds(choice: Choice) -> tuple[PlaceKind, ...]:
    """Return the kinds of places among the resources, in their order."""
    names = choice.instance.resources
    order = {kind: names.index(kind) for kind in KINDS if kind in names}
    return tuple(sorted(order, key=lambda kind: order[kind]))


def _refused(
    terrain: Terrain,
    catalogue: Scenario,
    frontier: Frontier,
    only: Collection[str],
    used: Collection[str],
) -> Iterator[Refused]:
    """Say of every measure that is not used why it is not.

    Of one that might be `only` so little was asked for that it is not ordered.
    """
    network = terrain.world.demand.network
    useful = {candidate.measure.name for candidate in terrain.changes}
    for candidate in find_candidates(catalogue, terrain.world.scenario, network):
        name = candidate.measure.name
        if name not in useful:
            yield Refused(measure=candidate.measure, reason="changes_nothing")
        elif name not in used:
            beyond = name in frontier.order and name not in only
            yield Refused(
                measure=candidate.measure,
                reason="beyond_most" if beyond else "not_missed",
                missed=frontier.lost[name] if beyond else 0.0,
            )
    going = {trip.measure.name for trip in terrain.trips}
    for measure in bulk_moves(catalogue):
        if measure.name not in going:
            yield Refused(measure=measure, reason="no_vehicle")
