import pytest

from trucewatch.extract.parties.armies import armies_meant, groups_called, owned, owners_before, rebels_meant
from trucewatch.packs.actors import ActorBook

BOOK = ActorBook.load()
DEFINITE = frozenset({"the", "these"})


def meant(*sentences, country="LB"):
    last, found = None, []
    for sentence in sentences:
        mentions, last = armies_meant(BOOK.mentions(sentence, country=country), last, BOOK)
        found += [mention.id for mention in mentions if mention.how == "role"]
    return found


@pytest.mark.parametrize(
    ("sentences", "ids"),
    [
        (["The Israeli military struck a car.", "The army said it had hit a house."], ["israel"]),
        (["The army said it had deployed."], ["lebanon"]),
        (["The IDF crossed the river.", "The army said it would stay."], ["israel"]),
        (["The Israeli military struck.", "The Lebanese army protested.", "The army named two dead."], ["lebanon"]),
        (["Israeli settlers came.", "The army said it had deployed."], ["lebanon"]),
    ],
)
def test_a_bare_army_is_the_one_named_last(sentences, ids):
    assert meant(*sentences) == ids


def test_an_army_before_its_guns_or_shelling_needs_no_article():
    found = BOOK.mentions("Hours later army artillery hit a market, and two died in army shelling.", country="SD")
    assert [(mention.text, mention.id) for mention in found] == [("army artillery", "sudan"), ("army", "sudan")]
    assert BOOK.mentions("They met near army camps in the hills.", country="SD") == ()


OURS = "MILF rebels raided a town."


@pytest.mark.parametrize(
    ("texts", "group"),
    [([OURS], "milf"), ([OURS, "NPA rebels raided another."], "npa"), (["MILF fighters and rebels raided it."], "npa")],
)
def test_the_rebels_are_those_whom_the_report_calls_so_with_their_name(texts, group):
    mentions = [mention for text in texts for mention in BOOK.mentions(text, country="PH")]
    text = "The rebels fled."
    (rebels,) = rebels_meant(BOOK.mentions(text, country="PH"), groups_called(mentions, BOOK), text, DEFINITE)
    assert rebels.id == group


@pytest.mark.parametrize(("text", "group"), [("Then the militias fled.", "houthis"), ("Armed militias fled.", None)])
def test_the_militias_are_those_named_so_and_militias_are_anybody(text, group):
    called = groups_called(BOOK.mentions("Houthi militias shelled the port.", country="YE"), BOOK)
    (militias,) = rebels_meant(BOOK.mentions(text, country="YE"), called, text, DEFINITE)
    assert militias.id == group


@pytest.mark.parametrize(
    ("texts", "owner"),
    [
        (["Russia denied the strike on Ukraine.", "Its defence ministry blamed Kyiv."], "russia"),
        (["Hamas refused.", "Shops opened.", "Its army wing fired."], "hamas"),
        (["Shops opened.", "Its army fired."], None),
        (["Israel struck.", "Lebanon said its army would answer."], "lebanon"),
    ],
)
def test_what_is_somebodys_own_is_of_whom_the_sentence_or_the_one_before_names_first(texts, owner):
    mentions = [BOOK.mentions(text, country="UA") for text in texts]
    before = list(owners_before(mentions))[-1]
    last = list(owned(mentions[-1], before, texts[-1], frozenset({"its"}), BOOK))
    assert [one.id for one in last if one.how == "role"] == [owner]
