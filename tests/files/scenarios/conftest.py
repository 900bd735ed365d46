"""A small scenario to change, and the country it is about."""

import pytest

from beredt.files.registers import bundled_registers, read_register

HEAD = """\
name = "prove"
days = 10
[title]
nb = "Prøve"
[description]
nb = "En prøve."
"""
NEED = """
[[needs]]
kind = "mass_casualty"
name = "buss"
source = "civil"
injured = 10
mix = {K01 = 0.5, K02 = 0.5}
"""


@pytest.fixture(scope="session")
def norway():
    return read_register(bundled_registers()["norway"])


@pytest.fixture
def write(tmp_path):
    """Write a scenario file: a head of five lines unless it brings its own."""

    def write(body=NEED, *, name="prove.toml", head=HEAD):
        path = tmp_path / name
        path.write_text(head + body, encoding="utf-8")
        return path

    return write
