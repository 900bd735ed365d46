import json
from dataclasses import replace
from pathlib import Path
from typing import get_args, get_type_hints

import jsonschema
import pytest

from beredt.engine.assessment import Assessment
from beredt.engine.demand.outside import What
from beredt.engine.register import PlaceKind
from beredt.engine.scenario import SOURCES, Outcome
from beredt.report.document import assessment_document, rounded

SCHEMA = json.loads(
    Path(__file__)
    .parents[2]
    .joinpath("docs/reference/assessment.schema.json")
    .read_text(encoding="utf-8")
)


def test_the_document_keeps_to_its_published_schema(edge: Assessment):
    document = assessment_document(edge)
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    jsonschema.validate(document, SCHEMA)
    jsonschema.validate({"label": "UGRADERT", **document}, SCHEMA)
    assert json.loads(json.dumps(document, allow_nan=False)) == document


def test_the_schema_knows_every_word_of_the_engine():
    what = SCHEMA["$defs"]["outside"]["properties"]["what"]
    quantity = SCHEMA["$defs"]["recorded"]["properties"]["quantity"]
    assert set(what["enum"]) == set(get_args(What))
    assert set(quantity["enum"]) == set(get_args(get_type_hints(Outcome)["quantity"]))
    assert set(SCHEMA["$defs"]["place"]["enum"]) == set(get_args(PlaceKind))
    assert set(SCHEMA["$defs"]["source"]["enum"]) == set(SOURCES)


def test_equal_runs_give_equal_documents_but_for_the_time_they_took(
    assessment: Assessment,
):
    slower = replace(assessment, seconds=99.0)
    one, other = assessment_document(assessment), assessment_document(slower)
    assert one.pop("seconds") != other.pop("seconds")
    assert json.dumps(one) == json.dumps(other)


def test_a_recorded_number_stands_beside_the_computed_one(assessment: Assessment):
    first, *_ = assessment_document(assessment)["recorded"]
    assert first == {
        "name": "patients",
        "quantity": "patients",
        "recorded": 80.0,
        "unit": "patients",
        "computed": {"mean": 76.0, "p10": 66.88, "p90": 85.12},
        "reference": "Made up for tests",
    }


def test_what_a_need_brings_outside_the_hospitals_is_told(assessment: Assessment):
    first, *_ = assessment_document(assessment)["outside"]
    assert first == {
        "need": "Alliert pasientstrøm med tog",
        "source": "allied",
        "what": "killed",
        "number": 240.4,
    }


def test_the_first_break_is_one_of_the_gaps(assessment: Assessment):
    document = assessment_document(assessment)
    assert document["first_break"] in document["gaps"]


def test_no_document_holds_a_number_that_is_not_one():
    with pytest.raises(ValueError, match="finite"):
        rounded(float("nan"))
    assert str(rounded(-0.000001)) == "0.0"
