"""The plain network: the product against cimba, Ciw and C++."""

import tempfile
from pathlib import Path

import numpy as np

from benchmarks import native
from benchmarks.agreement import compare, worst
from benchmarks.measuring import Results, Row, computed, interleaved, one_core
from benchmarks.models import HOSPITALS, plain_case

# Imported before anything is compiled: else the compiler does not know cimba's types.
from benchmarks.peers import cimba_plain, ciw_plain
from benchmarks.product import Product

GROUP = "plain network"
CIMBA_GOAL, CIW_GOAL, NATIVE_GOAL = 75.0, 10_000.0, 0.75


def measure(results: Results) -> None:
    """Measure speed and agreement with each peer."""
    size = (8, 30) if results.quick else (HOSPITALS, 90)
    with one_core():
        product = Product(plain_case(*size))
        against_native(results, product)
        against_cimba(results, product)
        against_ciw(results)


def against_native(results: Results, product: Product) -> None:
    """Measure against the program in C++; counts must be the same bit by bit."""
    if native.compiler() is None:
        print("no g++ on this machine: the C++ rows are left out")
        return
    rounds = 5 if results.quick else 9
    with tempfile.TemporaryDirectory() as folder:
        program = native.prepare(product.plan, Path(folder))
        seed = product.case.demand.seed
        seconds = interleaved(
            {
                "product": lambda r: product.kernel_seconds(5 * r, 5),
                # The first draw warms caches, as the product's are.
                "c++": lambda r: float(np.mean(program.seconds(seed, 5 * r, 6)[1:])),
            },
            rounds,
        )
        program.seconds(seed, 7, 1)
        theirs = program.counts()
    ours = native.same_counts(product.draw(7))
    same = sum(np.array_equal(ours[name], theirs[name]) for name in theirs)
    for name, spent in seconds.items():
        results.add(speed(f"{name}, compiled loop", product.patients, spent))
    results.add(
        Row(
            group=GROUP,
            name="product over C++",
            measured=seconds["c++"] / seconds["product"],
            goal=NATIVE_GOAL,
        )
    )
    results.add(
        Row(
            group=GROUP,
            name="arrays of counts the same bit by bit",
            measured=same,
            goal=len(theirs),
            unit="arrays",
        )
    )


def against_cimba(results: Results, product: Product) -> None:
    """Measure against cimba."""
    rounds = 3 if results.quick else 9
    days = product.case.days
    model = cimba_plain.build(product.plan)
    cimba_plain.run(model, days, 1)
    shown = [range(days // 2 - 1, days // 2), range(days - 1, days)]
    peer = []

    def cimba(r: int) -> float:
        spent, seen = computed(lambda: cimba_plain.run(model, days, 1000 + r))
        peer.append(seen.values(shown))
        return spent

    seconds = interleaved(
        # As many draws as take cimba's time for one: both are looked at as long.
        {"product": lambda r: product.seconds(80 * r, 80), "cimba": cimba},
        rounds,
    )
    rows = compare(product.seen(40, shown), peer)
    results.compare("plain network: product and cimba", rows)
    for name, spent in seconds.items():
        results.add(speed(name, product.patients, spent))
    results.add(
        Row(
            group=GROUP,
            name="product over cimba",
            measured=seconds["cimba"] / seconds["product"],
            goal=CIMBA_GOAL,
        )
    )
    results.add(apart("cimba", worst(rows)))


def against_ciw(results: Results) -> None:
    """Measure against Ciw on a shorter run: its cost grows with who is inside."""
    count, days = (8, 4) if results.quick else (HOSPITALS, 4)
    product = Product(plain_case(count, days))
    shown = [range(days - 1, days)]
    peer = []

    def ciw(r: int) -> float:
        spent, seen = computed(lambda: ciw_plain.run(product.plan, 1000 + r))
        peer.append(seen.values(shown))
        return spent

    seconds = interleaved(
        {"product": lambda r: product.seconds(50 * r, 50), "ciw": ciw}, 2
    )
    rows = compare(product.seen(100, shown), peer)
    results.compare(f"plain network, {days} days: product and Ciw", rows)
    for name, spent in seconds.items():
        results.add(speed(f"{name}, {days} days", product.patients, spent))
    results.add(
        Row(
            group=GROUP,
            name=f"product over Ciw, {days} days",
            measured=seconds["ciw"] / seconds["product"],
            goal=CIW_GOAL,
        )
    )
    results.add(apart("Ciw", worst(rows)))


def speed(name: str, patients: float, seconds: float) -> Row:
    """Return a row of patients a second, without a goal."""
    return Row(
        group=GROUP,
        name=f"{name}, patients a second",
        measured=patients / seconds,
        goal=None,
        unit="/s",
        note=f"{seconds:.4g} s a draw",
    )


def apart(peer: str, errors: float) -> Row:
    """Return the row that says how far outputs are apart."""
    return Row(
        group=GROUP,
        name=f"outputs apart from {peer}, worst",
        measured=errors,
        goal=3.0,
        at_least=False,
        unit="std. err.",
    )
