"""Minutes as printed pages, marked up for readers of screens and for archives."""

import json
from dataclasses import asdict
from datetime import datetime
from importlib.resources import files

import typst

from beredt.report.council.minutes import Minutes


def minutes_pdf(minutes: Minutes, *, made: datetime) -> bytes:
    """Return minutes as PDF/A; the same minutes, made at the same time, are the same.

    Nothing is read from the machine but the compiler: its own fonts are used.
    """
    page = files("beredt.report").joinpath("templates/minutes.typ").read_bytes()
    compiler = typst.Compiler(page, ignore_system_fonts=True)
    # PDF/A-2a: tagged, and with all that an archive needs inside.
    written = compiler.compile(
        format="pdf",
        sys_inputs={"minutes": json.dumps(asdict(minutes), ensure_ascii=False)},
        pdf_standards=["a-2a"],
        timestamp=made.replace(microsecond=0),
    )
    if not isinstance(written, bytes):
        raise TypeError("A PDF is one file.")
    return written
