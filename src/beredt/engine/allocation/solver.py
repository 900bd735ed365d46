"""The only module that knows the solver: columns in, prices and amounts out."""

from typing import Any

import numpy as np
import numpy.typing as npt

from beredt.engine.allocation.basis import Statused
from beredt.engine.allocation.building import Columns, Rows, Standing, stack
from beredt.engine.allocation.pricing import LeverPrices, Prices, free_levers

Floats = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int64]
# Above so many entries a programme is first solved by the interior point.
LARGE = 60_000
# When more than this share of the columns is new, solves begin afresh.
MANY = 0.05
# How exact a rough solve is.
ROUGH = 1e-4
# A solve that begins where another ended is given up after so many steps for each row.
STEPS_PER_ROW = 0.5
NO_LIMIT = 2**31 - 1
BY_COLUMN, LEAST, WHOLE = 1, 1, 1


class SolverError(RuntimeError):
    """The solver found no optimum."""


class Programme:
    """A linear programme at the solver, to which moves can be added."""

    def __init__(
        self, rows: Rows, standing: Standing, moves: Columns, rough: bool = False
    ) -> None:
        """Hand the programme over; `rough` solves are for prices only."""
        # Only who plans moves waits for the solver to be loaded.
        import highspy  # noqa: PLC0415

        self._rows, self._rough, self._begun = rows, rough, False
        self._levers, self._switches = standing.levers, standing.switches
        self._moves = standing.columns.number
        self._highs: Any = highspy.Highs()  # type: ignore[no-untyped-call]
        self._optimal = highspy.HighsModelStatus.kOptimal
        self._refused = highspy.HighsStatus.kError
        self._columns = stack([standing.columns, moves])
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
        self._large = entries > LARGE
        self._afresh()
        # The columns now stand at the solver: what they took is given back.
        del self._columns

    def _afresh(self) -> None:
        """Let the next solve begin from nothing, in the way that suits the size."""
        if self._large and self._rough:
            self._options(solver="ipm", run_crossover="off", kkt_tolerance=ROUGH)
        elif self._large:
            self._options(solver="ipm", run_crossover="on")
        else:
            self._options(solver="simplex")

    def begin_at(self, known: Statused) -> None:
        """Begin where a programme like this one ended, and go on from there.

        What does not fit together is mended by the solver.
        """
        import highspy  # noqa: PLC0415

        status = list(highspy.HighsBasisStatus.__members__.values())
        basis = highspy.HighsBasis()
        basis.col_status = [status[n] for n in known.columns.tolist()]
        basis.row_status = [status[n] for n in known.rows.tolist()]
        basis.valid = basis.alien = True
        self._check(self._highs.setBasis(basis))
        limit = int(STEPS_PER_ROW * self._rows.number)
        self._options(solver="simplex", simplex_iteration_limit=limit)
        self._begun = True

    @property
    def ended(self) -> Statused | None:
        """Where the last solve ended; None where that is at no vertex."""
        basis = self._highs.getBasis()
        if not basis.valid:
            return None
        of_columns, of_rows = (
            np.fromiter(map(int, status), np.int8, len(status))
            for status in (basis.col_status, basis.row_status)
        )
        return Statused(of_columns, of_rows)

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
        if moves.number > MANY * before and not self._begun:
            # Simplifying the programme anew is worth more than a place to begin.
            self._check(self._highs.clearSolver())
            self._afresh()
        elif not self._rough:
            self._options(solver="simplex")

    def solve(self) -> None:
        """Find the optimum over the moves that the programme has."""
        self._check(self._highs.run())
        if self._begun and self._highs.getModelStatus() != self._optimal:
            # Too far from where it began: better from nothing.
            self._begun = False
            self._options(simplex_iteration_limit=NO_LIMIT)
            self._check(self._highs.clearSolver())
            self._afresh()
            self._check(self._highs.run())
        if self._large and self._highs.getModelStatus() != self._optimal:
            # The interior point may end without a verdict; the simplex does not.
            self._options(solver="simplex")
            self._check(self._highs.clearSolver())
            self._check(self._highs.run())
            self._options(solver="ipm")
        status = self._highs.getModelStatus()
        if status != self._optimal:
            words = self._highs.modelStatusToString(status)
            raise SolverError(f"No optimum was found: {words}.")

    def _check(self, status: object) -> None:
        if status == self._refused:
            raise SolverError("The solver refuses the programme.")

    def decide(self, gap: float, nodes: int) -> float:
        """Solve with every switch on or off; return what none over these moves beats.

        `gap` is how far the plan may be from that, as a share.
        """
        numbers = np.arange(self._switches, self._moves, dtype=np.int32)
        kinds = np.full(len(numbers), WHOLE, np.uint8)
        self._check(self._highs.changeColsIntegrality(len(numbers), numbers, kinds))
        self._options(solver="choose", mip_rel_gap=gap, mip_max_nodes=nodes)
        self._check(self._highs.run())
        if not np.isfinite(self._highs.getInfo().objective_function_value):
            raise SolverError(f"No plan was found in {nodes} nodes.")
        return float(self._highs.getInfo().mip_dual_bound)

    def limit(self, levers: Integers, moves: Integers, *, on: bool) -> None:
        """Let levers and moves, by their numbers, be used as far as ever or not at all.

        The next solve goes on from where the last one ended.
        """
        columns = np.concatenate([self._levers + levers, self._moves + moves])
        most = np.zeros(len(columns))
        if on:
            most[: len(levers)] = self._rows.instance.levers.upper[levers]
            most[len(levers) :] = np.inf
        self._check(
            self._highs.changeColsBounds(
                len(columns), columns.astype(np.int32), np.zeros(len(columns)), most
            )
        )
        self._options(solver="simplex")

    @property
    def objective(self) -> float:
        """What the last solve counts."""
        return float(self._highs.getInfo().objective_function_value)

    @property
    def _values(self) -> Floats:
        return np.asarray(self._highs.getSolution().col_value)

    @property
    def amounts(self) -> Floats:
        """Patients of each move, in the order in which they were added."""
        return np.asarray(np.maximum(self._values[self._moves :], 0.0))

    @property
    def levers(self) -> Floats:
        """How much of each lever is taken. Axes: lever."""
        taken = self._values[self._levers : self._switches]
        return np.asarray(np.clip(taken, 0.0, self._rows.instance.levers.upper))

    @property
    def switches(self) -> Floats:
        """How far each switch is on, from 0 to 1. Axes: switch."""
        return np.asarray(self._values[self._switches : self._moves])

    @property
    def prices(self) -> Prices:
        """What one more of each would be worth."""
        dual = -np.asarray(self._highs.getSolution().row_dual)
        rows, instance = self._rows, self._rows.instance
        budget = rows.budget
        regions = np.zeros(len(instance.regions))
        if rows.aim.fair:
            regions = dual[rows.regions : rows.levers]
        return Prices(
            places=dual[: rows.balance].reshape(instance.need.shape),
            journeys=dual[rows.journeys : rows.patients].reshape(
                instance.journeys.supply.shape
            ),
            patients=0.0 if budget.patients is None else float(dual[rows.patients]),
            hours=0.0 if budget.hours is None else float(dual[rows.hours]),
            regions=regions,
            levers=self._lever_prices(dual),
        )

    def _lever_prices(self, dual: Floats) -> LeverPrices:
        rows, free = self._rows, free_levers(self._rows.instance)
        own = free._replace(rows=dual[rows.levers : rows.links])
        if not rows.instance.levers.counted:
            return own
        return own._replace(
            links=dual[rows.links : rows.ways],
            ways=dual[rows.ways : rows.most_on].reshape(free.ways.shape),
            most_on=float(dual[rows.most_on]),
        )
