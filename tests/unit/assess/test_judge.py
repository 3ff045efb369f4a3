from dataclasses import replace
from datetime import UTC, datetime

import pytest

from truces import STRIKE, TRUCE, day, days, event, minute
from trucewatch.assess import assess, require_after_signing
from trucewatch.errors import BadUsage
from trucewatch.model import Place, PlacePrecision, Span, Verdict, When, Where
from trucewatch.packs.agreements import read_agreement

AS_OF = datetime(2031, 5, 20, tzinfo=UTC)


def finding(one, term="calm", actors=None):
    found = assess([one], {}, [TRUCE], AS_OF, actors=actors)
    return next(item for item in found if item.term == term and item.event == one.id)


def test_all_four_tests_met_is_no_more_than_alleged():
    assert finding(event()).verdict is Verdict.ALLEGED_BREACH
    assert "by reports alone" in finding(event()).reason


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"when": day(1)}, "before effect"),
        ({"when": day(2, month=6)}, "after expiry"),
        ({"point": (12.0, 20.5)}, "outside the zone"),
        ({"who": ("rovers",)}, "party not bound"),
        ({"who": ("raiders",)}, "party not bound"),
        ({"act": ("Protests", "Peaceful protest")}, "act not covered"),
    ],
)
def test_one_definite_no_is_not_covered_and_says_why(changes, reason):
    found = finding(event(**changes))
    assert (found.verdict, found.reason) == (Verdict.NOT_COVERED, reason)


def test_the_first_ground_is_named_where_several_hold():
    both = event(when=day(1), point=(12.0, 20.5), who=("rovers",))
    assert finding(both).reason == "before effect"


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"when": days(1, 4)}, "the date reaches over the term's limits"),
        ({"when": day(2)}, "the date reaches over the term's limits"),
        ({"point": (10.98, 20.5)}, "the place may lie inside or outside the zone"),
        ({"radius": 60.0}, "the place may lie inside or outside the zone"),
        ({"point": None}, "it is not known where"),
        ({"who": ()}, "the perpetrator is not known, or not as a party to the text"),
        ({"who": ("strangers",)}, "the perpetrator is not known, or not as a party to the text"),
    ],
)
def test_what_is_left_open_makes_a_breach_possible_only(changes, reason):
    found = finding(event(**changes))
    assert (found.verdict, found.reason) == (Verdict.POSSIBLE_BREACH, reason)


@pytest.mark.parametrize("changes", [{"when": When.unknown()}, {"act": ("", "")}])
def test_no_day_or_no_act_leaves_it_undetermined(changes):
    assert finding(event(**changes)).verdict is Verdict.UNDETERMINED


def test_a_denial_or_two_different_perpetrators_make_it_contested():
    assert finding(event(denied=True)).verdict is Verdict.CONTESTED
    assert finding(event(who=("south", "rovers"))).verdict is Verdict.CONTESTED


def test_two_perpetrators_who_are_both_bound_are_no_contest():
    assert finding(event(who=("south", "north"))).verdict is Verdict.ALLEGED_BREACH


@pytest.mark.parametrize(
    ("when", "verdict"),
    [
        (minute(1, 20, 59, "UTC"), Verdict.NOT_COVERED),  # 06:00 in Tokyo is 21:00 UTC the day before
        (minute(1, 21, 0, "UTC"), Verdict.CONTESTED),
        (minute(2, 5, 59, "UTC"), Verdict.CONTESTED),
        (minute(2, 6, 0, "UTC"), Verdict.ALLEGED_BREACH),
        (minute(2, 5, 59, "Asia/Tokyo"), Verdict.NOT_COVERED),
        (minute(2, 6, 0, "Asia/Tokyo"), Verdict.CONTESTED),
        (minute(2, 5, 59), Verdict.CONTESTED),
        (minute(1, 20, 59), Verdict.NOT_COVERED),
        (minute(2, 15, 0), Verdict.ALLEGED_BREACH),
    ],
)
def test_an_unstated_clock_is_read_on_every_lawful_one(when, verdict):
    assert finding(event(when=when)).verdict is verdict


@pytest.mark.parametrize(
    ("when", "verdict"),
    [
        (minute(2, 5, 59), Verdict.NOT_COVERED),
        (minute(2, 6, 0), Verdict.CONTESTED),  # in Nairobi it is still three hours early
        (minute(2, 8, 59), Verdict.CONTESTED),
        (minute(2, 9, 0), Verdict.ALLEGED_BREACH),
        (minute(2, 8, 59, "Africa/Nairobi"), Verdict.NOT_COVERED),
        (minute(2, 6, 0, "UTC"), Verdict.ALLEGED_BREACH),
    ],
)
def test_an_hour_told_on_the_clock_of_the_ground_may_differ_from_the_clock_of_the_text(when, verdict):
    stated = replace(TRUCE, clocks=("UTC",), clock_stated=True, report_clocks=("Africa/Nairobi",))
    (found,) = (one for one in assess([event(when=when)], {}, [stated], AS_OF) if one.term == "calm" and one.event)
    assert found.verdict is verdict
    assert "Africa/Nairobi" in found.trace[1]


def test_a_day_without_a_clock_is_a_date_of_the_agreements_calendar():
    assert finding(event(when=day(1))).reason == "before effect"
    assert finding(event(when=day(3))).verdict is Verdict.ALLEGED_BREACH
    assert finding(event(when=day(1, month=6))).verdict is Verdict.ALLEGED_BREACH


def test_the_last_day_of_a_term_is_within_it_and_the_next_is_not():
    assert finding(event(when=day(1, month=6))).verdict is Verdict.ALLEGED_BREACH
    assert finding(event(when=day(2, month=6))).reason == "after expiry"


def test_a_term_without_a_zone_holds_everywhere():
    assert finding(event(point=(50.0, 50.0)), "one-sided").verdict is Verdict.ALLEGED_BREACH


MALTESE = read_agreement(
    """\
name: malta-2031
title: Truce of Malta
signed: {on: 2031-05-01}
effective: {at: 2031-05-02 06:00}
clock: {stated: no, zones: [UTC]}
sources: [{title: The treaty}]
parties: [{actor: south, name: South, role: signatory}]
zones: [{id: land, name: Malta, kind: area, admin: {country: Malta}, error: 5 km}]
terms: [{id: calm, text: Fighting in Malta stops., kind: cessation, zone: land}]
""",
    "malta.yaml",
)


@pytest.mark.parametrize(
    ("country", "precision", "verdict"),
    [
        ("MT", PlacePrecision.TOWN, Verdict.ALLEGED_BREACH),
        ("MT", PlacePrecision.NEAR, Verdict.POSSIBLE_BREACH),
        ("IT", PlacePrecision.TOWN, Verdict.NOT_COVERED),  # a town of the neighbour, its circle reaching over
    ],
)
def test_what_a_gazetteer_puts_into_a_province_lies_in_the_zone_that_is_the_province(country, precision, verdict):
    place = Place("p", "Mosta", 35.9, 14.42, 12.0, PlacePrecision.TOWN, country)
    one = replace(event(), where=Where("Mosta", Span(0, 5), place, precision, 12.0))
    (found,) = [each for each in assess([one], {}, [MALTESE], AS_OF) if each.event]
    assert found.verdict is verdict
    assert ("all of which is in the zone" in " ".join(found.trace)) is (verdict is Verdict.ALLEGED_BREACH)


def test_a_term_binds_only_whom_it_names():
    assert finding(event(who=("north",)), "one-sided").reason == "party not bound"
    assert finding(event(who=("scouts",)), "one-sided").reason == "party not bound"


def test_a_force_is_bound_through_its_backer():
    found = finding(event(who=("scouts",)))
    assert found.verdict is Verdict.ALLEGED_BREACH
    assert any("scouts is backed or held by a party" in step for step in found.trace)


def aimed(one, against, actors=None):
    term = replace(TRUCE.term("calm"), against=against)
    truce = replace(TRUCE, terms=(term,))
    return next(item for item in assess([one], {}, [truce], AS_OF, actors=actors) if item.event == one.id)


@pytest.mark.parametrize(
    ("against", "struck", "reason"),
    [
        (("civilian",), ("Civilians",), "by reports alone"),
        (("civilian",), ("children", "soldiers"), "by reports alone"),
        (("civilian",), ("people",), "whom it was aimed at"),
        (("civilian",), ("village",), "whom it was aimed at"),
        (("civilian",), (), "whom it was aimed at"),
        (("civilian",), ("soldiers",), "aimed at others"),
        (("civilian",), ("tanks",), "aimed at others"),
        (("medic", "hospital"), ("clinic",), "by reports alone"),
        (("hospital",), ("school",), "aimed at others"),
        (("hospital",), ("civilians",), "whom it was aimed at"),
        (("north",), ("north",), "by reports alone"),
        (("north",), ("scouts",), "by reports alone"),
        (("north",), ("raiders",), "aimed at others"),
        (("north",), ("soldiers",), "whom it was aimed at"),
        (("north", "civilian"), ("raiders", "woman"), "by reports alone"),
    ],
)
def test_a_term_may_ask_whom_an_act_was_aimed_at(against, struck, reason):
    found = aimed(event(who=("south",), target=struck), against)
    assert reason in found.reason
    assert any(line.startswith("aimed at: ") for line in found.trace)


def test_some_acts_have_their_victims_in_their_name():
    attack = event(who=("south",), act=("Violence against civilians", "Attack"))
    assert aimed(attack, ("civilian",)).verdict is Verdict.ALLEGED_BREACH
    assert aimed(attack, ("peacekeeper",)).reason == "aimed at others"
    assert aimed(attack, ("north",)).verdict is Verdict.POSSIBLE_BREACH


def test_a_mission_is_its_peacekeepers_and_a_group_its_fighters():
    class Book:
        def state_of(self, id):
            return None

        def kind(self, id):
            return {"observers": "mission", "band": "armed_group", "land": "state"}.get(id)

    verdicts = [
        aimed(event(who=("south",), target=(name,)), ("peacekeeper",), Book()).verdict
        for name in ("observers", "band", "land")
    ]
    assert verdicts == [Verdict.ALLEGED_BREACH, Verdict.NOT_COVERED, Verdict.POSSIBLE_BREACH]


def test_a_person_is_bound_through_the_state_it_acts_for():
    class Book:
        def state_of(self, id):
            return {"general": "south"}.get(id)

    assert finding(event(who=("general",)), actors=Book()).verdict is Verdict.ALLEGED_BREACH
    assert finding(event(who=("general",))).verdict is Verdict.POSSIBLE_BREACH


def test_acts_against_a_designated_group_are_excepted():
    assert finding(event(target=("rovers",)), "still").reason == "excepted"
    assert finding(event(target=("south",)), "still").verdict is Verdict.ALLEGED_BREACH
    assert finding(event(target=()), "still").reason == "an exception may apply"
    assert finding(event(target=("rovers", "south")), "still").verdict is Verdict.POSSIBLE_BREACH


def test_self_defence_is_for_no_report_to_settle():
    found = finding(event(), "guarded")
    assert (found.verdict, found.reason) == (Verdict.POSSIBLE_BREACH, "an exception may apply")


def test_a_permitted_act_is_permitted_to_those_it_names():
    move = ("Military movement", "Reinforcement")
    assert finding(event(who=("north",), act=move), "moves").verdict is Verdict.PERMITTED
    assert finding(event(who=("south",), act=move), "moves").verdict is Verdict.ALLEGED_BREACH


def test_a_zone_whose_text_names_no_act_is_possibly_breached_by_a_military_one():
    assert finding(event(), "hushed").verdict is Verdict.POSSIBLE_BREACH
    assert "does not say which acts" in finding(event(), "hushed").reason
    assert finding(event(act=("Protests", "Peaceful protest")), "hushed").reason == "act not covered"


def test_declarations_are_never_judged():
    assert "right" not in {item.term for item in assess([event()], {}, [TRUCE], AS_OF)}


def test_a_trace_tells_clause_time_place_party_and_act():
    trace = finding(event(radius=3.0)).trace
    assert trace[0] == "article 1: Fighting in the plain stops."
    assert "2031-05-02 06:00" in trace[1]
    assert "read on those of UTC, Asia/Tokyo" in trace[1]
    assert "with an error of 5.0 km" in trace[2]
    assert "south is bound: a signatory" in trace[3]
    assert STRIKE[1] in trace[4]


def test_evidence_names_the_claims_and_the_denials():
    assert finding(event(denied=True)).evidence == ("claim-e", "denial")


def test_a_moment_before_the_signing_is_refused_with_both_dates():
    with pytest.raises(BadUsage, match=r"2031-04-29 00:00 .* signed on 2031-05-01"):
        require_after_signing(TRUCE, datetime(2031, 4, 29, tzinfo=UTC))
    require_after_signing(TRUCE, datetime(2031, 4, 30, 15, tzinfo=UTC))  # 1 May has begun in Tokyo
    with pytest.raises(BadUsage):
        require_after_signing(TRUCE, datetime(2031, 4, 30, 14, 59, tzinfo=UTC))


def test_a_moment_without_a_time_zone_is_a_fault_of_the_caller():
    with pytest.raises(ValueError, match="time zone"):
        assess([], {}, [TRUCE], datetime(2031, 5, 3))
