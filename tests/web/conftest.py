"""Fixtures of the site's tests."""

from web.databases import pytest_generate_tests  # noqa: F401
