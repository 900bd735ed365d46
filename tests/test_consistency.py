"""Promises that no single module can keep."""

import ast
import inspect
import re
import subprocess
import tomllib
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from typing import get_args, get_origin

import click
import pytest
import yaml

import beredt.engine
from beredt.cli import main
from beredt.files.registers import bundled_registers, check_register, read_register
from beredt.files.scenarios import bundled_scenarios, check_scenario

ROOT = Path(__file__).parents[1]
# Migrations are written by Django.
MODULES = sorted(
    path for path in (ROOT / "src").rglob("*.py") if path.parent.name != "migrations"
)
DOCS = sorted((ROOT / "docs").rglob("*.md"))


def in_project(path):
    return str(path.relative_to(ROOT))


def tracked_files():
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if listed.returncode:
        pytest.skip("This is not a checkout.")
    return [ROOT / name for name in listed.stdout.split("\0") if name]


# --------------------------------------------------------------------------- code


@pytest.mark.parametrize("path", MODULES, ids=in_project)
def test_module_is_short(path):
    assert len(path.read_text().splitlines()) <= 400


@pytest.mark.parametrize("path", MODULES, ids=in_project)
def test_everything_public_says_what_it_is(path):
    tree = ast.parse(path.read_text())
    assert ast.get_docstring(tree), "the module"
    silent = [
        node.name
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.ClassDef)
        and node in _public_nodes(tree)
        and not ast.get_docstring(node)
    ]
    assert not silent


def _public_nodes(tree):
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            if node.name.startswith("_"):
                continue
            yield node
            if isinstance(node, ast.ClassDef):
                yield from (
                    inner
                    for inner in node.body
                    if isinstance(inner, ast.FunctionDef)
                    and not inner.name.startswith("_")
                )


COMMANDS = [main, *main.commands.values()]


@pytest.mark.parametrize("command", COMMANDS, ids=lambda c: c.name)
def test_command_and_options_have_help(command):
    assert command.help
    options = [p for p in command.params if isinstance(p, click.Option)]
    assert all(option.help for option in options)


# --------------------------------------------------------------------------- words


def noun_modules():
    for found in walk_packages(beredt.engine.__path__, "beredt.engine."):
        # Kernels have records of arrays, which no planner meets.
        if ".kernels" not in found.name:
            yield import_module(found.name)


def code_words():
    for module in noun_modules():
        for name, thing in vars(module).items():
            if get_origin(thing) is not None and "Literal" in str(get_origin(thing)):
                yield from get_args(thing)
            elif inspect.isclass(thing) and thing.__module__ == module.__name__:
                yield from () if name.startswith("_") else [name]
                yield from _kinds_of(thing)


def _kinds_of(noun):
    kind = getattr(noun, "__annotations__", {}).get("kind")
    return get_args(kind) if "Literal" in str(get_origin(kind)) else ()


def test_every_word_of_the_code_is_in_the_glossary():
    glossary = set(re.findall(r"`([^`]+)`", (ROOT / "GLOSSARY.md").read_text()))
    assert not set(code_words()) - glossary


def test_every_line_of_the_glossary_is_in_three_languages():
    rows = [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in (ROOT / "GLOSSARY.md").read_text().splitlines()
        if line.startswith("| ") and not line.startswith("| Bokmål")
    ]
    assert len(rows) > 200
    for row in rows:
        assert len(row) == 4, row
        assert all(row[:3]), row
        assert re.search("[а-яіїєґ]", row[1].lower()), row


# --------------------------------------------------------------------------- data


@pytest.mark.parametrize("name", bundled_registers())
def test_published_register_has_no_faults(name):
    assert check_register(bundled_registers()[name]) == []


@pytest.fixture(scope="module")
def norway():
    return read_register(bundled_registers()["norway"])


@pytest.mark.parametrize("name", bundled_scenarios())
def test_published_scenario_has_no_faults(name, norway):
    assert check_scenario(bundled_scenarios()[name], norway) == []


# --------------------------------------------------------------------------- papers


@pytest.mark.parametrize("path", DOCS, ids=in_project)
def test_page_can_be_reached_from_the_index(path):
    index = ROOT / "docs/index.md"
    assert path == index or f"({path.relative_to(index.parent)})" in index.read_text()


PAGES = [*DOCS, *sorted(ROOT.glob("*.md"))]


@pytest.mark.parametrize("path", PAGES, ids=in_project)
def test_links_between_pages_lead_somewhere(path):
    links = re.findall(r"\]\(([^)#]+)[^)]*\)", path.read_text())
    local = [link for link in links if "://" not in link]
    assert not [link for link in local if not (path.parent / link).exists()]


def test_one_version_stands_everywhere():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    papers = [
        yaml.safe_load((ROOT / "publiccode.yml").read_text())["softwareVersion"],
        yaml.safe_load((ROOT / "CITATION.cff").read_text())["version"],
        re.search(r"^## (\S+)", (ROOT / "CHANGELOG.md").read_text(), re.MULTILINE)[1],
    ]
    assert papers == [project["version"]] * 3


def test_public_code_paper_has_what_the_standard_asks_for():
    paper = yaml.safe_load((ROOT / "publiccode.yml").read_text())
    assert paper["publiccodeYmlVersion"] == "0.4"
    asked = {"name", "url", "platforms", "developmentStatus", "softwareType"}
    asked |= {"description", "legal", "maintenance", "localisation"}
    assert asked <= set(paper)
    for text in paper["description"].values():
        assert len(text["shortDescription"]) <= 150
        assert 150 <= len(text["longDescription"]) <= 10_000
        assert text["features"]


def test_locked_packages_come_from_the_public_index():
    lock = tomllib.loads((ROOT / "uv.lock").read_text())
    sources = {str(package["source"]) for package in lock["package"]}
    public = str({"registry": "https://pypi.org/simple"})
    assert sources == {public, str({"editable": "."})}


def test_no_file_names_a_place_on_somebodys_machine():
    # Written in two parts, so that this file may be searched too.
    private = re.compile("/(?:" + "work|farm|home|root|Users" + r")/[\w.-]+/")
    naming = []
    for path in tracked_files():
        if path.suffix in {".parquet", ".png", ".lock"} or not path.is_file():
            continue
        if private.search(path.read_text(encoding="utf-8", errors="ignore")):
            naming.append(in_project(path))
    assert not naming
