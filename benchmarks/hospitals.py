"""Made-up countries of hospitals in which a wave passes: to plan moves in."""

import numpy as np

from beredt.engine.allocation import Instance, Journeys, PatientGroup, Weights

KINDS = ("ward", "intermediate", "intensive")
# Kind of place, mean stay in days and admissions a day of each group.
GROUPS = ((0, 4.0, 12.0), (0, 6.0, 6.0), (1, 8.0, 2.0))
GROUPS += ((2, 11.0, 1.0), (0, 5.0, 5.0), (2, 9.0, 0.6))
REGIONS = 5
# Vehicle-hours a day for each hospital, one mode for each kind of place.
MODES = {"bus": 80.0, "ambulance": 16.0, "aircraft": 8.0}
SPEED = 70.0


def wave(facilities: int, days: int, *, height: float = 3.0, seed: int = 1) -> Instance:
    """Return a country in which half of the hospitals meet a wave of patients."""
    rng = np.random.default_rng(seed)
    size = rng.lognormal(0, 0.8, facilities)
    size /= size.mean()
    place = rng.uniform(0, 1000, (facilities, 2))
    hours = np.linalg.norm(place[:, None] - place, axis=2) / SPEED
    kind, stay, base = (np.array(column) for column in zip(*GROUPS, strict=True))
    profile = np.zeros((len(GROUPS), len(KINDS), days))
    ages = np.arange(days) + 0.5
    profile[np.arange(len(GROUPS)), kind] = np.exp(-ages / stay[:, None])
    profile[profile < 1e-4] = 0.0
    rate = size[:, None, None] * base[:, None] * _course(rng, facilities, days, height)
    movable = rng.poisson(rate).astype(float)
    steady = np.zeros((facilities, len(KINDS)))
    np.add.at(steady.T, kind, np.outer(base * stay, size))
    need = steady[:, :, None] * np.exp(-ages / 6)
    for lag in range(days):
        need[:, :, lag:] += np.einsum(
            "gr,fgt->frt", profile[:, :, lag], movable[:, :, : days - lag]
        )
    region = np.minimum(place[:, 0] * REGIONS // 1000, REGIONS - 1).astype(np.int64)
    mode = np.arange(len(KINDS))
    return Instance(
        regions=tuple(str(r) for r in range(REGIONS)),
        facilities=tuple(str(f) for f in range(facilities)),
        groups=tuple(
            PatientGroup(f"K{g}", KINDS[k], 1e9, int(k)) for g, k in enumerate(kind)
        ),
        resources=KINDS,
        region_of=region,
        hours=hours,
        need=need,
        capacity=np.broadcast_to(1.15 * steady[:, :, None], need.shape),
        movable=movable,
        profile=profile,
        may_receive=np.ones((len(GROUPS), facilities), bool),
        journeys=Journeys(
            rows=tuple(MODES),
            supply=np.repeat(
                [[hours * facilities] for hours in MODES.values()], days, axis=1
            ),
            leaving=np.repeat(mode[:, None], facilities, axis=1),
            arriving=np.full((len(KINDS), facilities), -1),
            use=np.stack([1 + 2 * hours] * len(KINDS)),
        ),
        zone=np.zeros((days, facilities), np.int64),
        weights=Weights(),
    )


def _course(rng, facilities: int, days: int, height: float):
    """Return admissions against the ordinary. Axes: facility, 1, day."""
    middle = days * rng.uniform(0.2, 0.8, facilities)[:, None]
    met = rng.random(facilities)[:, None] < 0.5
    day = np.arange(days)
    bump = np.exp(-(((day - middle) / (days * 0.12)) ** 2))
    return (1 + height * met * bump)[:, None]
