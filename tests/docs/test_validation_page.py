"""The page about validation shows what the command answers today."""

import re
import runpy
from pathlib import Path

import pytest

from beredt.cli.cases import CASES, Ground, run_cases
from beredt.cli.validating import recorded_folder
from beredt.report.validation import validation_rows
from beredt.report.validation_words import case_name

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs/explanation/validation.md").read_text(encoding="utf-8")
NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
STALE = "run `uv run python tools/write_validation.py` where the series are"


def rows_of(case):
    """Return the rows of the table in the section of a case."""
    _, found, rest = PAGE.partition(f"\n`beredt validate {case}`\n")
    assert found, f"{case}: {STALE}"
    lines = rest.partition("\n## ")[0].splitlines()
    tables = [line.strip("| ").split(" | ") for line in lines if line.startswith("|")]
    return [[cell.strip(" |") for cell in row] for row in tables[2:]]


def numbers(cell):
    return [float(text.replace(",", "")) for text in NUMBER.findall(cell)]


def close(shown, now):
    """Compare cells: words exactly, numbers as far as the chance in few draws lets."""
    assert NUMBER.sub("#", shown) == NUMBER.sub("#", now), STALE
    for before, after in zip(numbers(shown), numbers(now), strict=True):
        assert after == pytest.approx(before, rel=0.15, abs=1), STALE


@pytest.mark.slow
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_table_of_a_case_is_current(case):
    folder = recorded_folder(None)
    if not case.is_here(folder):
        pytest.skip(f"{case.series} is not on this machine")
    lines, _ = run_cases([case], Ground(folder=folder))
    by_case = {}
    for line, row in zip(lines, validation_rows(lines, "en"), strict=True):
        by_case.setdefault(line.case, []).append(row[1:])
    for name, rows in by_case.items():
        shown = rows_of(name)
        assert [row[0] for row in shown] == [row[0] for row in rows], STALE
        for before, now in zip(shown, rows, strict=True):
            for one, other in zip(before, now, strict=True):
                close(one, other)


def test_the_verdict_counts_the_rows_of_the_page():
    results = re.findall(r"\| (passed|FAILED) \|$", PAGE, re.MULTILINE)
    said = re.search(r"Today: (\d+) of (\d+) numbers in (\d+) cases", PAGE)
    assert said, STALE
    passed, count, cases = map(int, said.groups())
    assert (passed, count) == (results.count("passed"), len(results))
    assert cases == len(re.findall(r"^`beredt validate [\w-]+`$", PAGE, re.MULTILINE))


def test_every_failure_is_explained():
    texts = runpy.run_path(str(ROOT / "tools/write_validation.py"))
    assert set(texts["known_cases"]()) >= set(
        re.findall(r"^`beredt validate ([\w-]+)`$", PAGE, re.MULTILINE)
    )
    for line in PAGE.splitlines():
        if line.startswith("**Failed:**"):
            assert not line.rstrip().endswith(")."), "a failure without a reason"


def test_every_case_has_its_own_heading():
    for case in CASES:
        if not case.series:
            assert f"\n## {case_name(case.name, 'en')}\n" in PAGE, STALE
