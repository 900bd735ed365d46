"""A strategy that a region follows: something late, moved, and a month missing."""

from datetime import timedelta

from django.utils.timezone import localdate

from beredt.files.strategies import read_strategy
from beredt.web.strategies.actions import (
    load_strategy,
    move_milestone,
    say_status,
    set_milestone,
    take_in,
    upload_observations,
)
from beredt.web.strategies.models import Goal, Milestone, Strategy, Upload

HEAD = "indicator,year,month,numerator,denominator"
ROWS = [
    "representasjon,2025,1,9,100",
    "representasjon,2025,2,10,110",
    "representasjon,2025,3,12,110",
    "representasjon,2025,7,13,100",
    "representasjon,2025,8,30,300",
    "representasjon,2025,9,14,100",
    "representasjon,2025,10,15,100",
    "representasjon,2025,11,17,100",
    "representasjon,2025,12,18,100",
    "representasjon,2026,1,19,100",
    "representasjon,2026,2,20,100",
]


def table(*rows):
    return "\n".join([HEAD, *rows]).encode()


def follow(organisation, by):
    """Let an organisation follow the bundled strategy for a while."""
    strategy = load_strategy(
        read_strategy(), name="e-helse", organisation=organisation, by=by
    )
    goal = Goal.objects.get(strategy=strategy, code="medvirkning")
    day = timedelta(days=1)
    today = localdate()
    milestone = set_milestone(
        goal,
        title="Fullmakt for alle innbyggere",
        owner=organisation,
        due_on=today - 40 * day,
        why="Veikartet",
        by=by,
    )
    move_milestone(
        milestone, due_on=today - 10 * day, why="Lovhjemmelen mangler", by=by
    )
    say_status(goal, day=today, texts=["Godt i gang", "Lovhjemmelen mangler"], by=by)
    upload = upload_observations(strategy, name="2025.csv", data=table(*ROWS), by=by)
    take_in(upload, by=by)
    wrong = table("representasjon,2026,13,ti,100", "ukjent,2026,1,1,2")
    upload_observations(strategy, name="feil.csv", data=wrong, by=by)
    more = table("representasjon,2026,3,24,100", "representasjon,2026,2,21,100")
    upload_observations(strategy, name="2026.csv", data=more, by=by)
    return strategy


def strategy_pages():
    """Return what stands in the holes of the addresses of strategies."""

    def followed(_site):
        return Strategy.objects.latest("pk").pk

    def goal(_site):
        return Goal.objects.get(strategy=followed(_site), code="medvirkning").pk

    def milestone(_site):
        return Milestone.objects.latest("pk").pk

    whole = dict.fromkeys(("strategy", "observations"), followed)
    whole |= dict.fromkeys(("goal", "status", "new_milestone"), goal)
    whole |= dict.fromkeys(("milestone", "move", "done"), milestone)
    whole["upload"] = lambda _: Upload.objects.latest("pk").pk
    found = {
        f"strategies:{name}": lambda site, of=of: {"pk": of(site)}
        for name, of in whole.items()
    }
    for name in ("report", "paper"):
        found[f"strategies:{name}"] = lambda site: {
            "pk": followed(site),
            "period": "2026-Q1",
        }
    found["strategies:template"] = lambda site: {"pk": followed(site), "form": "csv"}
    return found
