"""Arrays on loan: views that do not count references.

The compiler counts a reference each time an array is handed to a function; in a loop of
small functions the counting costs more than the work. The caller keeps the arrays.
"""

from numba import njit
from numba.core import cgutils
from numba.extending import intrinsic
from numba.np.arrayobj import make_array, populate_array

from beredt.engine.kernels.records import Draw, Plan, Work


@intrinsic
def borrowed(typing, array):
    """Return a view of an array that is not counted as a reference to it."""
    del typing

    def generate(context, builder, signature, args):
        kind = signature.args[0]
        given = make_array(kind)(context, builder, args[0])
        view = make_array(kind)(context, builder)
        populate_array(
            view,
            data=given.data,
            shape=cgutils.unpack_tuple(builder, given.shape),
            strides=cgutils.unpack_tuple(builder, given.strides),
            itemsize=given.itemsize,
            meminfo=None,
        )
        return view._getvalue()

    return array(array), generate


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
        heap=borrowed(work.heap),
        counts=borrowed(work.counts),
    )


@njit(cache=True, nogil=True, forceinline=True)
def lend_draw(out):
    """Lend every array of a `Draw`."""
    return Draw(
        need=borrowed(out.need),
        need_isolated=borrowed(out.need_isolated),
        need_station=borrowed(out.need_station),
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
