"""Arrays on loan: views that count no references and know no negative indices.

The compiler counts a reference each time an array is handed to a function, and asks of
each index whether it counts from the end. In a loop of small functions both together
cost more than the work. The caller keeps the arrays; the borrower counts from the
front.
"""

import operator

from numba import njit, types
from numba.core import cgutils
from numba.extending import intrinsic, lower_builtin, models, register_model
from numba.np import arrayobj

from beredt.engine.kernels.records import Draw, Plan, Work


class Lent(types.Array):
    """The type of an array on loan."""

    def __init__(self, dtype, ndim, layout, readonly, aligned):
        """Make the type of an array of these records or numbers."""
        name = f"lent({dtype}, {ndim}d, {layout}, {readonly}, {aligned})"
        super().__init__(dtype, ndim, layout, readonly, name=name, aligned=aligned)

    def copy(self, dtype=None, ndim=None, layout=None, readonly=None):
        """Return the type of a part of the array, which is on loan as well."""
        return Lent(
            self.dtype if dtype is None else dtype,
            self.ndim if ndim is None else ndim,
            layout or self.layout,
            not self.mutable if readonly is None else readonly,
            self.aligned,
        )


register_model(Lent)(models.ArrayModel)


def _from_the_front(context, builder, kind, index):
    """Return an index, or each of several, as one that has no sign."""
    if isinstance(kind, types.BaseTuple):
        parts = [
            _from_the_front(context, builder, part, value)
            for part, value in zip(
                kind.types, cgutils.unpack_tuple(builder, index), strict=True
            )
        ]
        kind = types.Tuple([part for part, _ in parts])
        return kind, context.make_tuple(builder, kind, [value for _, value in parts])
    if isinstance(kind, types.Integer) and kind.signed:
        return types.uintp, context.cast(builder, index, kind, types.intp)
    return kind, index


@lower_builtin(operator.getitem, Lent, types.Integer)
def _read_one(context, builder, signature, args):
    kind, index = _from_the_front(context, builder, signature.args[1], args[1])
    signature = signature.return_type(signature.args[0], kind)
    return arrayobj.getitem_arraynd_intp(context, builder, signature, (args[0], index))


@lower_builtin(operator.getitem, Lent, types.BaseTuple)
def _read_at(context, builder, signature, args):
    kind, index = _from_the_front(context, builder, signature.args[1], args[1])
    signature = signature.return_type(signature.args[0], kind)
    return arrayobj.getitem_array_tuple(context, builder, signature, (args[0], index))


@lower_builtin(operator.setitem, Lent, types.Any, types.Any)
def _write(context, builder, signature, args):
    array, kind, value = signature.args
    kind, index = _from_the_front(context, builder, kind, args[1])
    signature = signature.return_type(array, kind, value)
    return arrayobj.setitem_array(
        context, builder, signature, (args[0], index, args[2])
    )


@intrinsic
def borrowed(typing, array):
    """Return a view of an array that is on loan."""
    del typing
    lent = Lent(array.dtype, array.ndim, array.layout, not array.mutable, array.aligned)

    def generate(context, builder, signature, args):
        given = arrayobj.make_array(signature.args[0])(context, builder, args[0])
        view = arrayobj.make_array(lent)(context, builder)
        arrayobj.populate_array(
            view,
            data=given.data,
            shape=cgutils.unpack_tuple(builder, given.shape),
            strides=cgutils.unpack_tuple(builder, given.strides),
            itemsize=given.itemsize,
            meminfo=None,
        )
        return view._getvalue()

    return lent(array), generate


@njit(cache=True, nogil=True, forceinline=True)
def lend_plan(plan):
    """Lend every array of a `Plan`."""
    return Plan(
        tables=borrowed(plan.tables),
        residual=borrowed(plan.residual),
        hours=borrowed(plan.hours),
        stages=borrowed(plan.stages),
        routes=borrowed(plan.routes),
        categories=borrowed(plan.categories),
        stations=borrowed(plan.stations),
        near_start=borrowed(plan.near_start),
        near_station=borrowed(plan.near_station),
        near_hours=borrowed(plan.near_hours),
        from_start=borrowed(plan.from_start),
        from_station=borrowed(plan.from_station),
        from_hours=borrowed(plan.from_hours),
        region_start=borrowed(plan.region_start),
        region_of=borrowed(plan.region_of),
        facility_region=borrowed(plan.facility_region),
        rank=borrowed(plan.rank),
        arrivals=borrowed(plan.arrivals),
        day_start=borrowed(plan.day_start),
        residents=borrowed(plan.residents),
        changes=borrowed(plan.changes),
        early=borrowed(plan.early),
        move_limit=borrowed(plan.move_limit),
        zone=borrowed(plan.zone),
        kinds=plan.kinds,
        regions=plan.regions,
        days=plan.days,
        ward=plan.ward,
        intensive_class=borrowed(plan.intensive_class),
        isolating=borrowed(plan.isolating),
        municipal_stage=plan.municipal_stage,
        theatre=plan.theatre,
        early_anywhere=plan.early_anywhere,
        buckets=plan.buckets,
    )


@njit(cache=True, nogil=True, forceinline=True)
def lend_work(work):
    """Lend every array of a `Work`."""
    return Work(
        patients=borrowed(work.patients),
        stays=borrowed(work.stays),
        stations=borrowed(work.stations),
        heads=borrowed(work.heads),
        fronts=borrowed(work.fronts),
        tails=borrowed(work.tails),
        freed=borrowed(work.freed),
        cursor=borrowed(work.cursor),
        waiting=borrowed(work.waiting),
        moves=borrowed(work.moves),
        notes=borrowed(work.notes),
        coming=borrowed(work.coming),
        late=borrowed(work.late),
        parts=borrowed(work.parts),
        counts=borrowed(work.counts),
    )


@njit(cache=True, nogil=True, forceinline=True)
def lend_draw(out):
    """Lend every array of a `Draw`."""
    return Draw(
        need=borrowed(out.need),
        need_isolated=borrowed(out.need_isolated),
        occupied=borrowed(out.occupied),
        waiting=borrowed(out.waiting),
        patient_days=borrowed(out.patient_days),
        admitted=borrowed(out.admitted),
        arrived=borrowed(out.arrived),
        ledger=borrowed(out.ledger),
        died=borrowed(out.died),
        left=borrowed(out.left),
        operations=borrowed(out.operations),
        started=borrowed(out.started),
        stay_days=borrowed(out.stay_days),
        wait_days=borrowed(out.wait_days),
    )
