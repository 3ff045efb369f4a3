"""Every scorer on perfect and on empty predictions, with invented items in the shape of its set."""

from datetime import date

import pytest
from bench.quality import fakes, meantime, muc4, plover, re3d, toponyms
from bench.quality.scoring import Miss

from trucewatch.model import Claim, ClaimKind, Occurrence, Span, Speaker, Stance, When, Where
from trucewatch.packs.actors import ActorBook
from trucewatch.packs.groups import load_groups

TEXT = "Raiders bombed the mill in Orvale on 4 March, killing five people and two children."

TOPONYMS = (toponyms.Toponym(27, 33, "Orvale", (40.0, 30.0)), toponyms.Toponym(0, 7, "Raiders", None))
INCIDENT = fakes.Incident(
    {"place": ("Orvale",), "actor": ("Raiders",), "cause": ("bombed",)}, {"civilians": 5, "children": 2}
)
TEMPLATE = muc4.Template(
    "bombing", {"PerpInd": (frozenset({"raiders"}),), "Target": (frozenset({"mill", "old mill"}),)}
)
TIMES = (meantime.Timex(37, 44, "2031-03-04", "DATE"),)
ENTITIES = (re3d.Entity(0, 7, "Organisation"), re3d.Entity(27, 33, "Location"))

# scorer, item, the prediction that is perfect, and the figures that must then be 1
CASES = {
    "toponyms": (
        toponyms,
        toponyms.Item("a", TEXT, TOPONYMS),
        TOPONYMS,
        ("detection F1", "exact span F1", "within 161 km, end to end"),
    ),
    "fa-kes": (
        fakes,
        fakes.Item("a", TEXT, None, {name: v[0] for name, v in INCIDENT.strings.items()}, INCIDENT.counts),
        (fakes.Incident(), INCIDENT),
        ("place token F1", "actor token F1", "cause token F1", "civilians exact", "children exact"),
    ),
    "muc4": (
        muc4,
        muc4.Item("a", TEXT, (TEMPLATE,)),
        (TEMPLATE,),
        ("entities F1", "incident type F1", "all F1", "PerpInd F1", "Target F1"),
    ),
    "plover": (
        plover,
        plover.Item("a", TEXT, "2031-03-05", (("ASSAULT", ("Raiders",), ("the mill",)),)),
        (plover.Coded("ASSAULT", ("raiders",), ("mill",)),),
        ("violent P", "violent R", "type", "source F1", "target F1"),
    ),
    "meantime": (
        meantime,
        meantime.Item("a", TEXT, date(2031, 3, 5), ((0, len(TEXT)),), TIMES),
        TIMES,
        ("span (relaxed) F1", "span (exact) F1", "value F1"),
    ),
    "re3d": (
        re3d,
        re3d.Item("a", TEXT, ENTITIES),
        ENTITIES,
        ("all types F1", "Organisation F1", "Location F1, overlap"),
    ),
}
cases = pytest.mark.parametrize(("scorer", "item", "perfect", "figures"), CASES.values(), ids=CASES)


@cases
def test_a_perfect_prediction_scores_one_and_has_no_errors(scorer, item, perfect, figures):
    scored = scorer.score([item, item], [perfect, perfect])
    assert {name: scored[name] for name in figures} == dict.fromkeys(figures, 1.0)
    assert scorer.errors([item, item], [perfect, perfect]) == []


@cases
def test_an_empty_prediction_scores_nought_and_every_miss_is_an_error(scorer, item, perfect, figures):
    scored = scorer.score([item], [scorer.nothing()])
    assert {name: scored[name] for name in figures} == dict.fromkeys(figures, 0.0)
    missed = scorer.errors([item], [scorer.nothing()])
    assert missed
    assert all(isinstance(miss, Miss) and miss.item == "a" for miss in missed)


@cases
def test_no_items_are_no_failure(scorer, item, perfect, figures):
    assert not any(scorer.score([], [])[name] for name in figures)
    assert scorer.errors([], []) == []


def test_a_toponym_placed_too_far_off_is_found_and_wrong():
    item = toponyms.Item("a", TEXT, TOPONYMS[:1])
    far = (toponyms.Toponym(27, 33, "Orvale", (43.0, 30.0)),)
    scored = toponyms.score([item], [far])
    assert (scored["detection F1"], scored["within 161 km, end to end"]) == (1.0, 0.0)
    assert scored["median km"] == pytest.approx(333.6, abs=0.1)
    assert [miss.kind for miss in toponyms.errors([item], [far])] == ["wrong place: farther than 161 km"]


def test_a_toponym_without_coordinates_counts_for_detection_alone():
    item = toponyms.Item("a", TEXT, TOPONYMS)
    scored = toponyms.score([item], [TOPONYMS[:1]])
    assert (scored["detection R"], scored["within 161 km, end to end"]) == (0.5, 1.0)


def test_a_number_that_was_not_read_is_an_error_as_large_as_itself():
    item = fakes.Item("a", TEXT, None, {}, {"civilians": 5})
    scored = fakes.score([item], [(fakes.Incident({}, {"children": 2}),)])
    assert (scored["civilians exact"], scored["civilians mean error"]) == (0.0, 5.0)


def test_blank_gold_is_not_scored():
    item = fakes.Item("a", TEXT, None, {"place": "Orvale"}, {})
    assert fakes.score([item], [(INCIDENT,)])["place token F1"] == 1.0
    assert fakes.errors([item], [(INCIDENT,)]) == []


def test_an_entity_is_right_only_if_all_its_mentions_are_of_one():
    both = muc4.Template("bombing", {"Target": (frozenset({"mill", "raiders"}),)})
    scored = muc4.score([muc4.Item("a", TEXT, (TEMPLATE,))], [(both,)])
    assert scored["Target F1"] == 0.0
    short = muc4.Template("bombing", {"Target": (frozenset({"mill"}),)})
    assert muc4.score([muc4.Item("a", TEXT, (TEMPLATE,))], [(short,)])["Target F1"] == 1.0


def test_a_template_too_many_costs_precision():
    scored = muc4.score([muc4.Item("a", TEXT, (TEMPLATE,))], [(TEMPLATE, TEMPLATE)])
    assert (scored["entities P"], scored["entities R"]) == (0.5, 1.0)


def test_two_records_of_one_sentence_are_one_violent_sentence():
    records = (("COERCE", ("Raiders",), ()), ("ASSAULT", ("Raiders",), ("mill",)))
    item = plover.Item("a", TEXT, "2031-03-05", records)
    scored = plover.score([item], [(plover.Coded("ASSAULT", ("Raiders",), ("mill",)),)])
    assert (scored["violent P"], scored["type"]) == (1.0, 1.0)


def test_a_time_with_another_value_is_found_and_wrong():
    item = CASES["meantime"][1]
    scored = meantime.score([item], [(meantime.Timex(34, 44, "2030-03-04"),)])
    assert (scored["span (relaxed) F1"], scored["value F1"]) == (1.0, 0.0)


def test_a_name_of_another_type_is_no_hit():
    item = CASES["re3d"][1]
    scored = re3d.score([item], [(re3d.Entity(0, 7, "Person"),)])
    assert (scored["Organisation F1"], scored["Person F1"], scored["all types F1"]) == (0.0, 0.0, 0.0)


def test_a_group_named_in_full_and_in_short_is_one_entity():
    full, short, other = (frozenset({name}) for name in ("lunn liberation front", "flm", "tal brigade"))
    assert muc4._by_full_name({short: "flm", other: None, full: "flm"}) == (other, full)


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Houthi fighters", ("houthi", "fighters")),
        ("Ansar Allah rebels", ("ansar allah", "rebels")),
        ("Ansar Allah", ("Ansar Allah", "")),
        ("Houthi offices", ("Houthi offices", "")),
    ],
)
def test_members_are_written_down_apart_from_their_organisation(name, parts):
    assert muc4.members(name, "houthis", ActorBook.load(), load_groups()) == parts


def template(kind="attack", **roles):
    return muc4.Template(kind, {role: tuple(frozenset({name}) for name in roles.get(role, ())) for role in muc4.ROLES})


def told(place):
    said = Occurrence(
        "Battles", "Armed clash", trigger="hit", when=When.unknown(), where=(Where(place, Span(0, 3)),) if place else ()
    )
    return [Claim("c", "r", "Wire", ClaimKind.EVENT, Span(0, 9), "", Speaker(), Stance.ASSERTS, said)]


@pytest.mark.parametrize(
    ("one", "place", "same"),
    [
        (template(Victim=["ana ruiz"]), "Tal", True),
        (template("bombing", Target=["mill"], Victim=["ana ruiz"]), "Ros", True),
        (template(Target=["bridge"]), "", True),
        (template(Target=["bridge"]), "Ros", False),
        (template(Victim=["leo vance"]), "Tal", False),
        (template("bombing"), "Tal", False),
    ],
)
def test_what_differs_in_nothing_told_or_hit_the_same_is_one_template(one, place, same):
    assert muc4._is_one((told(place), one), (told("Tal"), template(Victim=["ana ruiz"]))) is same
