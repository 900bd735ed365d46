"""The report on a quarter or a year: as a page to print, and to take along."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate

from beredt.engine.strategy import standing
from beredt.files.periods import period_named
from beredt.report.strategy.period import PeriodReport, period_report
from beredt.web.accounts.access import SignedIn, signed_in
from beredt.web.layout.languages import reading_language
from beredt.web.layout.tables import table_of
from beredt.web.strategies.access import strategy_for
from beredt.web.strategies.contents import observed, today, whole
from beredt.web.strategies.models import Strategy

DOCUMENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@signed_in
def report(request: SignedIn, pk: int, period: str) -> HttpResponse:
    """Show the report on a period."""
    shown = strategy_for(request, pk)
    said = _report(shown, period)
    goals = [
        {
            "part": goal,
            "values": table_of(goal.values, shows_caption=False)
            if goal.values
            else None,
            "milestones": table_of(goal.milestones) if goal.milestones else None,
        }
        for goal in said.goals
    ]
    page = {"strategy": shown, "report": said, "goals": goals, "period": period}
    return render(request, "strategies/report.html", page)


@signed_in
def paper(request: SignedIn, pk: int, period: str) -> HttpResponse:
    """Hand over the report for a word processor."""
    from beredt.report.strategy.paper import period_docx  # noqa: PLC0415 - seldom asked

    shown = strategy_for(request, pk)
    content = period_docx(_report(shown, period), reading_language())
    response = HttpResponse(content, content_type=DOCUMENT)
    name = f"{shown.name}-{period}.docx"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _report(shown: Strategy, name: str) -> PeriodReport:
    period = period_named(name, localdate())
    if period is None:
        raise Http404
    found = standing(whole(shown), observed(shown), period, today())
    return period_report(found, reading_language())
