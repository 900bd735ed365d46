"""A strategy of the site as the engine knows it, with what is observed now."""

from collections.abc import Iterator

from django.utils.timezone import localdate

from beredt.engine import strategy as engine
from beredt.web.accounts.models import User
from beredt.web.strategies.models import (
    Goal,
    Indicator,
    Milestone,
    Observation,
    Status,
    Strategy,
)
from beredt.web.strategies.permissions import (
    following_organisations,
    readable_milestones,
)

Key = tuple[str, int, int]


def today() -> int:
    """Return the day number of today."""
    return localdate().toordinal()


def whole(strategy: Strategy) -> engine.Strategy:
    """Return a strategy with its goals, status, indicators and milestones."""
    goals = list(strategy.goals.all())
    statuses = Status.objects.filter(goal__in=goals).select_related("goal")
    indicators = Indicator.objects.filter(goal__in=goals).select_related("goal")
    milestones = Milestone.objects.filter(goal__in=goals).select_related(
        "goal", "owner"
    )
    return engine.Strategy(
        title=strategy.title,
        vision=strategy.vision,
        goals=tuple(_goal(one) for one in goals),
        statuses=tuple(_status(one) for one in statuses),
        indicators=tuple(indicator_of(one) for one in indicators),
        milestones=tuple(
            milestone_of(one) for one in milestones.prefetch_related("promises__by")
        ),
    )


def indicator_of(row: Indicator) -> engine.Indicator:
    """Return an indicator as the engine knows it."""
    return engine.Indicator(
        id=row.code,
        goal=row.goal.code,
        title=row.title,
        definition=row.definition,
        numerator=row.numerator,
        denominator=row.denominator,
        aggregation=row.aggregation,  # type: ignore[arg-type]
        data_source=row.data_source,
        frequency=row.frequency,  # type: ignore[arg-type]
        polarity=row.polarity,  # type: ignore[arg-type]
        source=row.source,
        source_date=row.source_date,
        mark=row.mark,  # type: ignore[arg-type]
        confidence=row.confidence,  # type: ignore[arg-type]
    )


def milestone_of(row: Milestone) -> engine.Milestone:
    """Return a milestone with every date that was promised for it."""
    return engine.Milestone(
        id=str(row.pk),
        goal=row.goal.code,
        title=row.title,
        owner=row.owner.name if row.owner else "",
        promised=tuple(
            engine.Promise(
                day=one.said_on.toordinal(),
                due_day=one.due_on.toordinal(),
                why=one.why,
                by=one.by.name if one.by else "",
            )
            for one in row.promises.all()
        ),
        done_day=row.done_on.toordinal() if row.done_on else None,
    )


def late_for(user: User) -> list[Milestone]:
    """Return the milestones that are late where somebody follows the strategy up."""
    places = following_organisations(user).order_by().values("pk")
    rows = readable_milestones(user).filter(
        goal__strategy__organisation__in=places, done_on=None
    )
    rows = rows.select_related("goal", "owner").prefetch_related("promises__by")
    return [row for row in rows if milestone_of(row).is_late(today())]


def latest(strategy: Strategy) -> dict[Key, Observation]:
    """Return the latest revision of every period, by indicator, year and month."""
    return {key: row for (key, _), row in revisions(strategy).items()}


def revisions(strategy: Strategy) -> dict[tuple[Key, int], Observation]:
    """Return every revision of every period, the latest of each last."""
    rows = Observation.objects.filter(indicator__goal__strategy=strategy)
    return {
        ((row.indicator.code, row.year, row.month), row.revision): row
        for row in rows.select_related("indicator")
    }


def observed(strategy: Strategy) -> tuple[engine.Observation, ...]:
    """Return what is observed; what was withdrawn is missing."""
    return tuple(_observations(latest(strategy)))


def _observations(rows: dict[Key, Observation]) -> Iterator[engine.Observation]:
    for (code, year, month), row in rows.items():
        if row.numerator is not None:
            yield engine.Observation(
                indicator=code,
                year=year,
                month=month or None,
                numerator=row.numerator,
                denominator=row.denominator,
            )


def _goal(row: Goal) -> engine.Goal:
    level = "overarching" if row.level == Goal.Level.OVERARCHING else "strategic"
    return engine.Goal(id=row.code, level=level, title=row.title)  # type: ignore[arg-type]


def _status(row: Status) -> engine.Status:
    return engine.Status(
        goal=row.goal.code,
        day=row.day.toordinal(),
        texts=tuple(row.texts),
        source=row.source,
        source_date=row.day.isoformat(),
        mark=row.mark,  # type: ignore[arg-type]
        confidence=row.confidence,  # type: ignore[arg-type]
    )
