"""Which strategy, goal or milestone is asked for, if the one who asks may read it."""

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from beredt.web.accounts.access import SignedIn
from beredt.web.strategies.models import Goal, Milestone, Strategy
from beredt.web.strategies.permissions import (
    may_follow,
    readable_goals,
    readable_milestones,
    readable_strategies,
)


def strategy_for(request: SignedIn, pk: int) -> Strategy:
    """Return a strategy, or say that it is not there."""
    readable = readable_strategies(request.user).select_related("organisation")
    return get_object_or_404(readable, pk=pk)


def goal_for(request: SignedIn, pk: int) -> Goal:
    """Return a strategic goal, or say that it is not there."""
    readable = readable_goals(request.user).filter(level=Goal.Level.STRATEGIC)
    return get_object_or_404(readable.select_related("strategy__organisation"), pk=pk)


def milestone_for(request: SignedIn, pk: int) -> Milestone:
    """Return a milestone with its promises, or say that it is not there."""
    readable = readable_milestones(request.user)
    whole_rows = with_promises(readable).select_related(
        "goal__strategy__organisation", "owner"
    )
    return get_object_or_404(whole_rows, pk=pk)


def refuse_unless_following(request: SignedIn, shown: Strategy) -> None:
    """Refuse whoever may read a strategy and not say how it stands."""
    if not may_follow(request.user, shown):
        raise PermissionDenied


def with_promises(milestones: QuerySet[Milestone]) -> QuerySet[Milestone]:
    """Fetch with milestones what is shown of them."""
    return milestones.select_related("goal", "owner").prefetch_related("promises__by")
