"""Everything that changes assessments."""

from dataclasses import replace

from django.db import transaction

from beredt.engine.scenario import Measure
from beredt.web.accounts.models import Organisation, User
from beredt.web.assessments.models import Assessment, Comment, Result
from beredt.web.audit.actions import record_event
from beredt.web.orders.actions import place_order
from beredt.web.registers.models import RegisterVersion
from beredt.web.registers.packages import opened as register_of
from beredt.web.scenarios.actions import publish_variant
from beredt.web.scenarios.models import ScenarioVersion
from beredt.web.scenarios.texts import opened as scenario_of

KIND = "assessment"


@transaction.atomic
def order_assessment(  # noqa: PLR0913 - every choice of a run, with its default
    *,
    scenario: ScenarioVersion,
    register: RegisterVersion,
    draws: int,
    seed: int,
    organisation: Organisation,
    title: str = "",
    label: str = "",
    base: Assessment | None = None,
    by: User,
) -> Assessment:
    """Ask for an assessment; what is known already is answered at once."""
    order = place_order(
        KIND,
        title=title or scenario.title,
        wish={
            "scenario": scenario.pk,
            "register": register.pk,
            "draws": draws,
            "seed": seed,
        },
        key=key_of(scenario, register, draws=draws, seed=seed),
        place=organisation.path,
        by=by,
    )
    said = {"called": title, "label": label, "organisation": organisation, "base": base}
    if same := Assessment.objects.filter(order=order, **said).first():
        return same
    assessment = Assessment.objects.create(
        scenario=scenario,
        register=register,
        draws=draws,
        seed=seed,
        order=order,
        ordered_by=by,
        **said,
    )
    record_event(
        "assessment.ordered",
        assessment,
        by=by,
        place=organisation.path,
        after={**order.wish, "label": label, "base": base.pk if base else None},
    )
    return assessment


@transaction.atomic
def order_variant(
    base: Assessment, *, measures: tuple[Measure, ...], title: str, by: User
) -> Assessment:
    """Ask the same again with more measures, so that the two can be compared."""
    scenario = publish_variant(
        base.scenario, measures=measures, organisation=base.organisation, by=by
    )
    return order_assessment(
        scenario=scenario,
        register=base.register,
        draws=base.draws,
        seed=base.seed,
        organisation=base.organisation,
        title=title,
        label=base.label,
        base=base,
        by=by,
    )


@transaction.atomic
def comment_on(assessment: Assessment, *, text: str, by: User) -> Comment:
    """Say something of an assessment, for all who read it."""
    comment = Comment.objects.create(assessment=assessment, text=text, author=by)
    record_event(
        "assessment.commented",
        assessment,
        by=by,
        place=assessment.organisation.path,
        after=text,
    )
    return comment


@transaction.atomic
def keep_result(key: str, content: bytes) -> Result:
    """Keep what was computed; a second computation of the same keeps nothing."""
    result, is_new = Result.objects.get_or_create(
        key=key, defaults={"content": content}
    )
    if is_new:
        record_event("result.kept", result, by=None)
    return result


def key_of(
    scenario: ScenarioVersion, register: RegisterVersion, *, draws: int, seed: int
) -> str:
    """Return the key of an order: the same for the same question."""
    from beredt.engine.assessment import (  # noqa: PLC0415 - loads the compiler
        fingerprint_of_run,
    )

    fingerprint = fingerprint_of_run(
        scenario_of(scenario), register_of(register), draws=draws, seed=seed
    )
    return f"{fingerprint}-{scenario.pk}"


def taken(measure: Measure, *, start: float, days: int, size: float) -> Measure:
    """Return a measure of a catalogue from a day on, at a share of its full size.

    It lasts as long as the scenario. What is done wholly or not at all stays whole.
    """
    from beredt.engine.measures.candidates import sized  # noqa: PLC0415 - the solver

    begun = replace(measure, start=start, days=max(1.0, days - start))
    return sized(begun, size)
