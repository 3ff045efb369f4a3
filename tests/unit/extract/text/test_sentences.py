import pytest

from trucewatch.extract.text.sentences import split_sentences


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("It began. It ended.", ["It began.", "It ended."]),
        ("The U.S. Army left. It rained.", ["The U.S. Army left.", "It rained."]),
        ("“Stop.” They stopped.", ["“Stop.”", "They stopped."]),
        ("He said on Mar. 5 that it held.", ["He said on Mar. 5 that it held."]),
        ("Five died… Six lived!", ["Five died…", "Six lived!"]),
        ("At 5 p.m. The guns fell silent.", ["At 5 p.m.", "The guns fell silent."]),
        ("It fell at 5 a.m. Saturday in the north.", ["It fell at 5 a.m. Saturday in the north."]),
        ("At 5 p.m. Monday's bomb went off.", ["At 5 p.m.", "Monday's bomb went off."]),
        ("It began at 6 p.m. Moscow time.", ["It began at 6 p.m. Moscow time."]),
        ("It fell at 8 p.m. IST, residents said.", ["It fell at 8 p.m. IST, residents said."]),
        ("one line\nanother line", ["one line", "another line"]),
        ("It cost $3.5 million. Nobody paid.", ["It cost $3.5 million.", "Nobody paid."]),
        ("They left the ridge.Every house burned.", ["They left the ridge.", "Every house burned."]),
        ("The U.S.Army and example.com left then.", ["The U.S.Army and example.com left then."]),
        ("The mayor, T.R. Okoye, said so. It rained.", ["The mayor, T.R. Okoye, said so.", "It rained."]),
        ("He lives in the R.V. The town is far.", ["He lives in the R.V.", "The town is far."]),
        ("", []),
    ],
)
def test_a_paragraph_is_cut_where_sentences_end(text, sentences):
    assert [span.of(text) for span in split_sentences(text)] == sentences


def test_offsets_are_counted_from_where_the_paragraph_starts():
    assert split_sentences("One. Two.", 100)[1].start == 105


def test_without_capitals_a_small_letter_begins_a_sentence():
    text = "the u.s. envoy left.  gen. alba, of post no. 4, stayed. a shell fell."
    parts = [span.of(text) for span in split_sentences(text, caseless=True)]
    assert parts == ["the u.s. envoy left.", "gen. alba, of post no. 4, stayed.", "a shell fell."]


def test_with_capitals_a_small_letter_begins_none():
    text = "The paper daily.news. said nothing."
    assert len(split_sentences(text)) == 1
