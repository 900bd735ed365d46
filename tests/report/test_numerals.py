import pytest
from hypothesis import given
from hypothesis import strategies as st

from beredt.engine.bands import Band
from beredt.report.language import LANGUAGES
from beredt.report.numerals import (
    counted,
    exact,
    interval,
    number,
    percent,
    plural_form,
)
from beredt.report.words import DAYS, PATIENTS

HARD = "\N{NO-BREAK SPACE}"


def test_numbers_are_written_as_each_language_writes_them():
    assert number(1234567.0, "nb") == f"1{HARD}234{HARD}567"
    assert number(1234567.0, "nn") == f"1{HARD}234{HARD}567"
    assert number(1234567.0, "uk") == f"1{HARD}234{HARD}567"
    assert number(1234567.0, "en") == "1,234,567"
    assert number(2.5, "nb") == "2,5"
    assert number(2.5, "en") == "2.5"
    assert number(-3.25, "nb", 2) == "\N{MINUS SIGN}3,25"


def test_small_numbers_keep_one_decimal_and_large_ones_none():
    assert [number(x, "en") for x in (0, 0.04, 0.4, 3.0, 9.94, 9.96, 123.4)] == [
        "0", "0", "0.4", "3", "9.9", "10", "123",
    ]  # fmt: skip


def test_a_parameter_keeps_its_digits():
    assert exact(0.0125, "nb") == "0,0125"
    assert exact(5.5, "en") == "5.5"
    assert exact(48000, "en") == "48,000"
    assert exact(0, "en") == "0"


def test_a_share_that_is_hardly_none_or_nearly_all_is_said_so():
    assert percent(0.93, "nb") == f"93{HARD}%"
    assert percent(0.93, "en") == "93%"
    assert percent(0.001, "en") == "<1%"
    assert percent(0.999, "en") == ">99%"
    assert percent(0.0, "en") == "0%"
    assert percent(1.0, "en") == "100%"


def test_an_interval_runs_from_p10_to_p90():
    band = Band(mean=3400, p10=2900, p50=3300, p90=4100)
    assert interval(band, "en") == "2,900\N{EN DASH}4,100"


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (1, "1 день"), (2, "2 дні"), (4, "4 дні"), (5, "5 днів"), (11, "11 днів"),
        (14, "14 днів"), (21, "21 день"), (22, "22 дні"), (112, "112 днів"),
        (0, "0 днів"), (1.5, "1,5 дня"),
    ],
)  # fmt: skip
def test_ukrainian_counts_with_four_forms(value: float, said: str):
    assert counted(value, DAYS, "uk") == said.replace(" ", HARD)


def test_one_patient_is_one_in_every_language():
    assert counted(1, PATIENTS, "nb") == f"1{HARD}pasient"
    assert counted(2, PATIENTS, "nb") == f"2{HARD}pasienter"
    assert counted(1, PATIENTS, "en") == f"1{HARD}patient"
    assert counted(1200, PATIENTS, "uk") == f"1{HARD}200{HARD}пацієнтів"


@given(st.floats(-1e9, 1e9), st.sampled_from(LANGUAGES))
def test_every_number_can_be_written_and_counted(value: float, lang):
    shown = number(value, lang)
    assert any(figure.isdigit() for figure in shown)
    assert plural_form(shown, lang) in {"one", "few", "many", "other"}
