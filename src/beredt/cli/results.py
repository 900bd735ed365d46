"""An assessment handed over: as a summary, a document, or a folder."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from beredt.report.language import Language

if TYPE_CHECKING:
    from beredt.engine.assessment import Assessment
    from beredt.files.results import Table


def document_of(assessment: "Assessment", label: str | None) -> dict[str, Any]:
    """Return the assessment as one JSON document that carries its label."""
    from beredt.report.document import assessment_document

    return {"label": label, **assessment_document(assessment)}


def print_document(document: Mapping[str, Any]) -> None:
    """Print one JSON document on standard output."""
    click.echo(json.dumps(document, ensure_ascii=False, allow_nan=False, indent=2))


def print_summary(assessment: "Assessment", lang: Language) -> None:
    """Print need, first break and gaps for a reader at the terminal."""
    from rich.console import Console

    from beredt.report.terminal import summary

    Console(highlight=False).print(summary(assessment, lang))


def write_folder(
    assessment: "Assessment", folder: Path, *, lang: Language, label: str | None
) -> Path:
    """Write tables, report and document into `folder`; return where the report is."""
    from beredt.files.results import PAGE, write_results
    from beredt.report.page import report_page

    write_results(
        folder,
        tables=_tables(assessment),
        page=report_page(assessment, lang=lang, label=label),
        document=document_of(assessment, label),
    )
    return folder / PAGE


def _tables(assessment: "Assessment") -> "dict[str, Table]":
    from beredt.files.results import Table
    from beredt.report.folder import RESULT_TABLES

    return {
        name: Table(row=row, rows=list(rows(assessment)))
        for name, (row, rows) in RESULT_TABLES.items()
    }
