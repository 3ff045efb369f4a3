from types import SimpleNamespace
from typing import Any

import pytest

from trucewatch import rulebook
from trucewatch.errors import UnknownName
from trucewatch.packs.language.rules import load_wordings
from trucewatch.rulebook import Family, check_rules, languages

RULES = check_rules()


def test_every_rule_that_ships_holds_and_carries_two_hits_and_a_miss():
    assert {rule.id: rule.failures for rule in RULES if rule.failures} == {}
    assert all(rule.says for rule in RULES)


def test_every_family_is_there_and_every_name_stands_once():
    assert {rule.family for rule in RULES} == set(Family)
    assert len({rule.id for rule in RULES}) == len(RULES)


def test_an_unknown_language_is_refused_with_those_there_are():
    with pytest.raises(UnknownName, match="no language with rules"):
        check_rules("zz")
    assert "en" in languages()


def broken(monkeypatch: pytest.MonkeyPatch, **changed: Any) -> tuple[str, ...]:
    rule = load_wordings()[0]
    fields = {name: getattr(rule, name) for name in ("id", "says", "hits", "misses")} | changed
    monkeypatch.setattr(rulebook, "load_wordings", lambda language: [SimpleNamespace(**fields, finds=rule.finds)])
    return next(rule for rule in check_rules("en") if rule.family is Family.WORDING).failures


def test_a_hit_that_is_missed_and_a_miss_that_is_taken_are_named(monkeypatch):
    rule = load_wordings()[0]
    (failure,) = broken(monkeypatch, hits=(*rule.hits, "Nothing of the kind."))
    assert failure == "misses its hit: Nothing of the kind."
    (failure,) = broken(monkeypatch, misses=(*rule.misses, rule.hits[0]))
    assert failure == f"takes its miss: {rule.hits[0]}"


def test_a_rule_with_too_few_tests_fails(monkeypatch):
    rule = load_wordings()[0]
    (failure,) = broken(monkeypatch, hits=rule.hits[:1])
    assert "at least 2 hits and one miss" in failure


def test_furniture_fires_on_a_line_of_the_page():
    rule = next(rule for rule in RULES if rule.id == "en.advert.label")
    reading: Any = SimpleNamespace(report=SimpleNamespace(text="A story.\n\n  Advertisement \n\nMore."), heard=())
    assert rule.fires(reading)
    reading.report.text = "A story."
    assert not rule.fires(reading)


def test_a_wording_fires_where_it_gave_something_alone_or_joined_to_another():
    rule = next(rule for rule in RULES if rule.family is Family.WORDING)
    heard = SimpleNamespace(worded=[SimpleNamespace(rule=f"en.other, {rule.id}")])
    assert rule.fires(SimpleNamespace(heard=[heard]))  # type: ignore[arg-type]
    heard.worded = [SimpleNamespace(rule=f"{rule.id}.more")]
    assert not rule.fires(SimpleNamespace(heard=[heard]))  # type: ignore[arg-type]
