import io
from dataclasses import replace

import pytest
from rich.cells import cell_len
from rich.console import Console

from beredt.engine.assessment import Assessment
from beredt.report.language import LANGUAGES, Language
from beredt.report.terminal import summary


def printed(assessment: Assessment, lang: Language, width: int, **options) -> str:
    file = io.StringIO()
    Console(width=width, file=file, **options).print(summary(assessment, lang))
    return file.getvalue()


@pytest.mark.parametrize("width", [80, 120])
def test_the_summary_fits_the_terminal_and_cuts_no_number(
    assessment: Assessment, width: int
):
    for lang in LANGUAGES:
        text = printed(assessment, lang, width)
        assert max(map(cell_len, text.splitlines())) <= width
        assert "\N{HORIZONTAL ELLIPSIS}" not in text


def test_a_table_that_was_cut_names_its_own_file(make):
    made = make(days=3, draws=2, regions=1)
    many = replace(made, supplies=made.supplies * 3)
    assert "+ 3\N{NO-BREAK SPACE}more rows" in printed(many, "en", 80)
    assert "in supplies.csv." in printed(many, "en", 80)


def test_what_stands_beside_the_need_is_printed_when_there_is_any(make):
    beside = printed(make(days=3, draws=2, regions=1), "nb", 80)
    without = printed(make(days=3, draws=2, regions=1, beside=False), "nb", 80)
    for caption in ("Registrert mot beregnet", "Utenfor sengene"):
        assert caption in beside
        assert caption not in without


def test_the_same_words_are_printed_with_and_without_colour(assessment: Assessment):
    plain = printed(assessment, "nb", 80)
    coloured = printed(assessment, "nb", 80, force_terminal=True)
    assert "\x1b[" in coloured
    assert "\x1b[" not in plain
    assert "Alliertes behov (MOR)" in plain


def test_every_edge_can_be_printed_in_every_language(edge: Assessment):
    for lang in LANGUAGES:
        assert printed(edge, lang, 80)
