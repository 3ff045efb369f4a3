"""The words and forms of times in one language, read from its lexicon folder."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from trucewatch.packs.document import Entry
from trucewatch.packs.language.forms import DIGITS, Form, FormGroup, WordClass, compile_form, group_forms, word_class
from trucewatch.packs.language.numbers import NumberWords, lexicon_document, number_words
from trucewatch.packs.language.units import UnitWords, unit_words


@dataclass(frozen=True, slots=True)
class FormCase:
    """A form's own tests, as its data file gives them: what a phrase must give, or nothing (None)."""

    says: str
    phrase: str
    value: str | None
    line: int


@dataclass(frozen=True, slots=True)
class FormRule:
    """The forms of one reader with what they tell and their own tests: one rule of the data file."""

    says: str
    reads: str
    line: int
    forms: tuple[Form, ...]
    cases: tuple[FormCase, ...]


@dataclass(frozen=True, slots=True)
class TimeWords:
    """How one language writes times; every field is explained in its ``times.yaml``.

    ``numbers`` and ``units`` are that language's too, so that a reader of times needs nothing else.
    """

    numbers: NumberWords
    units: UnitWords
    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    ordinals: Mapping[str, int]
    seasons: Mapping[str, int]
    day_words: Mapping[str, int]
    which: Mapping[str, int]
    parts: Mapping[str, tuple[int, int]]
    half_days: Mapping[str, int]
    edges: Mapping[str, str]
    minute_shifts: Mapping[str, int]
    zones: Mapping[str, str]
    capital_months: bool
    also_words: frozenset[str]
    prepositions: frozenset[str]
    bonds: frozenset[str]
    onward_bonds: frozenset[str]
    range_openers: Mapping[str, frozenset[str]]
    range_signs: frozenset[str]
    edge_bonds: frozenset[str]
    shades: Mapping[str, str]
    nights: Mapping[str, tuple[int, int, int]]
    told_days: Mapping[str, int]
    told_parts: Mapping[str, int]
    told_behind: Mapping[str, int]
    feasts: Mapping[str, tuple[int, int]]
    goes_on: frozenset[str]
    counted_at: frozenset[str]
    no_day: frozenset[str]
    day_articles: frozenset[str]
    day_prepositions: frozenset[str]
    meant: frozenset[str]  # before a day for which something is meant, and on which nothing was
    to_the_day: frozenset[str]
    on_the_day: frozenset[str]
    less_than: frozenset[str]
    passes: frozenset[str]
    parts_alone: Mapping[str, tuple[int, int]]
    uses: Mapping[str, str]
    use_before: re.Pattern[str]
    last_word: re.Pattern[str]
    since_clause: re.Pattern[str]
    never_before_since: frozenset[str]
    before_lasting: frozenset[str]
    often: Mapping[str, str]
    foreseen: frozenset[str]
    hour_openers: frozenset[str]
    never_before: frozenset[str]
    month_prepositions: frozenset[str]
    future_cues: frozenset[str]
    past_cues: frozenset[str]
    past_endings: tuple[str, ...]
    forms_by_head: Mapping[str, FormGroup]
    rules: tuple[FormRule, ...]

    def is_of_a_day(self, word: str) -> bool:
        """Is it a weekday, a month or a part of the day?

        >>> [time_words("en").is_of_a_day(word) for word in ("sunday", "may", "dawn", "year")]
        [True, True, True, False]
        """
        return word in self.weekdays or word in self.months or word in self.parts

    @property
    def cases(self) -> tuple[FormCase, ...]:
        """The tests of every rule."""
        return tuple(case for rule in self.rules for case in rule.cases)


_MAPPINGS = (
    "month", "weekday", "weekday_short", "ordinal", "season", "day_word", "which", "half_day", "minute_shift",
    "told_day", "told_part",
)  # fmt: skip
_SETS = (
    "also_words", "prepositions", "bonds", "onward_bonds", "range_signs", "edge_bonds",
    "month_prepositions", "foreseen", "hour_openers",
    "never_before", "never_before_since", "before_lasting", "future_cues", "past_cues",
)  # fmt: skip
_LISTS = ("midnight", "event", "past_endings", "day_endings", "fillers")
_USES = ("since", "until", "before", "by")
_OTHERS = (
    *_USES,
    "part",
    "part_alone",
    "night",
    "shade",
    "range_openers",
    "edge",
    "zone",
    "zone_city",
    "often",
    "capital_months",
    "forms",
)
_SETS_MAY_LACK = (
    "goes_on",
    "counted_at",
    "no_day",
    "day_articles",
    "to_the_day",
    "on_the_day",
    "less_than",
    "day_prepositions",
    "meant",
    "passes",
)
_MAY_LACK = ("told_behind", "feast", *_SETS_MAY_LACK)  # a thin language may leave these out
_ABOUT = ("source", "licence", "date")

SHADES = ("earlier", "later", "early", "late")
READS = (
    "stamp", "date", "numeric_date", "month", "year", "weekday", "weekday_of_week", "weekday_short", "day_word",
    "night", "this_part", "part", "part_alone", "clock", "hour_with_point", "hour_without_point", "zone",
    "zone_city", "edge", "midnight", "which_unit", "unit_alone", "which_month", "weekend", "ago", "window",
    "window_ahead", "recent", "quarter", "day_range", "after_event", "before_event", "before_alone", "that_day",
    "that_day_alone", "nth", "feast", "weekday_night", "date_night", "weekday_nth", "decade", "short_year",
    "list_date", "told_weekday", "nth_word", "week_of_month", "often", "vague", "noise",
)  # fmt: skip
"""What a form may tell; ``extract.times.atoms`` has a reader for each."""

VALUE_ONLY = ("often", "vague")
"""Of those, what names no place in time and is read for its value alone."""

_DIGIT_CLASSES = {
    "dd": r"0?[1-9]|[12]\d|3[01]",
    "mm": r"0?[1-9]|[12]\d|3[01]",  # also days, for dates with the month first
    "year": r"(?:1[89]|20|21)\d\d",
    "hour": r"[01]?\d|2[0-4]",
    "yy": r"\d\d",
    "decade": r"(?:1[89]|20)\d0(?=s)",
    "short_decade": r"[1-9]0(?=s)",
    "minute": r"[0-5]\d",
    "second": r"[0-5]\d",
    "hhmm": r"(?:[01]\d|2[0-3])[0-5]\d",
}


@lru_cache(maxsize=8)
def time_words(language: str = "en") -> TimeWords:
    """The time words of a language. Raises UnknownName where it has none, BadDataFile where they are wrong."""
    return read_time_words(lexicon_document(language, "times.yaml"), language)


def read_time_words(document: Entry, language: str = "en") -> TimeWords:
    """Typed time words from a document. Raises BadDataFile by line."""
    wanted = (*_MAPPINGS, *_SETS, *_LISTS, *_OTHERS)
    fields = document.only((*wanted, *_MAY_LACK, *_ABOUT), required=(*wanted, *_ABOUT))
    whole = {
        name: {word: entry.convert(int, "a whole number") for word, entry in fields[name].fields().items()}
        for name in _MAPPINGS
    }
    thin = {name: frozenset(fields[name].texts() if name in fields else ()) for name in _SETS_MAY_LACK}
    sets = {name: frozenset(fields[name].texts()) for name in _SETS}
    parts = {word: _hours(entry) for word, entry in fields["part"].fields().items()}
    edges = {word: entry.one_of(("early", "mid", "late"), "edge") for word, entry in fields["edge"].fields().items()}
    alone = {word: _hours(entry) for word, entry in fields["part_alone"].fields().items()}
    feasts = {word: _month_and_day(entry) for word, entry in _listed(fields, "feast").items()}
    behind = {word: entry.convert(int, "a whole number") for word, entry in _listed(fields, "told_behind").items()}
    nights = {word: _night(entry) for word, entry in fields["night"].fields().items()}
    shades = {word: entry.one_of(SHADES, "shade") for word, entry in fields["shade"].fields().items()}
    openers = {word: frozenset(entry.texts()) for word, entry in fields["range_openers"].fields().items()}
    zones = {
        name: {word: entry.text() for word, entry in fields[name].fields().items()} for name in ("zone", "zone_city")
    }
    lists = {name: fields[name].texts() for name in ("midnight", "event")}
    uses = {phrase: use for use in _USES for phrase in fields[use].texts()}
    numbers, units = number_words(language), unit_words(language)
    kinds = set(units.times.values())
    often = {word: entry.one_of(kinds, "unit of time") for word, entry in fields["often"].fields().items()}
    named: dict[str, Iterable[str]] = {
        "part": parts, "part_alone": alone, "night": nights, "shade": shades, "edge": edges, "often": often,
        "feast": feasts, "told_behind": behind, "on_the_day": thin["on_the_day"],
    }  # fmt: skip
    classes = {
        **{name: word_class(each) for name, each in {**whole, **named, **zones, **lists}.items()},
        **_digit_classes(fields["day_endings"].texts()),
        **_counting_classes(numbers, units),
    }
    rules = tuple(_rule(entry, classes) for entry in fields["forms"])
    return TimeWords(
        numbers=numbers, units=units, capital_months=fields["capital_months"].one_of(("yes", "no"), "answer") == "yes",
        months=whole["month"], weekdays={**whole["weekday"], **whole["weekday_short"]}, ordinals=whole["ordinal"],
        seasons=whole["season"], day_words=whole["day_word"], which=whole["which"], parts=parts,
        half_days=whole["half_day"], edges=edges, minute_shifts=whole["minute_shift"],
        told_days=whole["told_day"], told_parts=whole["told_part"],
        feasts=feasts,
        goes_on=thin["goes_on"], counted_at=thin["counted_at"],
        no_day=thin["no_day"], day_articles=thin["day_articles"],
        day_prepositions=thin["day_prepositions"], meant=thin["meant"], told_behind=behind,
        to_the_day=thin["to_the_day"], on_the_day=thin["on_the_day"],
        less_than=thin["less_than"], passes=thin["passes"],
        zones={**zones["zone"], **zones["zone_city"]},
        past_endings=fields["past_endings"].texts(),
        forms_by_head=group_forms(form for rule in rules for form in rule.forms), rules=rules,
        range_openers=openers, shades=shades, nights=nights, parts_alone=alone, uses=uses,
        use_before=_just_before(uses, fields["fillers"].texts()), last_word=_last_word(fields["fillers"].texts()),
        since_clause=_since_clause(fields["since"].texts(), fields["prepositions"].texts()), often=often,
        **sets,
    )  # fmt: skip


def _listed(fields: Mapping[str, Entry], name: str) -> Mapping[str, Entry]:
    """The words of a mapping that a thin language may leave out."""
    return fields[name].fields() if name in fields else {}


def _digit_classes(endings: Iterable[str]) -> dict[str, WordClass]:
    """What is written in digits; ``endings`` are those of an ordinal ("22nd")."""
    ending = "|".join(re.escape(each) for each in endings)
    patterns = {**_DIGIT_CLASSES, "day": rf"(?:0?[1-9]|[12]\d|3[01])(?:{ending})?"}
    patterns["nth"] = rf"(?:0?[1-9]|[12]\d|3[01])(?:{ending})"
    classes = {name: WordClass(pattern, frozenset({DIGITS})) for name, pattern in patterns.items()}
    return {**classes, "offset": WordClass(r"[+\-−]\s?\d{1,2}(?::?\d\d)?", frozenset())}


def _counting_classes(numbers: NumberWords, units: UnitWords) -> dict[str, WordClass]:
    """How many, and of what."""
    spoken = word_class([*numbers.cardinals, *numbers.scales, *numbers.vague, *numbers.articles, *numbers.fractions])
    small = word_class(numbers.links | numbers.joins).pattern
    counted = rf"(?:{spoken.pattern})(?:[\s-](?:{spoken.pattern}|{small}))*|\d{{1,4}}"
    return {
        "n": WordClass(counted, spoken.heads | {DIGITS}),
        "unit": word_class(units.times),
        "unit_span": word_class(units.spans),
        "day_kind": word_class(units.day_kinds),
    }


def _rule(entry: Entry, classes: Mapping[str, WordClass]) -> FormRule:
    fields = entry.only(("reads", "says", "forms", "hits", "misses"), required=("reads", "says", "forms", "misses"))
    reads = fields["reads"].one_of(READS, "reader")
    found: list[Form] = []
    for template in fields["forms"]:
        try:
            found.append(compile_form(reads, template.text(), classes))
        except ValueError as error:
            raise template.wrong(str(error)) from None
    return FormRule(fields["says"].text(), reads, entry.line, tuple(found), tuple(_cases(entry)))


def _cases(entry: Entry) -> list[FormCase]:
    says = entry["says"].text()
    hits = entry.get("hits")
    told = hits.fields().items() if hits is not None else ()
    return [
        *(FormCase(says, phrase, value.text(), value.line) for phrase, value in told),
        *(FormCase(says, miss.text(), None, miss.line) for miss in entry["misses"]),
    ]


def _just_before(phrases: Iterable[str], fillers: Iterable[str]) -> re.Pattern[str]:
    """One of the phrases at the very end of what stands before a time, a small word between."""
    return re.compile(rf"(?<!\w)({word_class(phrases).pattern})\s+(?:(?:{word_class(fillers).pattern})\s+)?$")


def _since_clause(since: Iterable[str], prepositions: Iterable[str]) -> re.Pattern[str]:
    """A clause that "since" opens, up to the preposition of the date that it ends with."""
    opener, last = word_class(since).pattern, word_class(prepositions).pattern
    return re.compile(rf"(?<!\w)(?:{opener})\s+[^\W\d_][^.,;:()\d]*\s(?:{last})\s+(?:the\s+)?$")


def _last_word(fillers: Iterable[str]) -> re.Pattern[str]:
    """The last word before a time, past a small one."""
    return re.compile(rf"([^\W\d_]+)\s+(?:(?:{word_class(fillers).pattern})\s+)?$")


def _night(entry: Entry) -> tuple[int, int, int]:
    shift, *hours = entry.text().split()
    if len(hours) != 2 or not shift.removeprefix("-").isdigit() or not all(hour.isdigit() for hour in hours):
        raise entry.wrong(
            f"'{entry.text()}' is not a night", "write it as days from today and two hours, like -1 18 30"
        )
    return int(shift), int(hours[0]), int(hours[1])


def _month_and_day(entry: Entry) -> tuple[int, int]:
    numbers = entry.text().split()
    if len(numbers) != 2 or not all(number.isdigit() for number in numbers):
        raise entry.wrong(f"'{entry.text()}' is no day of a year", "write it as month and day, like 12 24")
    return int(numbers[0]), int(numbers[1])


def _hours(entry: Entry) -> tuple[int, int]:
    first, _, last = entry.text().partition(" ")
    if not first.isdigit() or not last.isdigit() or int(first) >= int(last):
        raise entry.wrong(f"'{entry.text()}' is not a part of a day", "write it as two hours, like 12 18")
    return int(first), int(last)
