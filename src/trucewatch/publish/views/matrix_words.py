"""How the states of the matrix read on a page: signs that need no colour, words, tones."""

from __future__ import annotations

from trucewatch.model import CellState, FactKind

STATE_SYMBOLS: dict[CellState, str] = {
    CellState.SAYS: "✓",
    CellState.FITS: "≈",
    CellState.OTHERWISE: "≠",
    CellState.VAGUE: "?",
    CellState.DENIES: "✕",
    CellState.BOTH: "±",
    CellState.SILENT: "·",
    CellState.EARLIER: "–",
}

STATE_LABELS: dict[CellState, str] = {
    CellState.SAYS: "says it",
    CellState.FITS: "says what can be the same",
    CellState.OTHERWISE: "says otherwise",
    CellState.VAGUE: "too vague to tell",
    CellState.DENIES: "denies it",
    CellState.BOTH: "says it, with a denial",
    CellState.SILENT: "silent",
    CellState.EARLIER: "appeared before it",
}

STATE_TONES: dict[CellState, str] = {
    CellState.SAYS: "good",
    CellState.FITS: "wait",
    CellState.OTHERWISE: "bad",
    CellState.VAGUE: "doubt",
    CellState.DENIES: "bad",
    CellState.BOTH: "doubt",
    CellState.SILENT: "plain",
    CellState.EARLIER: "plain",
}

KIND_LABELS: dict[FactKind, str] = {
    FactKind.TERM: "terms",
    FactKind.EVENT: "events",
    FactKind.TOLL: "tolls",
    FactKind.PERPETRATOR: "perpetrators",
    FactKind.TIME: "times",
    FactKind.PLACE: "places",
    FactKind.TOTAL: "totals",
    FactKind.POSITION: "positions",
    FactKind.DETAIL: "details",
}

# Silent reports say nothing of a fact; those that appeared before it could not.
QUIET = (CellState.SILENT, CellState.EARLIER)


def value_words(value: str) -> str:
    """A value as a reader should see it; an open end is said in words.

    >>> value_words("? to 2031-05-08"), value_words("2031-05-08 to ?"), value_words("33")
    ('until 2031-05-08', 'since 2031-05-08', '33')
    """
    if value.startswith("? to "):
        return f"until {value.removeprefix('? to ')}"
    return f"since {value.removesuffix(' to ?')}" if value.endswith(" to ?") else value
