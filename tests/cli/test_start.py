"""A command starts with what it needs and no more."""

import json
import subprocess
import sys

import pytest

HEAVY = {
    "altair",
    "beredt.engine.measures",
    "distributed",
    "highspy",
    "jinja2",
    "numba",
    "numpy",
    "pandas",
    "pyarrow",
    "pydantic",
    "rich",
    "scipy",
    "statsmodels",
    "vl_convert",
}
REPORTS = {"altair", "jinja2", "pandas", "pyarrow", "vl_convert"}
MODULES = "import sys, json; sys.stdout.write('\\n' + json.dumps(sorted(sys.modules)))"
RUN = "main({}, standalone_mode=False)"


def loaded(*statements):
    """Return the modules that a new Python has after these statements."""
    program = "\n".join([*statements, MODULES])
    done = subprocess.run(
        [sys.executable, "-c", program], check=True, capture_output=True, text=True
    )
    return set(json.loads(done.stdout.splitlines()[-1]))


def test_nothing_heavy_is_loaded_before_a_command_is_known():
    assert not HEAVY & loaded("import beredt.cli")


@pytest.mark.parametrize(
    "words", [["version"], ["assess", "--help"], ["plan", "--help"]]
)
def test_commands_without_numbers_load_no_engine(words):
    program = f"from beredt.cli import main\n{RUN.format(words)}"
    assert not HEAVY & loaded(program)


def test_an_assessment_on_the_screen_loads_nothing_of_the_report():
    words = ["assess", "tiny-strom", "--register", "tiny", "--draws", "1"]
    modules = loaded("from beredt.cli import main", RUN.format(words))
    assert "numba" in modules
    plans = {"highspy", "beredt.engine.measures"}
    assert not (REPORTS | plans | {"statsmodels", "scipy.stats"}) & modules
    # The solver of normal and gamma laws is our own.
    assert "scipy.special" not in modules
