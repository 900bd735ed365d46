"""Everything of a register that the simulation walks on, side by side."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from beredt.engine.network.ground import Ground, survey
from beredt.engine.network.kinds import KINDS
from beredt.engine.network.neighbours import Reach, reach
from beredt.engine.network.pathways import lay_pathways
from beredt.engine.register import Facility, Register

Array = npt.NDArray[Any]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Network:
    """What of the register the simulation walks on.

    A station is one kind of place at one facility. Axes of `places`: status, station;
    of `isolation`: station (rooms among the staffed). Stage, route, category,
    `first_ways`, `near_*`, `from_*` and `region_*` arrays are those of
    `kernels.records.Plan`. `ground` and `reach` are what another network may have in
    common with this one.
    """

    register: Register
    ground: Ground
    reach: Reach
    regions: tuple[str, ...]
    facilities: tuple[Facility, ...]
    categories: tuple[str, ...]
    facility_region: Array
    stations: Array
    station_of: Array
    places: Array
    isolation: Array
    stages: Array
    routes: Array
    category_table: Array
    tables: Array
    mean_stays: Array
    first_ways: Array
    near_start: Array
    near_ways: Array
    from_start: Array
    from_ways: Array
    region_start: Array
    region_of: Array
    municipal_stage: int

    def region_index(self, region: str) -> int:
        """Return where a region stands on the region axis."""
        return self.regions.index(region)


def build_network(register: Register, *, like: Network | None = None) -> Network:
    """Turn a register into flat arrays.

    `like` is the network of a register with other numbers. What stands where, and who
    is near whom, is taken from it as far as the registers agree, which takes most of
    the time away; the result is the same with and without it.
    """
    if like is not None and like.ground.is_of(register):
        ground = like.ground
        ways = reach(register, ground.neighbours, like.reach)
    else:
        ground = survey(register)
        ways = reach(register, ground.neighbours)
    present = {KINDS[kind] for kind in np.unique(ground.stations["kind"])}
    pathways = lay_pathways(register, present)
    return Network(
        register=register,
        ground=ground,
        reach=ways,
        regions=ground.regions,
        facilities=ground.facilities,
        categories=tuple(row.id for row in register.categories),
        facility_region=ground.facility_region,
        stations=ground.stations,
        station_of=ground.station_of,
        places=ground.places,
        isolation=ground.isolation,
        stages=pathways.stages,
        routes=pathways.routes,
        category_table=pathways.categories,
        tables=pathways.tables,
        mean_stays=pathways.mean_stays,
        first_ways=ways.first_ways,
        near_start=ground.neighbours.near_start,
        near_ways=ways.near_ways,
        from_start=ground.neighbours.from_start,
        from_ways=ways.from_ways,
        region_start=ground.neighbours.region_start,
        region_of=ground.neighbours.region_of,
        municipal_stage=pathways.municipal_stage,
    )
