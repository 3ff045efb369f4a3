"""What a person named, found among the claims of a run; what is not there is set aside and told."""

from datetime import date

import pytest

from stories import AIR, MARCH_5, SHELLING, TOWN, Story, at, count, reports_and_claims
from trucewatch.model import Judgement, Stance, content_id
from trucewatch.packs.decisions import Decision, Named, TakenBack
from trucewatch.resolve import NamedClaims, judgements_of

DAY = date(2031, 3, 9)


@pytest.fixture
def stories():
    one, two = Story("a.txt", published=date(2031, 3, 6)), Story("folder/b.txt")
    one.event("Jets hit Orvale on Wednesday,\nkilling 33.", AIR, trigger="hit", where=(at(TOWN),), when=MARCH_5)
    one.event("Jets struck a bridge and guns shelled a mill.", AIR, trigger="struck")
    one.event("Jets struck a bridge and guns shelled a mill.", SHELLING, trigger="shelled")
    one.event("The ministry denied the raid.", stance=Stance.DENIES)
    two.event("At least 30 died in Orvale.", counts=(count("killed", "person", 30, None),), trigger="died")
    return one, two


def decided(left, right, same=True, **more):
    given = {"by": "ana", "on": DAY, "why": "one raid", "file": "x/d.yaml", "line": 7} | more
    return Decision(same, left, right, **given)


def words(report, text):
    return Named(report=report, words=text)


def test_ids_events_and_words_name_the_same_claim(stories):
    one, two = stories
    first, other = one.claims[0].id, two.claims[0].id
    expected = Judgement(*sorted((first, other)), True, 0.0, ("one raid",), "ana", DAY)
    for name in (
        Named(first),
        Named(content_id("event", first)),
        words("a.txt", "Jets hit Orvale on Wednesday, killing"),
        words("moved/a.txt", "killing 33"),
    ):
        made, skipped = judgements_of(
            [decided(name, words("b.txt", "At least 30 died"))], *reports_and_claims(*stories)
        )
        assert (made, skipped) == ((expected,), ())


def test_of_two_acts_in_one_sentence_the_quoted_words_say_which(stories):
    made, _ = judgements_of(
        [decided(words("a.txt", "guns shelled a mill"), Named(stories[1].claims[0].id))], *reports_and_claims(*stories)
    )
    assert stories[0].claims[2].id in (made[0].left, made[0].right)


@pytest.mark.parametrize(
    ("left", "said"),
    [
        (Named(f"claim-{'0' * 12}"), "no claim of this run has that id; the report, or how it is read, may have"),
        (Named(f"event-{'0' * 12}"), "no event was founded by a claim of this run"),
        (words("a.txt", "a bridge and"), "2 claims have these words, name one by its id: claim-"),
        (words("a.txt", "Jets hit Orvale on Thursday"), "near: “Jets hit Orvale on Wednesday, killing 33.” (claim-"),
        (words("a.txt", "The ministry denied"), "tells of nothing that happened"),
        (words("c.txt", "Jets"), "no report is named 'c.txt'; did you mean 'a.txt'?"),
        (words("b.txt", "30 died"), "both names are of one claim"),
    ],
)
def test_what_fits_no_single_claim_is_set_aside_with_what_was_near(stories, left, said):
    made, skipped = judgements_of([decided(left, words("b.txt", "At least 30"))], *reports_and_claims(*stories))
    assert made == ()
    assert said in skipped[0].why
    assert str(skipped[0]).startswith("d.yaml:7: always the same: ")


def test_what_was_taken_back_is_told_and_has_no_effect(stories):
    pair = Named(stories[0].claims[0].id), Named(stories[1].claims[0].id)
    back = TakenBack("ben", date(2031, 3, 11), "wrong town")
    made, (skipped,) = judgements_of([decided(*pair, taken_back=back)], *reports_and_claims(*stories))
    assert made == ()
    assert skipped.why == "taken back by ben on 2031-03-11: wrong town"


def test_what_contradicts_an_earlier_decision_through_others_is_set_aside(stories):
    a, b, c = (Named(claim.id) for claim in (*stories[0].claims[:2], stories[1].claims[0]))
    decisions = [decided(a, b), decided(b, c), decided(c, a, same=False, line=9)]
    made, (skipped,) = judgements_of(decisions, *reports_and_claims(*stories))
    assert len(made) == 2
    assert skipped.where == "d.yaml:9"
    assert "contradicts" in skipped.why
    made, (skipped,) = judgements_of(decisions[::-1], *reports_and_claims(*stories))
    assert len(made) == 2


def test_a_claim_is_named_by_few_words_that_name_it_alone(stories):
    named = NamedClaims(*reports_and_claims(*stories))
    first, struck, _, _ = stories[0].claims
    assert named.name_of(first) == "a.txt: Jets hit Orvale on Wednesday, killing 33."
    assert (
        named.name_of(struck) == "a.txt: Jets struck a bridge and guns shelled a" or named.name_of(struck) == struck.id
    )
