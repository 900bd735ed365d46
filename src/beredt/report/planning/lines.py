"""The measures gathered into lines that can be read aloud, what matters most first."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from beredt.engine.measures import Plan, PlannedMeasure
from beredt.engine.scenario import (
    BanExport,
    Evacuate,
    Ration,
    Redistribute,
    ReleaseStock,
    RequestAssistance,
)
from beredt.report.events import EVENTS
from beredt.report.measure_names import decided_by, listed
from beredt.report.measure_nouns import MODES
from beredt.report.numerals import counted, number, percent
from beredt.report.planning.naming import WAY, PlanNames, day_of, last_day_of
from beredt.report.planning.nouns import (
    A_DAY,
    AT_WORK,
    DONE,
    FREED,
    OPENED,
    OTHERWISE,
    REGIONS,
    SHARE,
    WORKING_DAYS,
)
from beredt.report.words import PATIENTS, PLACE_DAYS, word

ALL = 0.995
MOST_NAMED = 2
OF_ITEMS = (ReleaseStock, Ration, BanExport)
LISTED = (*OF_ITEMS, RequestAssistance)


class Line(NamedTuple):
    """Measures told together: what is done, what it gives, who decides it."""

    done: str
    gives: str
    decides: str
    label: str
    kind: str
    first_day: int
    last_day: int
    patients: float
    is_move: bool

    @property
    def text(self) -> str:
        """The whole line."""
        given = f": {self.gives}" if self.gives else ""
        return (
            f"{self.done}{given} ({self.decides})"
            if self.decides
            else self.done + given
        )


def plan_lines(plan: Plan, names: PlanNames, days: int) -> list[Line]:
    """Gather what is decided together, what is missed most first."""
    order = {point.added: n for n, point in enumerate(plan.frontier)}
    last, offers = len(order), _askers(plan)
    groups: dict[tuple[object, ...], list[PlannedMeasure]] = {}
    for row in plan.measures:
        groups.setdefault(_together(row), []).append(row)

    taken: set[tuple[bool, str]] = set()
    ranks: dict[int, int] = {}
    # A way or a partner ranks its largest line; smaller ones stand at the end.
    by_size = sorted(groups.values(), key=lambda rows: -_size(rows))
    for n, rows in enumerate(by_size):
        own = {(_is_move(row), _switch(row, offers)) for row in rows} - taken
        ranks[n] = min((order.get(name, last) for _, name in own), default=last)
        taken |= own
    placed = sorted(ranks, key=lambda n: (ranks[n], n))
    return [_line(by_size[n], names, days) for n in placed]


def _size(rows: Sequence[PlannedMeasure]) -> float:
    return sum(row.patients + row.place_days + row.staff_days for row in rows)


def _is_move(row: PlannedMeasure) -> bool:
    return isinstance(row.measure, Redistribute | Evacuate)


def _askers(plan: Plan) -> dict[str, str]:
    """Return the measure that asks for each offer."""
    return {
        offer: row.measure.name
        for row in plan.measures
        if isinstance(row.measure, RequestAssistance)
        for offer in row.measure.offers
    }


def _switch(row: PlannedMeasure, askers: dict[str, str]) -> str:
    """Return the name by which the frontier knows a measure."""
    measure = row.measure
    if isinstance(measure, Redistribute):
        return f"{measure.place}{WAY}{measure.to}"
    if isinstance(measure, Evacuate):
        return askers.get(measure.offer, "")
    return measure.name


def _together(row: PlannedMeasure) -> tuple[object, ...]:
    """Return what measures that are told in one line have in common."""
    measure = row.measure
    if isinstance(measure, Redistribute):
        return measure.kind, measure.place, measure.to, measure.mode
    if isinstance(measure, Evacuate):
        return measure.kind, measure.place, measure.offer
    # Items and offers are listed in one line, places are not.
    about = () if isinstance(measure, LISTED) else getattr(measure, "places", ())
    return measure.kind, about, measure.owner, measure.legal_basis, day_of(row)


def _line(rows: Sequence[PlannedMeasure], names: PlanNames, days: int) -> Line:
    lang, first = names.lang, rows[0]
    measure = first.measure
    is_move = isinstance(measure, Redistribute | Evacuate)
    begin, end = min(map(day_of, rows)), max(last_day_of(row, days) for row in rows)
    done = DONE.get(measure.kind, OTHERWISE)
    where = names.all_of(row.measure.place for row in rows)
    said = done.say(lang).format(
        where=where,
        what=listed([_about(row, names) for row in rows], lang),
        when=names.when(begin, end, days),
        event=word(EVENTS, measure.kind, lang).capitalize(),
        to=names.end(measure) if isinstance(measure, Redistribute | Evacuate) else "",
        mode=listed(
            [word(MODES, getattr(row.measure, "mode", "") or "", lang) for row in rows],
            lang,
        ),
        who=(names.asked(measure) if isinstance(measure, RequestAssistance) else ""),
    )
    return Line(
        done=said,
        gives=", ".join(_gives(rows, names)),
        decides=decided_by(measure.owner, measure.legal_basis),
        label=_label(rows, names),
        kind=measure.kind,
        first_day=begin,
        last_day=end,
        patients=sum(row.patients for row in rows) if is_move else 0.0,
        is_move=is_move,
    )


def _about(row: PlannedMeasure, names: PlanNames) -> str:
    """Return what a measure is about; of items, how much where it is not all."""
    about = names.about(row.measure)
    if isinstance(row.measure, OF_ITEMS) and row.size < ALL:
        return f"{about} ({percent(row.size, names.lang)})"
    return about


def _label(rows: Sequence[PlannedMeasure], names: PlanNames) -> str:
    """Return measures in a few words, for the margin of a picture."""
    measure = rows[0].measure
    places = list(dict.fromkeys(row.measure.place for row in rows))
    if isinstance(measure, LISTED):
        kind = word(EVENTS, measure.kind, names.lang)
        asked = names.asked(measure) if isinstance(measure, RequestAssistance) else ""
        return ": ".join(filter(None, (kind[:1].upper() + kind[1:], asked)))
    if len(places) <= MOST_NAMED:
        where = "" if len(places) == 1 else f", {names.all_of(places)}"
        return names.label(measure) + where if where else names.brief(measure)
    return f"{names.label(measure)}, {counted(len(places), REGIONS, names.lang)}"


def _gives(rows: Sequence[PlannedMeasure], names: PlanNames) -> Iterator[str]:
    """Yield what measures give in all, as far as is expected."""
    lang, kind = names.lang, rows[0].measure.kind
    patients = sum(row.patients for row in rows)
    place_days = sum(row.place_days for row in rows)
    staff_days = sum(row.staff_days for row in rows)
    if patients >= 1:
        yield counted(patients, PATIENTS, lang)
    if isinstance(rows[0].measure, Redistribute | Evacuate):
        most = max(
            row.measure.patients_per_day.value
            for row in rows
            if isinstance(row.measure, Redistribute | Evacuate)
        )
        yield A_DAY.say(lang).format(number=number(most, lang, 0))
        return
    if place_days >= 1:
        gained = OPENED if kind == "open_surge" else FREED
        yield gained.say(lang).format(days=counted(place_days, PLACE_DAYS, lang))
    if staff_days >= 1:
        yield AT_WORK.say(lang).format(days=counted(staff_days, WORKING_DAYS, lang))
    size = min(row.size for row in rows)
    if len(rows) == 1 and size < ALL and not isinstance(rows[0].measure, OF_ITEMS):
        yield SHARE.say(lang).format(share=percent(size, lang))
