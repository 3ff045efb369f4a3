from time import perf_counter

import pytest

from trucewatch.ingest.rules import furniture_rules

RULES = furniture_rules()
HITS = [(rule, line) for rule in RULES for line in rule.hits]
MISSES = [(rule, line) for rule in RULES for line in rule.misses]


@pytest.mark.parametrize(("rule", "line"), HITS, ids=[f"{rule.id}: {line}" for rule, line in HITS])
def test_a_rule_takes_each_of_its_hits(rule, line):
    assert rule.fits(line)


@pytest.mark.parametrize(("rule", "line"), MISSES, ids=[f"{rule.id}: {line}" for rule, line in MISSES])
def test_a_rule_leaves_each_of_its_misses(rule, line):
    assert not rule.fits(line)


@pytest.mark.parametrize(("rule", "line"), MISSES, ids=[f"{rule.id}: {line}" for rule, line in MISSES])
def test_no_rule_takes_what_another_names_a_miss_if_it_reads_as_a_paragraph(rule, line):
    if line.endswith("."):
        assert [other.id for other in RULES if other.fits(line) and other.stands == "anywhere"] == []


def test_every_rule_has_two_hits_a_miss_and_a_name_of_its_own():
    assert all(len(rule.hits) >= 2 and rule.misses and rule.says for rule in RULES)
    assert len({rule.id for rule in RULES}) == len(RULES)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_no_line_makes_a_rule_run_long(rule):
    lines = [
        hit + letter * 800 + "!" for hit in rule.hits for letter in ("A", "a ", "A. ", "(", "@a", "/", "12", "by ")
    ]
    lines += [(hit * 100)[:890] + "\0" for hit in rule.hits]
    start = perf_counter()
    for line in lines:
        rule.match.search(line)
    assert (perf_counter() - start) / len(lines) < 0.02
