"""The signs by which two claims are held to be about one occurrence, as rows of a data file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import as_file, files
from pathlib import Path
from types import MappingProxyType

from trucewatch.packs.document import Entry, load_document

FORBID, DOUBT = "forbid", "doubt"
ANCHOR, ON_ONE_DAY = "yes", "on one day"
_TABLES = (
    "common_signs",
    "contrary_signs",
    "families",
    "generic_acts",
    "default_acts",
    "generic_triggers",
    "vague_triggers",
    "taking_acts",
    "taking_triggers",
    "two_sided",
    "bloodless_acts",
    "rare_acts",
    "refers_back",
    "relatives",
    "articles",
    "demonstrative",
    "says_which",
    "another",
    "ordinals",
    "counted_acts",
    "sites",
    "killing_stems",
    "titles",
    "endings",
    "parting",
    "common_words",
)
_LIMITS = (
    "join_at",
    "review_at",
    "fit_at",
    "fit_by",
    "fit_on",
    "apart_at",
    "denial_at",
    "denial_near_at",
    "denial_placed_at",
    "denial_next_to",
    "denial_further_on",
)
_NUMBERS = (
    "near_km",
    "same_day_hours",
    "same_week_hours",
    "same_words",
    "clock_hours",
    "fresh_days",
    "stale_days",
    "large_toll",
    "rare_toll",
    "near_share",
    "disputed_share",
    "overlap_share",
    "like_name",
    "like_spelling",
    "adjacent_characters",
    "window",
    "news_days",
)


EVERYWHERE = 1000
_SHORTEST_STEM = 4  # letters
# Where a word that sets an act apart must stand: in words before that act.
_REACHES = {"before_its_noun": 4, "before_its_verb": 2, "anywhere": EVERYWHERE}


@dataclass(frozen=True, slots=True)
class Row:
    """One sign: what it weighs, whether it bars a join, whether few other occurrences share it, or few of one day."""

    sign: str
    weight: float
    says: str
    bar: str = ""  # "", "forbid" or "doubt"
    anchor: str = ""  # "", ANCHOR or ON_ONE_DAY


@dataclass(frozen=True, slots=True, eq=False)
class Weights:
    """Every row, threshold and word list of the resolver; one object is one set of them.

    >>> weights = load_weights()
    >>> weights.rows["place.apart"].bar, weights.family("Battles")
    ('forbid', 'violence')
    """

    rows: Mapping[str, Row]
    join_at: float
    review_at: float
    fit_at: float
    fit_by: float
    fit_on: float
    apart_at: float
    denial_at: float
    denial_near_at: float
    denial_placed_at: float
    denial_next_to: float
    denial_further_on: float
    numbers: Mapping[str, float]
    common_signs: frozenset[str]
    contrary_signs: frozenset[str]
    families: Mapping[str, str]
    generic_acts: frozenset[str]
    default_acts: frozenset[str]
    generic_triggers: frozenset[str]
    vague_triggers: frozenset[str]
    taking_acts: frozenset[str]
    taking_triggers: frozenset[str]
    two_sided: frozenset[str]
    bloodless_acts: frozenset[str]
    rare_acts: frozenset[str]
    refers_back: frozenset[str]
    relatives: frozenset[str]
    articles: frozenset[str]
    demonstrative: frozenset[str]
    says_which: frozenset[str]
    another: Mapping[int, frozenset[str]]  # how many words on the act must stand -> words that set it apart
    ordinals: Mapping[str, int]
    counted_acts: frozenset[str]
    sites: tuple[str, ...]
    site_words: re.Pattern[str]  # a group for each site
    killing_stems: tuple[str, ...]
    endings: Mapping[str, str]  # ending -> what stands for it
    parting: re.Pattern[str]
    common_stems: frozenset[str]
    titles: Mapping[str, str]

    def sites_in(self, words: str) -> Iterator[tuple[int, str]]:
        """Where these words name a site, and of which sort."""
        for found in self.site_words.finditer(words):
            if found.lastindex:
                yield found.start(), self.sites[found.lastindex - 1]

    def stem(self, word: str) -> str:
        """A word without its ending, the same for "ferry" and "ferries"."""
        return _stem(word, self.endings)

    def family(self, event_type: str) -> str:
        """The family of acts that a type belongs to; a type of no family is its own."""
        return self.families.get(event_type, event_type)


@lru_cache(maxsize=1)
def load_weights() -> Weights:
    """The rows that ship. Raises BadDataFile."""
    with as_file(files("trucewatch") / "data" / "rules" / "resolve.yaml") as path:
        return read_weights(path)


def read_weights(path: Path) -> Weights:
    """Read a file of rows. Raises BadDataFile by file and line."""
    known = (*_LIMITS, "signs", "numbers", *_TABLES)
    fields = load_document(path).only(known, known)
    limits = {name: fields[name].number() for name in _LIMITS}
    if limits["review_at"] > limits["join_at"]:
        raise fields["review_at"].wrong("a pair for review would need more than a pair to join")
    if limits["fit_at"] > limits["review_at"]:
        raise fields["fit_at"].wrong("a pair for review would need less than a pair that is left open")
    rows: dict[str, Row] = {}
    for entry in fields["signs"]:
        row = _row(entry)
        if row.sign in rows:
            raise entry.wrong(f"the sign '{row.sign}' stands twice")
        rows[row.sign] = row
    numbers = {name: entry.number() for name, entry in fields["numbers"].only(_NUMBERS, _NUMBERS).items()}
    families = {kind: family for family, kinds in fields["families"].fields().items() for kind in kinds.texts()}
    endings = {ending: instead.text() for ending, instead in fields["endings"].fields().items()}
    return Weights(
        endings=MappingProxyType(endings),
        parting=_one_of(fields["parting"].texts()),
        common_stems=frozenset(_stem(word, endings) for word in fields["common_words"].text().split()),
        rows=MappingProxyType(rows),
        numbers=MappingProxyType(numbers),
        families=MappingProxyType(families),
        common_signs=frozenset(entry.one_of(rows, "sign") for entry in fields["common_signs"]),
        contrary_signs=frozenset(entry.one_of(rows, "sign") for entry in fields["contrary_signs"]),
        killing_stems=fields["killing_stems"].texts(),
        sites=tuple(fields["sites"].fields()),
        site_words=re.compile("|".join(_begun_by(stems.texts()) for stems in fields["sites"].fields().values())),
        titles=MappingProxyType({act: title.text() for act, title in fields["titles"].fields().items()}),
        ordinals=MappingProxyType({word: int(n.number()) for word, n in fields["ordinals"].fields().items()}),
        counted_acts=frozenset(fields["counted_acts"].texts()),
        generic_acts=frozenset(fields["generic_acts"].texts()),
        default_acts=frozenset(fields["default_acts"].texts()),
        generic_triggers=frozenset(fields["generic_triggers"].texts()),
        vague_triggers=frozenset(fields["vague_triggers"].texts()),
        taking_acts=frozenset(fields["taking_acts"].texts()),
        taking_triggers=frozenset(fields["taking_triggers"].texts()),
        two_sided=frozenset(fields["two_sided"].texts()),
        bloodless_acts=frozenset(fields["bloodless_acts"].texts()),
        rare_acts=frozenset(fields["rare_acts"].texts()),
        refers_back=frozenset(fields["refers_back"].texts()),
        relatives=frozenset(fields["relatives"].texts()),
        articles=frozenset(fields["articles"].texts()),
        demonstrative=frozenset(fields["demonstrative"].texts()),
        says_which=frozenset(fields["says_which"].texts()),
        another=MappingProxyType(_another(fields["another"])),
        **limits,
    )


def _stem(word: str, endings: Mapping[str, str]) -> str:
    for ending, instead in endings.items():
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            return word.removesuffix(ending) + instead
    return word


def _one_of(words: Sequence[str]) -> re.Pattern[str]:
    """Any of these signs and whole words."""
    return re.compile("|".join(rf"\b{word}\b" if word.isalpha() else re.escape(word) for word in words))


def _begun_by(stems: Sequence[str]) -> str:
    """A pattern of words that begin so, as a group; one that ends in a blank is a whole word."""
    words = (re.escape(stem.rstrip()) + (r"\b" if stem.endswith(" ") else "") for stem in stems)
    return rf"\b({'|'.join(words)})"


def _another(entry: Entry) -> dict[int, frozenset[str]]:
    """Words that set an act apart, by how near before it they must stand."""
    by_place = entry.only(tuple(_REACHES), tuple(_REACHES))
    return {reach: frozenset(by_place[name].texts()) for name, reach in _REACHES.items()}


def _row(entry: Entry) -> Row:
    fields = entry.only(("sign", "weight", "says", "anchor"), ("sign", "weight", "says"))
    weight = fields["weight"]
    bar = weight.text() if weight.text() in (FORBID, DOUBT) else ""
    anchor = fields["anchor"].one_of(("no", ANCHOR, ON_ONE_DAY), "answer") if "anchor" in fields else "no"
    return Row(
        fields["sign"].text(),
        0.0 if bar else weight.number(),
        fields["says"].text(),
        bar,
        "" if anchor == "no" else anchor,
    )
