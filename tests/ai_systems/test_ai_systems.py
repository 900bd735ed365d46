"""AI systems are counted once, classed by what they do, seen in two standards."""

import datetime as dt
from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import Graph
from rdflib.namespace import DCAT, DCTERMS, RDF

from beredt.engine.ai_systems import (
    VIEWS,
    AISystem,
    completeness,
    count,
    device_class,
    view_of,
)
from beredt.files.ai_systems import (
    bundled_systems,
    describe_dataset,
    format_of,
    read_systems,
)
from beredt.files.faults import FileError


def system(number=1, **more):
    known = {
        "id": f"s{number}",
        "name": f"System {number}",
        "supplier": "Firm",
        "region": "Helse Nord",
        "phase": "pilot",
        "source": "test",
        "source_date": "2026",
        "mark": "assumption",
        "confidence": "low",
    }
    return AISystem(**{**known, **more})


# -------------------------------------------------------------------------- counting


def test_systems_without_a_decided_supplier_are_not_counted():
    counts = count([system(1), system(2, supplier="")])
    assert (counts.unique, counts.undecided) == (1, 1)
    assert counts.by_region_and_phase == {("Helse Nord", "pilot"): 1}


def test_one_system_in_two_regions_is_one_system_and_stands_in_both():
    counts = count([system(1), system(1, id="other", region="Helse Vest")])
    assert counts.unique == 1
    assert sum(counts.by_region_and_phase.values()) == 2


def test_two_records_of_one_system_in_a_region_and_phase_are_one():
    counts = count([system(1), system(1, id="again", name="system  1")])
    assert counts.by_region_and_phase == {("Helse Nord", "pilot"): 1}


def test_one_system_may_have_several_gains():
    counts = count([system(1, gains=("tid", "kvalitet")), system(2, gains=("tid",))])
    assert counts.by_gain == {"tid": 2, "kvalitet": 1}
    assert counts.unique == 2


def test_categories_are_counted_the_largest_first():
    every = [system(n, category="b" if n < 3 else "a") for n in range(4)]
    assert list(count(every).by_category.items()) == [("b", 3), ("a", 1)]


@given(
    st.lists(
        st.builds(
            system,
            st.integers(1, 3),
            supplier=st.sampled_from(["", "Firm", "Other"]),
            region=st.sampled_from(["Helse Nord", "Helse Vest"]),
            phase=st.sampled_from(["idea", "pilot", "in_use"]),
            gains=st.sampled_from([(), ("a",), ("a", "b")]),
        ),
        max_size=8,
    )
)
def test_no_cell_holds_more_than_there_are_unique_systems(systems):
    counts = count(systems)
    cells = [
        *counts.by_region_and_phase.values(),
        *counts.by_category.values(),
        *counts.by_gain.values(),
    ]
    assert all(0 < cell <= counts.unique for cell in cells)
    decided = [one for one in systems if one.is_decided]
    assert sum(counts.by_region_and_phase.values()) >= counts.unique
    assert counts.undecided == len(systems) - len(decided)


# --------------------------------------------------------------------------- classes


@pytest.mark.parametrize(
    ("level", "expected"),
    [
        ("speech_to_text", "no_device"),
        ("speech_to_draft", "helsinki_procedure"),
        ("speech_to_advice", "medical_device"),
        (None, None),
    ],
)
def test_the_class_of_device_follows_from_what_the_system_does(level, expected):
    assert device_class(system(documentation=level)) == expected


# ----------------------------------------------------------------------------- views


def test_the_views_have_the_points_of_the_standards():
    assert {view: len(points) for view, points in VIEWS.items()} == {
        "atrs_1": 4,
        "atrs_2": 8,
        "annex_8_a": 13,
        "annex_8_b": 9,
        "annex_8_c": 5,
    }


def test_every_point_is_answered_by_fields_of_the_record():
    names = {field.name for field in fields(AISystem)}
    for points in VIEWS.values():
        for point in points:
            assert point.fields
            assert set(point.fields) <= names


@pytest.mark.parametrize("view", VIEWS)
def test_an_answered_field_is_seen_in_every_view_that_asks_for_it(view):
    for point in VIEWS[view]:
        name = point.fields[0]
        said = "pilot" if name == "phase" else "xyzzy"
        if name == "risk":
            said = "high"
        answers = view_of(replace(system(), **{name: said}), view)
        assert said in {a.point.number: a.text for a in answers}[point.number]


@pytest.mark.parametrize("view", VIEWS)
def test_a_full_record_answers_every_point(view):
    texts = {
        field.name: "said"
        for field in fields(AISystem)
        if field.default == "" and field.name != "risk"
    }
    full = system(**texts, risk="high")
    answered, needed = completeness(full, view)
    assert answered == needed > 0
    assert completeness(system(), view)[0] < needed


# ----------------------------------------------------------------------------- files


def test_the_bundled_records_are_our_own_and_know_what_is_done_without_them():
    systems = read_systems()
    assert all(one.supplier == "Beredt" and one.without_it for one in systems)


def test_every_fault_of_a_file_is_told(tmp_path):
    path = tmp_path / "systems.toml"
    text = bundled_systems().read_text(encoding="utf-8")
    path.write_text(
        text.replace('phase = "pilot"', 'phase = "perhaps"').replace(
            "summary =", "sumary ="
        )
    )
    with pytest.raises(FileError) as caught:
        read_systems(path)
    told = str(caught.value)
    assert "'perhaps'" in told
    assert "'sumary'" in told


def test_an_id_stands_once(tmp_path):
    path = tmp_path / "systems.toml"
    text = bundled_systems().read_text(encoding="utf-8")
    path.write_text(text + text[text.index("[[systems]]") :])
    with pytest.raises(FileError, match="each id once"):
        read_systems(path)


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning")
@pytest.mark.parametrize(
    ("name", "form"),
    [("a.jsonld", "json-ld"), ("a.json", "json-ld"), ("a.ttl", "turtle")],
)
def test_the_description_has_what_the_profile_asks_for(tmp_path, name, form):
    assert format_of(tmp_path / name) == form
    text = describe_dataset(
        (system(category="Bilde"),),
        address="https://example.org/ai",
        publisher="Helse Nord",
        contact="a@example.org",
        issued=dt.date(2026, 11, 22),
        form=form,
    )
    graph = Graph().parse(data=text, format=form)
    (data,) = graph.subjects(RDF.type, DCAT.Dataset)
    for asked in (
        DCTERMS.title,
        DCTERMS.description,
        DCTERMS.publisher,
        DCAT.theme,
        DCAT.contactPoint,
        DCAT.distribution,
    ):
        assert list(graph.objects(data, asked)), asked
    assert [str(word) for word in graph.objects(data, DCAT.keyword)] == ["Bilde"]
    languages = {word.language for word in graph.objects(data, DCTERMS.title)}
    assert languages == {"nb", "en"}


def test_other_formats_are_refused(tmp_path):
    with pytest.raises(FileError, match=r"\.jsonld"):
        format_of(tmp_path / "a.xml")
