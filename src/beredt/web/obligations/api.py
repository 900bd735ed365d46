"""Obligations, for programs."""

from datetime import date

from django.db.models import QuerySet
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.timezone import localdate
from ninja import Router, Schema
from ninja.pagination import paginate

from beredt.web.accounts.api_access import REFUSALS, Number, Pages
from beredt.web.obligations.contents import answer_of, with_answers
from beredt.web.obligations.models import Obligation
from beredt.web.obligations.permissions import readable_obligations

router = Router(tags=["obligations"])


class ObligationOut(Schema):
    """One obligation, and how it stands."""

    id: int
    code: str
    title: str
    framework: str
    organisation: str
    footing: str
    source: str
    source_date: str
    owner: str
    due: date | None
    ability: str
    state: str
    is_overdue: bool
    evidence: int

    @staticmethod
    def resolve_framework(row: Obligation) -> str:
        """Name the framework."""
        return row.framework.title

    @staticmethod
    def resolve_organisation(row: Obligation) -> str:
        """Name the keeper by its code."""
        return row.framework.organisation.code

    @staticmethod
    def resolve_owner(row: Obligation) -> str:
        """Name who answers for it by their code; nothing where nobody does."""
        return row.now.owner.code if row.now.owner else ""

    @staticmethod
    def resolve_due(row: Obligation) -> date | None:
        """Return by when it is to be met."""
        return row.now.due_on

    @staticmethod
    def resolve_ability(row: Obligation) -> str:
        """Return what we can."""
        return row.now.ability

    @staticmethod
    def resolve_state(row: Obligation) -> str:
        """Return what follows from ability and evidence."""
        return answer_of(row).state

    @staticmethod
    def resolve_is_overdue(row: Obligation) -> bool:
        """Tell whether its day is over."""
        return answer_of(row).is_overdue(localdate().toordinal())

    @staticmethod
    def resolve_evidence(row: Obligation) -> int:
        """Count what proves it."""
        return len(row.evidence.all())


@router.get("", response={200: list[ObligationOut], **REFUSALS})
@paginate(Pages)
def list_obligations(request: HttpRequest) -> QuerySet[Obligation]:
    """List the obligations that one may read."""
    return with_answers(readable_obligations(request.user))


@router.get("/{number}", response={200: ObligationOut, **REFUSALS})
def read_obligation(request: HttpRequest, number: Number) -> Obligation:
    """Return one obligation, and how it stands."""
    return get_object_or_404(
        with_answers(readable_obligations(request.user)), pk=number
    )
