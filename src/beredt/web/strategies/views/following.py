"""Pages on which one sees how a strategy stands, and says so."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from beredt.engine.strategy import without_gaps
from beredt.files.faults import FileError
from beredt.report.strategy import period_in
from beredt.web.accounts.access import SignedIn, signed_in
from beredt.web.layout.languages import reading_language
from beredt.web.layout.sent_files import faults_table
from beredt.web.strategies.access import (
    goal_for,
    milestone_for,
    refuse_unless_following,
    strategy_for,
    with_promises,
)
from beredt.web.strategies.actions import (
    begin_strategy,
    finish_milestone,
    move_milestone,
    say_status,
    set_milestone,
)
from beredt.web.strategies.contents import (
    indicator_of,
    milestone_of,
    observed,
    whole,
)
from beredt.web.strategies.drawing import values_chart
from beredt.web.strategies.forms import (
    DateForm,
    DoneForm,
    MilestoneForm,
    StatusForm,
    StrategyForm,
)
from beredt.web.strategies.models import Goal, Milestone
from beredt.web.strategies.periods import offered
from beredt.web.strategies.permissions import (
    answering_organisations,
    following_organisations,
    may_follow,
    readable_strategies,
)
from beredt.web.strategies.shown import (
    goals_table,
    indicator_facts,
    milestone_facts,
    milestones_table,
    promises_table,
    strategies_table,
    values_table,
)


@signed_in
def strategies(request: SignedIn) -> HttpResponse:
    """List the strategies that one may read."""
    found = readable_strategies(request.user).select_related("organisation")
    page = {
        "table": strategies_table(list(found)),
        "may_begin": following_organisations(request.user).exists(),
    }
    return render(request, "strategies/strategies.html", page)


@signed_in
def begin(request: SignedIn) -> HttpResponse:
    """Begin to follow a strategy of one's own, or say all that is wrong in it."""
    among = following_organisations(request.user)
    if not among.exists():
        raise PermissionDenied
    form = StrategyForm(request.POST or None, request.FILES or None, among=among)
    page: dict[str, Any] = {"form": form}
    if form.is_valid():
        said = form.cleaned_data
        data = said.pop("file").read()
        try:
            return redirect(begin_strategy(data, **said, by=request.user))
        except FileError as error:
            page["faults"] = faults_table(error.faults)
    status = 422 if form.is_bound else 200
    return render(request, "strategies/begin.html", page, status=status)


@signed_in
def strategy(request: SignedIn, pk: int) -> HttpResponse:
    """Show the vision, the goals, and how each of them stands today."""
    shown = strategy_for(request, pk)
    found, seen = whole(shown), observed(shown)
    periods = offered(found, {one.year for one in seen})
    goals = shown.goals.all()
    milestones = Milestone.objects.filter(goal__strategy=shown)
    page = {
        "strategy": shown,
        "overarching": [one for one in goals if one.level == Goal.Level.OVERARCHING],
        "goals": goals_table(
            [one for one in goals if one.level == Goal.Level.STRATEGIC], found, seen
        ),
        "milestones": milestones_table(with_promises(milestones)),
        "periods": [(one.name, period_in(one, reading_language())) for one in periods],
        "may_follow": may_follow(request.user, shown),
    }
    return render(request, "strategies/strategy.html", page)


@signed_in
def goal(request: SignedIn, pk: int) -> HttpResponse:
    """Show what was said of a goal, its indicator, and its milestones."""
    return _show_goal(request, goal_for(request, pk))


@require_POST
@signed_in
def status(request: SignedIn, pk: int) -> HttpResponse:
    """Say how a goal stands."""
    shown = goal_for(request, pk)
    refuse_unless_following(request, shown.strategy)
    form = StatusForm(request.POST)
    if not form.is_valid():
        return _show_goal(request, shown, saying=form)
    say_status(shown, **form.cleaned_data, by=request.user)
    return redirect(shown)


@require_POST
@signed_in
def new_milestone(request: SignedIn, pk: int) -> HttpResponse:
    """Promise that something will be done for a goal."""
    shown = goal_for(request, pk)
    refuse_unless_following(request, shown.strategy)
    form = _milestone_form(request)
    if not form.is_valid():
        return _show_goal(request, shown, setting=form)
    return redirect(set_milestone(shown, **form.cleaned_data, by=request.user))


@signed_in
def milestone(request: SignedIn, pk: int) -> HttpResponse:
    """Show every date that was promised for a milestone."""
    return _show_milestone(request, milestone_for(request, pk))


@require_POST
@signed_in
def move(request: SignedIn, pk: int) -> HttpResponse:
    """Give a milestone a new date."""
    shown = milestone_for(request, pk)
    refuse_unless_following(request, shown.goal.strategy)
    form = DateForm(request.POST)
    if not form.is_valid():
        return _show_milestone(request, shown, moving=form)
    move_milestone(shown, **form.cleaned_data, by=request.user)
    return redirect(shown)


@require_POST
@signed_in
def done(request: SignedIn, pk: int) -> HttpResponse:
    """Say that a milestone is done."""
    shown = milestone_for(request, pk)
    refuse_unless_following(request, shown.goal.strategy)
    form = DoneForm(request.POST)
    if not form.is_valid():
        return _show_milestone(request, shown, finishing=form)
    finish_milestone(shown, **form.cleaned_data, by=request.user)
    return redirect(shown)


def _show_goal(
    request: SignedIn,
    shown: Goal,
    *,
    saying: StatusForm | None = None,
    setting: MilestoneForm | None = None,
) -> HttpResponse:
    seen = observed(shown.strategy)
    indicators = []
    for row in shown.indicators.all():
        found = indicator_of(row)
        values = without_gaps(found, seen)
        indicators.append(
            {
                "row": row,
                "facts": indicator_facts(row, found),
                "chart": values_chart(found, values) if values else None,
                "values": values_table(found, values),
            }
        )
    page = {
        "goal": shown,
        "statuses": shown.statuses.select_related("by"),
        "indicators": indicators,
        "milestones": milestones_table(with_promises(shown.milestones.all())),
        "may_follow": may_follow(request.user, shown.strategy),
        "saying": saying or StatusForm(),
        "setting": setting or _milestone_form(request, bound=False),
    }
    code = 422 if saying or setting else 200
    return render(request, "strategies/goal.html", page, status=code)


def _show_milestone(
    request: SignedIn,
    shown: Milestone,
    *,
    moving: DateForm | None = None,
    finishing: DoneForm | None = None,
) -> HttpResponse:
    page = {
        "milestone": shown,
        "found": milestone_of(shown),
        "facts": milestone_facts(shown),
        "promises": promises_table(list(shown.promises.all())),
        "may_follow": may_follow(request.user, shown.goal.strategy),
        "moving": moving or DateForm(),
        "finishing": finishing or DoneForm(),
    }
    code = 422 if moving or finishing else 200
    return render(request, "strategies/milestone.html", page, status=code)


def _milestone_form(request: SignedIn, *, bound: bool = True) -> MilestoneForm:
    among = answering_organisations(request.user)
    return MilestoneForm(request.POST if bound else None, among=among)
