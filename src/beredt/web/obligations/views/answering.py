"""Pages on which one says how an obligation stands, and what proves it."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import PermissionDenied
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from beredt.engine.obligations import held_back_by
from beredt.web.accounts.access import SignedIn, signed_in
from beredt.web.assessments.permissions import readable_assessments
from beredt.web.obligations.actions import (
    ConflictError,
    answer,
    assign,
    attach,
    withdraw,
)
from beredt.web.obligations.contents import answer_of, whole, with_answers
from beredt.web.obligations.forms import (
    AnswerForm,
    AssignForm,
    EvidenceForm,
    ReasonForm,
    SayForm,
)
from beredt.web.obligations.models import Evidence, Obligation
from beredt.web.obligations.permissions import (
    answering_organisations,
    may_answer,
    may_keep,
    readable_evidence,
    readable_frameworks,
    readable_obligations,
)
from beredt.web.obligations.shown import (
    evidence_table,
    facts_of,
    history_table,
    obligations_table,
    standing_facts,
)
from beredt.web.orders.models import Order
from beredt.web.scenarios.permissions import library, readable_scenarios


@signed_in
def obligation(request: SignedIn, pk: int) -> HttpResponse:
    """Show an obligation: how it stands, what proves it, and what was said when."""
    return _show(request, _obligation(request, pk))


@require_POST
@signed_in
def assigned(request: SignedIn, pk: int) -> HttpResponse:
    """Say who answers for it, and by when."""
    shown = _obligation(request, pk)
    if not may_keep(request.user, shown):
        raise PermissionDenied
    form = AssignForm(request.POST, among=answering_organisations(shown))
    return _said(request, shown, form, assign, "assigning")


@require_POST
@signed_in
def answered(request: SignedIn, pk: int) -> HttpResponse:
    """Say what we can."""
    shown = _obligation(request, pk)
    if not may_answer(request.user, shown):
        raise PermissionDenied
    return _said(request, shown, AnswerForm(request.POST), answer, "answering")


@require_POST
@signed_in
def attached(request: SignedIn, pk: int) -> HttpResponse:
    """Attach something that proves it."""
    shown = _obligation(request, pk)
    if not may_answer(request.user, shown):
        raise PermissionDenied
    form = _evidence_form(request, request.POST)
    if not form.is_valid():
        return _show(request, shown, {"attaching": form}, status=422)
    attach(shown, **form.cleaned_data, by=request.user)
    return redirect(shown)


@signed_in
def evidence(request: SignedIn, pk: int) -> HttpResponse:
    """Ask why something proves it no more, and withdraw it."""
    readable = readable_evidence(request.user).filter(withdrawn_at=None)
    shown = get_object_or_404(
        readable.select_related("obligation__framework__organisation"), pk=pk
    )
    if not may_answer(request.user, shown.obligation):
        raise PermissionDenied
    form = ReasonForm(request.POST or None)
    if form.is_valid():
        withdraw(shown, **form.cleaned_data, by=request.user)
        return redirect(shown.obligation)
    page = {"evidence": shown, "form": form}
    status = 422 if form.is_bound else 200
    return render(request, "obligations/withdraw.html", page, status=status)


def _said(
    request: SignedIn, shown: Obligation, form: SayForm, action: Any, name: str
) -> HttpResponse:
    """Say something by a form; what others said meanwhile is shown, never lost."""
    if form.is_valid():
        try:
            action(shown, **form.cleaned_data, by=request.user)
            return redirect(shown)
        except ConflictError:
            said = _("Noen andre har sagt noe imens. Se hva, og send på nytt.")
            form.add_error(None, said)
            form.data = {**request.POST.dict(), "revision": str(shown.now.revision)}
            return _show(request, shown, {name: form}, status=409)
    return _show(request, shown, {name: form}, status=422)


def _show(
    request: SignedIn,
    shown: Obligation,
    bound: Mapping[str, Form] | None = None,
    *,
    status: int = 200,
) -> HttpResponse:
    rows = list(with_answers(readable_obligations(request.user)))
    every = whole(readable_frameworks(request.user), rows)
    weak = {int(one.id) for one in held_back_by(every, str(shown.pk))}
    attached_rows = list(
        Evidence.objects.filter(obligation=shown).select_related(
            "by", "assessment__scenario", "scenario"
        )
    )
    said = {"why": "", "revision": shown.now.revision}
    now = shown.now
    forms: dict[str, Form] = {
        "assigning": AssignForm(
            among=answering_organisations(shown),
            initial={**said, "owner": now.owner, "due_on": now.due_on},
        ),
        "answering": AnswerForm(
            initial={**said, "ability": now.ability, "gap": now.gap,
                     "dependency": now.dependency}
        ),
        "attaching": _evidence_form(request),
        **(bound or {}),
    }  # fmt: skip
    page = {
        "obligation": shown,
        "facts": facts_of(shown),
        "standing": standing_facts(shown, answer_of(shown)),
        "evidence": evidence_table(attached_rows, _readable(request, attached_rows)),
        "attached": [row for row in attached_rows if row.withdrawn_at is None],
        "history": history_table(list(shown.entries.all())),
        "weak": obligations_table([row for row in rows if row.pk in weak], len(weak)),
        "may_keep": may_keep(request.user, shown),
        "may_answer": may_answer(request.user, shown),
        **forms,
    }
    return render(request, "obligations/obligation.html", page, status=status)


def _readable(request: SignedIn, rows: list[Any]) -> set[Any]:
    """Return the assessments and scenarios among what is attached that one may read."""
    assessments = {row.assessment_id for row in rows} - {None}
    scenarios = {row.scenario_id for row in rows} - {None}
    return {
        *readable_assessments(request.user).filter(pk__in=assessments),
        *readable_scenarios(request.user).filter(pk__in=scenarios),
    }


def _evidence_form(request: SignedIn, data: Any = None) -> EvidenceForm:
    done = readable_assessments(request.user).filter(order__state=Order.State.DONE)
    return EvidenceForm(
        data,
        assessments=done.select_related("scenario"),
        scenarios=library(request.user).defer("text", "files"),
    )


def _obligation(request: SignedIn, pk: int) -> Obligation:
    return get_object_or_404(with_answers(readable_obligations(request.user)), pk=pk)
