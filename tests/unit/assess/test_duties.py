from dataclasses import replace
from datetime import UTC, datetime

import pytest

from truces import TRUCE, day, told
from trucewatch.assess import assess
from trucewatch.assess.fulfilment import claims_of, sides_untold
from trucewatch.model import Anchor, ClaimKind, Deadline, Fulfilment, Precision, Stance, Verdict, When


def state(term, as_of, *claims):
    found = assess([], {claim.id: claim for claim in claims}, [TRUCE], as_of)
    return next(item for item in found if item.term == term)


def on(number, hour=12, month=5):
    return datetime(2031, month, number, hour, tzinfo=UTC)


@pytest.mark.parametrize(
    ("as_of", "verdict", "reason"),
    [
        (on(3), Verdict.PENDING, "due in 8 or 9 days, 2031-05-11 or 2031-05-12"),
        (on(11, 14), Verdict.PENDING, "due in 0 or 1 days, 2031-05-11 or 2031-05-12"),
        (on(11, 15), Verdict.CONTESTED, "due 2031-05-11 or 2031-05-12"),  # midnight in Tokyo
        (on(12, 23), Verdict.CONTESTED, "due 2031-05-11 or 2031-05-12"),
        (on(13, 0), Verdict.UNREPORTED, "no report tells of it; was due 2031-05-11 or 2031-05-12"),
    ],
)
def test_a_duty_passes_through_its_readings(as_of, verdict, reason):
    found = state("leave", as_of)
    assert found.verdict is verdict
    assert reason in found.reason
    assert {due.day for due in found.due} == {"2031-05-11", "2031-05-12"}


@pytest.mark.parametrize(
    ("when", "verdict"),
    [(day(11), Verdict.MET), (day(12), Verdict.CONTESTED), (day(13), Verdict.PARTLY_MET)],
)
def test_done_in_time_by_every_reading_by_some_or_by_none(when, verdict):
    found = state("leave", on(20), told("c", when))
    assert found.verdict is verdict
    assert found.evidence == ("c",)


@pytest.mark.parametrize(
    ("due", "when"),
    [
        (Deadline((Anchor.ABSOLUTE,), at=datetime(2031, 5, 11, 12), whole_day=False), day(11)),  # due at noon
        (Deadline((Anchor.ABSOLUTE,), at=datetime(2031, 5, 11)), When(datetime(2031, 5, 3), datetime(2031, 5, 30))),
    ],
)
def test_a_time_that_reaches_over_the_deadline_is_neither_late_nor_in_time(due, when):
    truce = replace(TRUCE, terms=tuple(replace(term, due=due) if term.id == "leave" else term for term in TRUCE.terms))
    claim = told("c", when)
    found = next(item for item in assess([], {"c": claim}, [truce], on(31)) if item.term == "leave")
    assert found.verdict is Verdict.UNDETERMINED
    assert "before or after" in found.reason


def test_the_most_timely_report_counts():
    assert state("leave", on(20), told("a", day(13)), told("b", day(10))).verdict is Verdict.MET


@pytest.mark.parametrize(
    "claim",
    [
        told("c", day(11), stance=Stance.PROMISES),
        told("c", day(11), words="the tents left"),
        told("c", day(11), by=("rovers",)),
        told("c", day(11), act="Patrol"),
        told("c", day(25)),  # after the moment
        told("c", day(30, month=4)),  # before the signing
    ],
)
def test_what_does_not_tell_of_it_being_done_is_silence(claim):
    assert state("leave", on(20), claim).verdict is Verdict.UNREPORTED


def test_a_report_without_a_day_settles_nothing():
    assert state("leave", on(20), told("c", When.unknown())).verdict is Verdict.UNDETERMINED


def test_a_report_that_it_was_not_done_makes_it_overdue():
    found = state("leave", on(20), told("c", day(14), words="the guns have not left", negated=True))
    assert (found.verdict, found.evidence) == (Verdict.OVERDUE, ("c",))


def test_a_force_held_by_the_bound_party_does_it_for_them():
    assert state("leave", on(20), told("c", day(10), by=("scouts",))).verdict is Verdict.MET


def test_a_duty_on_a_condition_has_no_date():
    found = state("swap", on(20))
    assert found.verdict is Verdict.UNDETERMINED
    assert "both have left" in found.reason
    assert found.due == ()


@pytest.mark.parametrize(
    ("as_of", "verdict"),
    [
        (datetime(2031, 5, 1, 20, 59, tzinfo=UTC), Verdict.NOT_YET_IN_FORCE),
        (datetime(2031, 5, 1, 21, 0, tzinfo=UTC), Verdict.CONTESTED),
        (datetime(2031, 5, 2, 6, 0, tzinfo=UTC), Verdict.IN_FORCE),
        (datetime(2031, 6, 1, 14, 59, tzinfo=UTC), Verdict.IN_FORCE),
        (datetime(2031, 6, 1, 15, 0, tzinfo=UTC), Verdict.CONTESTED),
        (datetime(2031, 6, 2, 0, 0, tzinfo=UTC), Verdict.EXPIRED),
    ],
)
def test_a_standing_term_comes_into_force_and_expires(as_of, verdict):
    assert state("calm", as_of).verdict is verdict


@pytest.mark.parametrize(
    ("when", "verdict"),
    [
        (When(None, datetime(2031, 5, 16), Precision.DAYS), Verdict.OVERDUE),  # "have not left", told on the 15th
        (When(None, datetime(2031, 5, 9), Precision.DAYS), Verdict.UNREPORTED),  # told while there was still time
        (day(10), Verdict.UNREPORTED),
        (day(13), Verdict.OVERDUE),
        (When(None, datetime(2031, 5, 26), Precision.DAYS), Verdict.UNREPORTED),  # told after the moment
    ],
)
def test_not_done_counts_as_of_its_telling_and_once_the_time_is_up(when, verdict):
    assert state("leave", on(20), told("c", when, words="the guns have not left", negated=True)).verdict is verdict


def test_what_was_only_begun_is_partly_met():
    begun = replace(told("c", day(10), words="the guns began to leave"), why=("aspect.begun",))
    found = state("leave", on(20), begun)
    assert (found.verdict, found.reason[:17]) == (Verdict.PARTLY_MET, "reported as begun")


def test_what_somebody_denies_is_contested():
    denial = replace(told("d", day(10), stance=Stance.DENIES), continues="c")
    assert state("leave", on(20), told("c", day(10)), denial).verdict is Verdict.CONTESTED
    assert state("leave", on(20), told("c", day(10)), told("e", day(9)), denial).verdict is Verdict.MET


def test_told_without_a_day_while_there_was_still_time_it_is_met():
    told_on_the_9th = When(None, datetime(2031, 5, 10), Precision.OPEN)
    told_on_the_15th = When(None, datetime(2031, 5, 16), Precision.OPEN)
    assert state("leave", on(20), told("c", told_on_the_9th)).verdict is Verdict.MET
    assert state("leave", on(20), told("c", told_on_the_15th)).verdict is Verdict.UNDETERMINED


TERM = next(term for term in TRUCE.terms if term.id == "leave")


@pytest.mark.parametrize(
    ("kinds", "kind", "done"),
    [
        (("Political act", "Retreat"), ClaimKind.ACT, True),
        (("Political act", "Promise"), ClaimKind.ACT, False),
        (("Political act", "Consultation"), ClaimKind.ACT, False),
        (("Humanitarian", "Aid delivery"), ClaimKind.EVENT, True),
        (("Explosions/Remote violence", "Air/drone strike"), ClaimKind.EVENT, False),
        (("Violence against civilians", "Abduction/forced disappearance"), ClaimKind.EVENT, False),
    ],
)
def test_a_duty_told_by_words_alone_is_done_by_deeds_that_are_no_violence(kinds, kind, done):
    claim = told("c", day(10), words="four hostages")
    content = replace(claim.content, event_type=kinds[0], sub_event_type=kinds[1])
    term = replace(TERM, fulfilled_by=Fulfilment(words=("hostages",)))
    found = claims_of(term, TRUCE, {"c": replace(claim, kind=kind, content=content)}, on(20), ())
    assert (found.done == ["c"]) is done


@pytest.mark.parametrize(
    ("quote", "said"),
    [
        ("Three Israeli women went home.", True),
        ("Three men and two of the women", False),
        ("the women of the three", False),
    ],
)
def test_two_other_words_may_stand_within_a_phrase_that_is_asked_for(quote, said):
    term = replace(TERM, fulfilled_by=Fulfilment(("Withdrawal",), ("three women",)))
    found = claims_of(term, TRUCE, {"c": told("c", day(10), words=quote)}, on(20), ())
    assert (found.done == ["c"]) is said


def test_of_a_withdrawal_that_two_owe_both_are_to_be_told():
    both = replace(TERM, bound=())
    assert sides_untold(both, [told("c", day(10), by=("scouts",))], TRUCE) == ("south",)
    assert sides_untold(both, [told("c", day(10)), told("d", day(9), by=("south",))], TRUCE) == ()
    assert sides_untold(both, [told("c", day(10), by=())], TRUCE) == ()


def test_what_was_left_in_part_is_partly_met_even_before_it_is_due():
    part = replace(told("c", day(5), words="the guns left part of the valley"), why=("aspect.part",))
    found = state("leave", on(8), part)
    assert (found.verdict, found.reason[:24]) == (Verdict.PARTLY_MET, "reported as done in part")
    assert state("leave", on(8), part, told("d", day(6))).verdict is Verdict.MET


def test_what_goes_along_with_another_duty_is_not_whole_before_that():
    swap = replace(TRUCE.term("leave"), id="freeing", due=Deadline((Anchor.CONCURRENT_WITH,), of=("leave",)))
    swap = replace(swap, fulfilled_by=Fulfilment(("Withdrawal",), ("prisoner",)))
    truce = replace(TRUCE, terms=(*TRUCE.terms, swap))

    def judged(*claims):
        found = assess([], {claim.id: claim for claim in claims}, [truce], on(20))
        return next(item for item in found if item.term == "freeing")

    freed = told("a", day(5), words="prisoners left")
    assert judged(freed).verdict is Verdict.PARTLY_MET
    assert "goes along with leave" in judged(freed).reason
    assert judged(freed, told("b", day(6))).verdict is Verdict.MET
