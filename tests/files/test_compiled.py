"""Compiled code is made once, wherever it can be kept."""

import os
import sys
from concurrent.futures import ThreadPoolExecutor
from importlib.util import cache_from_source
from pathlib import Path
from types import SimpleNamespace

import pytest

from beredt.files import compiled
from beredt.files.compiled import (
    VARIABLE,
    compile_once,
    keep_bytecode,
    keep_compiled_code,
)


@pytest.fixture
def chosen(tmp_path, monkeypatch):
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    return tmp_path


def test_the_second_start_compiles_nothing(chosen):
    calls = []
    for _ in range(2):
        compile_once(lambda: calls.append("compile"), lambda: calls.append("say"))
    assert calls == ["say", "compile"]
    assert list(chosen.iterdir())


def test_of_many_starts_at_once_only_one_compiles(chosen):
    calls = []

    def start(_):
        compile_once(lambda: calls.append("compile"), lambda: None)

    with ThreadPoolExecutor(8) as executor:
        list(executor.map(start, range(8)))
    assert calls == ["compile"]
    assert chosen.exists()


def test_a_failed_compilation_is_tried_again(chosen):
    def fail():
        raise RuntimeError

    with pytest.raises(RuntimeError):
        compile_once(fail, lambda: None)
    calls = []
    compile_once(lambda: calls.append("compile"), lambda: None)
    assert calls == ["compile"]
    assert chosen.exists()


def test_what_only_some_scenarios_need_is_compiled_by_itself(chosen):
    calls = []
    for part in ("", "-epidemic", "", "-epidemic"):
        compile_once(lambda: calls.append("compile"), lambda: None, part=part)
    assert len(calls) == 2
    assert chosen.exists()


def test_a_read_only_installation_uses_the_cache_of_the_user(tmp_path, monkeypatch):
    monkeypatch.setenv(VARIABLE, "")
    monkeypatch.setattr(compiled, "_user_cache", lambda: tmp_path / "cache")
    monkeypatch.setattr(compiled, "_can_write", lambda place: place.name == "cache")
    monkeypatch.setattr(compiled, "_kernels", lambda: tmp_path / "installed")
    folder = keep_compiled_code()
    assert folder.parent == tmp_path / "cache"
    assert os.environ[VARIABLE] == str(folder)


def test_a_writable_installation_keeps_code_beside_its_source(tmp_path, monkeypatch):
    monkeypatch.setenv(VARIABLE, "")
    monkeypatch.setattr(compiled, "_kernels", lambda: tmp_path)
    folder = keep_compiled_code()
    assert folder.parent == tmp_path / "__pycache__"
    assert os.environ[VARIABLE] == str(folder)


def test_a_change_in_any_compiled_file_asks_for_another_folder(tmp_path, monkeypatch):
    monkeypatch.setenv(VARIABLE, "")
    monkeypatch.setattr(compiled, "_kernels", lambda: tmp_path)
    before = keep_compiled_code()
    (tmp_path / "queues.py").write_text("changed")
    monkeypatch.setenv(VARIABLE, "")
    assert keep_compiled_code() != before


def test_a_machine_without_a_home_still_has_a_place(tmp_path, monkeypatch):
    monkeypatch.setenv(VARIABLE, "")
    monkeypatch.setattr(compiled, "_can_write", lambda _: False)
    monkeypatch.setattr(compiled.tempfile, "gettempdir", lambda: str(tmp_path))
    assert keep_compiled_code().parent == tmp_path / "beredt"


@pytest.fixture
def without_bytecode(tmp_path, monkeypatch):
    """Be in an installation without bytecode where Python is told to write none."""
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    monkeypatch.setattr(sys, "pycache_prefix", None)
    monkeypatch.delenv(VARIABLE, raising=False)
    monkeypatch.setattr(compiled, "_kernels", lambda: tmp_path)
    library = tmp_path / "library" / "__init__.py"
    monkeypatch.setattr(
        compiled, "find_spec", lambda _: SimpleNamespace(origin=str(library))
    )
    return library


def test_bytecode_is_kept_with_compiled_code_where_nobody_keeps_it(
    tmp_path, without_bytecode
):
    assert without_bytecode
    keep_bytecode()
    assert sys.pycache_prefix == str(tmp_path / "__pycache__" / "bytecode")
    assert not sys.dont_write_bytecode


def test_an_installation_with_bytecode_is_left_alone(without_bytecode):
    kept = Path(cache_from_source(str(without_bytecode)))
    kept.parent.mkdir(parents=True)
    kept.touch()
    keep_bytecode()
    assert sys.pycache_prefix is None
    assert sys.dont_write_bytecode


@pytest.mark.parametrize(
    ("name", "value"), [("dont_write_bytecode", False), ("pycache_prefix", "elsewhere")]
)
def test_bytecode_that_has_a_place_keeps_it(without_bytecode, monkeypatch, name, value):
    assert without_bytecode
    monkeypatch.setattr(sys, name, value)
    before = sys.dont_write_bytecode, sys.pycache_prefix
    keep_bytecode()
    assert (sys.dont_write_bytecode, sys.pycache_prefix) == before
