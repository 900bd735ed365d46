"""The first page shows what the first command prints."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from beredt.cli import main

README = Path(__file__).parents[2] / "README.md"


@pytest.mark.slow
def test_the_panel_is_the_one_that_the_demo_prints():
    said = README.read_text(encoding="utf-8")
    shown = said.split("```text\n", 1)[1].split("```", 1)[0].strip()
    command = ["assess", "totalforsvar-verst", "--draws", "100", "--lang", "nb"]
    result = CliRunner().invoke(main, command, env={"COLUMNS": "80"})
    assert result.exit_code == 0
    assert shown in result.stdout
