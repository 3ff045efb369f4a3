import pytest

from trucewatch.packs.language.first_look import FirstLook, words_to_look_for
from trucewatch.packs.language.happenings import load_happenings
from trucewatch.packs.language.political_acts import load_political_acts

LOOK = FirstLook.of([({"open"}, {"road", "city"}), ({"cease-fire"},), ({"take"}, {"army"})], {"take": ("tak", "took")})


@pytest.mark.parametrize(
    "sentence",
    ["they opened the roads", "cities are open", "a cease-fire began", "it took two armies", "re-taking armies"],
)
def test_a_row_is_met_by_any_forms_of_a_word_of_each_of_its_sets(sentence):
    assert LOOK.may_find(words_to_look_for(sentence))


@pytest.mark.parametrize("sentence", ["they opened a shop", "roads", "", "fire will cease", "tackling armies"])
def test_a_row_is_not_met_where_one_of_its_sets_has_no_word(sentence):
    assert not LOOK.may_find(words_to_look_for(sentence))


@pytest.mark.parametrize(("sentence", "there"), [("ready to talk", True), ("the readying of arms", False)])
def test_a_word_that_takes_no_endings_is_looked_for_whole(sentence, there):
    assert FirstLook.of([], {}, unchanging=[{"ready", "willing"}]).may_find(words_to_look_for(sentence)) is there


def test_a_look_for_nothing_finds_nothing():
    assert not FirstLook.of([], {}).may_find(words_to_look_for("guns fell silent"))


def test_rows_that_are_met_are_told_in_order_with_those_that_need_nothing():
    look = FirstLook.of([({"gun"}, {"silent"}), (), ({"silent"},), ({"gun"},), ({"bell"}, {"gun"})], {})
    assert look.met(words_to_look_for("guns fell silent")) == [0, 1, 2, 3]
    assert look.met(words_to_look_for("the bridge")) == [1]


@pytest.mark.parametrize(
    ("sentence", "there"),
    [("militants took four hostages", True), ("the bus took four hours", False), ("two lives were lost", True)],
)
def test_a_verb_that_needs_an_object_is_looked_for_with_it(sentence, there):
    assert load_happenings().look.may_find(words_to_look_for(sentence)) is there


@pytest.mark.parametrize(
    ("sentence", "there"),
    [
        ("the sides struck a deal", True),
        ("the road to the city was wet", False),
        ("they held talks", True),
        ("the gulf states back the plan", True),
        ("the plan was backed in the vote", True),
        ("they want to go back to their fields", False),
        ("the water was back.", False),
        ("they went back to back the plan", True),
        ("the marsh people pulled back to the river with their troops", True),
        ("they are open to talks", True),
        ("schools are to open again", False),
    ],
)
def test_an_act_is_looked_for_with_all_that_its_rule_asks_for(sentence, there):
    assert load_political_acts().may_tell(sentence, words_to_look_for(sentence)) is there


@pytest.mark.parametrize("text", ["the militia claimed responsibility.", "the victims included two nurses."])
def test_a_sentence_that_only_adds_to_what_was_told_is_looked_at(text):
    assert load_happenings().look.may_find(words_to_look_for(text))
