"""Marks and claims: which claim tells which mention, and what the events score."""

from bench.resolving.matching import match_mentions, score_events
from bench.resolving.stories import Mention, Story

from trucewatch.ingest import read_text_report
from trucewatch.model import Claim, ClaimKind, Event, Occurrence, Span, Speaker, Stance, When

TEXT = "Shells hit Tal and a bomb killed two in Ros. The army denied it."
REPORT = read_text_report(TEXT, name="a", published="2001-02-03")


def mark(word, incident, *, denied=False):
    start = REPORT.text.index(word)
    return Mention(REPORT.id, Span(start, start + len(word)), f"s/{incident}", denied)


def claim(id, words, trigger, *, stance=Stance.ASSERTS):
    start = REPORT.text.index(words)
    said = Occurrence("Explosions/Remote violence", "", trigger, When.unknown())
    span = Span(start, start + len(words))
    return Claim(id, REPORT.id, "", ClaimKind.EVENT, span, words, Speaker(), stance, said)


def event(id, *claims, denials=()):
    return Event(id, "", "", "", When.unknown(), None, claims, denials=denials)


FIRST = "Shells hit Tal and a bomb killed two in Ros."
STORY = Story(
    "s",
    "tuned",
    {"hit": "", "bomb": ""},
    (REPORT,),
    (mark("hit", "hit"), mark("killed", "bomb"), mark("denied", "hit", denied=True)),
)
CLAIMS = (
    claim("c1", FIRST, "hit"),
    claim("c2", FIRST, "killed"),
    claim("c3", "The army denied it.", "denied", stance=Stance.DENIES),
)


def test_of_two_claims_in_one_sentence_each_tells_the_mention_at_its_trigger():
    matched = match_mentions([STORY], CLAIMS)
    assert sorted(matched.claims.values()) == [("c1",), ("c2",), ("c3",)]
    assert matched.stray == ()


def test_a_mention_without_a_claim_is_missed_and_alone():
    figures = score_events(match_mentions([STORY], CLAIMS[:1]), [event("e1", "c1")])
    assert figures["missed by extraction"] == 1
    assert figures["B-cubed F1"] == figures["B-cubed with the missed F1"] == 1.0


def test_two_incidents_in_one_event_cost_precision():
    figures = score_events(match_mentions([STORY], CLAIMS), [event("e1", "c1", "c2", denials=("c3",))])
    assert figures["B-cubed P"] == 0.5 and figures["B-cubed R"] == 1.0
    assert figures["events of two incidents or more"] == 1


def test_a_denial_is_right_when_it_is_linked_to_the_event_of_the_incident():
    two = [event("e1", "c1", denials=("c3",)), event("e2", "c2")]
    assert score_events(match_mentions([STORY], CLAIMS), two)["denials linked right"] == 1.0
    swapped = [event("e1", "c1"), event("e2", "c2", denials=("c3",))]
    assert score_events(match_mentions([STORY], CLAIMS), swapped)["denials linked wrong"] == 1.0


def test_a_claim_that_no_mark_covers_is_counted():
    stray = (*CLAIMS, claim("c4", "The army denied it.", "denied"))
    assert score_events(match_mentions([STORY], stray), [])["claims that no mark covers"] == 1
