"""Recorded events: what the model says beside what was counted."""

import pytest

from beredt.engine.assessment import assess
from beredt.files.registers import find_register, read_register
from beredt.files.scenarios import find_scenario, read_scenario


@pytest.fixture(scope="module")
def register():
    return read_register(find_register("norway"))


def checks(name, register):
    scenario = read_scenario(find_scenario(name), register)
    assessment = assess(scenario, register, draws=60)
    return {check.recorded.name: check for check in assessment.checks}, assessment


def test_askoy_2019_admissions_lie_within_the_band(register):
    found, assessment = checks("askoy-2019", register)
    admitted = found["admitted"]
    assert admitted.recorded.value == 76
    assert admitted.computed.p10 <= 76 <= admitted.computed.p90
    ill = next(row for row in assessment.outside if row.what == "ill")
    assert ill.number == pytest.approx(2000)


def test_22_july_2011_operations_lie_within_the_band(register):
    found, _ = checks("22-juli-2011", register)
    for name, recorded in (("admitted", 32), ("operations", 131)):
        assert found[name].recorded.value == recorded
        assert found[name].computed.p10 <= recorded <= found[name].computed.p90


def test_those_killed_never_reach_the_health_service(register):
    """Killed are 22 % of all who are hit: wounded x 0.22 / 0.78."""
    scenario = read_scenario(find_scenario("strid-nord"), register)
    assessment = assess(scenario, register, draws=2)
    killed = sum(row.number for row in assessment.outside if row.what == "killed")
    wounded = 170 * 30 * 2.5
    assert killed == pytest.approx(wounded * 0.22 / 0.78)
