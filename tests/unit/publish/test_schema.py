"""What we write is what the schema says."""

from __future__ import annotations

import json
from dataclasses import replace

import jsonschema
import pytest

from trucewatch.publish import claims_table, matrix_table, publish, publish_comparisons, schemas
from trucewatch.publish.pages.document import FORMAT
from unit.publish.sample import CASE, EMPTY


@pytest.mark.parametrize("name", sorted(schemas()))
def test_each_is_a_schema_of_2020_12(name):
    schema = schemas()[name]
    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema["$schema"].endswith("2020-12/schema")
    assert schema["description"]


@pytest.mark.parametrize("case", [CASE, EMPTY])
def test_the_brief_is_valid(case):
    jsonschema.validate(json.loads(publish(case, "json")), schemas()["brief"])


def test_claim_and_comparison_rows_are_valid_and_described():
    for row in json.loads(json.dumps(claims_table(CASE))):
        jsonschema.validate(row, schemas()["claim"])
    for row in json.loads(publish_comparisons(CASE, "json", view="list")):
        jsonschema.validate(row, schemas()["comparison"])


def test_the_matrix_is_valid_and_described():
    jsonschema.validate(json.loads(publish_comparisons(CASE, "json")), schemas()["matrix"])
    for row in matrix_table(CASE):
        jsonschema.validate(row, schemas()["matrix-row"])
    assert all(column["description"] for column in schemas()["claim"]["properties"].values())


def test_a_wrong_brief_is_refused():
    brief = json.loads(publish(CASE, "json"))
    for wrong in ({"format": "other"}, {"as_of": 3}, {"surprise": 1}):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate({**brief, **wrong}, schemas()["brief"])


def test_every_span_carries_its_report_and_words():
    texts = {report.id: report.text for report in CASE.reports}

    def spans(value):
        if isinstance(value, dict):
            if {"start", "end", "quote", "report"} == set(value):
                yield value
            for item in value.values():
                yield from spans(item)
        elif isinstance(value, list):
            for item in value:
                yield from spans(item)

    found = list(spans(json.loads(publish(CASE, "json"))))
    assert len(found) > 50
    assert all(texts[span["report"]][span["start"] : span["end"]] == span["quote"] for span in found)


def test_the_brief_names_its_format_and_is_sorted():
    written = publish(CASE, "json")
    brief = json.loads(written)
    assert brief["format"] == FORMAT
    assert list(brief) == sorted(brief)


def test_half_a_surrogate_pair_is_written_as_one_character():
    report = replace(CASE.reports[0], text=CASE.reports[0].text.replace("Ferry", "Fe\ud800ry"))
    written = publish(replace(CASE, reports=(report, *CASE.reports[1:])), "json")
    assert "Fe\ufffdry" in written.encode("utf-8").decode("utf-8")
