"""What is taken back: by a report's own page, by a note, by a speaker, by a later version; and what is not."""

from dataclasses import replace
from datetime import date

import pytest

from stories import AIR, MARCH_5, TOWN, Story, at, copied, count, people, reports_and_claims
from trucewatch.model import Correction, Quantity, Retraction, Span
from trucewatch.reconcile import reconcile
from trucewatch.resolve import correct_numbers, resolve, retract_reports, witness_groups

NOTE = "Correction: an earlier version said 34 soldiers were killed; the number is 33."


def day(number):
    return date(2031, 3, number)


def strike(story, number, group="soldier", speaker="", words="", **more):
    """A sentence with a number, whose count stands where the number does."""
    sentence = words or f"Jets killed {number} {group}s in Orvale in the sight of {story.name}."
    place = sentence.find(str(number))
    claim = story.event(
        sentence, AIR, when=MARCH_5, where=(at(TOWN),), targets=people("soldiers=north"), speaker=speaker,
        counts=(count("killed", group, number, **more),),
    )  # fmt: skip
    start = claim.span.start + place
    (told,) = claim.content.counts
    story.claims[-1] = replace(
        claim, content=replace(claim.content, counts=(replace(told, span=Span(start, start + len(str(number)))),))
    )
    return story.claims[-1]


def note(story, old=None, new=None, words=NOTE, **more):
    span = story.say(words)
    numbers = {name: Quantity(n, n) for name, n in (("old", old), ("new", new)) if n is not None}
    spans = {
        f"{name}_span": Span(span.start + words.index(str(n)), span.start + words.index(str(n)) + len(str(n)))
        for name, n in (("old", old), ("new", new))
        if n is not None
    }
    return Correction(story.id, span, words, "rule", **numbers, **spans, **more)


def told(*stories, corrections=(), change=lambda report: report):
    """The claims by id and the one event, after everything was taken back."""
    reports, claims = reports_and_claims(*stories)
    reports, claims = retract_reports([change(report) for report in reports], claims, corrections)
    standing = [claim for claim in claims if claim.stands]
    events = resolve(reports, standing)
    found, events = correct_numbers(reports, standing, events, corrections, witness_groups(reports))
    return {claim.id: claim for claim in (*(c for c in claims if not c.stands), *found)}, events


def best_of(events, claims):
    figures, _ = reconcile([], [claim.kept for claim in claims.values() if claim.stands], events)
    return {figure.group: (figure.low, figure.best, figure.high) for figure in figures}


def test_a_note_takes_back_the_number_of_its_outlets_earlier_report_and_of_no_other():
    old, new, other = Story("a", "Courier", day(5)), Story("b", "Courier", day(6)), Story("c", "Post", day(6))
    wrong, right, same = strike(old, 34), strike(new, 33), strike(other, 34)
    claims, (event,) = told(old, new, other, corrections=[note(new, 34, 33)])
    (taken,) = claims[wrong.id].retracted
    assert (taken.by, taken.on, taken.why, taken.instead) == ("Courier", day(6), NOTE, right.id)
    assert taken.number == wrong.content.counts[0].span
    assert claims[wrong.id].stands
    assert claims[wrong.id].kept.content.counts == ()
    assert not claims[same.id].retracted
    assert wrong.id in event.claims


def test_a_number_that_was_taken_back_bears_no_figure():
    old, new = Story("a", "Courier", day(5)), Story("b", "Courier", day(6))
    strike(old, 34), strike(new, 33)
    claims, events = told(old, new, corrections=[note(new, 34, 33)])
    assert best_of(events, claims) == {"soldier": (33, 33, 33)}


def test_a_note_whose_article_was_left_as_it_was_says_the_number_itself():
    story = Story("a", "Courier", day(5))
    wrong = strike(story, 34)
    correction = note(story, 34, 33)
    claims, events = told(story, corrections=[correction])
    (event,) = events
    made = claims[claims[wrong.id].retracted[0].instead]
    assert made.quote == NOTE == made.span.of(story.text)
    assert made.id in event.claims
    assert any({wrong.id, made.id} == {each.left, each.right} for each in event.judgements)
    assert best_of(events, claims) == {"soldier": (33, 33, 33)}


def test_a_copy_of_the_corrected_story_is_corrected_too():
    old = Story("a", "Courier", day(5))
    wrong = strike(old, 34, words="Jets of the northern army killed 34 soldiers in Orvale on the evening of the fifth.")
    copy = copied(old, "b")
    new = Story("c", "Courier", day(6))
    strike(new, 33)
    copied_claim = copy.claims[0]
    with_note = copied(old, "d")
    claims, _ = told(old, copy, new, corrections=[replace(note(old, 34, 33), report=old.id)])
    assert claims[wrong.id].retracted
    assert claims[copied_claim.id].retracted
    assert with_note.claims[0].id not in claims


def test_nothing_is_taken_back_that_was_told_after_the_note():
    first, later = Story("a", "Courier", day(5)), Story("b", "Courier", day(9))
    strike(first, 33)
    after = strike(later, 34)
    claims, _ = told(first, later, corrections=[note(first, 34, 33)])
    assert not claims[after.id].retracted


def test_a_speaker_takes_back_what_the_speaker_said_in_any_outlet():
    one, two, three = Story("a", published=day(5)), Story("b", published=day(5)), Story("c", published=day(7))
    said, others = strike(one, 40, speaker="Health Ministry"), strike(two, 40, speaker="Northern Army")
    headline = strike(one, 40, "person", words="Jets kill 40 in Orvale")
    words = "The ministry later revised the toll to 14."
    now = strike(three, 14, words=words, speaker="Health Ministry")
    correction = Correction(
        three.id, now.span, words, "rule", by="The ministry", new=Quantity(14, 14),
        new_span=now.content.counts[0].span, in_text=True,
    )  # fmt: skip
    claims, _ = told(one, two, three, corrections=[correction])
    (taken,) = claims[said.id].retracted
    assert (taken.by, taken.instead) == ("Health Ministry", now.id)
    assert claims[headline.id].retracted  # it rests on the ministry
    assert not claims[others.id].retracted


def test_what_a_speaker_only_withdraws_is_told_by_nobody():
    one, two = Story("a", published=day(5)), Story("b", published=day(7))
    said = strike(one, 20, speaker="Northern Army")
    words = "The army withdrew its claim that 20 had been killed."
    withdrawn = strike(two, 20, words=words)
    correction = Correction(
        two.id, withdrawn.span, words, "rule", by="The army", old=Quantity(20, 20),
        old_span=withdrawn.content.counts[0].span, in_text=True,
    )  # fmt: skip
    claims, (event,) = told(one, two, corrections=[correction])
    assert not claims[withdrawn.id].stands
    assert event.claims == (said.id,)
    assert claims[said.id].kept.content.counts == ()


@pytest.mark.parametrize(
    ("earlier", "later", "url", "taken"), [(34, 33, "", True), (22, 33, "", False), (22, 33, "https://x/1", True)]
)
def test_a_later_version_replaces_a_number_that_falls_and_at_its_own_address_any(earlier, later, url, taken):
    text = "Jets of the northern army killed {} soldiers in Orvale on the evening of the fifth, as people slept."
    one, two = Story("a", "Courier", day(5)), Story("b", "Courier", day(6))
    was, is_now = strike(one, earlier, words=text.format(earlier)), strike(two, later, words=text.format(later))
    more = "The road to the port stayed closed all of the day, and the school was used as a shelter by the council."
    for story in (one, two):
        (
            story.say(more),
            story.say("Nobody could say when the bridge would be open again, the mayor of the town told us."),
        )
    claims, _ = told(one, two, change=lambda report: replace(report, url=url))
    assert [each.instead for each in claims[was.id].retracted] == ([is_now.id] if taken else [])
    assert not claims[is_now.id].retracted


def test_a_report_that_was_taken_back_founds_and_bears_nothing():
    one, two = Story("a", published=day(5)), Story("b", published=day(6))
    gone, kept = strike(one, 34), strike(two, 33)
    back = Retraction("Courier", day(8), "its source was wrong")
    claims, (event,) = told(one, two, change=lambda r: replace(r, retracted=back) if r.id == one.id else r)
    assert event.claims == (kept.id,)
    assert claims[gone.id].retracted == (back,)
    assert best_of((event,), claims) == {"soldier": (33, 33, 33)}


def test_a_page_takes_itself_back():
    one = Story("a", "Courier", day(5))
    gone = strike(one, 34)
    correction = Correction(one.id, one.say("This story has been withdrawn."), "This story ...", "rule", whole=True)
    reports, claims = retract_reports(*reports_and_claims(one), [correction])
    assert (reports[0].retracted.by, reports[0].retracted.on) == ("Courier", day(5))
    assert claims[0].id == gone.id
    assert not claims[0].stands


def test_the_order_of_everything_changes_nothing():
    old, new = Story("a", "Courier", day(5)), Story("b", "Courier", day(6))
    strike(old, 34), strike(new, 33), strike(new, 9, "civilian")
    corrections = [note(new, 34, 33), note(new, 12, 9, "Correction: 9 died, not 12.")]
    reports, claims = reports_and_claims(old, new)
    events = resolve(reports, claims)
    stories = witness_groups(reports)
    forth = correct_numbers(reports, claims, events, corrections, stories)
    back = correct_numbers(reports[::-1], claims[::-1], events[::-1], corrections[::-1], stories)
    assert [sorted(map(str, each)) for each in forth] == [sorted(map(str, each)) for each in back]


def test_without_corrections_everything_is_as_it_was():
    one, two = Story("a", published=day(5)), Story("b", published=day(6))
    strike(one, 34), strike(two, 33)
    reports, claims = reports_and_claims(one, two)
    events = resolve(reports, claims)
    assert correct_numbers(reports, claims, events, (), witness_groups(reports)) == (tuple(claims), events)
    assert retract_reports(reports, claims, ()) == (tuple(reports), tuple(claims))
