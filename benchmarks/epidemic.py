"""An epidemic: the product against epydemix, and the whole country a thousand times."""

from concurrent.futures import ThreadPoolExecutor

import numpy as np

from benchmarks.agreement import compare, worst
from benchmarks.measuring import Results, Row, computed, interleaved, one_core, timed
from beredt.engine.demand.spreading import homes_of
from beredt.engine.epidemic import Chain, simulate_outbreak, spread_of
from beredt.engine.epidemic.mixing import contacts_by_age, mixing_of
from beredt.engine.kernels import transmission
from beredt.engine.kernels.compartments import (
    Country,
    Law,
    Trajectory,
    new_trajectory,
    new_work,
)
from beredt.engine.network import build_network
from beredt.engine.scenario import Quantity, Scenario, Transmission
from beredt.files.registers import bundled_registers, read_register

GROUP = "epidemic"
PEOPLE = np.array([110, 87, 158, 198, 126, 151, 120, 50]) * 1000
DAYS = 200
SEEDS = np.full(8, 25)
PEER_GOAL, COUNTRY_GOAL = 8.0, 60.0


def measure(results: Results) -> None:
    """Measure both."""
    with one_core():
        against_epydemix(results)
    country(results)


def against_epydemix(results: Results) -> None:
    """Measure against epydemix on one municipality of a million in eight ages."""
    # It compiles when imported, and after that cimba cannot teach numba its types.
    from benchmarks.peers import epydemix_ages  # noqa: PLC0415

    place, law = one_place()
    model = epydemix_ages.build(place, law)
    work = new_work(place, len(place.present))
    peer: list[dict[str, float]] = []

    def one(draw: int) -> Trajectory:
        out: Trajectory = new_trajectory(place, 1, 1, DAYS)
        transmission.run(place, law, work, out, 1, draw, 7)
        return out

    def product(r: int) -> float:
        spent, _ = computed(lambda: [one(200 * r + d) for d in range(200)])
        return spent / 200

    def epydemix(r: int) -> float:
        spent, seen = computed(
            lambda: [
                epydemix_ages.run(model, SEEDS, DAYS, 1000 * r + d) for d in range(10)
            ]
        )
        peer.extend(seen)
        return spent / 10

    one(0)
    epydemix_ages.run(model, SEEDS, DAYS, 1)
    seconds = interleaved(
        {"product": product, "epydemix": epydemix}, 4 if results.quick else 12
    )
    ours = [
        epydemix_ages.outputs(one(d).infections.sum(axis=(0, 1)) - seeded())
        for d in range(400)
    ]
    rows = compare(ours, peer)
    results.compare("one municipality: product and epydemix", rows)
    for name, spent in seconds.items():
        results.add(
            Row(
                group=GROUP,
                name=f"{name}, one municipality, draws a second",
                measured=1 / spent,
                goal=None,
                unit="/s",
                note=f"{spent:.4g} s a draw",
            )
        )
    results.add(
        Row(
            group=GROUP,
            name="product over epydemix",
            measured=seconds["epydemix"] / seconds["product"],
            goal=PEER_GOAL,
        )
    )
    results.add(
        Row(
            group=GROUP,
            name="outputs apart from epydemix, worst",
            measured=worst(rows),
            goal=3.0,
            at_least=False,
            unit="std. err.",
        )
    )


def seeded() -> np.ndarray:
    """Return those infected from outside by day: the peer does not count them."""
    first = np.zeros(DAYS)
    first[0] = SEEDS.sum()
    return first


def one_place() -> tuple[Country, Law]:
    """Return one municipality and an infection in it."""
    people = PEOPLE[None]
    contacts = contacts_by_age(
        people,
        np.array([10.0, 14, 12, 12, 12, 10, 7, 5]),
        own_age=0.3,
        generation=0.2,
    )
    mixing = mixing_of(
        people,
        np.array([[60.0, 10.0]]),
        contacts=contacts,
        travel=0.0,
        long_distance=0.0,
        half_km=15,
    )
    chain = Chain(latent_days=3.0, infectious_days=4.0)
    place = Country(
        people=people,
        start=mixing.start,
        at=mixing.at,
        share=mixing.share,
        present=mixing.present,
        contacts=contacts,
        group=np.zeros(1, np.int64),
        home_start=np.arange(2),
        home=np.zeros(1, np.int64),
        home_below=np.ones(1),
    )
    seeds = np.zeros(DAYS, np.int64)
    seeds[0] = SEEDS.sum()
    law = Law(
        force=2.0 / (mixing.growth * chain.infectious_days),
        leave_latent=chain.leave_latent,
        leave_infectious=chain.leave_infectious,
        latent_stages=2,
        infectious_stages=2,
        steps=1,
        exposed=1.0,
        immune=0.0,
        severe=np.full((2, 8), 0.02),
        fate=np.tile([0.7, 0.9], (8, 1)),
        delay=np.cumsum(np.full((3, 20), 0.05), axis=1),
        control=np.ones((DAYS, 1)),
        doses=np.zeros((0, 1, 8)),
        seeds=seeds,
        # The peer has as many in each age; here each person falls on an age by chance.
        seed_below=np.cumsum(np.ones(8)),
    )
    return place, law


def country(results: Results) -> None:
    """Run all municipalities over 300 days on two threads."""
    register = read_register(bundled_registers()["norway"])
    need = Transmission(
        name="pandemic",
        source="civil",
        seeded=Quantity(value=500),
        r0=Quantity(value=1.3),
        latent_days=Quantity(value=3),
        infectious_days=Quantity(value=4),
        admitted=Quantity(value=0.015),
        intensive=Quantity(value=0.25),
    )
    scenario = Scenario(
        name="pandemic", title={}, description={}, days=300, needs=(need,)
    )
    spread = spread_of(need, scenario, register, homes_of(build_network(register)))
    simulate_outbreak(spread, seed=1, draws=1)
    draws = 100 if results.quick else 1000
    with ThreadPoolExecutor(2) as pool:
        worked, (spent, found) = computed(
            lambda: timed(
                lambda: simulate_outbreak(spread, seed=1, draws=draws, executor=pool)
            )
        )
    share = found.infections.sum() / draws / spread.country.people.sum()
    results.add(
        Row(
            group=GROUP,
            name="1 000 draws of 357 x 8 x 300, two threads",
            measured=spent * 1000 / draws,
            goal=COUNTRY_GOAL,
            at_least=False,
            unit="s",
            note=f"{worked / draws * 1000:.3g} ms of a processor a draw, "
            f"{100 * share:.0f} % infected" + f" ({draws} draws run)" * results.quick,
        )
    )
