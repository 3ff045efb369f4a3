"""Words that rules over terms share, and phrases that name a group of them or a number."""

import pytest

from trucewatch.packs.language.phrases import compile_phrases, signs_of
from trucewatch.packs.language.provision_words import load_provision_words

GROUPS = {"arms": ("(gun|tank)s", "<big>"), "big": ("heavy weapons",)}


def test_a_group_stands_for_its_phrases_and_for_those_of_groups_within():
    pattern = compile_phrases(["withdraw* ~ <arms>"], GROUPS)
    assert pattern.search("to withdraw all heavy weapons")
    assert pattern.search("withdrawing the tanks")
    assert not pattern.search("withdrawing the offer")


def test_the_signs_of_a_group_are_those_of_its_phrases():
    assert signs_of(["<arms>"], GROUPS) >= {"gun", "tank"}


def test_a_group_that_is_not_there_is_refused():
    with pytest.raises(ValueError, match="no group of words is named 'arms'"):
        compile_phrases(["<arms>"])


@pytest.mark.parametrize("text", ["100 mm", "1,500 mm", "122mm"])
def test_a_number_in_digits_is_found(text):
    assert compile_phrases(["# mm", "#mm"]).search(f"guns of {text} or more").group() == text


def test_a_report_on_a_truce_is_one_on_a_pact_and_one_on_a_fair_is_not():
    words = load_provision_words()
    assert words.speaks_of_pact("The truce holds.")
    assert not words.speaks_of_pact("The trade fair opened with a deal on wheat.")


def test_a_language_without_the_file_has_none_of_the_words():
    assert load_provision_words("xx").groups == {}
