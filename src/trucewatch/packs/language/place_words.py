"""The words beside places in one language, read from its ``lexicon/<language>/places.yaml``."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from trucewatch.errors import BadDataFile
from trucewatch.model import PlacePrecision
from trucewatch.packs.actors import ActorBook
from trucewatch.packs.document import data_file, load_document
from trucewatch.packs.language.languages import ENGLISH
from trucewatch.packs.language.phrases import compile_phrases


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """The words beside names, in small letters save ``persons`` and ``clipped``.

    ``types`` maps a word to what it says a place is; ``relations`` pairs a wording with an error in km.
    ``directions`` are bearings in degrees; ``joins`` may stand inside a name
    in lower case; ``parts`` before one without belonging to it. ``at`` stands
    before places, ``beside`` before other things as well, ``offsets`` after a distance. ``streets``
    (``squares`` in small letters too),
    ``weapons``, ``sites``, ``features`` and ``bodies`` say of what a longer name is one, ``grounded`` what is called
    by the place where it lies ("the X dam");
    ``tells`` are verbs that make a name a person's. ``links`` join a kind of
    place to its name ("of"), ``rows`` one name to the next ("and"); ``called``
    finds the kind before a name, ``by`` stands before ground and never before a
    person, ``spots`` are what stands in a town, ``dwellers``
    who lives or what lies there, ``ways`` what joins two towns, ``roads`` what leads to one, ``quarters`` what
    is part of one, ``amid`` what stands before these,
    ``where`` begins a clause on what was there, ``assaults`` with ``stormed`` ("the shelling of") stand before it,
    ``entered`` are verbs of which it is the object, ``was`` with ``assaulted`` those of which it is the subject,
    ``counts`` before a number of the ``harmed`` what a place tells of itself,
    ``partings`` what it says to its dead, ``manned`` with ``took`` who holds what is called by it ("took the X army
    post"), ``midway`` what is between two places, ``owned`` what
    is a person's as well, ``waters`` what has the name of a town without being it,
    ``posts`` those who are "at" a firm,
    ``back`` ("there"), ``same`` before ``grounds`` and ``here`` point at a place, ``again`` before a
    kind of place calls one again, ``tribesmen`` have a people's name
    before them, ``seats`` the words for a state's capital,
    and ``capitals`` the capital by the state's adjective; ``leads_on`` what may stand between a relation
    and its name, ``row`` what stands between two names of a row. ``given`` and ``surnames``
    are names of persons, ``peoples`` those of nations, ``clipped`` abbreviations
    that keep their dot; ``locating`` stand between a place and another that tells where it lies, ``routes`` before
    one that is only passed, ``passing`` before one that is no scene of what follows, ``elsewhere`` before one
    where the happening itself was not, ``care`` where the hurt are brought, ``meetings`` for
    what people come together, ``pacts`` behind one that only names an agreement; ``code`` is the language's.
    """

    types: dict[str, PlacePrecision]
    relations: tuple[tuple[re.Pattern[str], float], ...]
    directions: dict[str, float]
    at: frozenset[str]
    beside: frozenset[str]
    offsets: frozenset[str]
    within: frozenset[str]
    whereat: frozenset[str]
    by: frozenset[str]
    joins: frozenset[str]
    parts: frozenset[str]
    persons: frozenset[str]
    tells: frozenset[str]
    streets: frozenset[str]
    squares: frozenset[str]
    weapons: frozenset[str]
    locating: frozenset[str]
    routes: frozenset[str]
    passing: frozenset[str]
    left_out: frozenset[str]  # before a place where it was not, or not alone
    posted: frozenset[str]  # verbs behind troops that say where they are kept
    elsewhere: frozenset[str]
    care: frozenset[str]
    meetings: frozenset[str]
    pacts: frozenset[str]
    sites: frozenset[str]
    features: frozenset[str]
    grounded: frozenset[str]
    bodies: frozenset[str]
    clipped: frozenset[str]
    spots: frozenset[str]
    dwellers: frozenset[str]
    ways: frozenset[str]
    roads: frozenset[str]
    quarters: frozenset[str]
    amid: frozenset[str]
    where: frozenset[str]
    assaults: frozenset[str]
    stormed: frozenset[str]
    entered: frozenset[str]
    was: frozenset[str]
    assaulted: frozenset[str]
    counts: frozenset[str]
    partings: frozenset[str]
    manned: frozenset[str]
    took: frozenset[str]
    owned: frozenset[str]
    waters: frozenset[str]
    harmed: frozenset[str]
    midway: frozenset[str]
    posts: frozenset[str]
    back: frozenset[str]
    same: frozenset[str]
    again: frozenset[str]
    here: frozenset[str]
    grounds: frozenset[str]
    tribesmen: frozenset[str]
    seats: frozenset[str]
    links: frozenset[str]
    articles: frozenset[str]
    rows: frozenset[str]
    called: re.Pattern[str]
    leads_on: re.Pattern[str]
    row: re.Pattern[str]
    given: frozenset[str]
    surnames: frozenset[str]
    peoples: frozenset[str]
    capitals: Mapping[str, str]
    code: str


_THIN = (
    "offsets",
    "whereat",
    "by",
    "tells",
    "streets",
    "squares",
    "weapons",
    "locating",
    "routes",
    "passing",
    "elsewhere",
    "left_out",
    "posted",
    "care",
    "meetings",
    "pacts",
    "sites",
    "features",
    "grounded",
    "bodies",
    "clipped",
    "spots",
    "dwellers",
    "ways",
    "roads",
    "quarters",
    "amid",
    "where",
    "assaults",
    "stormed",
    "entered",
    "was",
    "assaulted",
    "counts",
    "partings",
    "manned",
    "took",
    "owned",
    "waters",
    "harmed",
    "midway",
    "posts",
    "back",
    "same",
    "again",
    "here",
    "grounds",
    "tribesmen",
    "seats",
)  # a thin language may leave these out
_LISTS = (
    "at", "beside", "offsets", "links", "articles", "rows", "within", "whereat", "by", "joins", "parts", "persons",
    "tells", "streets", "squares", "weapons", "locating", "routes", "passing", "elsewhere", "care", "meetings", "pacts",
    "left_out", "posted",
    "sites", "features", "grounded", "bodies", "clipped",
    "spots", "dwellers", "ways", "roads", "quarters", "amid", "where", "assaults", "stormed", "entered", "was",
    "assaulted", "counts", "partings", "manned", "took", "owned", "waters", "harmed", "midway", "posts",
    "seats", "back", "same", "again", "here", "grounds", "tribesmen",
)  # fmt: skip


@lru_cache(maxsize=8)
def load_place_words(language: str = "en") -> PlaceWords:
    """Read ``places.yaml`` and ``persons.csv``. Raises BadDataFile."""
    keys = ("about", "types", "relations", "directions", *_LISTS)
    needed = [key for key in keys if key not in _THIN]
    document = load_document(data_file("lexicon", language, "places.yaml")).only(keys, needed)
    lists = {name: frozenset(document[name].texts()) if name in document else frozenset() for name in _LISTS}
    names = read_word_groups(data_file("lexicon", ENGLISH, "persons.csv"))  # persons go by their names anywhere
    actors = ActorBook.load(language=language)
    links, articles = _either(lists["links"]), _either(lists["articles"])
    return PlaceWords(
        types={
            word: PlacePrecision(kind) for kind, entry in document["types"].fields().items() for word in entry.texts()
        },
        relations=tuple(
            (compile_phrases(entry["words"].texts()), entry["km"].number()) for entry in document["relations"]
        ),
        directions={word: entry.number() for word, entry in document["directions"].fields().items()},
        **lists,
        called=re.compile(rf"(\w+) (?:{links}) (?:(?:{articles}) )?$"),
        leads_on=re.compile(rf"\s*(?:(?:{articles})\s+)?(?:[^\W\d_A-Z]\w*\s+){{0,3}}(?:(?:{links})\s+)?"),
        row=re.compile(rf",? (?:{_either(lists['rows'])}|&) (?:(?:{articles}) )?|, (?:(?:{articles}) )?|/|-"),
        given=names["given_names"],
        surnames=names["surnames"],
        peoples=actors.peoples,
        capitals=actors.capitals,
        code=language,
    )


def _either(words: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, words)))


def read_word_groups(path: Path) -> dict[str, frozenset[str]]:
    """The words of a CSV of ``group, words, source`` by group, in small letters. Raises BadDataFile."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    if not rows or not {"group", "words"} <= set(rows[0]):
        raise BadDataFile(path.name, 1, "no columns 'group' and 'words'")
    return {row["group"]: frozenset(row["words"].lower().split()) for row in rows}
