from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from trucewatch.packs.actors import ActorBook

BOOK = ActorBook.load()
PIECES = st.sampled_from(
    [
        "Turkish",
        "Syrian",
        "al-Assad's",
        "Houthi",
        "rebels",
        "troops",
        "and",
        ",",
        "-",
        "(HTS)",
        "Moscow",
        "said",
        "in",
        "the",
        "shelled",
        "U.S.",
        "forces",
        "President",
        "Putin",
        "news",
        "agency",
        "’s",
        "-backed",
        ".",
        "“",
        "Hayat",
        "Tahrir",
        "al-Sham",
        "government",
        "pro-",
        "Astana",
        "talks",
        "\n\n",
    ]
)


@given(st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=25).map(" ".join)), st.booleans())
def test_mentions_are_verbatim_in_order_and_never_overlap(text, caseless):
    mentions = BOOK.mentions(text, country="SY", caseless=caseless)
    for mention in mentions:
        assert mention.span.of(text) == mention.text
        assert mention.id is None or mention.id in BOOK.ids
    for left, right in pairwise(mentions):
        assert left.span.end <= right.span.start


@given(st.lists(PIECES, max_size=25).map(" ".join))
def test_reading_twice_gives_the_same(text):
    assert BOOK.mentions(text, country="YE") == BOOK.mentions(text, country="YE")
