import pytest

from trucewatch.errors import BadDataFile
from trucewatch.packs.acts import load_acts
from trucewatch.packs.language import political_acts
from trucewatch.packs.language.political_acts import load_political_acts

RULE = "{id: a, says: b, act: c, verbs: [d], hits: [e, f], misses: [g]}"
PAGE = """
about: {{}}
acts: {{c: [Political act, Demand]}}
stems: {{}}
endings: []
light: []
occurring: []
obliging: [must]
ahead: []
saying: []
toward: []
between: []
sides: []
on_behalf: []
themselves: []
pins: []
pinned_on: []
standing_by: []
passing: []
people: []
rules: [{rules}]
"""


def loaded(tmp_path, monkeypatch, rules):
    path = tmp_path / "political_acts.yaml"
    path.write_text(PAGE.format(rules=rules), encoding="utf-8")
    monkeypatch.setattr(political_acts, "data_file", lambda *parts: path)
    return load_political_acts.__wrapped__("zz")


def test_every_act_has_a_type_of_the_codebook_and_one_of_plovers():
    acts, codebook = load_political_acts(), load_acts()
    assert {name for types in acts.types.values() for name in types} <= codebook.words()
    assert all(codebook.in_plover(*types) for types in acts.types.values())


def test_the_rule_that_asks_for_more_comes_first():
    asks = [rule.asks for rule in load_political_acts().at_verb["give"]]
    assert asks == sorted(asks, reverse=True)


@pytest.mark.parametrize(
    ("rules", "why"),
    [
        (RULE.replace("[e, f]", "[e]"), "at least two hits and one miss"),
        (RULE.replace("verbs: [d], ", ""), "none is given"),
        (RULE.replace("act: c", "act: z"), "unknown act 'z'"),
        (f"{RULE}, {RULE}", "two rules are named 'a'"),
    ],
)
def test_a_faulty_rule_is_refused_with_its_line(tmp_path, monkeypatch, rules, why):
    with pytest.raises(BadDataFile, match=why):
        loaded(tmp_path, monkeypatch, rules)


def test_what_is_announced_or_not_done_has_another_type_in_plover():
    codebook = load_acts()
    assert codebook.in_plover("Political act", "Consultation", {"negation"}) == "REJECT"
    assert codebook.in_plover("Battles", "Armed clash", {"future"}) == "THREATEN"
    assert codebook.in_plover("Battles", "Armed clash", {"background"}) is None
    assert codebook.in_plover("Political act", "Sanction", {"hypothetical"}) is None
