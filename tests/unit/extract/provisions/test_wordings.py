"""Provisions and positions found by their wording; no parse is needed."""

import pytest

from trees import SATURDAY
from trucewatch.extract.provisions.wordings import Values, apply_wordings
from trucewatch.extract.text.lengths import find_lengths
from trucewatch.extract.times import TimeContext, find_durations, find_times
from trucewatch.extract.tolls.quantities import find_quantities
from trucewatch.model import Basis, Position, Provision
from trucewatch.packs.language.rules import load_wordings


def worded(text, offset=0):
    values = Values(
        times=tuple(find_times(text, TimeContext(SATURDAY, Basis.STATED, tense="future"), offset)),
        lengths=tuple(find_lengths(text, offset)),
        durations=tuple((span, duration) for span, duration, _ in find_durations(text, offset)),
        counts=tuple(find_quantities(text, offset)),
    )
    return apply_wordings(text, offset, values, load_wordings())


UNNAMED_ROAD = "a road is read by its capitals alone, so “the coastal road” is none"


@pytest.mark.parametrize("rule", load_wordings(), ids=lambda rule: rule.id)
def test_a_rule_finds_its_hits_and_passes_over_its_misses(rule, request):
    if rule.id == "en.zone.corridor.along":
        request.applymarker(pytest.mark.xfail(strict=True, reason=UNNAMED_ROAD))
    for text in rule.hits:
        assert any(rule.id in found.rule.split(", ") for found in worded(text)), text
    for text in rule.misses:
        assert not any(rule.id in found.rule.split(", ") for found in worded(text)), text


def test_fields_of_one_kind_are_put_together_with_their_words():
    text = "All fighting along the river will stop from noon on 3 June 2031, the accord says."
    (found,) = [one.content for one in worded(text, 40) if isinstance(one.content, Provision)]
    assert found.kind == "cessation"
    fields = {field.name: field for field in found.fields}
    assert set(fields) >= {"start", "scope"}
    for field in found.fields:
        assert text[field.span.start - 40 : field.span.end - 40]
    start = fields["start"].span
    assert text[start.start - 40 : start.end - 40] == "noon on 3 June 2031"


def test_a_kind_that_two_clauses_state_is_stated_twice_each_with_its_own_time():
    text = "Under the deal the army is to leave the city within 21 days, and the rebels are to pull out within 10 days."
    found = [one.content for one in worded(text) if one.content.kind == "withdrawal"]
    told = [{field.name: field.value for field in one.fields} for one in found]
    assert [fields["within"].number for fields in told] == [21, 10]


def test_two_kinds_of_one_sentence_stay_two():
    text = "A corridor 6 km wide will be set up and joint patrols will begin on 15 June 2031."
    kinds = {found.content.kind for found in worded(text)}
    assert kinds >= {"zone_corridor", "patrol"}


def test_a_stand_is_a_position_with_its_topic():
    (found,) = worded("Both presidents agreed that the conflict has no military solution.")
    assert isinstance(found.content, Position)
    assert found.content.topic == "no_military_solution"


def test_a_sentence_of_nothing_gives_nothing():
    assert worded("The harvest was good this year.") == []


@pytest.mark.parametrize(
    ("text", "patrols_from"),
    [
        ("It stops all military actions from noon on May 3, opens a road and sends joint patrols along it.", 0),
        ("It stops all military actions, and joint patrols along the road begin on May 3.", 1),
    ],
)
def test_a_time_behind_another_act_is_not_that_of_an_act_told_later(text, patrols_from):
    found = {one.content.kind: one.content for one in worded(text) if isinstance(one.content, Provision)}
    assert len([field for field in found["patrol"].fields if field.name == "start"]) == patrols_from


def test_two_numbers_of_one_kind_are_two_terms():
    text = "The truce allows 12 fuel ships to enter the port and three commercial flights a week to operate."
    found = [one.content for one in worded(text) if isinstance(one.content, Provision)]
    told = {str(each.get("number").value): each.get("per") for each in found if each.kind == "humanitarian_access"}
    assert told.keys() == {"12", "3"}
    assert told["12"] is None and told["3"].value == "week"
