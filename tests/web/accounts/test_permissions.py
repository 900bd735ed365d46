"""Lists show exactly what may be read, whoever looks and whatever there is."""

import datetime as dt

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import Client
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from beredt.web.accounts.models import Organisation, RoleAssignment, User
from beredt.web.accounts.permissions import (
    GRANTS,
    Permission,
    may,
    readable_organisations,
    readable_people,
)
from beredt.web.audit.actions import record_event
from beredt.web.audit.models import Event
from beredt.web.logbook.permissions import readable_events
from web.people import give, make_organisation, make_user

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
DAY = dt.timedelta(days=1)
# Parent of each organisation but the first, by number: a small country.
TREE = [0, 0, 1, 1, 2, 3]
PERIODS = {
    "now": {"since": TODAY - DAY, "until": TODAY + DAY},
    "today only": {"since": TODAY, "until": TODAY},
    "without end": {"since": TODAY, "until": None},
    "over": {"since": TODAY - 2 * DAY, "until": TODAY - DAY},
    "later": {"since": TODAY + DAY, "until": None},
    "ended": {"since": TODAY - DAY, "until": None, "ended_at": timezone.now()},
}
HOLDS = {"now", "today only", "without end"}

roles = st.lists(
    st.tuples(
        st.integers(0, 2),
        st.sampled_from(RoleAssignment.Role.values),
        st.integers(0, len(TREE)),
        st.sampled_from(sorted(PERIODS)),
    ),
    max_size=6,
)
many = settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@pytest.fixture
def country():
    """Seven organisations that differ from each other in more than a last letter."""
    made = [make_organisation("norge")]
    for number, parent in enumerate(TREE, start=1):
        made.append(make_organisation(f"sted{'-x' * number}", below=made[parent]))
    return made


@pytest.fixture
def people():
    return [make_user(f"Person {number}") for number in range(3)]


def settle(country, people, assignments):
    RoleAssignment.objects.all().delete()
    for person, role, place, period in assignments:
        give(people[person], role, country[place], **PERIODS[period])


def is_below(place, other):
    """Walk upwards: the slow way to what paths answer at once."""
    while place is not None:
        if place == other:
            return True
        place = place.parent
    return False


def holds(assignments, person, permission):
    """Numbers of the places where somebody has a permission, by hand."""
    return [
        place
        for number, role, place, period in assignments
        if number == person and period in HOLDS and role in GRANTS[permission]
    ]


@many
@given(assignments=roles)
def test_organisations_are_read_from_ones_own_places_down_and_up(
    country, people, assignments
):
    settle(country, people, assignments)
    own = [country[n] for n in holds(assignments, 0, Permission.READ)]
    expected = {
        place
        for place in country
        for mine in own
        if is_below(place, mine) or is_below(mine, place)
    }
    assert set(readable_organisations(people[0])) == expected


@many
@given(assignments=roles, place=st.integers(0, len(TREE)))
def test_a_question_about_one_place_and_the_list_agree(
    country, people, assignments, place
):
    settle(country, people, assignments)
    for permission in Permission:
        own = [country[n] for n in holds(assignments, 0, permission)]
        expected = any(is_below(country[place], mine) for mine in own)
        assert may(people[0], permission, country[place]) == expected


@many
@given(assignments=roles)
def test_people_are_seen_by_themselves_and_by_who_manages_them(
    country, people, assignments
):
    settle(country, people, assignments)
    managed = [country[n] for n in holds(assignments, 0, Permission.MANAGE_PEOPLE)]
    expected = {people[0]} | {
        people[number]
        for number, _, place, _ in assignments
        if any(is_below(country[place], mine) for mine in managed)
    }
    assert set(readable_people(people[0])) == expected


@many
@given(
    assignments=roles,
    # At a place of the tree, or about the whole site, which is nowhere in it.
    events=st.lists(
        st.tuples(st.integers(0, 2), st.none() | st.integers(0, len(TREE))), max_size=5
    ),
)
def test_the_log_is_read_where_one_may_and_of_oneself(
    country, people, assignments, events
):
    settle(country, people, assignments)
    expected = set()
    places = [country[n] for n in holds(assignments, 0, Permission.READ_LOG)]
    for person, place in events:
        at = country[place or 0]
        path = "" if place is None else at.path
        event = record_event("x.y", at, by=people[person], place=path)
        if person == 0 or any(is_below(at, mine) for mine in places):
            expected.add(event.pk)
    older = Event.objects.count() - len(events)
    found = readable_events(people[0]).filter(number__gt=older)
    assert set(found.values_list("pk", flat=True)) == expected


@settings(many, max_examples=10)
@given(assignments=roles)
def test_the_page_lists_what_may_be_read_and_the_others_are_not_there(
    country, people, assignments
):
    settle(country, people, assignments)
    client = Client()
    client.force_login(people[0])
    page = client.get("/organisations/").content.decode()
    readable = set(readable_organisations(people[0]))
    for place in Organisation.objects.all():
        address = f"/organisations/{place.code}/"
        assert (f'"{address}"' in page) == (place in readable)
        assert (client.get(address).status_code == 200) == (place in readable)


def test_strangers_may_nothing(country):
    assert not readable_organisations(AnonymousUser()).exists()
    assert not readable_events(AnonymousUser()).exists()


def test_what_no_role_is_granted_nobody_may(country, people, monkeypatch):
    monkeypatch.delitem(GRANTS, Permission.READ)
    give(people[0], "administrator", country[0])
    assert not may(people[0], Permission.READ, country[0])


def test_who_is_shut_out_may_nothing_at_once(country, people):
    give(people[0], "reader", country[0])
    assert readable_organisations(people[0]).exists()
    User.objects.filter(pk=people[0].pk).update(is_active=False)
    assert not readable_organisations(people[0]).exists()
