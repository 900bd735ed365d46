"""The peers' models are the product's model, so that their times can be compared."""

import numpy as np
import pytest
from benchmarks.agreement import compare, worst
from benchmarks.models import plain_case, rich_case
from benchmarks.product import Product
from benchmarks.rich import shown_days

from benchmarks import native


def test_simpy_simulates_the_same_rich_model():
    simpy_rich = pytest.importorskip("benchmarks.peers.simpy_rich")
    product = Product(rich_case(4, 18))
    periods = shown_days(18)
    peer = [simpy_rich.run(product.plan, r).values(periods) for r in range(12)]
    rows = compare(product.seen(80, periods), peer)
    assert worst(rows) < 4, rows


def test_everything_the_rich_model_is_for_happens_in_it():
    (seen,) = Product(rich_case(4, 18)).seen(1, shown_days(18))
    named = ("died of illness", "died waiting", "left untreated", "moved")
    assert all(seen[name] > 0 for name in named)


def test_ciw_simulates_the_same_plain_network():
    ciw_plain = pytest.importorskip("benchmarks.peers.ciw_plain")
    product = Product(plain_case(4, 4))
    last = [range(3, 4)]
    peer = [ciw_plain.run(product.plan, r).values(last) for r in range(6)]
    assert worst(compare(product.seen(60, last), peer)) < 4


@pytest.mark.skipif(native.compiler() is None, reason="There is no g++ here.")
@pytest.mark.parametrize("draw", [0, 3])
def test_the_program_in_cpp_counts_the_same_bit_by_bit(tmp_path, draw):
    product = Product(plain_case(6, 30))
    program = native.prepare(product.plan, tmp_path)
    program.seconds(product.case.demand.seed, draw, 1)
    ours = native.same_counts(product.draw(draw))
    for name, theirs in program.counts().items():
        np.testing.assert_array_equal(ours[name], theirs, err_msg=name)


def test_the_program_in_cpp_refuses_what_it_does_not_know():
    with pytest.raises(ValueError, match="plain network only"):
        native.exported(Product(rich_case(4, 9)).plan)


def test_nobody_in_the_models_waits_for_transport():
    for case in (plain_case(4, 5), rich_case(4, 9)):
        plan = Product(case).plan
        assert plan.move_limit.min() > plan.arrivals["rate"].sum()
