"""A country with one who writes, one who approves, and a published system."""

import pytest

from beredt.web.ai_systems.actions import (
    publish_bundled,
    publish_record,
    register_system,
)
from beredt.web.ai_systems.models import RegisteredSystem
from web.ai_systems.said import person, said


@pytest.fixture
def writer(client, north):
    user = person("Wenche", "planner", north)
    client.force_login(user)
    return user


@pytest.fixture
def approver(nation):
    return person("Arne", "approver", nation)


@pytest.fixture
def bundled():
    return publish_bundled()


@pytest.fixture
def published(writer, approver, north):
    record = register_system(
        said(responsible="Kari Hemmelig", gains=("Tid", "Kvalitet")),
        organisation=north,
        is_public=True,
        note="",
        by=writer,
    )
    publish_record(record, by=approver)
    return RegisteredSystem.objects.get(code="notat")
