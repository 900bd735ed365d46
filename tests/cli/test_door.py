"""Every way of ending has its exit status, and none of them is a traceback."""

import click
import pytest
from click.testing import CliRunner

from beredt.cli.door import Door
from beredt.cli.options import language_option
from beredt.files.faults import Fault, FileError

FAULTS = [
    Fault(file="a.toml", where="days", found="-1", allowed="1 or more"),
    Fault(file="b.csv", where="row 3", found="'x'", allowed="a number"),
]


def ending(error, *words, **environment):
    """Return how a command ends that raises `error`."""

    @click.group(cls=Door)
    def door():
        """Open."""

    @door.command()
    @language_option
    def go(lang):  # noqa: ARG001
        if error:
            raise error

    return CliRunner(env=environment).invoke(door, ["go", *words])


def test_done_is_0():
    assert ending(None).exit_code == 0


def test_wrong_input_is_2_with_every_fault_as_a_message():
    result = ending(FileError(FAULTS))
    assert result.exit_code == 2
    assert result.stdout == ""
    for fault in FAULTS:
        assert str(fault) in result.stderr.splitlines()
    assert "2" in result.stderr.splitlines()[-1]


@pytest.mark.parametrize("words", [["--lang", "fr"], ["--what"]])
def test_a_wrong_option_is_2(words):
    assert ending(None, *words).exit_code == 2


def test_anything_else_is_1_in_one_line():
    result = ending(RuntimeError("the sky\nfell"))
    assert result.exit_code == 1
    assert result.stdout == ""
    assert result.stderr == "Noe gikk galt i Beredt: RuntimeError: the sky fell\n"


def test_a_developer_may_see_where():
    result = ending(RuntimeError("sky"), BEREDT_TRACEBACK="1")
    assert "Traceback" in result.stderr


def test_ctrl_c_is_130():
    result = ending(KeyboardInterrupt())
    assert result.exit_code == 130
    assert "Ingenting er skrevet" in result.stderr


@pytest.mark.parametrize(
    ("lang", "sentence"),
    [
        ("nb", "Avbrutt"),
        ("nn", "Avbrote"),
        ("en", "Interrupted"),
        ("uk", "Перервано"),
    ],
)
def test_the_message_is_in_the_language_of_the_user(lang, sentence):
    assert sentence in ending(KeyboardInterrupt(), "--lang", lang).stderr
    assert sentence in ending(KeyboardInterrupt(), BEREDT_LANG=lang).stderr
