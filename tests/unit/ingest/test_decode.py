import pytest

from trucewatch.errors import UnreadableReport
from trucewatch.ingest.decode import decode, without_lone_surrogates

WORDS = "Ведомство сообщило о прекращении огня в долине. Стороны подтвердили это вечером в столице."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_a_marked_or_utf_8_text_is_read_as_it_was_written(encoding):
    assert decode(WORDS.encode(encoding), "a.txt")[0] == WORDS


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark_is_told_by_its_zeros(encoding):
    text = "The guns fell silent at midnight, he said."
    assert decode(text.encode(encoding), "a.txt") == (text, encoding)


def test_another_encoding_is_guessed_and_named():
    text, encoding = decode((WORDS * 4).encode("cp1251"), "a.txt")
    assert text == WORDS * 4
    assert encoding != "utf-8"


def test_a_few_western_accents_are_read_as_browsers_read_them():
    text = "At least five people were killed near Orvale on Thursday, Mr Señal of Ålby said."
    assert decode(text.encode("cp1252"), "a.txt") == (text, "cp1252")


def test_a_page_that_declares_its_encoding_is_taken_at_its_word():
    page = b'<meta charset="windows-1252"><p>The caf\xe9 was hit.</p>'
    assert decode(page, "a.html") == ('<meta charset="windows-1252"><p>The café was hit.</p>', "windows-1252")


def test_a_page_that_declares_no_known_encoding_is_guessed():
    assert "was hit" in decode(b'<meta charset="no-such"><p>The caf\xe9 was hit at noon.</p>', "a.html")[0]


@pytest.mark.parametrize("raw", [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" * 20, bytes(range(1, 32)) * 50, b"\xff\xfea"])
def test_what_is_no_text_is_refused_with_its_name(raw):
    with pytest.raises(UnreadableReport, match=r"a\.bin"):
        decode(raw, "a.bin")


def test_line_ends_and_odd_blanks_stay_as_they_are():
    text = "One\r\nTwo\u00a0three\u2028four\n"
    assert decode(text.encode(), "a.txt")[0] == text


def test_half_a_character_becomes_a_sign_for_it():
    assert without_lone_surrogates("a\ud800b") == "a\ufffdb"
