"""Write docs/explanation/validation.md from what `beredt validate --json` answers.

Run where the recorded series are: uv run python tools/write_validation.py
"""

import json
import subprocess
import sys
import textwrap
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from beredt.engine.validation import Line
from beredt.report.validation import validation_heads, validation_rows
from beredt.report.validation_words import SIMPLEST, case_name, metric_name

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "explanation" / "validation.md"
TEXTS = ROOT / "tools" / "validation_texts.toml"
WIDTH = 90
NAN = float("nan")


def ask() -> dict[str, Any]:
    """Run the command and return its document."""
    command = [sys.executable, "-c", "from beredt.cli import main; main()"]
    answer = subprocess.run(  # noqa: S603 - this project's own command
        [*command, "validate", "--json"], capture_output=True, check=True
    )
    return dict(json.loads(answer.stdout))


def known_cases() -> list[str]:
    """Return the cases that have a text."""
    return list(tomllib.loads(TEXTS.read_text(encoding="utf-8"))["cases"])


def page(document: dict[str, Any]) -> str:
    """Return the page: what validation means here, and each case."""
    texts = tomllib.loads(TEXTS.read_text(encoding="utf-8"))
    lines = [_line(row) for row in document["cases"]]
    cases = list(dict.fromkeys(line.case for line in lines))
    parts = [texts["start"], _verdict(lines, len(cases))]
    for case in cases:
        mine = [line for line in lines if line.case == case]
        parts.append(section(case, mine, texts["cases"].get(case, {})))
    parts += [_not_run(row) for row in document["not_run"]]
    return "\n\n".join([*parts, texts["end"]]) + "\n"


def section(case: str, lines: list[Line], text: dict[str, Any]) -> str:
    """Return one case: what was recorded, the rule, the numbers, what failed."""
    parts = [f"## {case_name(case, 'en')}", f"`beredt validate {case}`"]
    parts += [
        _wrapped(f"**{head}.** {text[key]}") for head, key in HEADS if key in text
    ]
    return "\n\n".join([*parts, table(lines), *_failures(lines, text)])


HEADS = (
    ("Recorded", "recorded"),
    ("Computed", "computed"),
    ("Held out", "held_out"),
    ("Simplest alternative", "simplest"),
)


def table(lines: Sequence[Line]) -> str:
    """Return the numbers of a case as a table."""
    heads = validation_heads("en")[1:]
    rows = [heads, tuple("---" for _ in heads)]
    rows += [row[1:] for row in validation_rows(lines, "en")]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _failures(lines: list[Line], text: dict[str, Any]) -> Iterator[str]:
    """Say which numbers failed and how, those with the same reason together."""
    said = text.get("failures", {})
    by_reason: dict[str, list[str]] = {}
    for line in lines:
        if not line.passed:
            kind = line.metric.partition(":")[0]
            reason = said.get(line.metric, said.get(kind, ""))
            name = metric_name(line.metric, "en")
            by_reason.setdefault(reason, []).append(f"{name} ({_how(line)})")
    if not by_reason:
        yield "Nothing failed."
    for reason, names in by_reason.items():
        yield _wrapped(f"**Failed:** {'; '.join(names)}. {reason}".rstrip())


def _how(line: Line) -> str:
    """Say in which way a number failed."""
    ways = []
    if line.recorded < line.low:
        ways.append("recorded below the band")
    if line.recorded > line.high:
        ways.append("recorded above the band")
    if line.error > line.simplest_error:
        ways.append(f"{SIMPLEST[line.simplest].en} is closer")
    return ", ".join(ways) or "the bands do not hold 70 to 90% of the days"


def _wrapped(text: str) -> str:
    plain = " ".join(text.split())
    return textwrap.fill(plain, WIDTH, break_on_hyphens=False, break_long_words=False)


def _verdict(lines: list[Line], cases: int) -> str:
    passed = sum(line.passed for line in lines)
    return (
        f"**Today: {passed} of {len(lines)} numbers in {cases} cases pass.** "
        f"{len(lines) - passed} fail, and each says below why."
    )


def _not_run(row: dict[str, str]) -> str:
    return (
        f"## {case_name(row['case'], 'en')}\n\nNot run when this page was written: "
        f"the series {row['series']} was not there ({row['source']})."
    )


def _line(row: dict[str, Any]) -> Line:
    numbers = {key: NAN if row[key] is None else row[key] for key in ("low", "high")}
    return Line(**(row | numbers))


if __name__ == "__main__":
    PAGE.write_text(page(ask()), encoding="utf-8")
    print(PAGE)
