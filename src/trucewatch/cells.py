"""Cells of tables that no spreadsheet runs as a formula, and the texts that they were."""

from __future__ import annotations

import re

import pyarrow as pa
import pyarrow.compute as pc

# What spreadsheets take for the start of a formula, full-width forms included.
_STARTS = "^'*[=+\\-@\t\r\n＝＋－＠]"
_NUMBER = r"^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$"
_FORMULA, _IS_NUMBER = re.compile(_STARTS), re.compile(_NUMBER)
_QUOTED = "^''*[=+\\-@\t\r\n＝＋－＠]"


def safe_cell(text: str) -> str:
    """A cell that no spreadsheet runs: an apostrophe before what starts like a formula, unless it is a number.

    >>> safe_cell("=1+1"), safe_cell("-36.8"), safe_cell("-two"), safe_cell("'=1")
    ("'=1+1", '-36.8', "'-two", "''=1")
    """
    return f"'{text}" if _FORMULA.match(text) and not _IS_NUMBER.match(text) else text


def plain_cell(cell: str) -> str:
    """The text that ``safe_cell`` was given; what it would never have written stays as it is.

    >>> plain_cell("'=1+1"), plain_cell("-36.8"), plain_cell("'tis"), plain_cell("'-5")
    ('=1+1', '-36.8', "'tis", "'-5")
    """
    return cell[1:] if cell.startswith("'") and safe_cell(cell[1:]) == cell else cell


def safe_cells(texts: pa.Array) -> pa.Array:
    """``safe_cell`` of a whole column of texts."""
    starts = _matches(texts, _STARTS)
    if not _any(starts):
        return texts
    risky = pc.and_(starts, pc.invert(_matches(texts, _NUMBER)))
    return pc.if_else(risky, pc.binary_join_element_wise("'", texts, ""), texts)


def plain_cells(cells: pa.Array) -> pa.Array:
    """``plain_cell`` of a whole column of texts."""
    quoted = _matches(cells, _QUOTED)
    if not _any(quoted):
        return cells
    bare = pc.utf8_slice_codeunits(cells, 1)
    return pc.if_else(pc.and_(quoted, pc.invert(_matches(bare, _NUMBER))), bare, cells)


def _matches(texts: pa.Array, pattern: str) -> pa.Array:
    return pc.fill_null(pc.match_substring_regex(texts, pattern), False)


def _any(flags: pa.Array) -> bool:
    return bool(pc.any(flags).as_py())


def as_text(column: pa.Array) -> pa.Array:
    """A column of any type as text; null where it has none."""
    kind = column.type
    if pa.types.is_dictionary(kind):
        column, kind = column.dictionary_decode(), kind.value_type
    if pa.types.is_timestamp(kind):
        return pc.strftime(column, format="%Y-%m-%d %H:%M:%S")
    if pa.types.is_list(kind) and pa.types.is_string(kind.value_type):
        return pc.binary_join(column, "; ")
    try:
        return column.cast(pa.string())
    except pa.ArrowException:  # a nested or binary column has no text, and no field reads one
        return pa.nulls(len(column), pa.string())
