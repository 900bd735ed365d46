"""What the load benchmark counts, on acts that are as long as we say."""

import pytest
from benchmarks.site import TRUSTS, _slow, _times

from beredt.files.registers import find_register, read_register


def test_everybody_acts_again_and_again_until_the_end():
    seen = []
    acts = [lambda number, who=who: seen.append((who, number)) for who in "ab"]
    times = _times(acts, 0.05)
    assert {who for who, _ in seen} == {"a", "b"}
    # Each has acted once before the time is taken.
    assert len(seen) == len(times) + 2


def test_what_goes_wrong_for_one_ends_the_measurement():
    def fail(_):
        raise ValueError("refused")

    with pytest.raises(ValueError, match="refused"):
        _times([fail, lambda _: None], 0.05)


def test_slow_pages_are_the_slowest_twentieth():
    assert _slow([1.0] * 95 + [9.0] * 5) > 1.0
    assert _slow([1.0] * 99 + [9.0]) == 1.0


def test_the_trusts_that_report_are_in_the_register():
    register = read_register(find_register("norway"))
    assert set(TRUSTS) <= {trust.id for trust in register.trusts}
