"""How codes and times read on a page: labels, symbols and tones, shared by every format."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime

from trucewatch.geo.gazetteer import first_level_word
from trucewatch.model import Accord, PlacePrecision, Precision, Stance, TimeBasis, Truth, Verdict, When
from trucewatch.packs.actors import ActorBook

TONES: dict[Verdict, str] = {
    Verdict.ALLEGED_BREACH: "bad",
    Verdict.POSSIBLE_BREACH: "doubt",
    Verdict.CONTESTED: "doubt",
    Verdict.PERMITTED: "plain",
    Verdict.NOT_COVERED: "plain",
    Verdict.UNDETERMINED: "doubt",
    Verdict.PENDING: "wait",
    Verdict.MET: "good",
    Verdict.PARTLY_MET: "doubt",
    Verdict.UNREPORTED: "doubt",
    Verdict.OVERDUE: "bad",
    Verdict.MISSED: "bad",
    Verdict.IN_FORCE: "good",
    Verdict.NOT_YET_IN_FORCE: "wait",
    Verdict.EXPIRED: "plain",
}

# A symbol beside each label, so that no badge speaks by colour alone.
SYMBOLS: dict[Verdict, str] = {
    Verdict.ALLEGED_BREACH: "✕",
    Verdict.POSSIBLE_BREACH: "◐",
    Verdict.CONTESTED: "⇄",
    Verdict.PERMITTED: "○",
    Verdict.NOT_COVERED: "–",
    Verdict.UNDETERMINED: "?",
    Verdict.PENDING: "◷",
    Verdict.MET: "✓",
    Verdict.PARTLY_MET: "◑",
    Verdict.UNREPORTED: "?",
    Verdict.OVERDUE: "!",
    Verdict.MISSED: "✕",
    Verdict.IN_FORCE: "●",
    Verdict.NOT_YET_IN_FORCE: "◷",
    Verdict.EXPIRED: "■",
}

ACCORD_TONES: dict[Accord, str] = {
    Accord.ONE_VOICE: "plain",
    Accord.SAME: "good",
    Accord.COMPATIBLE: "wait",
    Accord.CONFLICT: "bad",
}

ACCORD_SYMBOLS: dict[Accord, str] = {
    Accord.ONE_VOICE: "1",
    Accord.SAME: "=",
    Accord.COMPATIBLE: "≈",
    Accord.CONFLICT: "≠",
}

ACCORD_LABELS: dict[Accord, str] = {
    Accord.ONE_VOICE: "one report",
    Accord.SAME: "same",
    Accord.COMPATIBLE: "compatible",
    Accord.CONFLICT: "conflict",
}

MATCHES: dict[Truth, str] = {
    Truth.YES: "fits the text",
    Truth.NO: "does not fit the text",
    Truth.UNKNOWN: "not decided by the text",
}

_FIELDS = {
    "start": "begins",
    "end": "ends",
    "by": "due by",
    "within": "time allowed",
    "width": "width",
    "along": "along",
    "scope": "where it holds",
    "against": "against",
    "number": "number",
}

_SAYS = {
    Stance.ASSERTS: "says",
    Stance.DENIES: "denies",
    Stance.ACCUSES: "accuses",
    Stance.THREATENS: "threatens",
    Stance.PROMISES: "promises",
    Stance.EXPECTS: "expects",
    Stance.CALLS_FOR: "calls for",
    Stance.CONDITIONS: "makes it conditional",
}


def in_words(code: str) -> str:
    """A code as words: underscores opened, the first letter a capital.

    >>> in_words("no_military_solution"), in_words("zone_corridor")
    ('No military solution', 'Corridor')
    """
    words = code.removeprefix("zone_").replace("_", " ").strip()
    return words[:1].upper() + words[1:]


def area_words(precision: PlacePrecision, country: str) -> str:
    """How finely a place is told, a first-level area by the word of its country.

    >>> area_words(PlacePrecision.GOVERNORATE, "UA"), area_words(PlacePrecision.TOWN, "UA")
    ('oblast', 'town')
    """
    return first_level_word(country) if precision is PlacePrecision.GOVERNORATE else precision.value


def field_words(name: str) -> str:
    """What a field of a term or event is called on the page."""
    return _FIELDS.get(name, name.replace("_", " ").replace(":", " "))


def actor_words(actor: str, names: dict[str, str]) -> str:
    """An actor id as a name: the agreement's own, else the lexicon's, else the id opened into words.

    A name stays as written.

    >>> actor_words("saudi-led-coalition", {}), actor_words("the regime", {}), actor_words("my-front", {})
    ('Saudi-led coalition', 'the regime', 'My Front')
    """
    if actor in names:
        return names[actor]
    if (named := ActorBook.load().name(actor)) != actor:
        return named
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", actor):
        return actor
    return " ".join(part.capitalize() for part in actor.split("-"))


def stance_words(stance: Stance) -> str:
    """The stance as a verb."""
    return _SAYS[stance]


def moment_words(moment: datetime) -> str:
    """A moment of UTC, named so.

    >>> from datetime import UTC
    >>> moment_words(datetime(2031, 5, 8, tzinfo=UTC))
    '2031-05-08 00:00 UTC'
    """
    return f"{moment:%Y-%m-%d %H:%M}" + (" UTC" if moment.tzinfo is not None else "")


_BASES = {
    TimeBasis.STATED: "as stated",
    TimeBasis.RELATIVE: "reckoned from the report’s date",
    TimeBasis.ANCHORED: "reckoned from another event",
    TimeBasis.INFERRED: "inferred from the date of the report or from what is told around it",
}


_PRECISIONS = {Precision.PART_OF_DAY: "the part of the day", Precision.DAYS: "a few days"}


def time_words(when: When) -> str:
    """A time alone; an open end is said in words.

    >>> time_words(When(None, datetime(2031, 5, 8)))
    'until 2031-05-07'
    """
    if when.start is None and when.end is not None:
        return f"until {str(when).removeprefix('? to ')}"
    return f"since {str(when).removesuffix(' to ?')}" if when.start is not None and when.end is None else str(when)


def when_words(when: When) -> str:
    """A time with how finely it is known and which clock, where one was named.

    >>> from datetime import date
    >>> when_words(When.day(date(2031, 5, 8)))
    '2031-05-08 (to the day, as stated)'
    """
    if not when.known:
        return "date unknown" + (f" (“{when.text}”)" if when.text else "")
    clock = f" {when.zone}" if when.zone else ""
    notes = [_BASES[when.basis]] if when.basis in _BASES else []
    if when.precision not in (Precision.UNKNOWN, Precision.OPEN):
        notes.insert(0, f"to {_PRECISIONS.get(when.precision, f'the {when.precision.value}')}")
    return f"{time_words(when)}{clock}" + (f" ({', '.join(notes)})" if notes else "")


def range_words(low: int | None, best: int | None, high: int | None, *, approximate: bool = False) -> str:
    """Low, best and high in one phrase; an open end is said, never guessed.

    >>> range_words(33, 33, 34), range_words(16, 16, None), range_words(7, 7, 7)
    ('33 to 34, best 33', 'at least 16', '7')
    >>> range_words(3, 3, None, approximate=True), range_words(30, None, 40, approximate=True)
    ('at least about 3', 'about 30 to 40')
    """
    about = "about " if approximate else ""
    if low is None and high is None:
        return f"{about}{best:,}" if best is not None else "a number that nobody gives"
    if low is not None and low == high:
        return f"{about}{low:,}"
    if high is None:
        span = f"at least {about}{low:,}"
        return span if best in (None, low) else f"{span}, best {best:,}"
    span = f"at most {about}{high:,}" if low is None else f"{about}{low:,} to {high:,}"
    return span if best is None else f"{span}, best {best:,}"


def listed(items: Iterable[str], last: str = "and") -> str:
    """Items in a sentence.

    >>> listed(["a", "b", "c"]), listed(["12", "13"], "or")
    ('a, b and c', '12 or 13')
    """
    found = list(items)
    if len(found) < 2:
        return "".join(found)
    return f"{', '.join(found[:-1])} {last} {found[-1]}"


def few(names: Iterable[str], most: int = 8) -> str:
    """The first names in a sentence, the rest counted.

    >>> few(["a", "b", "c", "d"], most=2)
    'a, b and 2 others'
    """
    found = list(names)
    if len(found) <= most + 1:
        return listed(found)
    return f"{', '.join(found[:most])} and {counted(len(found) - most, 'other')}"


_PLURALS = {
    "person": "people",
    "child": "children",
    "woman": "women",
    "man": "men",
    "personnel": "personnel",
    "rules": "rules",
    "navigation": "lines of navigation",
}


def plural(noun: str) -> str:
    """Many of a noun.

    >>> plural("child"), plural("soldier"), plural("military vehicle"), plural("family")
    ('children', 'soldiers', 'military vehicles', 'families')
    """
    start, space, last = noun.rpartition(" ")
    many = _PLURALS.get(last)
    if many is None:
        many = re.sub("[^aeiou]y$", lambda end: end[0][0] + "ies", last)
        many = many if many != last else last + ("es" if re.search("(s|x|ch|sh)$", last) else "s")
    return start + space + many


def counted(number: int, noun: str, plural: str = "") -> str:
    """A number with its noun.

    >>> counted(1, "report"), counted(5, "report"), counted(2, "possible breach", "possible breaches")
    ('1 report', '5 reports', '2 possible breaches')
    """
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def in_quotes(words: str) -> str:
    """Words in quotation marks, unless they bring their own.

    >>> in_quotes("calm"), in_quotes("“rare calm”")
    ('“calm”', '“rare calm”')
    """
    return words if words[:1] in '“"«„' and words[-1:] in '”"»“' and len(words) > 1 else f"“{words}”"


# Control characters and the marks that turn the order of writing: in a
# terminal the first can run commands, and both can make one text look like
# another. Tabs and line ends are kept.
_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def plain(text: str) -> str:
    r"""Untrusted text made safe for a terminal or a plain-text file.

    >>> plain("a\x1b[31mb")
    'a�[31mb'
    """
    return _UNSAFE.sub("\ufffd", text)


def one_line(text: str) -> str:
    """The same on one line, white space folded."""
    return " ".join(plain(text).split())
