"""The bundled price model, and who reads and publishes."""

import shutil

import pytest

from beredt.files.price_models import bundled_models
from beredt.web.prices.actions import publish_bundled
from beredt.web.prices.models import PriceModelVersion
from web.people import give, make_user


@pytest.fixture
def model():
    publish_bundled()
    return PriceModelVersion.objects.get(name="e-helse", organisation=None)


@pytest.fixture
def reader(client, north):
    user = make_user()
    give(user, "reader", north)
    client.force_login(user)
    return user


@pytest.fixture
def administrator(client, nation):
    user = make_user("Anne")
    give(user, "administrator", nation)
    client.force_login(user)
    return user


@pytest.fixture
def own(tmp_path):
    folder = tmp_path / "own"
    shutil.copytree(bundled_models()["e-helse"], folder)
    return folder
