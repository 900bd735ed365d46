"""The rich model: the product against SimPy."""

from benchmarks.agreement import compare, worst
from benchmarks.measuring import Results, Row, computed, interleaved, one_core
from benchmarks.models import HOSPITALS, rich_case
from benchmarks.peers import simpy_rich
from benchmarks.product import Product

GROUP = "rich model"
GOAL = 250.0


def measure(results: Results) -> None:
    """Measure speed and agreement."""
    count, days, rounds, draws = (
        (8, 30, 2, 30) if results.quick else (HOSPITALS, 90, 3, 60)
    )
    with one_core():
        product = Product(rich_case(count, days))
        shown = shown_days(days)
        peer = []

        def simpy(r: int) -> float:
            spent, seen = computed(lambda: simpy_rich.run(product.plan, 1000 + r))
            peer.append(seen.values(shown))
            return spent

        seconds = interleaved(
            {"product": lambda r: product.seconds(10 * r, 10), "simpy": simpy}, rounds
        )
        rows = compare(product.seen(draws, shown), peer)
    results.compare("rich model: product and SimPy", rows)
    patients = product.patients
    for name in ("product", "simpy"):
        results.add(
            Row(
                group=GROUP,
                name=f"{name}, patients a second",
                measured=patients / seconds[name],
                goal=None,
                unit="/s",
                note=f"{seconds[name]:.4g} s a draw of {patients:.0f} patients",
            )
        )
    results.add(
        Row(
            group=GROUP,
            name="product over SimPy",
            measured=seconds["simpy"] / seconds["product"],
            goal=GOAL,
        )
    )
    results.add(
        Row(
            group=GROUP,
            name="outputs apart, worst",
            measured=worst(rows),
            goal=3.0,
            at_least=False,
            unit="std. err.",
            note=f"{len(rows)} numbers, {draws} draws, {rounds} SimPy runs",
        )
    )


def shown_days(days: int) -> list[range]:
    """Return days before and after, and the times of the surge and of fewer places.

    While all places of a region are taken, the census of a day hardly varies, and its
    scatter says little: there the mean of the period is compared.
    """
    ninth = days // 9
    single = [ninth, days * 5 // 9 - 1, days - 1]
    events = [range(days * 2 // 9, days * 4 // 9), range(days * 5 // 9, days * 7 // 9)]
    return [*(range(day, day + 1) for day in single), *events]
