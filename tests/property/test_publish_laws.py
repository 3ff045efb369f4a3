"""Laws of what is written: cells come back, texts stay whole, no text breaks a page."""

from __future__ import annotations

import csv
import io
from html import unescape

from hypothesis import given
from hypothesis import strategies as st

from trucewatch.publish.delimited import plain_cell, safe_cell, to_csv
from trucewatch.publish.pages.markdown import escape
from trucewatch.publish.pages.typeset import text_as_read
from trucewatch.publish.words import one_line, plain

_texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
_starts = st.sampled_from(["", "=", "+", "-", "@", "'", "''=", "\t", "＝", "-1", "'-"])


@given(_starts, _texts)
def test_a_cell_comes_back_unchanged(start, text):
    cell = start + text
    assert plain_cell(safe_cell(cell)) == cell


@given(_starts, st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r"), max_size=40))
def test_a_table_comes_back_unchanged(start, text):
    rows = list(csv.reader(io.StringIO(to_csv([{"a": start + text, "b": "x"}]), newline="")))
    assert plain_cell(rows[1][0]) == start + text


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_no_number_is_touched(number):
    assert safe_cell(str(number)) == str(number)


@given(_texts)
def test_a_page_carries_a_text_whole_and_without_markup(text):
    carried = str(text_as_read(text))
    assert "<" not in carried
    assert unescape(carried.replace("&#13;", "\r")) == text.replace("\x00", "\ufffd")
    assert len(text_as_read(text).unescape()) == len(text)


@given(st.text(max_size=60))
def test_plain_text_keeps_its_length_and_loses_every_command(text):
    assert len(plain(text)) == len(text)
    assert "\x1b" not in plain(text)
    assert len(one_line(text).splitlines()) <= 1


@given(st.text(max_size=60))
def test_markdown_gets_no_markup_from_a_text(text):
    escaped = escape(text)
    assert "\n" not in escaped
    bare = escaped.replace("\\\\", "")
    assert not any(f"{before}{mark}" in bare for mark in "<[`|" for before in " a" if f"\\{mark}" not in bare)
