"""Programs read drafts and campaigns under the permissions of the pages."""

import pytest

from web.nordvik import Nordvik

pytestmark = pytest.mark.django_db


@pytest.fixture
def country():
    return Nordvik()


def test_drafts_and_campaigns_are_read_by_those_who_may(client, country):
    draft = country.draft()
    campaign = country.campaign(draft)
    client.force_login(country.owner)
    (found,) = client.get("/api/drafts").json()["items"]
    assert (found["id"], found["state"]) == (draft.pk, "open")
    assert found["base"] == country.version.fingerprint
    assert client.get(f"/api/drafts/{draft.pk}").json() == found
    (shown,) = client.get("/api/campaigns").json()["items"]
    assert client.get(f"/api/campaigns/{campaign.pk}").json() == shown
    (ask,) = client.get(f"/api/campaigns/{campaign.pk}/asks").json()["items"]
    assert (ask["organisation"], ask["state"]) == ("nordvik-hf", "waiting")


def test_others_find_nothing(client, country):
    campaign = country.campaign(country.draft(organisation=country.region))
    draft = campaign.draft
    client.force_login(country.stranger)
    for path in ("drafts", "campaigns"):
        assert client.get(f"/api/{path}").json() == {"items": [], "count": 0}
    for path in (f"drafts/{draft.pk}", f"campaigns/{campaign.pk}",
                 f"campaigns/{campaign.pk}/asks"):  # fmt: skip
        assert client.get(f"/api/{path}").status_code == 404
    client.logout()
    assert client.get("/api/drafts").status_code == 401
