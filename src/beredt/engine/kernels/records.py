"""The records that the loops read and write."""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.generic]

# What every event reads: together one line of the cache.
PATIENT = np.dtype(
    [
        ("time", "f8"),  # when the next event of this patient comes
        ("since", "f8"),  # when the hold of the place began
        ("next", "i4"),  # of the line of residents
        ("station", "i4"),  # held, -1 none
        ("facility", "i4"),  # where the patient is
        ("stream", "u4"),
        ("index", "u4"),
        ("dying", "f4"),  # dies of the illness when below the category's share
        ("early", "f4"),  # discharged before time when below the share
        ("municipal", "f4"),  # days owed in a municipal place
        ("stage", "i2"),
        ("last", "i2"),
        ("category", "i2"),
        ("first_category", "i2"),
        ("region", "i2"),
        ("source", "i1"),
        ("isolated", "i1"),
        ("state", "i1"),
        ("worsened", "i1"),
    ],
    align=True,
)
# What only those need who wait, or whom a measure may move.
ASIDE = np.dtype(
    [
        ("queued", "f8"),  # when the wait began
        ("came", "f8"),  # when, inf once moved in bulk; kept where measures move some
        ("behind", "i4"),  # queue
        ("ahead", "i4"),
        ("queue", "i4"),  # station waited for, -1 none
        ("klass", "i1"),  # priority and isolation: which queue
    ],
    align=True,
)
STATION = np.dtype(
    [
        ("occupied", "i4"),
        ("capacity", "i4"),
        ("isolated", "i4"),
        ("isolation", "i4"),
        ("mask", "u4"),
        ("waiting", "i4"),
        ("kind", "i4"),
        ("facility", "i4"),
        ("region", "i4"),
        ("momentary", "i4"),  # counted as the mean over the day
        ("started", "i8"),  # stays begun, days stayed, days waited so far
        ("stay_days", "f8"),
        ("wait_days", "f8"),
    ],
    align=True,
)
STAGE = np.dtype(
    [
        ("kind", "i4"),
        ("table", "i4"),
        ("patience", "i4"),  # table, FOREVER or NEVER
        ("number", "i4"),  # address of its random numbers
        ("priority", "i4"),
        ("worse", "i4"),  # category, -1 none
        ("fallback", "i4"),  # kind, -1 none
        ("reach", "f4"),  # hours
        ("waiting_death", "f4"),
    ],
    align=True,
)
ROUTE = np.dtype([("below", "f8"), ("begin", "i4"), ("end", "i4")], align=True)
CATEGORY = np.dtype(
    [("first", "i4"), ("routes", "i4"), ("death", "f4"), ("isolation", "f4")],
    align=True,
)
ARRIVALS = np.dtype(
    [
        ("rate", "f8"),
        ("opens", "f8"),  # share of the day
        ("closes", "f8"),
        ("postponed", "f4"),
        ("stream", "u4"),
        ("intake", "i4"),
        ("facility", "i4"),
        ("category", "i2"),
        ("source", "i2"),
        ("daytime", "i2"),  # 1 = by the hours of ordinary activity
        ("exact", "i2"),  # 1 = `rate` is the number that came, or COUNTED
    ],
    align=True,
)
RESIDENTS = np.dtype(
    [
        ("mean", "f8"),
        ("stream", "u4"),
        ("number", "i4"),
        ("table", "i4"),  # of `residual`
        ("intake", "i4"),
        ("stage", "i4"),
        ("end", "i4"),
        ("facility", "i4"),
        ("category", "i2"),
        ("source", "i2"),
    ],
    align=True,
)
# A way to a station.
WAY = np.dtype([("station", "i4"), ("hours", "f4")], align=True)
# One stay of the places that somebody needs: where, from when, until when.
STEP = np.dtype([("station", "i4"), ("begin", "f8"), ("end", "f8")], align=True)
EVENT = np.dtype([("time", "f8"), ("patient", "i4"), ("link", "i4")], align=True)
CHANGE = np.dtype(
    [("time", "f8"), ("station", "i4"), ("capacity", "i4"), ("isolation", "i4")],
    align=True,
)
EARLY = np.dtype(
    [("on", "f8"), ("off", "f8"), ("share", "f8"), ("kept", "f8"), ("ramp", "f8")],
    align=True,
)
COUNTED = 2  # rate times level is the number that came
NOBODY = -1
FOREVER = -1
NEVER = -2
ARRIVING, INSIDE, WAITING, BLOCKED, ABROAD = 1, 2, 3, 4, 5
CLASSES = 8
# The ends of the queues of a station: one line of the cache.
ENDS, TAIL = 2 * CLASSES, CLASSES
FREE, USED, DEPTH, LINE, FREE_PAGE, PAGES, FULL, CAME_UP, LEFT_UP, PART = range(10)
CURSORS = 10
PAGE = 32
CELLS = 1024
# Stays of a walk through the places needed that are kept where measures move patients.
WALKED = 12
OUTCOMES = (
    "arrived",
    "postponed",
    "discharged",
    "died_of_illness",
    "died_waiting",
    "left_untreated",
    "moved",
    "worsened",
    "inside",
    "waiting",
    "evacuated",
    "abroad",
)
(
    ARRIVED,
    POSTPONED,
    DISCHARGED,
    DIED_OF_ILLNESS,
    DIED_WAITING,
    LEFT,
    MOVED,
    WORSENED,
    STILL_INSIDE,
    STILL_WAITING,
    EVACUATED,
    STILL_ABROAD,
) = range(len(OUTCOMES))
# What became of what a measure ordered: patients moved, and why the others were not.
ENDS_OF_ORDERS = ("moved", "no_litter", "no_hub", "no_place", "nobody_fit")
CARRIED, NO_LITTER, NO_HUB, NO_PLACE, NOBODY_FIT = range(len(ENDS_OF_ORDERS))


class Bulk(NamedTuple):
    """What measures order to be moved in bulk.

    `measures` is how many do. Axes of `ordered`, patients, and of `held_back`, whether
    hubs were short before vehicles: measure, day; of `litters`: measure, day, class; of
    `kinds`, bits of the kinds of places that are emptied, and `offer`, who receives
    (-1: places of the country): measure; of `origin`, whether it is emptied: measure,
    facility. `start[(measure x kinds + kind) x facilities + facility]` is where those
    who can receive begin in `to` (station or offer), `far` (hours from door to door),
    `hours` (under way) and `units` (bits of the special units there), the nearest
    first. Axes of `fit`, days from arrival until a patient may be moved, `reach`, hours
    that he may travel, and `unit`, bits of the one that he must be moved to: category;
    of `places` abroad: offer, day; of `shut`, which nobody leaves: facility, day.
    """

    measures: int
    ordered: Array
    litters: Array
    held_back: Array
    kinds: Array
    offer: Array
    origin: Array
    start: Array
    to: Array
    far: Array
    hours: Array
    units: Array
    fit: Array
    reach: Array
    unit: Array
    places: Array
    shut: Array


class Plan(NamedTuple):
    """What is the same in every draw.

    `tables`: quantiles of stays and patience. Axes: table, 2 x (CELLS + 1): the first
    half over all of (0, 1), the second over its last cell. `residual`: the same, of
    what is left of the stays of residents. `hours`: quantiles of the time of day of
    ordinary admissions, 25 values.
    `region_of[region_start[station]:region_start[station + 1]]`: the regions in
    which patients can be whom a station may take from elsewhere.
    `first_ways[facility x kinds + kind]`: the way to the nearest station of that kind,
    station -1 if there is none. `near_start[facility x kinds + kind]`: where it stands
    in `near_ways`, with those to the others behind it (nearest first); `from_*` lists,
    for each station, the other stations whose waiting patients it may take. `arrivals`
    in order of day: those of day t are `day_start[t]:day_start[t + 1]`. `level`:
    kept apart, because it differs between draws. `move_limit`: Axes: day, region,
    class (0 ordinary, 1 intensive). `zone`: Axes: day, facility; a patient moves
    only inside a zone. `isolating`: kinds that have isolation rooms at all.
    `intensive_class`: class of a move to each kind.
    """

    tables: Array
    residual: Array
    hours: Array
    stages: Array
    routes: Array
    categories: Array
    stations: Array
    first_ways: Array
    near_start: Array
    near_ways: Array
    from_start: Array
    from_ways: Array
    region_start: Array
    region_of: Array
    facility_region: Array
    rank: Array
    arrivals: Array
    day_start: Array
    residents: Array
    changes: Array
    early: Array
    move_limit: Array
    zone: Array
    kinds: int
    regions: int
    days: int
    ward: int
    intensive_class: Array
    isolating: Array
    municipal_stage: int
    theatre: int
    early_anywhere: int
    buckets: int
    bulk: Bulk


class Work(NamedTuple):
    """What one draw writes on while it runs.

    `notes` are the pages of the calendar, `heads` the last page of each day, `coming`
    the sorted events of today, `late` those that came up today, in lists that begin in
    `parts`, one for each part of the day; `counts` one number a bucket of the sort.
    `ends` has for each station the fronts of its queues, by class, and then their
    tails; `freed` is a stack of stations to fill again, `free` one of patient records
    given back. `cursor` holds the depth of that one, how many records were ever used,
    the depth of the other, the first resident who still asks for a place, the first
    page given back, how many pages were ever used, whether something was full, how many
    events came up today, how many of them are still to come, and the part of the day of
    the first of these. `aside` goes on from `patients`. Axes of `waiting`: region where
    the patients are and then all of them, kind; of `moves`: day, region, class; of
    `stays`, days, negative where not yet drawn: patient, stages left after it; of
    `walks`, the places that a patient needs, one row where no measure moves anybody:
    patient, stay; of `abroad`, how many are treated there: offer. `fit` lists who may
    be moved today, where measures move anybody.
    """

    patients: Array
    aside: Array
    stays: Array
    walks: Array
    stations: Array
    heads: Array
    ends: Array
    freed: Array
    cursor: Array
    waiting: Array
    moves: Array
    notes: Array
    coming: Array
    late: Array
    parts: Array
    counts: Array
    abroad: Array
    fit: Array
    free: Array


class Draw(NamedTuple):
    """What one draw gives.

    Axes of `need`: source, station, day; of `need_isolated`, for those of it who need
    an isolation room: region, kind, source, day.
    Axes of `occupied`, `waiting`: station, day. Axes of `patient_days`, `admitted`:
    region of origin, category, day. Axes of `arrived`: source, day. Axes of `ledger`:
    category, source, region, outcome. Axes of `died`, `left`: station, source.
    Axes of `operations`: region, day. `started`, `stay_days`, `wait_days`: station.
    Axes of `orders`: measure that moves in bulk, day, what became of what it ordered.
    """

    need: Array
    need_isolated: Array
    occupied: Array
    waiting: Array
    patient_days: Array
    admitted: Array
    arrived: Array
    ledger: Array
    died: Array
    left: Array
    operations: Array
    started: Array
    stay_days: Array
    wait_days: Array
    orders: Array
