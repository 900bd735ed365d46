"""A strategy and obligations that a region follows, with something late in each."""

from datetime import timedelta

from django.utils.timezone import localdate

from beredt.files.strategies import read_strategy
from beredt.web.obligations import actions as obligations
from beredt.web.obligations.models import Evidence, Obligation
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


def track(organisation, by, assessment):
    """Let an organisation answer for some of what binds the nation."""
    obligations.publish_bundled()
    today, day = localdate(), timedelta(days=1)
    for number, code in enumerate(("nato-masseskader", "who-ihr", "norden-bistand")):
        row = Obligation.objects.get(code=code)
        obligations.assign(
            row,
            owner=organisation,
            due_on=today + (40 * number - 20) * day,
            why="Fordelt i rådet",
            revision=0,
            by=by,
        )
        obligations.answer(
            row,
            ability=("partial", "full", "full")[number],
            gap=("Intensivplasser i nord", "", "")[number],
            dependency="Transport med fly" if number == 0 else "",
            why="Beregnet",
            revision=1,
            by=by,
        )
    [row] = Obligation.objects.filter(code="nato-masseskader")
    obligations.attach(row, kind="assessment", day=today, assessment=assessment, by=by)
    old = obligations.attach(
        row, kind="plan", title="Plan for masseskader", day=today - 900 * day, by=by
    )
    obligations.withdraw(old, reason="Erstattet av ny plan", by=by)
    obligations.attach(
        Obligation.objects.get(code="norden-bistand"),
        kind="exercise",
        title="Nordisk helseberedskapsøvelse",
        day=today - 100 * day,
        address="https://example.org/ovelse",
        by=by,
    )


def obligation_pages():
    """Return what stands in the holes of the addresses of obligations."""

    def tracked(_site):
        return {"pk": Obligation.objects.get(code="nato-masseskader").pk}

    pages = ("obligation", "assign", "answer", "attach")
    found = {f"obligations:{name}": tracked for name in pages}
    found["obligations:table"] = lambda _: {"form": "csv"}
    holding = Evidence.objects.filter(withdrawn_at=None)
    found["obligations:evidence"] = lambda _: {"pk": holding.latest("pk").pk}
    return found


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
