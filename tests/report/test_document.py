import json
from dataclasses import replace
from pathlib import Path
from typing import get_args

import jsonschema
import pytest

from beredt.engine.assessment import Assessment
from beredt.engine.register import PlaceKind
from beredt.engine.scenario import SOURCES
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


def test_the_schema_knows_every_place_and_source():
    assert set(SCHEMA["$defs"]["place"]["enum"]) == set(get_args(PlaceKind))
    assert set(SCHEMA["$defs"]["source"]["enum"]) == set(SOURCES)


def test_equal_runs_give_equal_documents_but_for_the_time_they_took(
    assessment: Assessment,
):
    slower = replace(assessment, seconds=99.0)
    one, other = assessment_document(assessment), assessment_document(slower)
    assert one.pop("seconds") != other.pop("seconds")
    assert json.dumps(one) == json.dumps(other)


def test_the_first_break_is_one_of_the_gaps(assessment: Assessment):
    document = assessment_document(assessment)
    assert document["first_break"] in document["gaps"]


def test_no_document_holds_a_number_that_is_not_one():
    with pytest.raises(ValueError, match="finite"):
        rounded(float("nan"))
    assert str(rounded(-0.000001)) == "0.0"
