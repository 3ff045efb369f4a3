from dataclasses import replace

import pytest

from trucewatch.extract.choosing import Chooser
from trucewatch.extract.text.sentences import split_sentences
from trucewatch.model import Span
from trucewatch.packs.language.happenings import load_happenings
from trucewatch.packs.language.political_acts import load_political_acts
from trucewatch.packs.language.provision_words import ProvisionWords, load_provision_words
from trucewatch.packs.language.rules import Wordings
from trucewatch.packs.language.speech import load_speech

CHOOSER = Chooser(load_happenings(), load_political_acts(), load_speech(), Wordings.of(()), ProvisionWords(), "en")
SAID = "“The roads are quiet,” said Dela Moro, a baker in Testville."


def chosen(text, *, caseless=False, every=False):
    spans = [(0, span) for span in split_sentences(text)]
    return [one.span.of(text) for one in CHOOSER.choose(text, spans, every=every, caseless=caseless)]


def test_a_sentence_without_words_of_a_claim_or_a_speaker_is_not_parsed():
    assert chosen("The market was closed. Shells hit the mill.") == ["Shells hit the mill."]
    assert len(chosen("The market was closed. Shells hit the mill.", every=True)) == 2


def test_who_only_speaks_is_not_asked_where_the_rest_names_its_own_speakers():
    assert chosen(f"{SAID} Shells hit the mill, monitors said.") == ["Shells hit the mill, monitors said."]


@pytest.mark.parametrize(
    "asks",
    [
        "Shells hit the mill, she said.",
        "Shells, she later added, hit the mill.",
        "Shells hit the mill, said she.",
        "Shells hit the mill, Moro said.",
        "Shells hit the mill, the baker said.",
        "Shells hit the mill, the group said.",
        "“Shells hit the mill.”",
    ],
)
def test_who_only_speaks_is_heard_where_a_later_sentence_may_mean_him(asks):
    assert chosen(f"{SAID} {asks}") == [SAID, asks]


def test_a_pronoun_far_from_any_saying_asks_nobody():
    told = "Shells hit it and all that stood around the old mill, monitors said."
    assert chosen(f"{SAID} {told}") == [told]


@pytest.mark.parametrize("told", ["the army said it had hit the mill", "shells hit the agenda, the army said"])
def test_what_is_no_speaker_asks_nobody(told):
    """As a pronoun in what is said, or a word that only begins as that for a body does ("agency")."""
    assert chosen(f"{SAID} On Friday {told}.") == [f"On Friday {told}."]


def test_what_is_said_is_heard_where_its_day_or_its_quotation_goes_on():
    day = "“We had no bread on Monday,” said Dela Moro."
    assert chosen(f"{day} Shells hit the mill the next day, monitors said.")[0] == day
    opened = "“We had no bread."
    assert chosen(f"{opened} Shells hit the mill,” Dela Moro said.")[0] == opened


def test_who_denies_or_blames_is_heard():
    denial = "A spokesman said that the militia had no part in it."
    assert chosen(f"Shells hit the mill. {denial}")[1:] == [denial]


def test_without_capitals_nobody_can_tell_and_all_who_speak_are_heard():
    text = f"{SAID} Shells hit the mill, monitors said.".lower().replace("testville. s", "testville. S")
    assert len(chosen(text, caseless=True)) == 2


@pytest.mark.parametrize(("heading", "led"), [("What was agreed:", True), ("The weather:", False)])
@pytest.mark.parametrize("sign", ["- ", "• ", "1. "])
def test_the_items_below_what_was_agreed_are_led_by_the_deal(heading, sign, led):
    text = f"{heading}\n{sign}all captives out by May\nOn Monday it rained."
    starts = [0, len(heading) + 1 + (2 if sign == "• " else 0), text.index("On Monday")]
    ends = [len(heading), text.index("\nOn"), len(text)]
    spans = [(number, Span(*span)) for number, span in enumerate(zip(starts, ends, strict=True))]
    chooser = replace(CHOOSER, provisions=load_provision_words())
    wanted = chooser.choose(text, spans, every=True, caseless=False)
    assert [bool(one.lead) for one in wanted] == [False, led, False]
