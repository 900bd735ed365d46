"""The formulae that the engine is held against give the numbers of the tables."""

import pytest

from theory import formulae

SYSTEMS = [(10, 8), (20, 18), (50, 47.5), (100, 95), (500, 475)]


@pytest.mark.parametrize(
    ("formula", "values"),
    [
        (
            formulae.erlang_b,
            [0.1216610643, 0.1092128459, 0.0781756039, 0.0488042062, 0.0106363240],
        ),
        (
            formulae.erlang_c,
            [0.4091801508, 0.5507690048, 0.6290947299, 0.5064568539, 0.1769638320],
        ),
        (
            formulae.mean_wait,
            [0.2045900754, 0.2753845024, 0.2516378920, 0.1012913708, 0.0070785533],
        ),
    ],
)
def test_erlang(formula, values):
    assert [formula(*system) for system in SYSTEMS] == pytest.approx(values, abs=5e-11)


def test_erlang_a():
    expected = (0.1020801946, 0.8662337163, 11.22882141)
    assert formulae.erlang_a(50, 55, 0.5) == pytest.approx(expected, abs=1e-8)


def test_two_hospitals():
    assert formulae.overflow_lost((8, 12), (9, 6)) == pytest.approx(
        0.0455932156, abs=1e-10
    )
    diverted = (0.2596635999, 0.0338920149)
    assert formulae.two_hospitals((8, 12), (9, 6)) == pytest.approx(diverted, abs=1e-9)


@pytest.mark.parametrize(
    ("day", "value"),
    [
        (1, 9.919877),
        (3, 26.547159),
        (5, 37.486056),
        (10, 50.607067),
        (20, 57.603219),
        (30, 59.170934),
    ],
)
def test_growing_census(day, value):
    assert formulae.growing_census(10, 6, 0.8, day) == pytest.approx(value, abs=1e-5)
