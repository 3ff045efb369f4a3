import pytest

from trucewatch.packs.language.phrases import compile_phrases, rows_of, signs_of


@pytest.mark.parametrize(
    ("phrase", "text", "found"),
    [
        ("truce*", "The truces broke", "truces"),
        ("cease-fire", "a ceasefire", "ceasefire"),
        ("cease-fire", "a cease fire", "cease fire"),
        ("(take|took) effect", "It took effect", "took effect"),
        ("halt* ~ (hostilities|fire)", "halting all of the hostilities", "halting all of the hostilities"),
        ("line of contact", "the line-of contact", "line-of contact"),
        ("don't", "they don’t", "don’t"),
    ],
)
def test_a_phrase_finds_the_forms_it_means(phrase, text, found):
    match = compile_phrases([phrase]).search(text)
    assert match is not None
    assert match.group() == found


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("truce", "trucewatch"),
        ("halt* ~ hostilities", "halted the train. Then came years and years and years of hostilities"),
        ("from", "fromage"),
    ],
)
def test_a_phrase_finds_nothing_else(phrase, text):
    assert compile_phrases([phrase]).search(text) is None


def test_the_longest_phrase_wins():
    assert compile_phrases(["truce", "truce line"]).search("the truce line")[0] == "truce line"


def test_no_phrase_and_an_open_bracket_are_refused():
    with pytest.raises(ValueError, match="no phrase"):
        compile_phrases([])
    with pytest.raises(ValueError, match="cannot be read"):
        compile_phrases(["(open"])


@pytest.mark.parametrize(
    ("phrase", "signs"),
    [("take* effect", {"effect"}), ("(lull|armistice) lines", {"lines"}), ("(the |)(lull|pause)", {"lull", "pause"}),
     ("halt* ~ fire", {"halt"}), ("no-one's land", {"land"}), ("(a|) ~", set())],
)  # fmt: skip
def test_a_sign_of_a_phrase_stands_in_whatever_the_phrase_finds(phrase, signs):
    assert signs_of([phrase]) == signs


def test_phrases_have_no_signs_where_one_of_them_can_be_anything():
    assert signs_of(["truce", "(a|) ~"]) == frozenset()


def test_every_set_of_a_row_has_a_word_in_whatever_its_phrase_finds():
    rows = rows_of(["(pull|pulled) ~ back", "<men> ~ (leave|quit)", "# km"], {"men": ["troop*", "armed men"]})
    assert rows == [({"pull", "pulled"}, {"back"}), ({"troop", "armed"}, {"leave", "quit"}), ({"km"},)]
