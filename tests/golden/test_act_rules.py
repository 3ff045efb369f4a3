"""The hits and misses of the rules on political acts, which need the parser."""

from trucewatch.pipeline import extractor
from trucewatch.rulebook import Family, check_rules


def test_every_rule_on_political_acts_takes_its_hits_and_leaves_its_misses():
    rules = [rule for rule in check_rules("en", extractor()) if rule.family is Family.ACT]
    assert rules
    assert {rule.id: rule.failures for rule in rules if rule.failures} == {}
