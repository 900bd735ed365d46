"""Stocks drawn down by the compiled loop, and by plain Python with lists."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from beredt.engine.kernels.stocks import NOTHING, empty_stocks

amounts = st.floats(0, 20).map(lambda x: round(x, 2))


@st.composite
def cases(draw):
    """Make one draw of some regions, holders and days."""
    regions, holders, days = (draw(st.integers(1, n)) for n in (3, 4, 6))

    def table(values, rows, columns):
        row = st.lists(values, min_size=columns, max_size=columns)
        return draw(st.lists(row, min_size=rows, max_size=rows))

    return {
        "use": table(amounts, regions, days),
        "inflow": table(amounts, regions, days),
        "stock": draw(st.lists(amounts, min_size=holders, max_size=holders)),
        "released": table(st.sampled_from([0.0, 0.5, 1.0]), holders, days),
        "serves": table(st.booleans(), holders, regions),
    }


def plain(use, inflow, stock, released, serves):
    """Draw down one stock after the other, day by day."""
    has, spare = list(stock), [0.0] * len(use)
    first_out = [math.inf] * len(stock)
    course = []
    for day in range(len(use[0])):
        missing = []
        for region, (used, came) in enumerate(zip(use, inflow, strict=True)):
            balance = spare[region] + came[day] - used[day]
            missing.append(max(-balance, 0.0))
            spare[region] = min(max(balance, 0.0), came[day])
        for holder, share in enumerate(row[day] for row in released):
            if not share:
                continue
            served = [region for region, is_so in enumerate(serves[holder]) if is_so]
            asked = sum(missing[region] for region in served)
            free = max(has[holder] - (1 - share) * stock[holder], 0.0)
            given_out = min(asked, free)
            has[holder] -= given_out
            for region in served:
                if asked:
                    missing[region] *= 1 - given_out / asked
            if asked > given_out + NOTHING:
                first_out[holder] = min(first_out[holder], day + 1)
        course.append(list(has))
    return np.transpose(course), first_out


@settings(deadline=None)  # the first case loads what is compiled
@given(cases())
def test_the_compiled_loop_does_what_plain_python_does(case):
    arrays = {name: np.array(value) for name, value in case.items()}
    left, out = empty_stocks(
        arrays["use"][None],
        arrays["inflow"][None],
        arrays["stock"],
        np.ascontiguousarray(arrays["released"][:, None]),
        arrays["released"] > 0,
        arrays["serves"],
    )
    still, first_out = plain(**case)
    assert left[:, :, 0] == pytest.approx(still, abs=1e-7)
    # Where exactly as much is there as is asked for, rounding decides.
    assert out[:, 0].tolist() == first_out or (left[:, :, 0] < 1e-7).any()


@settings(deadline=None)
@given(cases())
def test_nobody_gives_more_than_there_is_or_takes_back(case):
    stock = np.array(case["stock"])
    left, _ = empty_stocks(
        np.array(case["use"])[None],
        np.array(case["inflow"])[None],
        stock,
        np.ones((len(stock), 1, len(case["use"][0]))),
        np.ones((len(stock), len(case["use"][0])), bool),
        np.array(case["serves"]),
    )
    course = np.concatenate([stock[:, None], left[:, :, 0]], axis=1)
    assert (np.diff(course, axis=1) <= 0).all()
    assert (course >= 0).all()
