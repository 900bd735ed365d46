"""How far one has come with obligations, and what holds one of them back."""

from dataclasses import dataclass

from beredt.engine.obligations.records import Framework, Obligation, Obligations


@dataclass(frozen=True, slots=True, kw_only=True)
class Progression:
    """How many obligations of a framework stand how, on a day."""

    framework: Framework
    total: int
    with_evidence: int
    proved: int
    not_assessed: int
    overdue: int
    without_owner: int


def overview(every: Obligations, day: int) -> tuple[Progression, ...]:
    """Count the obligations of each framework."""
    return tuple(_count(every, framework, day) for framework in every.frameworks)


def held_back_by(every: Obligations, obligation: str) -> tuple[Obligation, ...]:
    """Return what an obligation depends on, near or far, that is not said to be met.

    Obligations may depend on each other: each is looked at once.
    """
    by_id = {one.id: one for one in every.obligations}
    waiting, seen = list(by_id[obligation].depends_on), {obligation}
    weak = []
    while waiting:
        name = waiting.pop(0)
        if name in seen:
            continue
        seen.add(name)
        waiting += by_id[name].depends_on
        if every.answer_to(name).ability != "full":
            weak.append(by_id[name])
    return tuple(weak)


def _count(every: Obligations, framework: Framework, day: int) -> Progression:
    answers = [
        every.answer_to(one.id)
        for one in every.obligations
        if one.framework == framework.id
    ]
    return Progression(
        framework=framework,
        total=len(answers),
        with_evidence=sum(bool(one.evidence) for one in answers),
        proved=sum(one.state == "proved" for one in answers),
        not_assessed=sum(one.state == "not_assessed" for one in answers),
        overdue=sum(one.is_overdue(day) for one in answers),
        without_owner=sum(not one.owner for one in answers),
    )
