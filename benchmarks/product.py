"""The product's own kernel on a case."""

from collections.abc import Sequence

from benchmarks.agreement import Seen
from benchmarks.copies import many
from benchmarks.measuring import computed
from benchmarks.models import Case
from beredt.engine import flow
from beredt.engine.kernels import course, records


class Product:
    """A case with its plan, compiled before the first measurement.

    With `copies` the compiled loop runs so many of it side by side.
    """

    def __init__(self, case: Case, copies: int = 1) -> None:
        self.case = case
        self.plan = flow.make_plan(case.demand, case.capacity)
        if copies > 1:
            self.plan = many(self.plan, copies)
        arriving = self.plan.arrivals["rate"].sum()
        resident = self.plan.residents["mean"].sum()
        self.patients = float(arriving + resident)
        self.room = int(2 * resident + 12 * arriving / case.days) + 1024
        self.work = flow.new_work(self.plan, self.room)
        self.draw(0)

    def seconds(self, first: int, draws: int) -> float:
        """Return the seconds a draw takes, from the arrays in to the totals out."""
        spent, _ = computed(
            lambda: flow.simulate(
                self.case.demand, self.case.capacity, draws=draws, first=first
            )
        )
        return spent / draws

    def draw(self, number: int) -> records.Draw:
        """Run the compiled loop alone and return its raw counts."""
        while True:
            out = flow.new_draw(self.plan)
            levels = self.case.demand.levels(number)
            seed = self.case.demand.seed
            if course.run(self.plan, self.work, out, seed, number, levels):
                return out
            self.room *= 2
            self.work = flow.new_work(self.plan, self.room)

    def kernel_seconds(self, first: int, draws: int) -> float:
        """Return the seconds of a draw of the compiled loop, its memory included."""
        spent, _ = computed(lambda: [self.draw(first + d) for d in range(draws)])
        return spent / draws

    def seen(self, draws: int, periods: Sequence[range]) -> list[dict[str, float]]:
        """Return what many draws show, each by itself."""
        return [
            Seen.of_draw(
                flow.simulate(
                    self.case.demand, self.case.capacity, draws=1, first=d
                ).totals,
                self.plan.stations,
            ).values(periods)
            for d in range(draws)
        ]
