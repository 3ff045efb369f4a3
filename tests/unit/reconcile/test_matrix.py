"""The matrix on invented stories: who says each fact, who says otherwise, who denies it, who is silent."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date

import pytest

from stories import (
    MARCH_4,
    MARCH_5,
    NEXT_TOWN,
    SHELLING,
    TOWN,
    Story,
    at,
    copied,
    count,
    midnight,
    people,
    reports_and_claims,
)
from trucewatch.errors import BadDataFile
from trucewatch.model import CellState, Fact, FactKind, Length, Matrix, Side, Stance, TimeBasis, When
from trucewatch.packs.agreements import read_agreement
from trucewatch.reconcile import lay_out, reconcile
from trucewatch.reconcile.importance import load_importance, read_importance
from trucewatch.resolve import resolve, witness_groups
from unit.reconcile.test_reconcile import AGREEMENT

SAYS, FITS, OTHERWISE, VAGUE = CellState.SAYS, CellState.FITS, CellState.OTHERWISE, CellState.VAGUE
SILENT, EARLIER = CellState.SILENT, CellState.EARLIER


def laid_out(*stories: Story, agreement: bool = False) -> Matrix:
    reports, claims = reports_and_claims(*stories)
    agreements = [read_agreement(AGREEMENT, "orvale.yaml")] if agreement else []
    events = resolve(reports, claims)
    figures, comparisons = reconcile(reports, claims, events, agreements)
    return lay_out(reports, claims, events, figures, comparisons, agreements, copies=witness_groups(reports))


def row(matrix: Matrix, kind: FactKind, field: str = "") -> Fact:
    (found,) = [fact for fact in matrix.facts if fact.kind is kind and fact.field == field]
    return found


def states(matrix: Matrix, fact: Fact, *stories: Story) -> list[CellState]:
    return [matrix.state(fact.id, story.id) for story in stories]


def strike(name: str, dead: int, published: date | None = None, **more) -> Story:
    story = Story(name, published=published)
    words = f"{name}: {dead} soldiers died in Orvale."  # so short that chance makes no copies
    story.event(words, when=MARCH_5, where=(at(TOWN),), counts=(count("killed", "soldier", dead),), **more)
    return story


def corridor(name: str, width: float, side: Side) -> Story:
    story = Story(name)
    story.term(
        f"{name} tells of a corridor of {width} km, {side}.", "zone_corridor", width=Length(width, width, side=side)
    )
    return story


def test_the_value_that_most_reports_give_is_the_common_one_and_the_other_is_said_otherwise():
    one, two, three, four = strike("A", 33), strike("B", 33), strike("C", 34), Story("D")
    four.position("Calm reigned.", "background", "calm")
    matrix = laid_out(one, two, three, four)
    toll = row(matrix, FactKind.TOLL, "Soldiers killed")
    assert toll.values[toll.common].short == "33"
    assert states(matrix, toll, one, two, three, four) == [SAYS, SAYS, OTHERWISE, SILENT]
    assert [toll.values[at_value].short for at_value in matrix.cell(toll.id, three.id).gives] == ["34"]


def test_where_no_value_leads_each_says_otherwise():
    one, two = strike("A", 33), strike("B", 34)
    matrix = laid_out(one, two)
    toll = row(matrix, FactKind.TOLL, "Soldiers killed")
    assert toll.common is None
    assert states(matrix, toll, one, two) == [OTHERWISE, OTHERWISE]


def test_the_text_of_the_agreement_decides_between_equals():
    one, two = corridor("A", 6, Side.PER_SIDE), corridor("B", 6, Side.TOTAL)
    matrix = laid_out(one, two, agreement=True)
    width = row(matrix, FactKind.TERM, "width")
    assert states(matrix, width, one, two) == [SAYS, OTHERWISE]


def test_a_width_that_does_not_say_how_it_is_meant_is_too_vague_to_tell():
    stories = corridor("A", 6, Side.PER_SIDE), corridor("B", 6, Side.PER_SIDE), corridor("C", 6, Side.UNSAID)
    matrix = laid_out(*stories)
    assert states(matrix, row(matrix, FactKind.TERM, "width"), *stories) == [SAYS, SAYS, VAGUE]


def test_values_of_one_moment_fit_each_other():
    starts = (midnight(6, 1), midnight(6, 1), When.day(date(2031, 3, 6), TimeBasis.STATED))
    stories = [Story(name) for name in "ABC"]
    for story, start in zip(stories, starts, strict=True):
        story.term(f"{story.name}: it begins {start}.", "cessation", start=start)
    matrix = laid_out(*stories)
    assert states(matrix, row(matrix, FactKind.TERM, "start"), *stories) == [SAYS, SAYS, FITS]


def test_a_report_can_tell_a_strike_and_carry_its_denial():
    one, two = Story("A", published=date(2031, 3, 6)), Story("B", published=date(2031, 3, 6))
    for story in (one, two):
        story.event(
            f"{story.name}: Eastland jets struck Orvale.", when=MARCH_5, where=(at(TOWN),), actors=people("eastland")
        )
    one.event("Eastland denied it.", stance=Stance.DENIES, actors=people("eastland"), speaker="Eastland")
    matrix = laid_out(one, two)
    struck = row(matrix, FactKind.EVENT)
    assert states(matrix, struck, one, two) == [CellState.BOTH, SAYS]
    assert struck.differs


def test_silence_of_a_report_that_appeared_before_is_no_silence():
    before, after = Story("A", published=date(2031, 3, 1)), Story("B", published=date(2031, 3, 7))
    before.position("Calm reigned.", "background", "calm")
    after.position("Calm reigned here too.", "background", "calm")
    telling = strike("C", 3, date(2031, 3, 6))
    matrix = laid_out(before, after, telling)
    assert states(matrix, row(matrix, FactKind.EVENT), before, after, telling) == [EARLIER, SILENT, SAYS]
    assert [fact.title for fact in matrix.left_out(before.id)] == []
    assert [fact.kind for fact in matrix.left_out(after.id)] == [FactKind.EVENT]


def test_copies_share_a_column_and_are_one_witness():
    first = strike("A", 33, date(2031, 3, 7))
    first.say("Officials in the capital said that talks on the border would go on all through the coming week.")
    copy = copied(first, "Copy")
    copy.published = date(2031, 3, 6)
    matrix = laid_out(first, copy, strike("B", 34, date(2031, 3, 8)))
    assert [(column.name, len(column.copies)) for column in matrix.columns] == [("Copy Post", 1), ("B Post", 0)]
    assert row(matrix, FactKind.TOLL, "Soldiers killed").witnesses == 2


def test_the_first_to_say_it_is_known_by_its_date_alone():
    early, late, undated = strike("A", 33, date(2031, 3, 6)), strike("B", 33, date(2031, 3, 8)), strike("C", 33)
    assert row(laid_out(early, late), FactKind.EVENT).first == (early.id,)
    with_undated = row(laid_out(early, late, undated), FactKind.EVENT)
    assert (with_undated.first, with_undated.undated) == ((early.id,), (undated.id,))
    assert row(laid_out(undated, strike("D", 33)), FactKind.EVENT).first == ()
    same_day = strike("D", 33, date(2031, 3, 6))
    assert set(row(laid_out(early, same_day), FactKind.EVENT).first) == {early.id, same_day.id}


def test_what_one_outlet_alone_tells_is_its_own_and_left_out_by_the_others():
    one, two = strike("A", 33), Story("B")
    two.event("Shells hit Brindle, killing two.", SHELLING, when=MARCH_4, where=(at(NEXT_TOWN),))
    matrix = laid_out(one, two)
    assert [(fact.kind, fact.head) for fact in matrix.only(one.id)] == [(FactKind.EVENT, True)]
    assert [(fact.kind, fact.head) for fact in matrix.left_out(two.id)] == [(FactKind.EVENT, True)]


def test_a_term_that_no_report_tells_of_has_a_row_of_silence():
    matrix = laid_out(strike("A", 3), agreement=True)
    patrols = next(fact for fact in matrix.facts if fact.about == "term:patrol")
    assert (patrols.cells, patrols.written, patrols.head) == ((), "Patrols begin.", True)
    assert "no report tells it" in " ".join(patrols.why)
    assert patrols not in matrix.left_out(matrix.columns[0].report)


def test_that_the_text_does_not_have_a_right_is_a_fact_of_its_own():
    one, two = Story("A"), Story("B")
    one.position("Norland keeps the right to respond.", "reserved_right", "right_to_respond", "Norland")
    two.position("That is not in the text.", "not_in_text", "right_to_respond")
    matrix = laid_out(one, two, agreement=True)
    declared, absent = row(matrix, FactKind.POSITION), row(matrix, FactKind.POSITION, "not in the text")
    assert (declared.only, absent.only) == (one.id, two.id)


def test_pairs_of_outlets_agree_by_the_facts_on_which_both_give_a_value():
    matrix = laid_out(strike("A", 33), strike("B", 33), strike("C", 34))
    pairs = {(pair.one, pair.two): pair for pair in matrix.pairs()}
    assert (pairs["A Post", "B Post"].differ, pairs["A Post", "C Post"].differ) == (0, 1)
    assert pairs["A Post", "B Post"].agree == pairs["A Post", "C Post"].agree + 1


def test_the_dead_and_the_text_make_a_fact_important():
    small, large = strike("A", 2), Story("B")
    large.event(
        "Forty died in Brindle.", when=MARCH_4, where=(at(NEXT_TOWN),), counts=(count("killed", "civilian", 40),)
    )
    wide = corridor("C", 6, Side.TOTAL)
    matrix = laid_out(small, large, wide, agreement=True)
    titles = list(dict.fromkeys(fact.title for fact in matrix.facts))
    assert titles[0] == "Corridor"
    assert titles.index("Air strike, Brindle") < titles.index("Air strike, Orvale")
    assert matrix.ranked()[0].why[0].startswith("what is said cannot be squared with the agreement's text")


def test_a_total_is_a_row_of_its_own():
    one, two = Story("A"), Story("B")
    for story, number in ((one, 60), (two, 70)):
        story.tally(f"{story.name}: {number} soldiers were lost.", count("killed", "soldier", number, cumulative=True))
    matrix = laid_out(one, two)
    (total,) = [fact for fact in matrix.facts if fact.kind is FactKind.TOTAL]
    assert states(matrix, total, one, two) == [OTHERWISE, OTHERWISE]


def test_the_order_of_what_is_given_changes_nothing():
    stories = [strike("A", 33, date(2031, 3, 6)), strike("B", 34), corridor("C", 6, Side.TOTAL), strike("D", 33)]
    whole = laid_out(*stories, agreement=True)
    for seed in range(5):
        mixed = [replace(story) for story in stories]
        random.Random(seed).shuffle(mixed)
        assert laid_out(*mixed, agreement=True) == whole


def test_every_cell_walks_back_to_claims_of_its_column():
    stories = [strike("A", 33), strike("B", 34), corridor("C", 6, Side.TOTAL)]
    matrix = laid_out(*stories, agreement=True)
    owners = {claim.id: claim.report for story in stories for claim in story.claims}
    assert all(
        cell.claims and {owners[id] for id in cell.claims} == {cell.report}
        for fact in matrix.facts
        for cell in fact.cells
    )


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (("sign: term,", "sign: trem,"), "unknown sign 'trem'"),
        (("sign: term,", "sign: event,"), "stands twice"),
        (("  - {sign: untold, points: -60, says: no report tells it}\n", ""), "the sign 'untold' is missing"),
        (("points: 18", "points: many"), "'many' is not a number"),
    ],
)
def test_a_bad_table_of_importance_is_refused_by_line(tmp_path, change, why):
    from importlib.resources import files

    text = (files("trucewatch") / "data" / "rules" / "importance.yaml").read_text(encoding="utf-8")
    assert change[0] in text
    path = tmp_path / "importance.yaml"
    path.write_text(text.replace(*change), encoding="utf-8")
    with pytest.raises(BadDataFile, match=why):
        read_importance(path)
    assert load_importance().most_witnesses > 1


def test_ten_outlets_that_quote_one_speaker_are_one_voice():
    quoting = [strike(name, 33, speaker="Governor") for name in "ABC"]
    others = [strike("D", 34), strike("E", 34)]
    matrix = laid_out(*quoting, *others)
    toll = row(matrix, FactKind.TOLL, "Soldiers killed")
    assert toll.values[toll.common].short == "34"
    assert toll.witnesses == 3
