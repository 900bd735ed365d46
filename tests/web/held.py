"""A council that has met: what it decided, what it left open, and what follows."""

from beredt.web.councils.actions.deciding import (
    raise_case,
    record_decision,
    sign_decision,
)
from beredt.web.councils.actions.keeping import keep_part, load_bundled_bodies
from beredt.web.councils.actions.meetings import copy_meeting, load_bundled_meetings
from beredt.web.councils.models import (
    Amendment,
    Body,
    Decision,
    FollowUp,
    Meeting,
    OpenItem,
    Position,
    Responsibility,
)
from web.people import give, make_user


def hold(organisation, planner):
    """Let a planner's organisation hold the bundled meeting again, and decide in it."""
    load_bundled_bodies()
    load_bundled_meetings()
    body = Body.objects.get(code="strategiradet")
    body.organisation = organisation
    body.save()
    example = Meeting.objects.get(is_example=True)
    meeting = copy_meeting(example, body=body, by=planner)
    item = meeting.items.get(number="16/26")
    for part in (
        Amendment(item=item, by="KS", old="innspill inn", new="innspillene inn"),
        Position(item=item, text="Modellen må være enkel", shared_by=["KS", "NHN"]),
        OpenItem(item=item, text="Hva betaler nye medlemmer?"),
        FollowUp(item=item, action="Ta med innspill", responsible="Norsk helsenett SF"),
        Responsibility(body=body, principle="nearness", who="KS", what="Kommunene"),
    ):
        keep_part(part, by=planner)
    decision = record_decision(
        item,
        text="Strategirådet ba Norsk helsenett SF ta med seg innspill.",
        against=["Kristin W. Wieland"],
        dissent="Kommunene må høres først.",
        by=planner,
    )
    approver = make_user("Gerd Godkjenner", email="gerd@example.no")
    give(approver, "approver", organisation)
    sign_decision(decision, by=approver)
    raise_case(body, title="Beredskap i nord", origin="Beregning: Krig", by=planner)
    return meeting


def council_pages():
    """Return what stands in the holes of the addresses of councils."""
    case = {"pk": lambda: Decision.objects.get().item.pk}
    body = {"pk": lambda: Body.objects.get(code="strategiradet").pk}
    meeting = {"pk": lambda: Meeting.objects.get(is_example=False).pk}
    position = {"kind": lambda: "position", "pk": lambda: Position.objects.get().pk}
    said = {
        **dict.fromkeys(("body", "change_body"), body),
        "body_part": body | {"kind": lambda: "seat"},
        **dict.fromkeys(
            (
                "meeting", "people", "papers", "decisions", "change", "proposals",
                "time", "number", "copy", "close", "sign_all",
            ),
            meeting,
        ),
        "meeting_part": meeting | {"kind": lambda: "deputy"},
        "export": meeting | {"form": lambda: "pdf"},
        **dict.fromkeys(
            ("case", "decide", "adopt", "sign", "place", "promote"), case
        ),
        "case_part": case | {"kind": lambda: "follow-up"},
        "move": case | {"way": lambda: "up"},
        "finish": {"pk": lambda: FollowUp.objects.get().pk},
        "part": position,
        "remove": position,
    }  # fmt: skip
    return {
        f"councils:{page}": lambda _site, holes=holes: {
            hole: value() for hole, value in holes.items()
        }
        for page, holes in said.items()
    }
