"""Whole patients: what was recorded or planned is met as it stands, day by day."""

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]


def whole_patients(rates: Floats) -> Floats:
    """Round to whole patients so that each day's total is kept.

    A patient goes to the stream that lags most behind what it should have had by then;
    of equal ones to the first. Axes: day, stream.

    >>> whole_patients(np.array([[0.5, 0.5], [0.5, 0.5], [1.0, 1.0]])).tolist()
    [[1.0, 0.0], [0.0, 1.0], [1.0, 1.0]]
    """
    due = np.floor(np.cumsum(rates.sum(axis=1)) + 0.5)
    wanted = np.cumsum(rates, axis=0)
    whole = np.zeros_like(rates)
    given = np.zeros(rates.shape[1])
    for day, total in enumerate(np.diff(due, prepend=0)):
        lag = wanted[day] - given
        sure = np.floor(np.maximum(lag, 0))
        while sure.sum() > total:
            sure[np.argmin(np.where(sure > 0, lag - sure, np.inf))] -= 1
        # Rounded, so that equal streams are equal whatever the last bits say.
        order = np.argsort(-np.round(lag - sure, 9), kind="stable")
        sure[order[: int(total - sure.sum())]] += 1
        whole[day] = sure
        given += sure
    return whole
