"""The only module that knows the solver: columns in, prices and amounts out."""

from typing import Any

import numpy as np
import numpy.typing as npt

from beredt.engine.allocation.building import Columns, Rows, stack
from beredt.engine.allocation.pricing import Prices

Floats = npt.NDArray[np.float64]
# Above so many entries, and more than three weeks, solves go by the interior point.
LARGE = 400_000
# When more than this share of the columns is new, solves begin afresh.
MANY = 0.08
BY_COLUMN, LEAST = 1, 1


class SolverError(RuntimeError):
    """The solver found no optimum."""


class Programme:
    """A linear programme at the solver, to which moves can be added."""

    def __init__(self, rows: Rows, standing: Columns, moves: Columns) -> None:
        """Hand the programme over."""
        # Only who plans moves waits for the solver to be loaded.
        import highspy  # noqa: PLC0415

        self._rows = rows
        self._standing = standing.number
        self._highs: Any = highspy.Highs()  # type: ignore[no-untyped-call]
        self._optimal = highspy.HighsModelStatus.kOptimal
        self._refused = highspy.HighsStatus.kError
        self._columns = stack([standing, moves])
        self._options(output_flag=False, threads=1)
        self._pass()

    def _options(self, **options: Any) -> None:
        for name, value in options.items():
            if self._highs.setOptionValue(name, value) == self._refused:
                raise SolverError(f"The solver refuses {name} = {value!r}.")

    def _pass(self) -> None:
        every = self._columns
        entries = int(every.starts[-1])
        least, most = self._rows.bounds()
        self._check(
            self._highs.passModel(
                every.number,
                self._rows.number,
                entries,
                BY_COLUMN,
                LEAST,
                0.0,
                every.cost,
                every.lower,
                every.upper,
                least,
                most,
                every.starts.astype(np.int32),
                every.rows.astype(np.int32),
                every.values,
                np.zeros(every.number, np.int32),
            )
        )
        self._large = entries > LARGE and self._rows.instance.days > 21
        if self._large:
            self._options(solver="ipm", run_crossover="off")
        else:
            self._options(solver="simplex")
        # The columns now stand at the solver: what they took is given back.
        del self._columns

    def add(self, moves: Columns) -> None:
        """Add moves; few are solved for from where the last solve ended."""
        before = self._highs.getNumCol()
        self._check(
            self._highs.addCols(
                moves.number,
                moves.cost,
                moves.lower,
                moves.upper,
                int(moves.starts[-1]),
                moves.starts[:-1].astype(np.int32),
                moves.rows.astype(np.int32),
                moves.values,
            )
        )
        if moves.number > MANY * before:
            # Simplifying the programme anew is worth more than a place to begin.
            self._check(self._highs.clearSolver())

    def settle(self) -> None:
        """Find an optimum with few moves, where the last one was inside the face."""
        if self._large:
            self._options(run_crossover="on")
            self._check(self._highs.clearSolver())
            self.solve()

    def solve(self) -> None:
        """Find the optimum over the moves that the programme has."""
        self._check(self._highs.run())
        status = self._highs.getModelStatus()
        if status != self._optimal:
            words = self._highs.modelStatusToString(status)
            raise SolverError(f"No optimum was found: {words}.")

    def _check(self, status: object) -> None:
        if status == self._refused:
            raise SolverError("The solver refuses the programme.")

    @property
    def amounts(self) -> Floats:
        """Patients of each move, in the order in which they were added."""
        values = np.asarray(self._highs.getSolution().col_value)
        return np.asarray(np.maximum(values[self._standing :], 0.0))

    @property
    def prices(self) -> Prices:
        """What one more of each would be worth."""
        dual = -np.asarray(self._highs.getSolution().row_dual)
        rows, instance = self._rows, self._rows.instance
        budget = rows.budget
        regions = np.zeros(len(instance.regions))
        if rows.aim.fair:
            regions = dual[rows.regions :]
        return Prices(
            places=dual[: rows.balance].reshape(instance.need.shape),
            journeys=dual[rows.journeys : rows.patients].reshape(
                instance.journeys.supply.shape
            ),
            patients=0.0 if budget.patients is None else float(dual[rows.patients]),
            hours=0.0 if budget.hours is None else float(dual[rows.hours]),
            regions=regions,
        )
