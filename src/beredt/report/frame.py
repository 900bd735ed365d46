"""The frame of every page: no script, no other host, for screen, phone and paper."""

import base64
import hashlib
import re
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from beredt.report.charts import SOURCE_COLOURS
from beredt.report.language import Language, spoken
from beredt.report.phrases import phrase


def render(
    template: str, *, lang: Language, label: str | None, title: str, **shown: Any
) -> str:
    """Return a page made from a template that extends `base.html`.

    The classification `label` stands on screen and on every sheet of paper. A template
    gets `say` (a phrase by its key), `subtitle` and what else is `shown`.
    """
    label = label or phrase("no_label", lang)
    style = _style_sheet(label, title)
    return (
        _environment()
        .get_template(template)
        .render(
            lang=spoken(lang),
            label=label,
            title=title,
            style=Markup(style),  # noqa: S704 - made by this module from what it quoted
            style_hash=_hash_of(style),
            say=lambda key, **values: phrase(key, lang, **values),
            **shown,
        )
    )


@cache
def _environment() -> Environment:
    """Return where the templates of every page come from."""
    return Environment(
        loader=PackageLoader("beredt.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _style_sheet(label: str, running_title: str) -> str:
    """Return the style sheet; the label stands on every sheet of paper."""
    sheet = files("beredt.report").joinpath("templates/report.css").read_text("utf-8")
    sheet = re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL)
    layers = "".join(
        f".layer-{source}{{background:{colour}}}"
        for source, colour in SOURCE_COLOURS.items()
    )
    paper = (
        f"@page{{@top-left{{content:{css_string(label)}}}"
        f"@top-right{{content:{css_string(running_title)}}}}}"
    )
    return sheet + layers + paper


def css_string(text: str) -> str:
    """Quote a text for a style sheet, so that nothing in it can end the quotation."""
    return '"' + "".join(f"\\{ord(letter):06x}" for letter in text) + '"'


def _hash_of(style: str) -> str:
    """Return the word by which a page allows this style sheet and no other."""
    digest = hashlib.sha256(style.encode()).digest()
    return "sha256-" + base64.b64encode(digest).decode()
