import pytest

from trucewatch.errors import UnreadableReport
from trucewatch.ingest.rows import MAX_ROW, read_row, split_rows


def test_a_row_gives_text_and_details():
    text, _, details = read_row(
        b'{"text": "Calm.", "title": "T", "date": "2020-03-05", "outlet": "O", "url": "u"}', "a:1"
    )
    assert (text, details.title, details.published, details.outlet, details.url) == (
        "Calm.",
        "T",
        "2020-03-05",
        "O",
        "u",
    )


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (b"not json", "not a row of JSON"),
        (b'["text"]', "must be an object"),
        (b'{"title": "T"}', "has no text"),
        (b'{"text": 5}', "has no text"),
        (b'{"text": "  "}', "has no text"),
        (b"[" * 100_000, "not a row of JSON"),
        (b'{"n": ' + b"9" * 5000 + b"}", "not a row of JSON"),
        (b'{"text": "' + b"a" * MAX_ROW + b'"}', "more than the 5 MB"),
        (b'{"text": "\0"}', "binary"),
    ],
)
def test_a_row_that_cannot_be_read_is_named(row, why):
    with pytest.raises(UnreadableReport, match=why) as caught:
        read_row(row, "a.jsonl:7")
    assert str(caught.value).startswith("a.jsonl:7: ")


def test_half_a_character_in_a_row_is_made_whole():
    assert read_row(b'{"text": "a\\ud800b"}', "a:1")[0] == "a\ufffdb"


def test_blank_rows_are_passed_over_and_line_numbers_kept():
    assert [number for number, _ in split_rows(b"{}\r\n\r\n{}\n")] == [1, 3]
