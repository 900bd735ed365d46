"""Fit the transmission of the pandemic scenarios to published planning totals.

uv run python tools/fit_pandemic.py

Four numbers are found so that four planned ones come out, with everything else as the
scenario says: the reproduction number from the share infected, the infectious time from
the peak in hospital, the stay in intensive care from the peak there, and the share
admitted from the total. They belong in data/scenarios/pandemi-fhi.toml; what the draws
then give is seen by `beredt assess pandemi-fhi`.
"""

from dataclasses import dataclass, replace

import numpy as np

from beredt.engine.demand import draw_demand
from beredt.engine.epidemic import attack_rate, with_stays
from beredt.engine.expectation import expect
from beredt.engine.network import KINDS, MOMENTARY, build_network
from beredt.engine.register import Register
from beredt.engine.scenario import Quantity, Scenario, Transmission
from beredt.files.registers import bundled_registers, read_register
from beredt.files.scenarios import bundled_scenarios, read_scenario

ROUNDS = 12
# The largest number of a draw lies above that of the mean, because of chance: found by
# assessing the fitted scenario.
ABOVE_MEAN = {"peak": 1.012, "peak_intensive": 1.03}


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    """What a planning scenario says, or what comes of a transmission."""

    infected: float
    admitted: float
    intensive: float
    peak: float
    peak_intensive: float


FHI = Totals(
    infected=0.25, admitted=22_000, intensive=5_500, peak=1_700, peak_intensive=600
)


def main() -> None:
    """Fit, and print what to write into the scenario."""
    register = read_register(bundled_registers()["norway"])
    scenario = read_scenario(bundled_scenarios()["pandemi-fhi"], register)
    need = next(row for row in scenario.needs if isinstance(row, Transmission))
    need = fitted(need, scenario, register, FHI)
    print(totals(need, scenario, register))
    for name in ("r0", "infectious_days", "intensive_stay", "admitted"):
        print(f"{name} = {getattr(need, name).value:.5g}")


def totals(need: Transmission, scenario: Scenario, register: Register) -> Totals:
    """Return what comes of a transmission on average, with places for everybody."""
    alone = replace(scenario, needs=(need,), disruptions=(), measures=())
    network = build_network(with_stays(alone, register))
    demand = draw_demand(alone, network, seed=1)
    outbreak = demand.epidemics.expected[0]
    people = outbreak.spread.country.people.sum(axis=0)
    census = expect(demand).need.sum(axis=(1, 3))
    beds = [k for k, kind in enumerate(KINDS) if kind not in MOMENTARY]
    peak = census[:, beds].sum(axis=1).max()
    return Totals(
        infected=float(attack_rate(outbreak)[0] @ people / people.sum()),
        admitted=float(outbreak.ward.sum() + outbreak.intensive.sum()),
        intensive=float(outbreak.intensive.sum()),
        peak=float(peak) * ABOVE_MEAN["peak"],
        peak_intensive=float(census[:, KINDS.index("intensive")].max())
        * ABOVE_MEAN["peak_intensive"],
    )


def fitted(
    need: Transmission, scenario: Scenario, register: Register, wanted: Totals
) -> Transmission:
    """Return a transmission that gives what is wanted, by corrections in turn."""
    for _ in range(ROUNDS):
        found = totals(need, scenario, register)
        r0 = value(need.r0)
        # Near 1 the share infected grows twice as fast as what R0 is above 1.
        excess = (r0 - 1) * (wanted.infected / found.infected) ** 0.9
        need = replace(
            need,
            r0=changed(need.r0, 1 + excess),
            infectious_days=changed(
                need.infectious_days,
                value(need.infectious_days) * (found.peak / wanted.peak) ** 1.2,
            ),
            intensive_stay=changed(
                need.intensive_stay,
                value(need.intensive_stay)
                * wanted.peak_intensive
                / found.peak_intensive
                * (found.peak / wanted.peak),
            ),
            admitted=changed(
                need.admitted, value(need.admitted) * wanted.admitted / found.admitted
            ),
        )
        print(np.round([value(need.r0), value(need.infectious_days)], 4), found)
    return need


def value(quantity: Quantity | None) -> float:
    """Return the value of a quantity that the scenario must give."""
    if quantity is None:
        raise SystemExit("The scenario lacks a quantity that is to be fitted.")
    return quantity.value


def changed(quantity: Quantity | None, number: float) -> Quantity:
    """Return a quantity with another value and no interval."""
    value(quantity)
    return Quantity(value=number)


if __name__ == "__main__":
    main()
