"""What is wrong with a file can be said in every language, with the same values."""

import ast
import copy
import csv
import pickle
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from string import Formatter

import grimp
import pytest

from beredt.files.faults import Said
from beredt.files.registers.columns import tables
from beredt.files.scenarios.kinds import UNIONS, keys_of, kinds_of
from beredt.report.fault_words import FAULTS
from beredt.report.units import UNITS

DATA = Path(__file__).parents[2] / "data"
# What the command line alone reads, it tells in English; this is of the command line.
ADMINISTRATION = "beredt.web.config"
A_WORD = re.compile(r"(^|\s)[A-Za-z]{2,}(\s|$)")
WORDS = re.compile(r"[A-Za-z]\s+[A-Za-z]")
# Meanings of keys are in English beside the key; pages have words of their own.
ENGLISH_VALUES = {"meaning"}


@cache
def modules():
    """Every module that reads files for the site, or tells a fault on it."""
    graph = grimp.build_graph("beredt")
    site = {
        name
        for name in graph.modules
        if name.startswith("beredt.web.") and not name.startswith(ADMINISTRATION)
    }
    read = set().union(*(graph.find_upstream_modules(name) for name in site))
    return sorted(
        name for name in site | read if name.startswith(("beredt.files", "beredt.web"))
    )


@cache
def calls(name):
    """Every call of a function by its bare name, in the modules of the site."""
    return [
        (module, node)
        for module in modules()
        if module != "beredt.files.faults"
        for node in ast.walk(ast.parse(Path(find_spec(module).origin).read_text()))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == name
    ]


def sentences():
    for _, node in calls("Said"):
        if isinstance(node.args[0], ast.Constant):
            yield node.args[0].value


def holes(sentence):
    return {name for _, name, *_ in Formatter().parse(sentence) if name}


@pytest.mark.parametrize("sentence", sorted({*sentences(), *FAULTS}))
def test_a_sentence_has_words_in_every_language(sentence):
    term = FAULTS[sentence]
    assert holes(term.nb) == holes(term.uk) == holes(sentence) - ENGLISH_VALUES


def test_no_words_are_kept_for_what_is_never_said():
    assert {*FAULTS} - {"{text}"} <= {*sentences()}


def test_a_sentence_is_written_where_it_is_said():
    for module, node in calls("Said"):
        assert isinstance(node.args[0], ast.Constant), f"{module}:{node.lineno}"


def literals(node):
    """The words that code itself writes: whole, or beside values that it puts in."""
    if isinstance(node, ast.JoinedStr):
        parts = [part for part in node.values if isinstance(part, ast.Constant)]
        return [part.value for part in parts if A_WORD.search(part.value)]
    if isinstance(node, ast.Constant):
        return [node.value] if WORDS.search(str(node.value)) else []
    return [word for part in ast.iter_child_nodes(node) for word in literals(part)]


def test_no_sentence_is_taken_for_a_value():
    """A fault is made of `Said` alone, says mypy: this is the way around it."""
    for module, node in calls("plain"):
        for argument in node.args:
            assert not literals(argument), f"{module}:{node.lineno}"


def test_the_site_tells_nothing_in_english_alone():
    assert [module for module, _ in calls("english_fault")] == []


def test_a_unit_of_a_column_or_a_key_has_words():
    columns = (column.unit for table in tables().values() for column in table.columns)
    keys = (
        key.unit
        for section in UNIONS
        for noun in kinds_of(section).values()
        for key in keys_of(noun).values()
    )
    assert {*columns, *keys} - {""} <= {*UNITS}


def units_in(said: object) -> Iterator[str]:
    """Yield every unit that stands in a file, however deep."""
    if isinstance(said, dict):
        unit = said.get("unit")
        yield from [unit] if isinstance(unit, str) else ()
        said = [*said.values()]
    for part in said if isinstance(said, list) else ():
        yield from units_in(part)


def test_a_unit_of_the_bundled_data_has_words():
    scenarios = (
        tomllib.loads(path.read_text("utf-8")) for path in DATA.rglob("*.toml")
    )
    tables = (
        [*csv.DictReader(path.read_text("utf-8").splitlines())]
        for path in DATA.rglob("*.csv")
    )
    written = {*units_in([*scenarios, *tables])}
    assert written - {""} <= {*UNITS}


def test_a_sentence_is_a_text_and_stays_what_it_is_made_of():
    said = Said("row {row}, column {column}", row=3, column="{odd}")
    assert said == "row 3, column {odd}"
    for again in (copy.deepcopy(said), pickle.loads(pickle.dumps(said))):  # noqa: S301
        assert (again, again.sentence, again.values) == (
            said,
            said.sentence,
            said.values,
        )
