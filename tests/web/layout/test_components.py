"""Tables, downloads, charts, the map and the doors."""

import csv
import io

import pytest
from django.template import RequestContext, Template
from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from beredt.files.sheets import STARTS_A_FORMULA
from beredt.report.sheets import Sheet
from beredt.web.layout.charts import Across, line_chart
from beredt.web.layout.csv_text import csv_text
from beredt.web.layout.icons import icon_markup
from beredt.web.layout.maps import SHAPES, CountryMap, Symbol
from beredt.web.layout.tables import (
    Cell,
    Column,
    Table,
    chosen_sort,
    plain_table,
    table_of,
)

COLUMNS = [
    Column(key="name", label="Navn", is_sorted_by=True),
    Column(key="beds", label="Plasser", is_numeric=True, is_sorted_by=True),
    Column(key="kind", label="Type"),
]


def page(template, **words):
    request = RequestFactory().get("/somewhere/?q=a&page=3")
    context = RequestContext(request, words)
    return Template("{% load layout %}" + template).render(context)


@given(st.lists(st.lists(st.text(), min_size=2, max_size=2)))
def test_a_spreadsheet_never_takes_a_cell_for_a_formula(rows):
    text = csv_text(("a", "b"), rows)
    for row in list(csv.reader(io.StringIO(text)))[1:]:
        assert not any(cell.startswith(STARTS_A_FORMULA) for cell in row)


def test_numbers_below_zero_stay_numbers_in_a_download():
    assert csv_text(("a",), [[-2.5]]) == "a\r\n-2.5\r\n"


@pytest.mark.parametrize(
    ("asked", "order"),
    [("beds", "beds"), ("-beds", "-beds"), ("kind", "name"), ("x; drop", "name")],
)
def test_a_table_is_sorted_by_what_it_offers_and_nothing_else(asked, order):
    request = RequestFactory().get("/", {"sort": asked})
    assert chosen_sort(request, COLUMNS, "name") == order


def test_a_percentage_stands_on_one_line():
    shown = page("{{ words|shown }}", words="33,3 %, 33,3 %")
    assert shown == "33,3\N{NO-BREAK SPACE}%, 33,3\N{NO-BREAK SPACE}%"


@pytest.mark.parametrize("day", ["2026-11", "2026-11-22"])
def test_a_day_of_an_example_stands_on_one_line(day):
    shown = page("{{ words|unbroken_days }}", words=f"<b>, 2026 or {day}.")
    assert shown == f'&lt;b&gt;, 2026 or <span class="whole">{day}</span>.'


@pytest.mark.parametrize("words", ["case-2026-11-22", "12026-11", "2026-11-222"])
def test_what_is_no_day_is_left_as_it_is(words):
    assert page("{{ words|unbroken_days }}", words=words) == words


def test_a_head_turns_the_order_round_and_keeps_the_search():
    table = Table(caption="Sted", columns=COLUMNS, rows=[("A", 1, "b")], sort="beds")
    shown = page('{% table table "t" %}', table=table)
    assert 'href="?q=a&amp;sort=-beds"' in shown
    assert 'aria-sort="ascending"' in shown
    assert shown.count("aria-sort") == 2


def test_what_people_wrote_is_shown_and_never_run():
    table = Table(
        caption="Sted", columns=COLUMNS, rows=[(Cell("<script>", "/x/"), 1, "&")]
    )
    shown = page('{% table table "t" %}', table=table)
    assert "<script>" not in shown
    assert "&lt;script&gt;" in shown


def test_a_table_without_rows_says_so():
    table = Table(caption="Kampanjer", columns=COLUMNS, rows=[])
    assert "Ingen rader å vise." in page('{% table table "t" %}', table=table)


@pytest.mark.parametrize(("rows", "shape"), [(3, "cards"), (40, "long")])
def test_on_a_phone_few_rows_are_cards_and_many_stay_a_table(rows, shape):
    table = Table(caption="Sted", columns=COLUMNS, rows=[("A", 1, "b")] * rows)
    assert f'class="ds-table {shape}"' in page('{% table table "t" %}', table=table)


def test_on_a_phone_prose_is_cards_however_much_there_is():
    rows = [("A", "Det som står.", "b")] * 40
    table = plain_table("Papirer", ("Slag", "Innhold", "Sted"), rows, is_prose=True)
    assert 'class="ds-table cards"' in page('{% table table "t" %}', table=table)


@pytest.mark.parametrize(
    ("words", "is_broken"),
    [("Kategori 0", False), ("Realistisk opptrapping", True)],
)
def test_a_line_never_breaks_within_a_few_words(words, is_broken):
    table = Table(caption="Sted", columns=COLUMNS, rows=[("A", 1, words)])
    shown = page('{% table found "found" %}', found=table)
    assert (f'class="whole"><span>{words}' not in shown) == is_broken


def test_a_narrow_chart_has_fewer_numbers_along_it_than_a_wide_one():
    chart = line_chart(
        name="price",
        title="Pris",
        days=Column(key="members", label="Medlemmer", is_numeric=True),
        lines={"Pris": [800.0, 380.0]},
        across=Across(numbers=[0, 10_000]),
        alt="Prisen faller.",
    )
    wide, narrow = (svg.markup.count("000</text>") for svg in (chart.svg, chart.narrow))
    assert wide == 10
    assert narrow < wide


def test_a_table_of_a_report_keeps_its_numbers_to_the_right():
    sheet = Sheet("Gap", ("Region", "Dag"), (1,), [("Nord", "4")])
    assert [column.is_numeric for column in table_of(sheet).columns] == [False, True]


def test_a_chart_has_its_numbers_as_a_table_and_to_download():
    chart = line_chart(
        name="need",
        title="Behov",
        days=Column(key="day", label="Dag", is_numeric=True),
        lines={"Nord": [1.0, 2.0], "Vest": [3.0, 4.0]},
        alt="Begge øker.",
    )
    shown = page("{% chart chart %}", chart=chart)
    assert chart.rows == [(1, 1.0, 3.0), (2, 2.0, 4.0)]
    assert 'download="beredt-need.csv"' in shown
    assert shown.count("data-reading=") == 4, "two days, wide and narrow"
    assert 'data-reading="Dag 2: Nord 2; Vest 4"' in shown
    assert "style=" not in shown


def test_places_outside_the_map_are_in_its_table_only():
    symbols = [
        Symbol(lon=10.4, lat=63.4, label="St. Olavs", tone="accent"),
        Symbol(lon=37.6, lat=47.1, label="<Маріуполь>", tone="accent"),
    ]
    table = Table(caption="Steder", columns=COLUMNS[:1], rows=[("a",), ("b",)])
    country = CountryMap(title="Kart", symbols=symbols, legend=[], table=table)
    drawing = str(country.drawing())
    assert drawing.count('class="symbol') == 1
    assert "St. Olavs" in drawing
    assert "Маріуполь" not in drawing


@pytest.mark.parametrize("shape", SHAPES)
def test_a_name_on_the_map_is_never_run(shape):
    symbol = Symbol(lon=10.4, lat=63.4, label='"><script>', tone="accent", shape=shape)
    table = Table(caption="Steder", columns=COLUMNS[:1], rows=[])
    country = CountryMap(title="Kart", symbols=[symbol], legend=[], table=table)
    assert "<script>" not in country.drawing()


def test_an_icon_takes_the_colour_of_the_text_and_is_not_read_aloud():
    icon = icon_markup("Hospital")
    assert "currentColor" in icon
    assert 'aria-hidden="true"' in icon


def test_the_colours_of_a_reader_are_kept(client):
    answer = client.post(
        "/layout/scheme/", {"scheme": "dark", "next": "/layout/licences/"}
    )
    assert answer.headers["Location"] == "/layout/licences/"
    assert answer.cookies["scheme"].value == "dark"
    assert b'data-color-scheme="dark"' in client.get("/layout/licences/").content


@pytest.mark.parametrize(
    "elsewhere", ["https://elsewhere.example/", "//elsewhere.example/"]
)
def test_nobody_is_sent_elsewhere(client, elsewhere):
    answer = client.post("/layout/scheme/", {"scheme": "dark", "next": elsewhere})
    assert answer.headers["Location"] == "/"


def test_colours_that_do_not_exist_are_not_kept(client):
    answer = client.post("/layout/scheme/", {"scheme": "pink", "next": "/"})
    assert "scheme" not in answer.cookies


def test_every_package_that_is_carried_is_listed_with_its_licence(client):
    shown = client.get("/layout/licences/").content.decode()
    for name in (
        "@digdir/designsystemet-css",
        "htmx.org",
        "@fontsource-variable/inter",
    ):
        assert name in shown
    assert "OFL-1.1" in shown
