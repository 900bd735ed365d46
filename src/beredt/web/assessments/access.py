"""Which assessment is asked for, if the one who asks may read it."""

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404

from beredt.web.accounts.models import User
from beredt.web.accounts.permissions import Visitor
from beredt.web.assessments.models import Assessment
from beredt.web.assessments.permissions import readable_assessments
from beredt.web.assessments.withholding import withheld_from


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
    """Return an assessment with a result, to whoever may see the whole of it.

    What is taken along, and what is compared, tells all that a result tells.
    """
    assessment = finished(user, pk)
    if not may_see_detail(user, assessment):
        raise PermissionDenied
    return assessment


def may_see_detail(user: Visitor, assessment: Assessment) -> bool:
    """Tell whether no field of its register that it tells is withheld."""
    return withheld_from(user, assessment).is_nothing


def finished(user: User, pk: int) -> Assessment:
    """Return an assessment that has a result, or say that it is not there."""
    assessment = readable(user, pk)
    if not assessment.is_done:
        raise Http404
    return assessment
