"""Worlds: values of all unknowns, found by the number of the world."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import numpy as np
import numpy.typing as npt

from beredt.engine.kernels.philox import LEVEL, uniforms
from beredt.engine.knowledge.laws import law_mean, law_quantiles
from beredt.engine.knowledge.unknowns import SECTIONS, Knowledge
from beredt.engine.register import LAWS, Register
from beredt.engine.scenario import Quantity, Scenario
from beredt.engine.streams import stream

Floats = npt.NDArray[np.float64]
# Every run of this many worlds, from world 0, has one value of each group in each of
# this many equally likely strata. Runs are independent, so that more worlds leave the
# worlds already made as they were.
STRATA = 20


def shares_of_world(knowledge: Knowledge, seed: int, world: int) -> Floats:
    """Return how far up its law each group stands in one world. Axes: group.

    A Latin hypercube of each run of `STRATA` worlds, addressed by the name of the
    group: a new unknown changes nothing for the others.
    """
    if not knowledge.groups:
        return np.empty(0)
    run, place = divmod(world, STRATA)
    address = np.array([stream("world", group) for group in knowledge.groups])
    u = uniforms(seed, LEVEL, run, address, 2 * STRATA)
    stratum = u[:, :STRATA].argsort(axis=1).argsort(axis=1)[:, place]
    return np.asarray((stratum + u[:, STRATA + place]) / STRATA)


def world_values(knowledge: Knowledge, seed: int, world: int) -> Floats:
    """Return the values of all unknowns in one world. Axes: unknown."""
    return values_at(knowledge, shares_of_world(knowledge, seed, world)[:, None])[:, 0]


def values_at(knowledge: Knowledge, shares: Floats) -> Floats:
    """Return the values of unknowns where each group stands at a share of its law.

    Axes of `shares`: group, sample; of the result: unknown, sample.
    """
    values = np.empty((len(knowledge.unknowns), shares.shape[1]))
    low, value, high = knowledge.bounds[:, :, None]
    for law in LAWS:
        rows = knowledge.of_law(law)
        if len(rows) and law != "balancing":
            u = shares[knowledge.group[rows]]
            values[rows] = law_quantiles(law, low[rows], value[rows], high[rows], u)
    rows = knowledge.of_law("balancing")
    led = rows[knowledge.leader[rows] >= 0]
    leader = knowledge.leader[led]
    values[rows] = value[rows]
    values[led] = np.clip(
        value[led] * value[leader] / values[leader], low[led], high[led]
    )
    return values


def mean_values(knowledge: Knowledge) -> Floats:
    """Return the mean of every unknown. Axes: unknown."""
    return np.array(
        [law_mean(one.law, one.low, one.value, one.high) for one in knowledge.unknowns]
    )


def put(
    knowledge: Knowledge, values: Floats, scenario: Scenario, register: Register
) -> tuple[Scenario, Register]:
    """Return scenario and register with these values of the unknowns.

    Axes of `values`: unknown, as in `knowledge`.
    """
    changes: dict[str, dict[int, dict[str, float]]] = defaultdict(dict)
    for one, value in zip(knowledge.unknowns, values.tolist(), strict=True):
        changes[one.table].setdefault(one.row, {})[one.column] = value
    sections = {name: changes.pop(name) for name in SECTIONS if name in changes}
    return (
        replace(scenario, **_with(scenario, sections)) if sections else scenario,
        replace(register, **_with(register, changes)) if changes else register,
    )


def _with(
    owner: object, changes: Mapping[str, dict[int, dict[str, float]]]
) -> dict[str, Any]:
    """Return the changed tables of a scenario or register, by name."""
    tables: dict[str, Any] = {}
    for name, by_row in changes.items():
        rows = list(getattr(owner, name))
        for number, columns in by_row.items():
            rows[number] = replace(
                rows[number],
                **{
                    column: _like(getattr(rows[number], column), value)
                    for column, value in columns.items()
                },
            )
        tables[name] = tuple(rows)
    return tables


def _like(before: object, value: float) -> object:
    """Put a value into a quantity, or where a bare number stands."""
    return replace(before, value=value) if isinstance(before, Quantity) else value
