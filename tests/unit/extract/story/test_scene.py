"""The day of a scene goes on to what the report tells next, in the same past and of the same place."""

from dataclasses import replace

import pytest

import trees
from trees import day, sentence
from trucewatch.extract.deeds.incidents import group_incidents
from trucewatch.extract.deeds.triggers import find_triggers
from trucewatch.extract.occurrences import Told
from trucewatch.extract.provisions.wordings import Values
from trucewatch.extract.reading import Heard
from trucewatch.extract.speech.sayings import GIVEN
from trucewatch.extract.story.report_days import with_days_of_report
from trucewatch.ingest import read_text_report
from trucewatch.model import Claim, ClaimKind, Mode, Occurrence, Span, Speaker, Stance, TimeBasis, When, Where
from trucewatch.packs.language.happenings import load_happenings
from trucewatch.packs.language.speech import load_speech

REPORT = read_text_report("Shells fell on the market.\n", name="x", published="2031-05-10")
OPEN = When(None, day(11), basis=TimeBasis.RELATIVE)
FRIDAY = When(day(9), day(10), basis=TimeBasis.RELATIVE, text="Friday")
MIDNIGHT_RAID = When(day(9).replace(hour=22), day(10).replace(hour=4), basis=TimeBasis.RELATIVE)
ORVALE, TAL = (Where(name, Span(0, 3)) for name in ("Orvale", "Tal"))


def told(tree, when, *where, offset=0, **changes):
    """A sentence with its one claim of a happening."""
    read = replace(sentence(tree, offset=offset), times=())
    incident = group_incidents(find_triggers(read, load_happenings()), load_happenings(), load_speech())[0]
    content = Occurrence("Violence", "Attack", incident.main.trigger.word, when=when, where=where)
    claim = Claim(str(offset), "r", "Wire", ClaimKind.EVENT, read.span, read.text, Speaker(), Stance.ASSERTS, content)
    heard = Told(content, GIVEN, is_tally=False, dated=False, rules=())
    return Heard(read, Values(), (), ((incident, heard),), (), (replace(claim, **changes),), True, None, (incident,))


def last_day(*heard):
    return with_days_of_report(heard, REPORT)[-1].claims[0].occurrence.when


@pytest.mark.parametrize("where", [(), (ORVALE,)])
def test_what_is_told_on_is_of_the_day_of_the_scene_as_a_guess(where):
    when = last_day(told(trees.ROCKETS_HIT, FRIDAY, ORVALE), told(trees.BARE_TOLL, OPEN, *where, offset=60))
    assert (when.start, when.end, when.basis) == (day(9), day(10), TimeBasis.INFERRED)


def test_a_night_goes_on_too():
    when = last_day(told(trees.ROCKETS_HIT, MIDNIGHT_RAID), told(trees.BARE_TOLL, OPEN, offset=60))
    assert (when.start, when.end) == (MIDNIGHT_RAID.start, MIDNIGHT_RAID.end)


def test_what_is_told_right_behind_is_of_that_day_wherever_it_was():
    scene = told(trees.ROCKETS_HIT, FRIDAY, ORVALE)
    behind = told(trees.BARE_TOLL, OPEN, TAL, offset=scene.sentence.span.end + 1)
    assert last_day(scene, behind).start == day(9)


def test_a_day_of_which_nothing_is_told_to_have_happened_sets_the_scene_anew():
    after = told(trees.BARE_TOLL, OPEN, ORVALE, offset=120)
    read = replace(after.sentence, told=When.day(day(8).date()), told_at=Span(60, 119))
    assert last_day(told(trees.ROCKETS_HIT, FRIDAY, ORVALE), replace(after, sentence=read)).start == day(8)


@pytest.mark.parametrize(
    "after",
    [
        told(trees.BARE_TOLL, OPEN, TAL, offset=60),
        told(trees.BARE_TOLL, OPEN, offset=900),
        told(trees.BARE_TOLL, OPEN, offset=60, modes=(Mode.BACKGROUND,)),
        told(trees.BARE_TOLL, OPEN, offset=60, kind=ClaimKind.TALLY),
    ],
    ids=["elsewhere", "far on", "recalled", "a sum"],
)
def test_what_is_told_of_elsewhere_or_from_afar_has_no_such_day(after):
    assert last_day(told(trees.ROCKETS_HIT, FRIDAY, ORVALE), after) == after.claims[0].occurrence.when


def headline(tree, **changes):
    above = told(tree, OPEN, offset=0, **changes)
    return replace(above, sentence=replace(above.sentence, titled=True))


def first_day(*heard):
    return with_days_of_report(heard, REPORT)[0].claims[0].occurrence.when


def test_a_headline_has_the_day_of_the_deed_that_its_story_tells_as_a_guess():
    when = first_day(headline(trees.ROCKETS_HIT), told(trees.ROCKETS_HIT, FRIDAY, ORVALE, offset=60))
    assert (when.start, when.basis) == (day(9), TimeBasis.INFERRED)


def test_a_headline_above_two_other_deeds_of_two_days_has_none():
    two = told(trees.ROCKETS_HIT, FRIDAY, ORVALE, offset=60), told(trees.ROCKETS_HIT, MIDNIGHT_RAID, offset=120)
    lead = Heard(
        two[0].sentence, Values(), (), (), (), tuple(each.claims[0] for each in two), True, None,
        tuple(each.told[0] for each in two),
    )  # fmt: skip
    other = replace(headline(trees.ROCKETS_HIT).claims[0].occurrence, event_type="Protest")
    assert first_day(headline(trees.ROCKETS_HIT, content=other), lead) == OPEN
