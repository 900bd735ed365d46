"""The bundled price model."""

import pytest

from beredt.engine.pricing import conclude
from beredt.files.price_models import find_price_model, read_price_model


@pytest.fixture(scope="session")
def model():
    return read_price_model(find_price_model("e-helse"))


@pytest.fixture(scope="session")
def found(model):
    return conclude(model)
