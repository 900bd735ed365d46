"""The moves of patients in linopy: variables with axes, groups added up."""

import linopy
import numpy as np
import xarray as xr

from beredt.engine.allocation.arcs import Arcs
from beredt.engine.allocation.instance import Instance


def build(instance: Instance, arcs: Arcs):
    """Build the programme and hand it over; return the solver's own object."""
    facilities, groups, days = instance.movable.shape
    resources = len(instance.resources)
    origin, target, group, day = (values.astype(np.int64) for values in arcs)
    cells = np.arange(facilities * groups * days)
    leaves, comes = ((f * groups + group) * days + day for f in (origin, target))
    model = linopy.Model()
    x = model.add_variables(
        lower=0, coords={"move": np.arange(arcs.number)}, dims=["move"], name="x"
    )
    net = model.add_variables(
        lower=-np.inf, coords={"cell": cells}, dims=["cell"], name="net"
    )
    places = np.arange(facilities * resources * days)
    unmet = model.add_variables(
        lower=0, coords={"place": places}, dims=["place"], name="unmet"
    )

    def added(values, of, name):
        by = xr.DataArray(of, dims=[values.dims[0]], name=name)
        return values.groupby(by).sum()

    # Cells without moves get an empty sum of their own.
    leaving = added(1 * x, leaves, "cell").reindex({"cell": cells}).fillna(0)
    coming = added(1 * x, comes, "cell").reindex({"cell": cells}).fillna(0)
    model.add_constraints(net + leaving - coming == 0, name="balance")
    model.add_constraints(
        leaving <= xr.DataArray(instance.movable.ravel(), dims=["cell"]), name="senders"
    )
    g, r, t, lag = np.nonzero(
        np.broadcast_to(
            instance.profile[:, :, None, :] > 0, (groups, resources, days, days)
        )
    )
    inside = t + lag < days
    g, r, t, lag = g[inside], r[inside], t[inside], lag[inside]
    f = np.arange(facilities)[:, None]
    cell = ((f * groups + g) * days + t).ravel()
    place = ((f * resources + r) * days + t + lag).ravel()
    share = np.tile(instance.profile[g, r, lag], facilities)
    held = net.isel(cell=xr.DataArray(cell, dims=["entry"])) * xr.DataArray(
        share, dims=["entry"]
    )
    census = added(held.drop_vars("cell", errors="ignore"), place, "place")
    room = (instance.capacity - instance.need).ravel()
    model.add_constraints(
        census.reindex({"place": places}).fillna(0) - unmet
        <= xr.DataArray(room, dims=["place"]),
        name="places",
    )
    litter = np.array([row.litter for row in instance.groups])[group]
    journeys = instance.journeys
    row = journeys.leaving[litter, origin] * days + day
    use = xr.DataArray(journeys.use[litter, origin, target], dims=["move"])
    used = added(use * x, row, "journey")
    supply = xr.DataArray(
        journeys.supply.ravel()[used.indexes["journey"]], dims=["journey"]
    )
    model.add_constraints(used <= supply, name="journeys")
    cost = xr.DataArray(instance.cost[origin, target], dims=["move"])
    penalty = np.tile(np.repeat(instance.penalty, days), facilities)
    model.add_objective(
        (cost * x).sum() + (xr.DataArray(penalty, dims=["place"]) * unmet).sum()
    )
    return linopy.io.to_highspy(model)
