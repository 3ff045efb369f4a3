"""The schemas of data files against their readers: neither knows a key that the other does not."""

from __future__ import annotations

import re
from pathlib import Path

import jsonschema
import pytest
import yaml

from trucewatch.packs.agreements import SHIPPED, list_agreements, read_agreement
from trucewatch.packs.agreements.cases import load_cases
from trucewatch.packs.agreements.cases_schema import cases_schema
from trucewatch.packs.agreements.schema import agreement_schema
from trucewatch.packs.agreements.zones import KEYS_OF
from trucewatch.packs.document import Entry
from unit.packs.agreements.test_reading import GOOD, WRONG
from unit.packs.agreements.test_written_deadlines import AMENDED
from unit.packs.agreements.test_written_deadlines import GOOD as DEADLINES

ALL_KEYS = """
name: testland-2031
title: Truce of Testland
signed: {on: 2031-05-01}
clock: {stated: no, zones: [UTC]}
links: [{supplements: idlib-2020}]
sources: [{title: The treaty}]
parties: [{actor: north, name: North, role: signatory}]
sites: [{id: ford, name: Ford, lat: 10, lon: 20, radius: 1 km, source: surveyed}]
zones:
  - {id: z, name: Z, kind: area, admin: {country: Malta}, error: 5 km}
milestones: [{id: met, text: they met, on: 2031-05-03}]
terms:
  - id: t
    text: Trucks come.
    kind: humanitarian_access
    in_force: {from: effective, for: 42 days}
    daily: {hours: "10:00-20:00", on: [Friday]}
    quota: {number: 5, of: trucks, varies: [{number: 3, on: [Friday], from: 2031-05-09, to: 2031-05-20}]}
    fulfilled_by: {words: [truck]}
  - {id: gate, text: The gate opens., kind: humanitarian_access, due: {by: 2031-06-01}}
amendments: [{on: 2031-05-09, text: Later., changes: {gate: {due: {by: 2031-06-20}}}}]
declarations: [{id: d, text: We may answer., kind: reserved_right, topic: answer}]
"""
CASES = """
cases:
  - case: a clash
    event: {when: 2031-05-05, act: Armed clash}
    evidence: [{act: Withdrawal, words: gone}]
    expect: {t: {verdict: met, reason: done}}
"""


class Core(yaml.SafeLoader):
    """YAML 1.2's core types, as editors read them: a date and a bare no are texts."""


Core.yaml_implicit_resolvers = {
    letter: [(tag, pattern) for tag, pattern in found if tag.rsplit(":", 1)[1] in ("int", "float", "null")]
    for letter, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def faults(text, schema):
    return [error.message for error in jsonschema.Draft202012Validator(schema).iter_errors(yaml.load(text, Core))]


def mappings(schema):
    """Every mapping that a schema describes: its keys, and those that it asks for."""
    if isinstance(schema, dict):
        if schema.get("type") == "object" and "properties" in schema:
            yield frozenset(schema["properties"]), frozenset(schema["required"])
        for value in schema.values():
            yield from mappings(value)
    elif isinstance(schema, list):
        for value in schema:
            yield from mappings(value)


@pytest.fixture
def asked(monkeypatch):
    """What the readers ask of each mapping that they read."""
    found = set()
    only = Entry.only

    def noted(self, known, required=()):
        known, required = list(known), list(required)
        found.add((frozenset(known), frozenset(required)))
        return only(self, known, required)

    monkeypatch.setattr(Entry, "only", noted)
    return found


def test_the_agreement_schema_has_the_readers_keys_and_no_others(asked):
    for text in (GOOD, DEADLINES, AMENDED, ALL_KEYS):
        read_agreement(text, "good.yaml")
    common = {"id", "name", "kind", "source", "note"}
    zones = {frozenset({*common, *keys}) for keys in KEYS_OF.values()}
    every_zone_key = frozenset().union(*zones)
    asked = {(keys, needed) for keys, needed in asked if keys != every_zone_key}
    schema = set(mappings(agreement_schema()))
    assert {keys for keys, _ in schema} == {keys for keys, _ in asked} | zones
    assert asked <= schema


def test_the_case_schema_has_the_readers_keys_and_no_others(asked, tmp_path):
    agreement = read_agreement(ALL_KEYS, "good.yaml")
    asked.clear()
    (tmp_path / "cases.yaml").write_text(CASES, encoding="utf-8")
    load_cases(tmp_path / "cases.yaml", agreement)
    assert set(mappings(cases_schema())) == asked


@pytest.mark.parametrize("text", [GOOD, DEADLINES, AMENDED, ALL_KEYS])
def test_a_file_that_is_read_fits_the_schema(text):
    assert faults(text, agreement_schema()) == []


@pytest.mark.parametrize("name", [name for name, _ in list_agreements()])
def test_every_agreement_that_ships_fits_the_schema_with_its_cases(name):
    for file, schema in (("agreement.yaml", agreement_schema()), ("cases.yaml", cases_schema())):
        assert faults((SHIPPED / name / file).read_text(encoding="utf-8"), schema) == []


# What only the readers can see: how one part of the file bears on another, and the ground.
BEYOND = (
    "did you mean 'front'", "did you mean 'signing'", "must say of whom", "did you mean 'north'", "did you mean 'Asia",
    "one time zone", "two of the", "no line above it", "did you mean 'mill'", "stands still", "2 errors", "crosses",
    "inside out", "not closed", "no day or hour", "before 1900", "before it", "counts from itself", "unknown exception",
    "unknown party", "counts from nothing", "no time zone", "look swapped", "above zero", "stands twice",
)  # fmt: skip
IN_ITSELF = [(old, new) for old, new, _, says in WRONG if says and not any(part in says for part in BEYOND)]


@pytest.mark.parametrize(("old", "new"), IN_ITSELF)
def test_what_is_wrong_in_itself_does_not_fit_the_schema(old, new):
    assert faults(GOOD.replace(old, new, 1), agreement_schema())


def test_every_key_is_told_in_the_docs():
    page = (Path(__file__).parents[4] / "docs" / "agreements.md").read_text(encoding="utf-8")
    keys = {key for keys, _ in (*mappings(agreement_schema()), *mappings(cases_schema())) for key in keys}
    assert {key for key in keys if not re.search(rf"`{key}`|(?<!\w){key}:", page)} == set()


def test_every_key_is_described():
    def bare(schema, name=""):
        if isinstance(schema, dict):
            for key, value in schema.get("properties", {}).items() if schema.get("type") == "object" else ():
                if "description" not in value and "$ref" not in value:
                    yield key
            for value in schema.values():
                yield from bare(value)
        elif isinstance(schema, list):
            for value in schema:
                yield from bare(value)

    assert list(bare(agreement_schema())) + list(bare(cases_schema())) == []
