"""Where people meet: at home, in the places they travel to, and by age."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from beredt.engine.distances import kilometres
from beredt.engine.kernels import mean_field

Floats = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int64]
NEAREST = 12


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Mixing:
    """Who meets whom.

    Residents of m are at `at[start[m]:start[m + 1]]` for the shares `share` of their
    time, which add up to 1; the last place is one where the whole country meets.
    `present` has the persons at each place. Axes of `contacts`: band, band; symmetric:
    how much likelier than by chance two bands meet, times contacts a day.
    """

    people: Integers
    start: Integers
    at: Integers
    share: Floats
    present: Floats
    contacts: Floats

    @property
    def growth(self) -> float:
        """Infections by one infectious person a step and unit of force, at first.

        The dominant eigenvalue of the next-generation operator: municipality and band
        of the infected against those of the infector.
        """
        return float(
            mean_field.growth(
                self.people,
                self.start,
                self.at,
                self.share,
                self.present,
                self.contacts,
            )
        )


def mixing_of(
    people: Integers,
    points: Floats,
    *,
    contacts: Floats,
    travel: float,
    long_distance: float,
    half_km: float,
) -> Mixing:
    """Let residents travel by gravity.

    The share `travel` of contacts is in the `NEAREST` municipalities that draw most: by
    population, and half as much at a distance of `half_km`, a fifth at twice it (the
    square). `long_distance` of contacts is with anybody in the country. Axes of
    `points`: municipality, (latitude, longitude) in degrees.
    """
    count = len(people)
    size = people.sum(axis=1).astype(float)
    pull = size[None, :] / (1 + (kilometres(points, points) / half_km) ** 2)
    np.fill_diagonal(pull, 0.0)
    near = min(NEAREST, count - 1)
    order = np.argsort(-pull, axis=1, kind="stable")[:, :near]
    start, at, share = [0], [], []
    for m in range(count):
        drawn = pull[m, order[m]]
        away = travel * drawn / drawn.sum() if drawn.sum() > 0 else drawn * 0
        rows = [(int(n), float(s)) for n, s in zip(order[m], away, strict=True) if s]
        far = long_distance if count > 1 else 0.0
        home = 1 - sum(s for _, s in rows) - far
        rows = [(m, home), *rows, *([(count, far)] if far else [])]
        at += [n for n, _ in rows]
        share += [s for _, s in rows]
        start.append(len(at))
    present = np.zeros(count + 1)
    origin = np.repeat(np.arange(count), np.diff(start))
    np.add.at(present, at, np.array(share) * size[origin])
    return Mixing(
        people=people,
        start=np.array(start, np.int64),
        at=np.array(at, np.int64),
        share=np.array(share),
        present=present,
        contacts=contacts,
    )


def contacts_by_age(
    people: Integers, daily: Floats, *, own_age: float, generation: float
) -> Floats:
    """Return how many contacts a day two bands have, against meeting by chance.

    A person of band a has `daily[a]` contacts a day: the share `own_age` within the
    band, `generation` with the bands of parents and children (20 to 40 years apart),
    the rest with anybody in proportion to their contacts. Symmetric, so that both sides
    count the same contacts whatever the ages of a place; `result[a, b] * n[b]` over the
    sum of n is then the contacts of one person of a with b. Axes: band, band.
    """
    size = people.sum(axis=0) / people.sum()
    made = daily * size
    rest = 1 - own_age - generation
    chance = rest * np.outer(made, made) / made.sum()
    chance += np.diag(own_age * made)
    chance += _between(made, _GENERATIONS, generation)
    return np.asarray(chance / np.maximum(np.outer(size, size), 1e-300))


# Pairs of bands with some 20 to 40 years between them.
_GENERATIONS = np.array(
    [
        [0, 0, 1, 2, 1, 0, 0, 0],
        [0, 0, 0, 2, 2, 0, 0, 0],
        [1, 0, 0, 0, 2, 2, 0, 0],
        [2, 2, 0, 0, 0, 2, 2, 0],
        [1, 2, 2, 0, 0, 0, 2, 2],
        [0, 0, 2, 2, 0, 0, 0, 2],
        [0, 0, 0, 2, 2, 0, 0, 0],
        [0, 0, 0, 0, 2, 2, 0, 0],
    ],
    float,
)


def _between(made: Floats, pairs: Floats, share: float) -> Floats:
    """Return a symmetric table near `pairs` in which each band has its share.

    Rows are scaled until they hold (Sinkhorn's way for symmetric tables).
    """
    wanted = share * made
    table = pairs * np.outer(made, made)
    for _ in range(500):
        row = table.sum(axis=1)
        scale = np.sqrt(np.divide(wanted, row, where=row > 0, out=np.zeros_like(row)))
        table = table * np.outer(scale, scale)
    return np.asarray(table)
