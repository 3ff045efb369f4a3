"""How something is taken back, in headlines, notes and sentences; every rule by its own hits and misses."""

from dataclasses import replace

import pytest

from trucewatch.extract import read_corrections
from trucewatch.extract.story.corrections import read_correction
from trucewatch.ingest import read_text_report
from trucewatch.model import Span
from trucewatch.packs.language.corrections import Stretch, load_corrections

WORDS = load_corrections()
BODY = "\n\nShells hit the market of Orvale on Friday, residents said. Two people were hurt there."


def read(stretch, rule=None, where=Stretch.NOTE):
    report = read_text_report(stretch, name="x", published="2031-03-06")
    words = replace(WORDS, rules=(rule,)) if rule else WORDS
    return read_correction(report, Span(0, len(report.text)), where, words)


@pytest.mark.parametrize("rule", WORDS.rules, ids=lambda rule: rule.id)
def test_a_rule_takes_its_hits_and_leaves_its_misses(rule):
    for hit in rule.hits:
        assert any(read(hit, rule, where) for where in rule.where), hit
        assert Stretch.TEXT not in rule.where or WORDS.may_tell(hit.lower()), hit
    for miss in rule.misses:
        assert not any(read(miss, rule, where) for where in rule.where), miss


@pytest.mark.parametrize(
    ("note", "old", "new"),
    [
        ("Correction: an earlier version said 34 soldiers were killed; the number is 33.", 34, 33),
        ("This article has been corrected to say that 33 soldiers were killed, not 34.", 34, 33),
        ("Clarification: the shell wounded nine people rather than a dozen.", 12, 9),
        ("An earlier version of this story put the dead at 22. The correct number is 33.", 22, 33),
        ("(Corrects toll in paragraph 2 to 33 from 34)", 34, 33),
        ("Editor's note: a previous version of this report incorrectly said seven convoys were hit.", 7, None),
        ("Due to an editing error, an earlier version of this article said 40 were killed; it was 14.", 40, 14),
        ("We have corrected an earlier version of this story that spoke of 34 dead. The figure is 33.", 34, 33),
        ("This article was corrected on March 9. The number of dead was given as 34. It should have been 33.", 34, 33),
        ("This story has been corrected to show that nine people died in Orvale.", None, 9),
    ],
)
def test_a_note_gives_the_old_number_and_the_new(note, old, new):
    found = read(note)
    assert (found.old and found.old.exact, found.new and found.new.exact, found.whole) == (old, new, False)
    for span, number in ((found.old_span, old), (found.new_span, new)):
        assert (span is None) == (number is None)
        assert span is None or any(c.isalnum() for c in span.of(note))


@pytest.mark.parametrize(
    "note",
    [
        "Correction: an earlier version misspelt the name of the minister.",
        "This article was amended on 9 March 2031 to say that the strike was on Friday, not Thursday.",
        "Editor's note: this story was first published on 4 March 2031.",
        "This story has been updated with a statement of the ministry.",
    ],
)
def test_a_note_without_a_count_takes_no_number_back(note):
    assert read(note) is None


@pytest.mark.parametrize(
    ("sentence", "by", "old", "new"),
    [
        ("The defence ministry later revised the toll to 33.", "The defence ministry", None, 33),
        ("The death toll was revised down from 34 to 33.", "", 34, 33),
        ("On Friday the army withdrew its claim that 20 fighters had been killed.", "On Friday the army", 20, None),
        ("Police, who initially spoke of twelve dead, now say nine people died.", "Police", 12, 9),
        ("The army on Sunday scaled back its estimate of rebel dead from 120 to 45.", "The army", 120, 45),
        (
            "The presidency corrected itself: 11 men had died and not 15, as it first announced.",
            "The presidency",
            15,
            11,
        ),
        ("Officials initially said 12 had died but later lowered the toll to nine.", "Officials", 12, 9),
        ("The monitor said 18 people were killed, down from the 25 it reported on Monday.", "The monitor", 25, 18),
        ("The number of displaced was revised from 90,000 to 60,000.", "", 90_000, 60_000),
    ],
)
def test_a_speaker_takes_a_number_back_in_the_text(sentence, by, old, new):
    found = read(sentence, where=Stretch.TEXT)
    assert (found.by, found.old and found.old.exact, found.new and found.new.exact) == (by, old, new)
    assert found.in_text


@pytest.mark.parametrize(
    "sentence",
    [
        "The death toll was revised up from 22 to 33.",
        "The ministry, which had earlier put the toll at 22, said 33 people were killed.",
        "The toll rose to 33 from 22.",
        "The army withdrew 20 tanks from the town.",
        "The general cut the supply road to 30 villages.",
        "The mission lowered the number of its lorries from 200 to 90.",
        "Attacks killed 18 people in May, down from 25 in April.",
        "The army denied that it had withdrawn its claim that 20 had died.",
    ],
)
def test_a_toll_that_grows_is_no_correction_nor_is_another_act(sentence):
    assert read(sentence, where=Stretch.TEXT) is None


def test_a_page_is_read_by_its_headline_its_notes_and_its_text():
    text = f"RETRACTED: Nine die in Orvale{BODY} The council later lowered its toll to two.\n\n"
    text += "Editor's note: an earlier version of this story said nine people were killed; the number is two."
    found = read_corrections(read_text_report(text, name="x", published="2031-03-06"))
    assert [each.whole for each in found] == [True, False, False]
    assert [each.in_text for each in found] == [False, True, False]
    assert all(each.span.of(text) == each.quote for each in found)


def test_a_note_is_no_part_of_the_article():
    report = read_text_report(
        f"Shells hit Orvale{BODY}\n\nThis story has been corrected to say nine, not 12, died.", name="x"
    )
    assert "corrected" not in report.cleaned
    assert [aside.kind.value for aside in report.asides] == ["editor's note"]


def test_a_language_without_rules_takes_nothing_back():
    assert load_corrections("xx").rules == ()
