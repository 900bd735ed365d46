"""Results to take along: the report, the document, and the folder with the tables."""

import json

from django.http import HttpResponse

from beredt.web.accounts.access import SignedIn, signed_in
from beredt.web.assessments.access import in_detail
from beredt.web.assessments.results import (
    document_of,
    folder_of,
    report_of,
    workbook_of,
)
from beredt.web.layout.languages import reading_language

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@signed_in
def report(request: SignedIn, pk: int) -> HttpResponse:
    """Hand over the report as one page that stands alone."""
    page = report_of(in_detail(request.user, pk), reading_language())
    return _file(page, "text/html; charset=utf-8", f"beredt-{pk}.html")


@signed_in
def document(request: SignedIn, pk: int) -> HttpResponse:
    """Hand over the document."""
    said = document_of(in_detail(request.user, pk))
    text = json.dumps(said, ensure_ascii=False, allow_nan=False, indent=1)
    return _file(text, "application/json", f"beredt-{pk}.json")


@signed_in
def workbook(request: SignedIn, pk: int) -> HttpResponse:
    """Hand over the tables that are read row by row as one workbook."""
    return _file(workbook_of(in_detail(request.user, pk)), XLSX, f"beredt-{pk}.xlsx")


@signed_in
def folder(request: SignedIn, pk: int) -> HttpResponse:
    """Hand over all tables as CSV and Parquet, with report and document, zipped."""
    content = folder_of(in_detail(request.user, pk), reading_language())
    return _file(content, "application/zip", f"beredt-{pk}.zip")


def _file(content: str | bytes, kind: str, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=kind)
    # Never shown inside the site: the report brings a style sheet of its own.
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
