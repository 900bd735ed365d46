"""Which assessment is asked for, if the one who asks may read it."""

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404

from beredt.web.accounts.models import User
from beredt.web.accounts.permissions import Visitor
from beredt.web.assessments.models import Assessment
from beredt.web.assessments.permissions import readable_assessments
from beredt.web.registers.labels import hidden_from


def readable(user: User, pk: int) -> Assessment:
    """Return an assessment, or say that it is not there."""
    with_all = readable_assessments(user).select_related(
        "order",
        "scenario",
        "register__organisation",
        "organisation",
        "ordered_by",
        "base__scenario",
    )
    return get_object_or_404(
        with_all.defer("register__package", "scenario__text", "scenario__files"), pk=pk
    )


def in_detail(user: User, pk: int) -> Assessment:
    """Return an assessment with a result, to whoever may see what it rests on.

    Its numbers by facility and its assumptions tell fields of the register: from whom
    one of them is withheld, these are withheld too.
    """
    assessment = finished(user, pk)
    if not may_see_detail(user, assessment):
        raise PermissionDenied
    return assessment


def may_see_detail(user: Visitor, assessment: Assessment) -> bool:
    """Tell whether no field of its register is withheld from somebody."""
    return not hidden_from(user, assessment.register.organisation)


def finished(user: User, pk: int) -> Assessment:
    """Return an assessment that has a result, or say that it is not there."""
    assessment = readable(user, pk)
    if not assessment.is_done:
        raise Http404
    return assessment
