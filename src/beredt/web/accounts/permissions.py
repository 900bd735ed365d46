"""Who may do what: a table, and the questions that are answered from it."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Any, TypeVar

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet

from beredt.web.accounts.models import (
    Organisation,
    OrganisationQuerySet,
    RoleAssignment,
    RoleAssignmentQuerySet,
    User,
    paths_above,
)

Role = RoleAssignment.Role
Visitor = User | AnonymousUser


class Permission(StrEnum):
    """What somebody may be allowed to do for a place and all below it."""

    READ = "read"
    READ_LOG = "read_log"
    MANAGE_PEOPLE = "manage_people"
    EDIT_REGISTER = "edit_register"
    PUBLISH_REGISTER = "publish_register"
    RUN_CAMPAIGN = "run_campaign"
    READ_INTERNAL = "read_internal"
    READ_RESTRICTED = "read_restricted"
    LABEL_FIELDS = "label_fields"
    WRITE_SCENARIOS = "write_scenarios"
    ORDER_ASSESSMENTS = "order_assessments"
    COMMENT = "comment"
    FOLLOW_STRATEGIES = "follow_strategies"
    KEEP_OBLIGATIONS = "keep_obligations"
    RUN_COUNCILS = "run_councils"
    SIGN_DECISIONS = "sign_decisions"
    PUBLISH_PRICES = "publish_prices"
    EDIT_AI_SYSTEMS = "edit_ai_systems"
    PUBLISH_AI_SYSTEMS = "publish_ai_systems"


# What a role does not list here, its holders may not do.
GRANTS: dict[Permission, frozenset[Role]] = {
    Permission.READ: frozenset(Role),
    Permission.READ_LOG: frozenset({Role.ADMINISTRATOR, Role.APPROVER}),
    Permission.MANAGE_PEOPLE: frozenset({Role.ADMINISTRATOR}),
    Permission.EDIT_REGISTER: frozenset({Role.PLANNER, Role.CAPACITY_OWNER}),
    Permission.PUBLISH_REGISTER: frozenset({Role.APPROVER}),
    Permission.RUN_CAMPAIGN: frozenset({Role.PLANNER}),
    Permission.READ_INTERNAL: frozenset(Role) - {Role.OBSERVER},
    Permission.READ_RESTRICTED: frozenset(
        {Role.PLANNER, Role.CAPACITY_OWNER, Role.APPROVER}
    ),
    Permission.LABEL_FIELDS: frozenset({Role.ADMINISTRATOR}),
    Permission.WRITE_SCENARIOS: frozenset({Role.PLANNER, Role.APPROVER}),
    Permission.ORDER_ASSESSMENTS: frozenset({Role.PLANNER, Role.APPROVER}),
    Permission.COMMENT: frozenset(Role) - {Role.OBSERVER},
    Permission.FOLLOW_STRATEGIES: frozenset({Role.PLANNER, Role.APPROVER}),
    Permission.KEEP_OBLIGATIONS: frozenset({Role.PLANNER, Role.APPROVER}),
    Permission.RUN_COUNCILS: frozenset({Role.PLANNER}),
    Permission.SIGN_DECISIONS: frozenset({Role.APPROVER}),
    Permission.PUBLISH_PRICES: frozenset({Role.ADMINISTRATOR}),
    Permission.EDIT_AI_SYSTEMS: frozenset({Role.PLANNER, Role.CAPACITY_OWNER}),
    Permission.PUBLISH_AI_SYSTEMS: frozenset({Role.APPROVER}),
}


def places_where(user: Visitor, permission: Permission) -> tuple[str, ...]:
    """Return the paths of the places where somebody may do something today."""
    # Asked of the database each time, so that changed rights take effect at once.
    if not isinstance(user, User):
        return ()
    assignments = RoleAssignment.objects.current().filter(
        user=user, role__in=GRANTS.get(permission, ())
    )
    return tuple(assignments.values_list("organisation__path", flat=True).distinct())


def may(user: Visitor, permission: Permission, at: Organisation) -> bool:
    """Tell whether somebody may do something at a place."""
    return any(at.path.startswith(path) for path in places_where(user, permission))


def may_anywhere(user: Visitor, permission: Permission) -> bool:
    """Tell whether there is a place where somebody may do something."""
    return bool(places_where(user, permission))


def below(paths: Iterable[str], field: str = "path") -> Q:
    """Keep what lies at or below some places; nothing where there are none."""
    condition = Q(pk__in=[])
    for path in paths:
        condition |= Q(**{f"{field}__startswith": path})
    return condition


def readable_organisations(user: Visitor) -> OrganisationQuerySet:
    """Keep the organisations below one's own places, and those these belong to."""
    own = places_where(user, Permission.READ)
    above = {path for place in own for path in paths_above(place)}
    return Organisation.objects.filter(below(own) | Q(path__in=above))


def organisations_where(user: Visitor, permission: Permission) -> OrganisationQuerySet:
    """Keep the organisations for which somebody may do something today."""
    return Organisation.objects.filter(below(places_where(user, permission)))


def managed_organisations(user: Visitor) -> OrganisationQuerySet:
    """Keep the organisations whose people somebody manages."""
    return organisations_where(user, Permission.MANAGE_PEOPLE)


def may_manage_people(user: Visitor, at: Organisation) -> bool:
    """Tell whether somebody may invite people to a place, and give and end roles."""
    return may(user, Permission.MANAGE_PEOPLE, at)


def readable_people(user: Visitor) -> QuerySet[User]:
    """Keep oneself, and all who hold or held a role where one manages people."""
    managed = below(
        places_where(user, Permission.MANAGE_PEOPLE), "assignments__organisation__path"
    )
    return User.objects.filter(managed | Q(pk=user.pk)).distinct()


def readable_assignments(user: Visitor) -> RoleAssignmentQuerySet:
    """Keep one's own roles, and those at places where one manages people."""
    managed = below(places_where(user, Permission.MANAGE_PEOPLE), "organisation__path")
    return RoleAssignment.objects.filter(managed | Q(user=user.pk))


Versions = TypeVar("Versions", bound=QuerySet[Any])


def readable_versions(user: Visitor, versions: Versions) -> Versions:
    """Keep what came with Beredt, and what was published at or below one's places."""
    places = places_where(user, Permission.READ)
    if not places:
        return versions.none()
    own = below(places, "organisation__path")
    return versions.filter(own | Q(organisation=None))


def versions_around(user: Visitor, versions: Versions) -> Versions:
    """Keep what is readable, and what was published above one's places.

    What a nation has published is what its trusts plan with.
    """
    own = places_where(user, Permission.READ)
    above = {path for place in own for path in paths_above(place)}
    readable = readable_versions(user, versions).order_by()
    return versions.filter(
        Q(pk__in=readable.values("pk")) | Q(organisation__path__in=above)
    )
