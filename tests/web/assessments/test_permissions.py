"""Lists show exactly what may be read, whoever looks and whatever was shared."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from beredt.web.accounts.models import RoleAssignment
from beredt.web.assessments.actions import order_assessment
from beredt.web.assessments.permissions import readable_assessments
from beredt.web.scenarios.models import ScenarioVersion
from beredt.web.scenarios.permissions import library, readable_drafts
from web.people import give, make_user

pytestmark = pytest.mark.django_db
WRITERS = {"planner", "approver"}
few = settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
roles = st.lists(
    st.tuples(st.sampled_from(RoleAssignment.Role.values), st.integers(0, 3)),
    max_size=3,
)


@pytest.fixture
def published(scenario, register, country, alice):
    """A version, a draft and an assessment of each organisation, and one for all."""
    made = []
    for place in country:
        version = ScenarioVersion.objects.create(
            name=scenario.name,
            titles=scenario.titles,
            fingerprint=f"{place.code:x<64}",
            text=scenario.text,
            organisation=place,
        )
        version.scenariodraft = place.scenariodraft_set.create(
            title="Utkast", text="", changed_by=alice
        )
        version.assessment = order_assessment(
            scenario=scenario,
            register=register,
            draws=1,
            seed=len(made),
            organisation=place,
            by=alice,
        )
        made.append(version)
    return made


@few
@given(roles=roles, shared=st.sets(st.tuples(st.integers(0, 3), st.integers(0, 3))))
def test_lists_hold_exactly_what_may_be_read(
    country, published, scenario, roles, shared
):
    user = make_user()
    for role, place in roles:
        give(user, role, country[place])
    for version in published:
        version.shared_with.set(
            country[to] for at, to in shared if published[at] == version
        )
    held = [country[place].path for _, place in roles]
    written = [country[place].path for role, place in roles if role in WRITERS]

    def reads(place):
        return any(place.path.startswith(path) for path in held)

    def gets(place):
        return reads(place) or any(path.startswith(place.path) for path in held)

    readable = {
        version
        for version in published
        if reads(version.organisation) or any(map(gets, version.shared_with.all()))
    }
    bundled = {*ScenarioVersion.objects.filter(organisation=None)} if held else set()
    assert {*library(user)} == readable | bundled
    assert {*readable_assessments(user)} == {
        version.assessment for version in published if reads(version.organisation)
    }
    assert {*readable_drafts(user)} == {
        version.scenariodraft
        for version in published
        if any(version.organisation.path.startswith(path) for path in written)
    }
    user.assignments.all().delete()
