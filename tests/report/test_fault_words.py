"""What is wrong with a file can be said in every language, with the same values."""

import ast
import copy
import pickle
from pathlib import Path
from string import Formatter

import pytest

from beredt.files import faults
from beredt.files.faults import Said
from beredt.report.fault_words import FAULTS

FILES = Path(faults.__file__).parent


def sentences():
    """Every sentence that is made of values in the code that reads files."""
    for path in sorted(FILES.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            is_said = (
                isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Said"
            )
            if is_said and isinstance(node.args[0], ast.Constant):
                yield node.args[0].value


def holes(sentence):
    return sorted(name for _, name, *_ in Formatter().parse(sentence) if name)


@pytest.mark.parametrize("sentence", sorted({*sentences()}))
def test_a_sentence_of_values_has_words_in_every_language(sentence):
    term = FAULTS[sentence]
    assert holes(term.nb) == holes(term.uk) == holes(sentence)


def test_a_sentence_is_a_text_and_stays_what_it_is_made_of():
    said = Said("row {row}, column {column}", row=3, column="{odd}")
    assert said == "row 3, column {odd}"
    for again in (copy.deepcopy(said), pickle.loads(pickle.dumps(said))):  # noqa: S301
        assert (again, again.sentence, again.values) == (
            said,
            said.sentence,
            said.values,
        )
