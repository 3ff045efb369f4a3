"""The words of numbers in one language, read from its lexicon folder."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from trucewatch.errors import UnknownName
from trucewatch.packs.document import Entry, read_document

Ends = tuple[int, int | None]

BENDS = ("at_least", "more_than", "at_most", "fewer_than", "about", "nearly", "plain")
"""What a modifier does to a number; the data file says what each means."""


@dataclass(frozen=True, slots=True)
class NumberWords:
    """How one language writes counts; every field is explained in its ``numbers.yaml``.

    ``modifiers`` and ``after`` map phrases, split into lower-case words, to one
    of ``BENDS``. ``heads`` are the words that a written number can begin with,
    ``modifier_ends`` those that a modifier can end with.
    """

    digits: re.Pattern[str]
    grouping: str
    decimal: str
    cardinals: Mapping[str, int]
    scales: Mapping[str, int]
    suffixes: Mapping[str, int]
    articles: frozenset[str]
    joins: frozenset[str]
    tens_joins: frozenset[str]
    bare_scales: frozenset[str]
    links: frozenset[str]
    fractions: Mapping[str, int]
    shares: Mapping[str, int]
    percents: frozenset[str]
    vague: Mapping[str, Ends]
    vague_with_article: frozenset[str]
    exact_vague: frozenset[str]
    plurals: Mapping[str, Ends]
    multipliers: Mapping[str, Ends]
    not_numbers: frozenset[tuple[str, ...]]
    modifiers: Mapping[tuple[str, ...], str]
    spatial: frozenset[str]
    spatial_from: int
    spatial_verbs: frozenset[str]
    after: Mapping[tuple[str, ...], str]
    after_signs: Mapping[str, str]
    between: frozenset[str]
    between_joins: frozenset[str]
    range_joins: frozenset[str]
    range_breakers: frozenset[str]
    counting_suffixes: frozenset[str]
    namers: frozenset[str]
    no_namer_after: frozenset[str]
    age_before: frozenset[str]
    age_groups: frozenset[str]
    age_modifiers: frozenset[str]
    measures: frozenset[str]
    multiples: frozenset[str]  # behind a number, how often something was: "40 times"
    measure_adjectives: frozenset[str]
    currency_signs: tuple[str, ...]
    percent_signs: tuple[str, ...]
    one_not_before: frozenset[str]
    one_not_after: frozenset[str]
    singular: frozenset[str]
    years: tuple[int, int]
    year_before: frozenset[str]
    plain_plurals: frozenset[str]
    not_plural: frozenset[str]
    heads: frozenset[str]
    modifier_ends: frozenset[str]


WHOLE = 10_000
"""Shares are written in ten-thousandths."""
_MAPPINGS = ("cardinals", "scales", "suffixes", "fractions", "shares")
_ENDS = ("vague", "plurals", "multipliers")
_SETS = (
    "articles", "joins", "tens_joins", "bare_scales", "links",
    "vague_with_article", "exact_vague", "spatial", "spatial_verbs", "between", "between_joins",
    "range_joins", "range_breakers", "counting_suffixes", "namers", "no_namer_after", "age_before", "age_groups",
    "age_modifiers", "multiples",
    "measures", "measure_adjectives", "one_not_before", "one_not_after", "singular", "year_before", "plain_plurals",
    "not_plural", "percents",
)  # fmt: skip
_OTHERS = (
    "digits",
    "not_numbers",
    "modifiers",
    "after",
    "after_signs",
    "currency_signs",
    "percent_signs",
    "spatial_from",
    "years",
)
_ABOUT = ("source", "licence", "date")


@lru_cache(maxsize=8)
def number_words(language: str = "en") -> NumberWords:
    """The number words of a language (its folder under ``data/lexicon``).

    Raises UnknownName where the language has none, BadDataFile where they are wrong.
    """
    return read_number_words(lexicon_document(language, "numbers.yaml"))


def lexicon_document(language: str, name: str) -> Entry:
    """A data file of a language's lexicon folder. Raises UnknownName where it has none."""
    folder = files("trucewatch") / "data" / "lexicon"
    file = folder / language / name
    if not language.isalpha() or not file.is_file():
        known = [entry.name for entry in folder.iterdir() if entry.is_dir() and (entry / name).is_file()]
        raise UnknownName("language with a lexicon", language, known)
    return read_document(file.read_text(encoding="utf-8"), f"data/lexicon/{language}/{name}")


def read_number_words(document: Entry) -> NumberWords:
    """Typed number words from a document. Raises BadDataFile by line."""
    wanted = (*_MAPPINGS, *_ENDS, *_SETS, *_OTHERS)
    fields = document.only((*wanted, *_ABOUT), required=(*wanted, *_ABOUT))
    low, high = _ends(fields["years"])
    if high is None:
        raise fields["years"].wrong("the years need both ends", "write them as 1900..2100")
    whole: dict[str, dict[str, int]] = {
        name: {word: entry.convert(int, "a whole number") for word, entry in fields[name].fields().items()}
        for name in _MAPPINGS
    }
    ends = {name: {word: _ends(entry) for word, entry in fields[name].fields().items()} for name in _ENDS}
    sets = {name: frozenset(fields[name].texts()) for name in _SETS}
    modifiers = _bends(fields["modifiers"])
    heads = frozenset().union(*whole.values(), *ends.values(), sets["singular"])
    heads -= {*whole["suffixes"], *whole["shares"]} - set(whole["fractions"])
    signs = fields["digits"].only(("group", "decimal"), ("group", "decimal"))
    group, decimal = signs["group"].text(), signs["decimal"].text()
    return NumberWords(
        digits=_digits(group, decimal),
        grouping=group,
        decimal=decimal,
        heads=heads,
        modifiers=modifiers,
        not_numbers=frozenset(tuple(phrase.split()) for phrase in fields["not_numbers"].texts()),
        modifier_ends=frozenset(phrase[-1] for phrase in modifiers),
        after=_bends(fields["after"]),
        after_signs={sign: entry.one_of(BENDS, "bend") for sign, entry in fields["after_signs"].fields().items()},
        currency_signs=fields["currency_signs"].texts(),
        percent_signs=fields["percent_signs"].texts(),
        spatial_from=fields["spatial_from"].convert(int, "a whole number"),
        years=(low, high),
        **whole,  # type: ignore[arg-type]
        **ends,  # type: ignore[arg-type]
        **sets,  # type: ignore[arg-type]
    )


def _digits(group: str, decimal: str) -> re.Pattern[str]:
    """Digits in threes by the language's sign ("1,200"), by a no-break blank, or by a plain blank before noughts only.

    A plain blank before other digits parts two numbers: "on May 5 120 people died".
    """
    group, decimal = re.escape(group), re.escape(decimal)
    return re.compile(
        rf"\d{{1,3}}(?:{group}\d{{3}})+(?![\d{group}])(?:{decimal}\d+)?"
        rf"|[1-9]\d{{0,2}}(?:[\u00a0\u202f]\d{{3}}| 000)+(?!\d)|\d+(?:{decimal}\d+)?"
    )


def _bends(entry: Entry) -> dict[tuple[str, ...], str]:
    return {tuple(phrase.split()): bend.one_of(BENDS, "bend") for phrase, bend in entry.fields().items()}


def _ends(entry: Entry) -> Ends:
    text = entry.text()
    low, dots, high = text.partition("..")
    if not dots or not low.isdigit() or not (high.isdigit() or high == "") or (high and int(high) < int(low)):
        raise entry.wrong(f"'{text}' is not a range", "write it as 2..9, or 24.. for an open end")
    return int(low), int(high) if high else None
