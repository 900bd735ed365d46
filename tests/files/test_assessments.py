"""What is kept of an assessment is the assessment, bit by bit."""

from dataclasses import fields, is_dataclass

import numpy as np
import pytest

from beredt.engine.assessment import assess
from beredt.files.assessments import (
    OtherInputsError,
    read_assessment,
    write_assessment,
)
from beredt.files.registers import find_register, read_register
from beredt.files.scenarios import find_scenario, read_scenario


@pytest.fixture(scope="module")
def made():
    register = read_register(find_register("tiny"))
    scenario = read_scenario(find_scenario("tiny-masseskade"), register)
    return assess(scenario, register, draws=4, influence=True)


def same(one, other):
    """Compare as bits: nan is nan, and 0.0 is not -0.0."""
    assert type(one) is type(other)
    if isinstance(one, np.ndarray):
        assert one.dtype == other.dtype
        assert one.shape == other.shape
        assert one.tobytes() == other.tobytes()
    elif is_dataclass(one):
        for field in fields(one):
            same(getattr(one, field.name), getattr(other, field.name))
    elif isinstance(one, dict):
        assert list(one) == list(other)
        for key, value in one.items():
            same(value, other[key])
    elif isinstance(one, tuple):
        assert len(one) == len(other)
        for pair in zip(one, other, strict=True):
            same(*pair)
    else:
        assert repr(one) == repr(other)


def test_what_was_written_is_read_again_bit_by_bit(made):
    kept = write_assessment(made)
    same(read_assessment(kept, made.scenario, made.register), made)


def test_an_assessment_of_something_else_is_refused(made):
    kept = write_assessment(made)
    other = read_scenario(find_scenario("tiny-strom"), made.register)
    with pytest.raises(OtherInputsError):
        read_assessment(kept, other, made.register)
