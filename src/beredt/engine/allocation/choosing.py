"""Choose moves, and what else may be decided, with proof of how good the choice is."""

from beredt.engine.allocation.again import likely_again
from beredt.engine.allocation.arcs import every_arc
from beredt.engine.allocation.instance import Budget, Instance
from beredt.engine.allocation.parts import Part, parts_of, together, whole
from beredt.engine.allocation.plan import Allocation, changed_need, missing_places
from beredt.engine.allocation.pricing import Aim, supported
from beredt.engine.allocation.sifting import Start
from beredt.engine.allocation.stepping import likely_start
from beredt.engine.allocation.switching import best

UNBOUNDED = Budget()
# The fair plan may be this much worse for its worst region than was proved possible.
SLACK = 1e-6


def allocate(
    instance: Instance,
    *,
    budget: Budget = UNBOUNDED,
    fair: bool = False,
    gap: float = 1e-4,
    sift: bool = True,
    like: Allocation | None = None,
    later: int = 0,
) -> Allocation:
    """Choose who is moved where and how far levers go, so that unmet counts least.

    The plan is at most `gap` (as a share) worse than the best that there is; where
    switches are counted, than the best over the moves looked at. `fair` first makes the
    largest relative shortfall of any region as small as it can be, and then closes as
    much as that leaves. Without `sift` all allowed moves are handed to the solver at
    once. The moves of a plan that is `like` this one are looked at first, and where it
    has no levers, the solver begins where that one ended: at yesterday's plan, when
    this one begins one day `later`.
    """
    if like is not None and like.instance.facilities != instance.facilities:
        raise ValueError("A plan that is like this one has the same facilities.")
    fair_bound = None
    aim, rounds = Aim(), 0
    levers = instance.levers
    joined = fair or budget != UNBOUNDED or bool(levers.names) or levers.counted
    apart = sift and not joined
    parts = parts_of(instance) if apart else [whole(instance)]
    if like is not None and apart:
        starts = likely_again(parts, like, later)
    else:
        starts = [_start(part, budget, sift, like) for part in parts]
    if fair:
        [start] = starts
        worst = best(instance, budget, Aim(0.0, 0.0, 1.0, fair=True), start, gap=gap)
        fair_bound, starts, rounds = worst.bound, [Start(worst.arcs)], worst.rounds
        cap = worst.objective * (1 + SLACK) + SLACK**2
        aim = Aim(fair=True, worst_cap=cap)
    every = [
        best(part.instance, budget, aim, start, gap=gap)
        for part, start in zip(parts, starts, strict=True)
    ]
    found = together(instance, parts, every) if apart else every[0]
    moved = found.patients > 0
    arcs, patients = found.arcs.take(moved), found.patients[moved]
    need = changed_need(instance, arcs, patients)
    return Allocation(
        instance=instance,
        arcs=arcs,
        patients=patients,
        levers=found.levers,
        switches=found.switches,
        before=missing_places(instance, instance.need),
        after=missing_places(instance, need, found.levers),
        prices=supported(instance, found.prices, aim),
        objective=found.objective,
        bound=found.bound,
        restricted_bound=None if found.switches is None else found.restricted_bound,
        fair_bound=fair_bound,
        rounds=rounds + found.rounds,
        columns=found.arcs.number,
        bases=tuple(one.basis for one in every if one.basis is not None),
    )


def _start(part: Part, budget: Budget, sift: bool, like: Allocation | None) -> Start:
    """Return the moves of a part that are looked at first."""
    if like is not None:
        return Start(part.arcs_of(like.arcs))
    if sift:
        return likely_start(part.instance, budget)
    return Start(every_arc(part.instance))
