"""Rows as CSV and JSON Lines, safe to open in a spreadsheet and the same when read back."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Sequence
from typing import Any

# What spreadsheets take for the start of a formula, full-width forms included.
_FORMULA = re.compile("^'*[=+\\-@\t\r\n＝＋－＠]")
_NUMBER = re.compile(r"^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$")


def safe_cell(text: str) -> str:
    """A cell that no spreadsheet runs: an apostrophe before what starts like a formula, unless it is a number.

    >>> safe_cell("=1+1"), safe_cell("-36.8"), safe_cell("-two"), safe_cell("'=1")
    ("'=1+1", '-36.8', "'-two", "''=1")
    """
    return f"'{text}" if _FORMULA.match(text) and not _NUMBER.match(text) else text


def plain_cell(cell: str) -> str:
    """The text that ``safe_cell`` was given.

    >>> plain_cell("'=1+1"), plain_cell("-36.8"), plain_cell("'tis")
    ('=1+1', '-36.8', "'tis")
    """
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell[1:]) else cell


def to_csv(rows: Sequence[dict[str, Any]], columns: Sequence[str] = ()) -> str:
    """Rows as CSV (UTF-8, a header, line ends of one line feed).

    ``columns`` are those of the first row where none are given; no rows and no
    columns give nothing. None is an empty cell. Line ends within a cell stay, quoted.
    """
    columns = list(columns) or list(rows[0] if rows else ())
    if not columns:
        return ""
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([_cell(row[column]) for column in columns] for row in rows)
    return _surrogates_out(written.getvalue())


def to_json_lines(rows: Sequence[dict[str, Any]]) -> str:
    """Rows as JSON, one a line."""
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return safe_cell(value) if isinstance(value, str) else str(value)


def _surrogates_out(text: str) -> str:
    return text.encode("utf-8", "replace").decode("utf-8")
