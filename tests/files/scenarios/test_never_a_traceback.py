"""Whatever is in a file, the reader answers with a scenario or with faults."""

import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from beredt.engine.scenario import Scenario
from beredt.files.faults import FileError
from beredt.files.scenarios import bundled_scenarios, read_scenario

SEEDS = [
    bundled_scenarios()[name].read_bytes()
    for name in ("allierte-narvik", "askoy-2019", "pandemi-dsb", "totalforsvar-verst")
]
VALUES = (
    b"nan inf -1 0 1e308 true [] {} [[]] '' \"x\" 1979-05-27 [1,[2]] {value=1} {a={}}"
    b" [{}] 0x1F 99999999999999999999 -inf {value='a'} {kind='ordinary'} \"\\u0000\""
).split()
MUTANTS = 2_000


def answer(path, register=None):
    """Read a file; the only error allowed is one with faults that say something."""
    try:
        return read_scenario(path, register)
    except FileError as error:
        faults = error.faults
    assert faults
    assert all(fault.file and fault.found and fault.allowed for fault in faults)
    return faults


def flip(content, rng):
    position = rng.randrange(len(content))
    return content[:position] + bytes([rng.randrange(256)]) + content[position + 1 :]


def drop_line(content, rng):
    lines = content.splitlines(keepends=True)
    del lines[rng.randrange(len(lines))]
    return b"".join(lines)


def double_line(content, rng):
    lines = content.splitlines(keepends=True)
    lines.insert(rng.randrange(len(lines)), rng.choice(lines))
    return b"".join(lines)


def swap_value(content, rng):
    lines = content.splitlines(keepends=True)
    pairs = [n for n, line in enumerate(lines) if b" = " in line]
    n = rng.choice(pairs or [0])
    key, _, _ = lines[n].partition(b" = ")
    lines[n] = key + b" = " + rng.choice(VALUES) + b"\n"
    return b"".join(lines)


def cut(content, rng):
    return content[: rng.randrange(len(content))]


MUTATIONS = (flip, drop_line, double_line, swap_value, swap_value, cut)


def test_mutated_files_are_scenarios_or_faults(tmp_path, norway):
    rng = random.Random(2026)
    path = tmp_path / "mutant.toml"
    answers = []
    for number in range(MUTANTS):
        content = SEEDS[number % len(SEEDS)]
        for _ in range(rng.randrange(1, 4)):
            content = rng.choice(MUTATIONS)(content, rng) or b"#"
        path.write_bytes(content)
        answers.append(answer(path, norway))
    kinds = [type(one) for one in answers]
    assert kinds.count(Scenario) > MUTANTS / 50
    assert kinds.count(tuple) > MUTANTS / 2


@pytest.fixture(scope="module")
def anywhere(tmp_path_factory):
    return tmp_path_factory.mktemp("any") / "any.toml"


@settings(max_examples=300, deadline=None)
@given(content=st.binary(max_size=300))
def test_any_bytes_are_answered(anywhere, content):
    anywhere.write_bytes(content)
    answer(anywhere)


SCALARS = st.one_of(
    st.integers(),
    st.floats().map(lambda x: "nan" if x != x else repr(x)),  # noqa: PLR0124
    st.booleans().map(lambda x: str(x).lower()),
    st.sampled_from(
        ['"K01"', '"norway"', '"civil"', '"a"', "{value = 1}", "{K01 = 1}"]
    ),
)
KEYS = st.sampled_from(
    ["kind", "name", "source", "place", "start", "days", "mix", "injured", "times", "x"]
)
TABLES = st.dictionaries(KEYS, st.one_of(SCALARS, st.lists(SCALARS, max_size=2)))


def _toml(value):
    if isinstance(value, list):
        return "[" + ", ".join(map(str, value)) + "]"
    return str(value)


@settings(
    max_examples=300,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(tables=st.lists(st.tuples(st.booleans(), TABLES), max_size=3))
def test_any_tables_are_answered(anywhere, tables):
    text = 'name = "a"\ndays = 5\ntitle = {nb = "a"}\ndescription = {nb = "a"}\n'
    for is_known, table in tables:
        table = {"kind": '"mass_casualty"'} | table if is_known else table  # noqa: PLW2901
        text += "[[needs]]\n"
        text += "".join(f"{key} = {_toml(value)}\n" for key, value in table.items())
    anywhere.write_text(text, encoding="utf-8")
    answer(anywhere)
