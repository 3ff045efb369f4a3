"""How denials are worded without a verb of denying."""

import pytest

from trucewatch.errors import BadDataFile
from trucewatch.packs.language import denials
from trucewatch.packs.language.denials import DenialWords, load_denials
from trucewatch.packs.language.first_look import words_to_look_for

RULES = load_denials().rules


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_takes_its_hits_and_leaves_its_misses(rule):
    assert [hit for hit in rule.hits if rule.match.search(hit) is None] == []
    assert [miss for miss in rule.misses if rule.match.search(miss) is not None] == []


def test_every_hit_has_a_sign_by_which_it_is_looked_for():
    signs = load_denials().signs
    assert [hit for rule in RULES for hit in rule.hits if signs.isdisjoint(words_to_look_for(hit.lower()))] == []


def test_every_rule_says_what_part_of_a_deed_it_denies():
    assert {rule.denies.value for rule in RULES} == {"deed", "authorship"}


def test_a_sentence_is_tried_by_every_rule():
    found = [rule.id for rule, _ in load_denials().finds("The report was false, and they had no part in it.")]
    assert found == ["en.denial.no-part", "en.denial.untrue"]


def test_a_language_without_a_file_of_denials_has_no_rules():
    assert load_denials("xx") == DenialWords()


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("    misses: []", "two hits and one miss"),
        ("    denies: colour", "colour"),
        ("    match: '('", "not a pattern"),
    ],
)
def test_a_rule_that_cannot_be_read_is_refused_by_its_line(tmp_path, monkeypatch, line, reason):
    rule = {
        "id": "a", "says": "b", "denies": "deed", "content": "behind", "speaker": "teller", "of": "anything",
        "match": "'no'", "hits": "[no, no no]", "misses": "[yes]",
    }  # fmt: skip
    key, _, value = line.strip().partition(": ")
    rule[key] = value
    lists = "".join(f"{name}: []\n" for name in denials.LISTS)
    text = f"source: s\nlicence: l\ndate: 2026-11-22\n{lists}parts: {{}}\nrules:\n  - " + "\n    ".join(
        f"{name}: {each}" for name, each in rule.items()
    )
    path = tmp_path / "denials.yaml"
    path.write_text(text + "\n", encoding="utf-8")
    monkeypatch.setattr(denials, "data_file", lambda *_: path)
    with pytest.raises(BadDataFile, match=reason):
        load_denials("tried-" + key)
