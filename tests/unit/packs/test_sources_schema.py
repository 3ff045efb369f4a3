"""The schema of the file that grades sources knows what its reader knows."""

import jsonschema
import pytest
import yaml

from trucewatch.errors import BadDataFile
from trucewatch.packs.sources import SOURCE_KEYS, STATEMENT_KEYS, load_sources
from trucewatch.packs.sources_schema import sources_schema

GOOD = [
    "sources: [{outlet: A, reliability: A}]",
    "sources: [{speaker: A, party: norland, note: x, language: en}]",
    "statements: [{claim: c, credibility: 2, by: x, on: 2031-03-09, why: y}]",
    "statements: [{report: r, words: w, credibility: '6'}]",
]
BAD = [
    "sources: [{outlet: A, reliability: G}]",
    "sources: [{outlet: A}]",
    "sources: [{outlet: A, speaker: B, reliability: A}]",
    "statements: [{claim: c, credibility: 9}]",
    "statements: [{words: w, credibility: 2}]",
    "{}",
]


def holds(text: str) -> bool:
    return jsonschema.Draft202012Validator(sources_schema()).is_valid(yaml.load(text, yaml.BaseLoader))


@pytest.mark.parametrize("text", GOOD)
def test_what_the_reader_takes_the_schema_takes(tmp_path, text):
    (tmp_path / "s.yaml").write_text(text)
    assert load_sources([tmp_path / "s.yaml"])
    assert holds(text)


@pytest.mark.parametrize("text", BAD)
def test_what_the_reader_refuses_the_schema_refuses(tmp_path, text):
    (tmp_path / "s.yaml").write_text(text)
    with pytest.raises(BadDataFile):
        load_sources([tmp_path / "s.yaml"])
    assert not holds(text)


def test_both_know_the_same_keys():
    definitions = sources_schema()["$defs"]
    assert set(definitions["source"]["properties"]) == set(SOURCE_KEYS)
    assert set(definitions["statement"]["properties"]) == set(STATEMENT_KEYS)
