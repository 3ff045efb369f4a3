import pytest

from trucewatch.packs.language.first_look import words_to_look_for
from trucewatch.packs.language.rules import Wordings, load_wordings

RULES = load_wordings()
WORDINGS = Wordings.of(RULES)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_every_rule_finds_its_hits(rule):
    for hit in rule.hits:
        assert rule.finds(hit), hit
        assert rule in WORDINGS.that_may_apply(hit, words_to_look_for(hit.lower())), hit


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_no_rule_finds_its_misses(rule):
    for miss in rule.misses:
        assert not rule.finds(miss), miss


def test_every_rule_says_what_it_means_and_has_a_name_of_its_own():
    assert all(rule.says for rule in RULES)
    assert len({rule.id for rule in RULES}) == len(RULES)
