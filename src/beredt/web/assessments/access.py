"""Which assessment is asked for, if the one who asks may read it."""

from django.http import Http404
from django.shortcuts import get_object_or_404

from beredt.web.accounts.models import User
from beredt.web.assessments.models import Assessment
from beredt.web.assessments.permissions import readable_assessments


def readable(user: User, pk: int) -> Assessment:
    """Return an assessment, or say that it is not there."""
    with_all = readable_assessments(user).select_related(
        "order", "scenario", "register", "organisation", "ordered_by", "base__scenario"
    )
    return get_object_or_404(
        with_all.defer("register__package", "scenario__text", "scenario__files"), pk=pk
    )


def finished(user: User, pk: int) -> Assessment:
    """Return an assessment that has a result, or say that it is not there."""
    assessment = readable(user, pk)
    if not assessment.is_done:
        raise Http404
    return assessment
