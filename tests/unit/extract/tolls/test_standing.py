"""Whether a number is the toll of now, one to which it has risen, or the one of before."""

import pytest

from trucewatch.extract.tolls.quantities import find_quantities
from trucewatch.extract.tolls.standing import tells_standing, told_standing
from trucewatch.model import Count, Standing
from trucewatch.packs.language.toll_words import load_toll_rules

RULES = load_toll_rules()


def marked(sentence: str, start: int = 100) -> list[tuple[str, Standing]]:
    """Every number of the sentence as a count of the killed, the first alone where it says "from"."""
    counts = [Count("killed", "person", number, span) for span, number in find_quantities(sentence, start)]
    return [(str(each.quantity), each.standing) for each in told_standing(sentence, start, counts, RULES)]


@pytest.mark.parametrize("rule", RULES.rules, ids=[rule.id for rule in RULES.rules])
def test_every_rule_finds_a_number_in_its_hits_and_none_in_its_misses(rule):
    assert all(tells_standing(rule, hit) for hit in rule.hits)
    assert not any(tells_standing(rule, miss) for miss in rule.misses)
    assert all(rule in RULES.that_may_fit(hit) for hit in rule.hits)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The death toll rose to 33 from 22 after the raid.", {"33": Standing.RISEN, "22": Standing.EARLIER}),
        ("The toll has climbed from 12 to 17, the army said.", {"17": Standing.RISEN, "12": Standing.EARLIER}),
        ("At least 29 died, up from nine on Monday.", {"at least 29": Standing.NOW, "9": Standing.EARLIER}),
        ("Earlier reports had put the toll at 22.", {"22": Standing.EARLIER}),
        ("At least 22 people were killed on Monday.", {"at least 22": Standing.NOW}),
        ("The ministry cut the toll from 34 to 31.", {"34": Standing.NOW, "31": Standing.NOW}),
        ("Two soldiers were killed and 14 fled.", {"2": Standing.NOW, "14": Standing.NOW}),
    ],
)
def test_how_a_number_stands(sentence, expected):
    assert dict(marked(sentence)) == expected


def test_a_number_of_before_that_nothing_else_counts_becomes_a_count_of_its_own():
    sentence = "The toll rose to 33 from 22."
    (span, number), (old, _) = find_quantities(sentence, 7)
    counts = told_standing(sentence, 7, [Count("killed", "civilian", number, span, "norland")], RULES)
    assert [(c.quantity.low, c.group, c.group_actor, c.standing) for c in counts] == [
        (33, "civilian", "norland", Standing.RISEN),
        (22, "civilian", "norland", Standing.EARLIER),
    ]
    assert counts[1].span == old


def test_a_part_is_not_taken_for_the_toll_that_rose():
    sentence = "Nine died, seven of them children."
    counts = [
        Count("killed", "person", number, span, part_of="killed:person" if order else None)
        for order, (span, number) in enumerate(find_quantities(sentence))
    ]
    assert told_standing(sentence, 0, counts, RULES) == tuple(counts)


def test_no_counts_no_standing():
    assert told_standing("The toll rose to 33.", 0, [], RULES) == ()
