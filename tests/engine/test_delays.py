"""What a scan of delays promises."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from beredt.engine.assessment import assess
from beredt.engine.delays import latest_delay, parts_of, put_off, scan_delays
from beredt.files.registers import find_register, read_register
from beredt.files.scenarios import find_scenario, read_scenario

BUS = """name = "{name}"
days = 20
[title]
nb = "Buss"
en = "Bus"
[description]
nb = "En buss"
en = "A bus"
[[needs]]
kind = "mass_casualty"
name = "bus"
source = "civil"
place = "{place}"
injured = {injured}
mix = {{ K03 = 1.0 }}
"""
BOTH = """name = "both"
days = 20
include = [
  {{scenario = "one.toml", delay_days = {one}}},
  {{scenario = "two.toml", delay_days = {two}}},
]
[title]
nb = "Begge"
en = "Both"
[description]
nb = "Begge"
en = "Both"
"""


@pytest.fixture(scope="module")
def tiny():
    return read_register(find_register("tiny"))


@pytest.fixture(scope="module")
def composite(tiny, tmp_path_factory):
    """Write two equal accidents, and read a scenario of both with their delays."""
    folder = tmp_path_factory.mktemp("both")
    region = tiny.regions[0].id
    for name in ("one", "two"):
        text = BUS.format(name=name, place=region, injured=150)
        (folder / f"{name}.toml").write_text(text)

    def read(one, two):
        file = folder / f"both-{one}-{two}.toml"
        file.write_text(BOTH.format(one=one, two=two))
        return read_scenario(file, tiny)

    return read


def test_parts_are_the_included_scenarios(composite):
    assert parts_of(composite(0, 0)) == ("one", "two")
    assert parts_of(read_scenario(find_scenario("tiny-strom"))) == ()


@settings(max_examples=6, deadline=None)
@given(one=st.integers(0, 6), two=st.integers(0, 6))
def test_a_delay_is_that_of_a_file_written_with_it(tiny, composite, one, two):
    scan = scan_delays(composite(0, 0), tiny, delays=(0, one, two))
    point = scan.grids[0].points[1][2]
    written = scan_delays(composite(one, two), tiny, delays=(0,)).as_planned
    assert point.unmet_days == pytest.approx(written.unmet_days, rel=1e-9)
    assert point.peak == pytest.approx(written.peak, rel=1e-9)
    assert point.peak_day == written.peak_day


@pytest.mark.parametrize("name", ["totalforsvar-verst-tiltak", "totalforsvar-verst"])
@pytest.mark.parametrize("delay", [0, 6])
def test_a_delay_is_what_the_assessment_of_it_expects(name, delay):
    register = read_register(find_register("norway"))
    scenario = read_scenario(find_scenario(name), register)
    pair = one, _ = parts_of(scenario)[:2]
    scan = scan_delays(scenario, register, pairs=[pair], delays=(0, delay))
    moved = put_off(scenario, {one: delay})
    answer = assess(moved, register, draws=1, knowledge=False)
    need = answer.expected_need.sum(axis=3)[:, :-1]
    missing = np.maximum(need - answer.usable[:, :-1], 0)
    found = scan.grids[0].points[1][0].unmet_days
    assert found == pytest.approx(missing.sum(), rel=1e-6)


def test_equal_parts_have_a_symmetric_grid(tiny, composite):
    scan = scan_delays(composite(0, 0), tiny, delays=(0, 2, 5))
    unmet = np.array([[p.unmet_days for p in row] for row in scan.grids[0].points])
    assert unmet == pytest.approx(unmet.T)
    assert unmet.max() > unmet.min()


def test_the_worst_comes_first_and_nothing_twice(tiny, composite):
    scan = scan_delays(composite(0, 0), tiny, delays=(0, 2, 5))
    unmet = [point.unmet_days for point in scan.worst]
    assert unmet == sorted(unmet, reverse=True)
    assert len({tuple(point.delays.items()) for point in scan.worst}) == 9
    # Together they need most at once.
    assert scan.as_planned.peak == max(point.peak for point in scan.worst)


def test_ordinary_activity_is_not_put_off():
    scenario = read_scenario(find_scenario("totalforsvar-verst"))
    later = put_off(scenario, dict.fromkeys(parts_of(scenario), 7))
    for before, after in zip(scenario.needs, later.needs, strict=True):
        assert after.start - before.start == (0 if before.kind == "ordinary" else 7)


def test_a_part_is_put_off_no_longer_than_it_can_begin(composite):
    assert latest_delay(composite(0, 5), "one") == 19
    assert latest_delay(composite(0, 5), "two") == 14


def test_a_part_that_is_not_there_is_refused(tiny, composite):
    with pytest.raises(ValueError, match="nobody"):
        scan_delays(composite(0, 0), tiny, pairs=[("one", "nobody")], delays=(0,))
