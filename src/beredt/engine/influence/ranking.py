"""Sobol indices: which share of the spread would go if a number were known."""

from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int64]
SAMPLES = 256  # a power of 2, as a Sobol sequence wants it


def total_indices(
    function: Callable[[Floats], Floats],
    blocks: Sequence[Integers],
    *,
    samples: int = SAMPLES,
    seed: int = 1,
) -> Floats:
    """Return the total Sobol index of each block of inputs, uniform on (0, 1).

    The share of the variance of `function` that is left when everything but the block
    is known. Axes of the argument of `function`: input, sample; of what it returns:
    sample. A function that never varies has indices 0.
    """
    # Over a second to import: only those who ask for the ranking wait for it.
    from scipy.stats import qmc, sobol_indices  # noqa: PLC0415

    inputs = sum(len(block) for block in blocks)
    drawn = qmc.Sobol(2 * inputs, scramble=True, rng=seed).random(samples).T
    drawn = np.clip(drawn, 1e-9, 1 - 1e-9)
    one, other = drawn[:inputs], drawn[inputs:]
    mixed = []
    for block in blocks:
        changed = one.copy()
        changed[block] = other[block]
        mixed.append(changed)
    values = function(np.concatenate([one, other, *mixed], axis=1))
    parts = values.reshape(2 + len(blocks), samples)
    if np.ptp(values) <= 1e-12 * np.abs(values).max():
        return np.zeros(len(blocks))
    found = sobol_indices(
        func={
            "f_A": parts[0][None],
            "f_B": parts[1][None],
            "f_AB": parts[2:, None],
        },
        n=samples,
    )
    return np.clip(found.total_order.ravel(), 0.0, 1.0)
