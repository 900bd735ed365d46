"""Measures that act on supplies, by hand: one item, one holder, one number a day."""

from dataclasses import replace

import numpy as np
import pytest

from beredt.engine.assessment import assess
from beredt.engine.register import Item, Stock
from beredt.engine.scenario import (
    BanExport,
    Quantity,
    Ration,
    ReleaseStock,
    SupplyInterruption,
)
from worlds import SAID, Site, make_register, make_scenario, step

DAYS = 10
EVERYWHERE = {"days": 99, "authority_level": "directorate", "items": ("pills",)}
CUT = SupplyInterruption(
    name="cut", days=99, items=("pills",), lost=Quantity(value=0.2)
)


def supplies(*measures, holder="wholesaler", stock=100.0, banned=False, disruptions=()):
    """Let ten pills be used and nine delivered a day, and 100 lie in stock."""
    register = replace(
        make_register([Site("h", {"ward": 5})], {"A": [step("ward")]}),
        items=(
            Item(
                id="pills", name_nb="p", name_nn="p", name_en="p", name_uk="p", atc="",
                unit="pieces", daily_use=10.0, daily_inflow=9.0, shelf_days=None,
                **SAID,
            ),
        ),
        stocks=(
            Stock(
                item="pills", holder_kind=holder, holder="H", region="", lot="",
                expiry="", quantity=stock, export_ban=banned, obligation_months=0.0,
                **SAID,
            ),
        ),
    )  # fmt: skip
    scenario = make_scenario(DAYS, measures=measures, disruptions=disruptions)
    (line,) = assess(scenario, register, draws=2).supplies
    return line.left.round(6).tolist(), line


def test_what_is_not_delivered_is_taken_from_stock():
    assert supplies()[0] == [99.0 - day for day in range(DAYS)]


def test_a_ban_keeps_at_home_what_would_have_left_as_parallel_export():
    """Nine pills are left of ten when a tenth is exported: ten stay under a ban."""
    ban = BanExport(name="ban", start=2.0, **EVERYWHERE)
    assert supplies(ban)[0] == [99, 98, *([98] * 8)]


def test_a_ban_on_what_may_not_leave_already_changes_nothing():
    ban = BanExport(name="ban", **EVERYWHERE)
    assert supplies(ban, banned=True)[0] == supplies()[0]


def test_a_ban_brings_no_deliveries_back_that_are_lost():
    ban = BanExport(name="ban", **EVERYWHERE)
    left = supplies(ban, disruptions=[CUT])[0]
    assert left[0] == pytest.approx(100 - (10 - 0.8 * 10))


def test_rationing_limits_what_is_used():
    """Nine of ten asked for: as much as is delivered."""
    ration = Ration(name="r", start=4.0, share=Quantity(value=0.9), **EVERYWHERE)
    assert supplies(ration)[0] == [99, 98, 97, 96, *([96] * 6)]


def test_a_national_stock_is_opened_by_the_share_that_is_released():
    closed, line = supplies(holder="national", stock=8.0)
    assert closed == [8.0] * DAYS
    assert line.first_day_out is None
    half = ReleaseStock(name="s", start=2.0, share=Quantity(value=0.5), **EVERYWHERE)
    opened, line = supplies(half, holder="national", stock=8.0)
    assert opened == [8, 8, 7, 6, 5, 4, 4, 4, 4, 4]
    assert line.first_day_out == 7


def test_a_stock_is_locked_again_when_its_release_is_over():
    short = EVERYWHERE | {"days": 3}
    release = ReleaseStock(name="s", start=2.0, **short)
    opened, _ = supplies(release, holder="national", stock=50.0)
    assert np.diff(opened).tolist() == [0, -1, -1, -1, 0, 0, 0, 0, 0]
