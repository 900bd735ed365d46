import io

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


def test_the_same_words_are_printed_with_and_without_colour(assessment: Assessment):
    plain = printed(assessment, "nb", 80)
    coloured = printed(assessment, "nb", 80, force_terminal=True)
    assert "\x1b[" in coloured
    assert "\x1b[" not in plain
    assert "Alliertes behov (MOR)" in plain


def test_every_edge_can_be_printed_in_every_language(edge: Assessment):
    for lang in LANGUAGES:
        assert printed(edge, lang, 80)
