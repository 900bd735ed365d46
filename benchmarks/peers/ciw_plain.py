"""The plain network in Ciw: a queueing network with a router of its own at each node.

Patients arrive at a node of each hospital that serves everybody at once; its router
sends them on to the nearest node with a free server, or out.
"""

from typing import Any

import ciw
import numpy as np

from benchmarks.agreement import Seen
from beredt.engine.kernels.records import Plan
from beredt.engine.network import KINDS

WARD, INTENSIVE = KINDS.index("ward"), KINDS.index("intensive")
SHARES = {"A": 0.9, "B": 0.1}


class Nearest(ciw.routing.NodeRouting):
    """Send to the nearest node with a free server, else out."""

    def __init__(
        self, here: int, kind: int, near: list[tuple[int, int, float]], seen: Seen
    ) -> None:
        self.here = here
        self.kind = kind
        self.near = near
        self.seen = seen

    def next_node(self, ind: Any) -> Any:
        """Return the node for one patient; remember how far away it lies."""
        for number, facility, hours in self.near:
            node = self.simulation.nodes[number]
            if node.number_of_individuals < node.c:
                self.seen.started[self.kind] += 1
                ind.hours = 0.0
                if facility != self.here:
                    self.seen.count["moved"] += 1
                    ind.hours = hours
                return node
        self.seen.count["left"] += 1
        return self.simulation.nodes[-1]


class Out(ciw.routing.NodeRouting):
    """Send home, and count."""

    def __init__(self, seen: Seen) -> None:
        self.seen = seen

    def next_node(self, ind: Any) -> Any:
        """Return the way out."""
        del ind
        self.seen.count["discharged"] += 1
        return self.simulation.nodes[-1]


class Stay(ciw.dists.Distribution):
    """Travel there, then a lognormal stay."""

    def __init__(self, mean: float, sigma: float) -> None:
        self.law = ciw.dists.Lognormal(np.log(mean) - sigma**2 / 2, sigma)

    def initialise(self, *args: Any, **kwargs: Any) -> None:
        """Set up this and the law inside."""
        super().initialise(*args, **kwargs)
        self.law.initialise(*args, **kwargs)

    def sample(self, t: float | None = None, ind: Any = None) -> float:
        """Draw one stay."""
        return ind.hours / 24 + float(self.law.sample(t, ind))


def run(plan: Plan, seed: int) -> Seen:
    """Run one replication."""
    seen = Seen(plan.days)
    hospitals = len(plan.facility_region)
    count = len(plan.stations)
    rates = np.zeros(hospitals)
    np.add.at(rates, plan.arrivals["facility"], plan.arrivals["rate"] / plan.days)

    def near(facility: int, kind: int) -> list[tuple[int, int, float]]:
        slot = facility * plan.kinds + kind
        return [
            (
                hospitals + int(plan.near_ways["station"][j]) + 1,
                int(plan.stations["facility"][plan.near_ways["station"][j]]),
                float(plan.near_ways["hours"][j]),
            )
            for j in range(plan.near_start[slot], plan.near_start[slot + 1])
        ]

    def routers(first: int) -> list[Any]:
        onward: list[Any] = [
            Nearest(f, first, near(f, first), seen) for f in range(hospitals)
        ]
        for station in plan.stations:
            f = int(station["facility"])
            if station["kind"] == INTENSIVE:
                onward.append(Nearest(f, WARD, near(f, WARD), seen))
            else:
                onward.append(Out(seen))
        return onward

    stays: list[Any] = [ciw.dists.Deterministic(0.0)] * hospitals
    stays += [
        Stay(6.0, 0.8) if kind == WARD else Stay(5.0, 1.0)
        for kind in plan.stations["kind"]
    ]
    ciw.seed(seed)
    simulation = ciw.Simulation(
        ciw.create_network(
            arrival_distributions={
                category: [
                    *(ciw.dists.Exponential(rate * share) for rate in rates),
                    *([None] * count),
                ]
                for category, share in SHARES.items()
            },
            service_distributions=dict.fromkeys(SHARES, stays),
            number_of_servers=[
                *([float("inf")] * hospitals),
                *(int(row["capacity"]) for row in plan.stations),
            ],
            routing={
                "A": ciw.routing.NetworkRouting(routers=routers(WARD)),
                "B": ciw.routing.NetworkRouting(routers=routers(INTENSIVE)),
            },
        )
    )
    simulation.simulate_until_max_time(plan.days)
    seen.count["arrived"] = simulation.nodes[0].number_of_individuals
    for s, station in enumerate(plan.stations):
        inside = simulation.nodes[hospitals + s + 1].number_of_individuals
        seen.occupied[station["kind"], plan.days - 1] += inside
    return seen
