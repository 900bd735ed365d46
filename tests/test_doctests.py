"""The examples in docstrings say what the code does."""

import doctest
import importlib
import pkgutil

import pytest

import beredt

MODULES = [
    module.name
    for module in pkgutil.walk_packages(beredt.__path__, "beredt.")
    if not module.name.endswith("__main__")
]


@pytest.mark.parametrize("name", MODULES)
def test_examples_give_what_they_show(name):
    failed, _ = doctest.testmod(importlib.import_module(name))
    assert not failed


def test_there_are_examples():
    finder = doctest.DocTestFinder()
    modules = map(importlib.import_module, MODULES)
    found = [test for module in modules for test in finder.find(module)]
    assert sum(bool(test.examples) for test in found) >= 5
