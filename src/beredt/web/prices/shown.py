"""Price models as tables and charts."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from beredt.engine.pricing import CurvePoint, PriceModel, in_kroner
from beredt.report.pricing.sheets import tariff_title
from beredt.report.pricing.words import CATEGORIES
from beredt.web.layout.charts import Across, Chart, line_chart
from beredt.web.layout.languages import reading_language, say
from beredt.web.layout.tables import Cell, Column, Table
from beredt.web.prices.models import PriceModelVersion

MILLION = 1_000_000


def models_table(versions: Iterable[PriceModelVersion], count: int) -> Table:
    """Show published models, each with whose it is."""
    return Table(
        caption=ngettext("%(count)s prismodell", "%(count)s prismodeller", count)
        % {"count": count},
        columns=(
            Column(key="title", label=_("Prismodell")),
            Column(key="whose", label=_("Publisert av")),
            Column(key="at", label=_("Publisert")),
            Column(key="fingerprint", label=_("Fingeravtrykk")),
        ),
        rows=[
            (
                Cell(row.title, address=row.get_absolute_url()),
                row.organisation.name if row.organisation else _("Fulgte med Beredt"),
                date_format(localtime(row.published_at), "SHORT_DATE_FORMAT"),
                row.fingerprint[:12],
            )
            for row in versions
        ],
    )


def ways_into(version: PriceModelVersion) -> Iterator[tuple[str, str, str, str]]:
    """Yield icon, title, text and address of what is asked most often."""
    ways = {
        "bill": (
            "Calculator",
            _("Min regning"),
            _("Omsetning og filialer gir kategori, pris og avstand til neste grense."),
        ),
        "what_if": (
            "LineGraph",
            _("Hvis flere blir med"),
            _("Hva de små betaler med 0 til 10 000 nye medlemmer."),
        ),
        "forward": (
            "PersonGroup",
            _("Dekker prisene kostnaden?"),
            _("Regnet ut med dine egne medlemstall."),
        ),
    }
    for view, said in ways.items():
        yield *said, reverse(f"prices:{view}", args=[version.pk])


def tabs_of(
    version: PriceModelVersion, *, has_prices: bool, is_concluded: bool
) -> Iterator[tuple[str, str, int | None]]:
    """Yield address and name of each page of a model."""
    pages = {
        "model": _("Hvem som betaler"),
        "tariffs": _("Priser"),
    }
    if has_prices:
        pages["bill"] = _("Min regning")
    if is_concluded:
        pages |= {
            "what_if": _("Hvis flere blir med"),
            "implied": _("Hva prisene innebærer"),
            "forward": _("Dekker prisene kostnaden?"),
        }
    for view, name in pages.items():
        yield reverse(f"prices:{view}", args=[version.pk]), name, None


def facts_of(version: PriceModelVersion, model: PriceModel) -> list[tuple[str, Any]]:
    """Return what can be said of a model in a word."""
    whose = version.organisation
    years = [tariff.year for tariff in model.tariffs]
    return [
        (_("Priser for"), f"{min(years)}–{max(years)}" if years else ""),
        (_("Publisert av"), whose.name if whose else _("Fulgte med Beredt")),
        (_("Publisert"), date_format(localtime(version.published_at))),
        (_("Fingeravtrykk"), version.fingerprint[:16]),
    ]


def curve_chart(points: Sequence[CurvePoint], new: int | None) -> Chart:
    """Draw the price of small members by the number of new ones."""
    prices = [in_kroner(point.price) for point in points]
    alt = _("Prisen faller fra %(first)s kr til %(last)s kr i måneden.") % {
        "first": prices[0],
        "last": prices[-1],
    }
    return line_chart(
        name="curve",
        title=_("Pris i måneden (kr) for små virksomheter, etter antall nye medlemmer"),
        days=Column(key="added", label=_("Nye medlemmer"), is_numeric=True),
        lines={say(CATEGORIES["a"]): prices},
        across=Across(numbers=[point.added for point in points], here=new),
        alt=alt,
    )


def cliff_chart(
    yearly: Mapping[Fraction, Mapping[str, int]], model: PriceModel, own: Fraction
) -> Chart:
    """Draw what is paid a year by turnover; the line leaps at each edge."""
    lang = reading_language()
    last = [t for t in model.tariffs if t.year >= model.tariffs[-1].year - 1]
    lines = {
        tariff_title(tariff, lang): [paid[tariff.name] for paid in yearly.values()]
        for tariff in last
        if all(tariff.name in paid for paid in yearly.values())
    }
    return line_chart(
        name="cliffs",
        title=_("Kroner i året etter omsetning, én virksomhet"),
        days=Column(key="turnover", label=_("Omsetning (mnok)"), is_numeric=True),
        lines=lines,
        across=Across(
            numbers=[float(turnover / MILLION) for turnover in yearly],
            here=float(own / MILLION),
            is_stepped=True,
        ),
        alt=_("Prisen gjør et sprang ved hver grense for omsetning."),
        note=_("Den stiplede loddrette streken er omsetningen du skrev."),
    )
