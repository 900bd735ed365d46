"""One world made ready: its demand and its capacity."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from beredt.engine.capacity import Capacity, plan_capacity
from beredt.engine.demand import Demand, draw_demand
from beredt.engine.epidemic import staff_absence, with_stays
from beredt.engine.knowledge import (
    Knowledge,
    find_unknowns,
    mean_values,
    put,
    world_values,
)
from beredt.engine.network import Network, build_network
from beredt.engine.preparation.staff import keep_staffed
from beredt.engine.register import Register
from beredt.engine.scenario import Epidemic, Scenario, Transmission

Floats = npt.NDArray[np.float64]
# Quantities of needs of those who never reach a place: no patient depends on them.
OUTSIDE = ("killed_share", "worried", "peak_intensive")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class World:
    """One way the numbers can be: what is known of it, and its demand and capacity."""

    scenario: Scenario
    register: Register
    demand: Demand
    capacity: Capacity


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Prepared:
    """The plan, every number at its value, and what is not known of it."""

    plan: World
    knowledge: Knowledge
    with_knowledge: bool
    seed: int


def prepare(
    scenario: Scenario, register: Register, *, seed: int, knowledge: bool = True
) -> Prepared:
    """Make ready what all worlds share; without `knowledge` every number is known."""
    network = build_network(with_stays(scenario, register))
    demand = draw_demand(scenario, network, seed=seed)
    plan = World(
        scenario=scenario,
        register=register,
        demand=demand,
        capacity=plan_capacity(_with_absence(scenario, demand), network),
    )
    unknown = Knowledge.of(())
    if knowledge:
        unknown = find_unknowns(scenario, register, _who_come(demand, register))
    return Prepared(plan=plan, knowledge=unknown, with_knowledge=knowledge, seed=seed)


def _who_come(demand: Demand, register: Register) -> AbstractSet[str]:
    """Return the categories of all patients, those they can become included."""
    found = {intake.category for intake in demand.intakes}
    waiting = list(found)
    while waiting:
        category = waiting.pop()
        for row in register.pathways:
            if row.category == category and row.worsens_to not in {"", *found}:
                found.add(row.worsens_to)
                waiting.append(row.worsens_to)
    return found


def prepare_world(prepared: Prepared, number: int) -> World:
    """Return one world by its number; the same number gives the same world."""
    if prepared.knowledge.is_complete:
        return prepared.plan
    values = world_values(prepared.knowledge, prepared.seed, number)
    return world_at(prepared, values)


def middle(prepared: Prepared) -> World:
    """Return the world in which every unknown has its mean."""
    if prepared.knowledge.is_complete:
        return prepared.plan
    return world_at(prepared, mean_values(prepared.knowledge))


def world_at(prepared: Prepared, values: Floats) -> World:
    """Return the world in which the unknowns have these values. Axes: unknown."""
    plan, knowledge = prepared.plan, prepared.knowledge
    scenario, register = put(knowledge, values, plan.scenario, plan.register)
    register = keep_staffed(register, plan.register)
    network = build_network(with_stays(scenario, register), like=plan.demand.network)
    if _comes_otherwise(prepared):
        demand = draw_demand(scenario, network, seed=prepared.seed)
    else:
        sizes = {
            one.key: value
            for one, value in zip(knowledge.unknowns, values.tolist(), strict=True)
        }
        demand = replace(plan.demand, network=network, sizes=sizes)
        demand = _with_stays(demand, plan.demand.network)
    return World(
        scenario=scenario,
        register=register,
        demand=demand,
        capacity=plan_capacity(_with_absence(scenario, demand), network),
    )


def _with_absence(scenario: Scenario, demand: Demand) -> Scenario:
    """Add the staff who are missing because of the epidemics of a scenario."""
    missing = staff_absence(demand.epidemics.expected, demand.network.register)
    return replace(scenario, disruptions=(*scenario.disruptions, *missing))


def capacity_at(prepared: Prepared, values: Floats) -> Capacity:
    """Return the capacity where the unknowns have these values. Axes: unknown."""
    plan = prepared.plan
    scenario, register = put(prepared.knowledge, values, plan.scenario, plan.register)
    register = keep_staffed(register, plan.register)
    return plan_capacity(scenario, build_network(register, like=plan.demand.network))


def _comes_otherwise(prepared: Prepared) -> bool:
    """Whether an unknown changes when or where patients come, not only how many."""
    demand = prepared.plan.demand
    sizes = {factor.name for intake in demand.intakes for factor in intake.factors}
    postponing = {
        f"{row.name}.share"
        for row in prepared.plan.scenario.measures
        if row.kind == "postpone_elective"
    }
    spreading = (Epidemic, Transmission)
    if any(isinstance(need, spreading) for need in prepared.plan.scenario.needs):
        return True
    return any(
        one.key in postponing
        or (one.table == "needs" and one.key not in sizes and one.column not in OUTSIDE)
        for one in prepared.knowledge.unknowns
    )


def _with_stays(demand: Demand, before: Network) -> Demand:
    """Return a demand whose residents stay as long as those of its network.

    They are as many more as their stay is longer, and have as much more left of it.
    """
    residents = demand.residents.copy()
    stage = residents["stage"]
    after = demand.network
    times = (
        after.mean_stays[after.stages["table"][stage]]
        / before.mean_stays[before.stages["table"][stage]]
    )
    residents["mean"] *= times
    tables, first = np.unique(residents["table"], return_index=True)
    scale = np.ones(len(demand.residual), np.float32)
    scale[tables] = times[first]
    return replace(
        demand, residents=residents, residual=demand.residual * scale[:, None]
    )
