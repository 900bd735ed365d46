"""Who sees drafts, changes rows of them, and publishes them."""

from collections.abc import Mapping

from django.db.models import Q, QuerySet

from beredt.web.accounts.models import Organisation, OrganisationQuerySet, paths_above
from beredt.web.accounts.permissions import (
    Permission,
    Visitor,
    below,
    may,
    places_where,
)
from beredt.web.drafts.models import RegisterDraft
from beredt.web.registers.places import place_of


def readable_drafts(user: Visitor) -> QuerySet[RegisterDraft]:
    """Keep the drafts made at, below or above one's own places."""
    own = places_where(user, Permission.READ)
    above = {path for place in own for path in paths_above(place)}
    return RegisterDraft.objects.filter(
        below(own, "organisation__path") | Q(organisation__path__in=above)
    )


def drafting_organisations(user: Visitor) -> OrganisationQuerySet:
    """Keep the organisations for which somebody may start a draft."""
    places = places_where(user, Permission.EDIT_REGISTER)
    return Organisation.objects.filter(below(places))


def may_edit_row(
    user: Visitor, draft: RegisterDraft, table: str, cells: Mapping[str, str]
) -> bool:
    """Tell whether somebody may change a row: whose numbers they are decides."""
    place = place_of(table, cells) or draft.organisation.path
    return draft.is_open and any(
        place.startswith(path) for path in places_where(user, Permission.EDIT_REGISTER)
    )


def may_propose(user: Visitor, draft: RegisterDraft) -> bool:
    """Tell whether somebody may propose that a draft be published, or withdraw it."""
    return may(user, Permission.EDIT_REGISTER, draft.organisation)


def may_decide(user: Visitor, draft: RegisterDraft) -> bool:
    """Tell whether somebody may publish a draft or send it back: never their own."""
    return (
        draft.state == RegisterDraft.State.PROPOSED
        and draft.proposed_by_id != user.pk
        and may(user, Permission.PUBLISH_REGISTER, draft.organisation)
    )
