"""What the page of components shows: one of everything, with bundled places."""

from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest

from beredt.files.registers import bundled_registers, read_register
from beredt.report.words import FACILITIES
from beredt.web.layout.charts import bar_chart, line_chart
from beredt.web.layout.languages import say
from beredt.web.layout.maps import CountryMap, Symbol
from beredt.web.layout.tables import Cell, Column, Table, chosen_sort

TONES = {
    "hospital": ("accent", "circle"),
    "municipal_acute": ("success", "diamond"),
    "role_2": ("warning", "square"),
    "role_3": ("warning", "square"),
    "hub": ("danger", "triangle"),
}


class SampleForm(forms.Form):
    """One field of each kind."""

    name = forms.CharField(label="Navn", help_text="Slik det står i registeret.")
    places = forms.IntegerField(label="Bemannede plasser", min_value=0)
    kind = forms.ChoiceField(
        label="Plasstype", choices=[("ward", "Kategori 0"), ("intensive", "Kategori 3")]
    )
    day = forms.DateField(label="Fra dato", required=False)
    status = forms.ChoiceField(
        label="Status",
        choices=[("open", "Åpen"), ("closed", "Stengt")],
        widget=forms.RadioSelect,
    )
    note = forms.CharField(label="Merknad", widget=forms.Textarea, required=False)
    file = forms.FileField(label="Fil", required=False)
    sure = forms.BooleanField(label="Tallene er kontrollert av en annen")


def components_shown(request: HttpRequest) -> dict[str, Any]:
    """Return everything that the page of components shows."""
    return {
        "trail": [("/", "Register"), ("", "Komponenter")],
        "tabs": [("/", "Oversikt", 12), (request.path, "Komponenter", None)],
        "here": request.path,
        "cards": CARDS,
        "facilities": _facilities(request),
        "none": Table(caption="Ingen kampanjer", columns=[], rows=[]),
        "wide": _wide(),
        "page": Paginator(range(400), 20).get_page(request.GET.get("page", 7)),
        "facts": FACTS,
        "form": SampleForm({"name": "Tromsø", "places": "mange"}),
        "lines": _lines(),
        "bars": _bars(),
        "country": _country(),
    }


CARDS = [
    {
        "ident": "card-1",
        "icon": "Hospital",
        "title": "Oppdater kapasiteten",
        "text": "UNN Tromsø har 12 rader som er eldre enn 14 dager.",
        "note": "Frist 1. desember",
    },
    {
        "ident": "card-2",
        "icon": "Calculator",
        "title": "Se den siste vurderingen",
        "text": "Krig i nord med pandemi: første brudd dag 4.",
        "note": "Ferdig for 2 timer siden",
    },
    {
        "ident": "card-3",
        "icon": "ClipboardCheckmark",
        "title": "Godkjenn en versjon",
        "text": "Helse Vest har sendt 31 endringer.",
        "note": "Sendt i går",
    },
]

FACTS = [
    ("Scenario", "Krig i nord"),
    ("Register", "Norge 2026.1"),
    ("Forløp", 200),
    ("Frø", 1),
    ("Fingeravtrykk", "9f2c41d07be6"),
    ("Bestilt av", "Kari Nordmann"),
]


def _facilities(request: HttpRequest) -> Table:
    columns = [
        Column(key="name", label="Behandlingssted", is_sorted_by=True),
        Column(key="region", label="Region"),
        Column(key="staffed", label="Bemannet", is_numeric=True, is_sorted_by=True),
        Column(key="physical", label="Fysisk", is_numeric=True),
        Column(key="state", label="Status"),
    ]
    new, old = Cell("Oppdatert", tone="success"), Cell("Gammel", "", "warning", "16 d")
    silent, draft = Cell("Ikke svart", tone="danger"), Cell("Utkast", tone="info")
    rows = [
        (Cell("UNN Tromsø", "#tables"), "Nord", 412, 498, new),
        (Cell("Nordlandssykehuset Bodø", "#tables"), "Nord", 268, 310, old),
        (Cell("St. Olavs hospital", "#tables"), "Midt", 781, 1021, new),
        (Cell("Haukeland", "#tables"), "Vest", 1034.5, 1180, silent),
        (Cell("Oslo universitetssykehus", "#tables"), "Sør-Øst", 1718, None, draft),
    ]
    sort = chosen_sort(request, columns, "name")
    return Table(
        caption="Sengeplasser, kategori 0", columns=columns, rows=rows, sort=sort
    )


def _wide() -> Table:
    days = [
        Column(key=str(day), label=f"Dag {day}", is_numeric=True)
        for day in range(1, 21)
    ]
    rows = [
        (name, *(base + 7 * day % 13 for day in range(20)))
        for name, base in (("Nord", 31), ("Midt", 44), ("Vest", 58), ("Sør-Øst", 120))
    ]
    return Table(
        caption="Behov per dag, kategori 3",
        columns=[Column(key="region", label="Region"), *days],
        rows=rows,
        is_wide=True,
    )


def _lines() -> Any:
    need = [20 + day * 4.2 - 0.07 * day * day for day in range(45)]
    return line_chart(
        name="need",
        title="Behov mot brukbar kapasitet, kategori 3",
        days=Column(key="day", label="Dag", is_numeric=True),
        lines={
            "Behov": need,
            "Brukbar kapasitet": [62.0 - day * 0.2 for day in range(45)],
        },
        alt="Behovet går forbi kapasiteten på dag 12.",
        note="Snitt av 200 forløp.",
    )


def _bars() -> Any:
    return bar_chart(
        name="regions",
        title="Udekkede plassdøgn etter region",
        columns=[
            Column(key="region", label="Region"),
            Column(key="days", label="Plassdøgn", is_numeric=True),
        ],
        rows=[("Nord", 412.0), ("Midt", 120.0), ("Vest", 88.0), ("Sør-Øst", 1210.0)],
        alt="Sør-Øst har flest udekkede plassdøgn, 1 210.",
    )


def _country() -> CountryMap:
    places = [
        place
        for place in read_register(bundled_registers()["norway"]).facilities
        if place.kind in TONES
    ]
    symbols = [
        Symbol(
            lon=place.lon,
            lat=place.lat,
            label=f"{place.name} ({say(FACILITIES[place.kind])})",
            tone=TONES[place.kind][0],
            shape=TONES[place.kind][1],
            address="#map",
        )
        for place in places
    ]
    kinds = list(dict.fromkeys(place.kind for place in places))
    table = Table(
        caption="Behandlingssteder",
        columns=[Column(key="name", label="Sted"), Column(key="kind", label="Type")],
        rows=[(place.name, say(FACILITIES[place.kind])) for place in places],
    )
    return CountryMap(
        title="Behandlingssteder i registeret",
        symbols=symbols,
        legend=[(*TONES[kind], say(FACILITIES[kind])) for kind in kinds],
        table=table,
    )
