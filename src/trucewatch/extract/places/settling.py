"""Places in a report: names found against the gazetteer, settled by the story they stand in."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from trucewatch.extract.places.names import NamedPlace, NameReader, Names
from trucewatch.extract.places.quarters import in_their_towns
from trucewatch.extract.places.signs import Sign
from trucewatch.geo.bearings import place_beyond
from trucewatch.geo.gazetteer import Gazetteer, Resolution, is_ambiguous_word
from trucewatch.geo.gazetteer.rank import lies_within
from trucewatch.geo.gazetteer.story import Naming, countries_of, settle
from trucewatch.model import Place, PlacePrecision, Span, Where
from trucewatch.packs.actors import ActorBook, ActorMention
from trucewatch.packs.actors.lexicon import STATE
from trucewatch.packs.language.place_words import PlaceWords

_TOWNS = (PlacePrecision.TOWN, PlacePrecision.EXACT)
_SUBNATIONAL = frozenset(PlacePrecision) - {PlacePrecision.COUNTRY, PlacePrecision.UNKNOWN}
# A town whose own extent is unknown is taken to reach this far from its point.
_TOWN_KM = 3.0
_TELLERS = frozenset({"outlet", "agency", "process"})  # they tell of every country
_PEOPLE = "people"
_GROUPS_VOTE = 0.8  # for a country in which all groups and persons named have their part; a named place has 1
_STATES_VOTE = 0.3  # for the only state whose forces are named: they act abroad as well
_KNOWN_ALONE = 15_000  # people: without a word beside it, a smaller town's name is as likely something else's


_REACH = 24  # characters before a name in which it is looked for how something lies to it
_KNOWN = 100_000  # people: such a city is known by its first words
_NEAR_KM = 250.0
_LONGEST_SITE = 20  # letters of a blank and a site's noun

_UP_TO_DATE = re.compile(r"[^\d,(\[—–/]+")
_BEHIND_COMMA = re.compile(r"[^\d,(\[—–/]+, *([^\d,(\[—–/]+?) *(?:[,(\[—–/]|$)")


@dataclass(frozen=True, slots=True)
class StoryPlaces:
    """What a report's names of places were taken for, and the country it is about.

    ``within`` are places named inside the names of bodies ("the Aleppo
    Council", "the Ankara-based centre"): they say what a story is about, but
    not where anything happened. ``filed`` is the town of its dateline.
    """

    found: tuple[Where, ...]
    within: tuple[Where, ...]
    country: str | None
    filed: Place | None = None

    @property
    def only_spot(self) -> Where | None:
        """The one town or site that the report names; None where it names several, or a name that is not known."""
        spots = [where for where in self.found if where.place is None or where.place.precision in _TOWNS]
        known = {where.place.id if where.place is not None else where.name for where in spots}
        return spots[0] if len(known) == 1 and spots[0].place is not None else None


def read_places(
    text: str,
    sentences: Sequence[Span],
    taken: Collection[Span],
    reader: NameReader,
    actors: Mapping[str, float] | None = None,
    dateline: str = "",
    outlet: str = "",
    wars: Mapping[str, float] | None = None,
) -> StoryPlaces:
    """Every place named in these sentences.

    ``taken`` are spans that are somebody's name; ``actors`` weighs the countries
    of those who are named; ``dateline`` says where the report was filed, which is a place of its story as well;
    ``outlet`` may name where it is told, near which lies what is meant sooner than elsewhere; ``wars`` how likely there
    is war in each country, where the report tells of violence.
    """
    gazetteer, words = reader.gazetteer, reader.language
    read = [reader.read(text, sentence, taken) for sentence in sentences]
    pairs = {(one.name, other.name) for names in read for one, other in _inside(text, names)}
    named = list(_as_towns(list(_one_sense(read, reader))))
    named += _told_again(text, sentences, named, read, taken)
    filed = _filed(dateline, gazetteer)
    pairs |= {(one[0], other[0]) for one, other in pairwise(filed)}
    tellers = _named_in(outlet, reader)
    settled = settle([*(name.naming for name in named), *filed], gazetteer, pairs, actors, tellers, wars)
    ordered = sorted(named, key=lambda name: name.span)
    of_sites = {name for name in ordered if _names_a_site(name, text, words)}
    placed = list(_apart((name, _use(name, _whole(name, settled, actors or {}, name in of_sites))) for name in ordered))
    found = in_their_towns([where for name, where in placed if name.sign is not Sign.WITHIN], text, words)
    within = tuple(where for name, where in placed if name.sign is Sign.WITHIN and where.place is not None)
    country = _story_country(found) or _story_country(within)
    town = settled[filed[0]].place if filed else None
    return StoryPlaces(tuple(_with_areas(found, text, country, words)), within, country, town)


def may_be_place(mention: ActorMention) -> bool:
    """Can a name of an actor be one of ground too ("Iran", "Moscow"), or is it nobody's but the actor's?"""
    return mention.how == STATE or (mention.kind == STATE and mention.how != "metonym")


def grounds_called_as_persons(text: str, mentions: Iterable[ActorMention], words: PlaceWords) -> set[str]:
    """What is named as persons are and lies near or north of something all the same ("south of Sheikh Tal")."""
    unknown = [mention.span for mention in mentions if mention.id is None and mention.span.of(text)[:1].isupper()]
    if not unknown or not words.by:
        return set()
    by, directions, links = ("|".join(sorted(each)) for each in (words.by, words.directions, words.links))
    before = re.compile(rf"(?:{by}|(?:{directions}) (?:{links})) $")
    return {span.of(text) for span in unknown if before.search(text[max(0, span.start - _REACH) : span.start])}


def countries_of_actors(mentions: Iterable[ActorMention], book: ActorBook) -> dict[str, float]:
    """How much those who are named speak for each country (ISO 3166, two letters); a named place speaks with 1.

    A state named by its own name is a name of a place as well, and speaks as that; the people of a state speak as its
    forces do.
    """
    meant = [(m, m.id or (book.state_of_people(m.text) if m.kind == _PEOPLE else None)) for m in mentions]
    named = {id for m, id in meant if id is not None and m.how != "state" and m.kind not in _TELLERS}
    voices = {id: countries for id in sorted(named) if (countries := book.countries_of(id))}
    states = {id for id in voices if book.kind(id) == STATE}
    votes: defaultdict[str, float] = defaultdict(float)
    for id, countries in voices.items():
        share = _STATES_VOTE / len(states) if id in states else _GROUPS_VOTE / len(voices.keys() - states)
        for country in countries:
            votes[country] += share
    return dict(votes)


def _inside(text: str, names: Names) -> Iterator[tuple[NamedPlace, NamedPlace]]:
    """Names of which the second may hold the first ("X, Y")."""
    for one, other in pairwise(names.places):
        if text[one.span.end : other.span.start] in (", ", " (", ",") and other.sign is not Sign.PERSON:
            yield one, other


def _one_sense(read: Sequence[Names], reader: NameReader) -> Iterator[NamedPlace]:
    """The names that are places, each name taken in one sense throughout the story."""
    names = [name for each in read for name in each.places]
    told = {name.name.lower() for name in names if name.sign is Sign.PLACE}
    persons = {surname for each in read for surname in each.surnames}
    persons |= {name.name.lower() for name in names if name.sign is Sign.PERSON}
    country = _likeliest({name.name for name in names if name.sign is Sign.PLACE}, reader) or _likeliest(
        {name.name for name in names if name.sign is Sign.PERHAPS}, reader
    )
    for name in names:
        key = name.name.lower()
        if name.sign is Sign.PLACE or key in told:
            kept = name.sign >= Sign.PERHAPS and not (name.unlisted and key in persons)
        elif name.sign is Sign.PERHAPS:
            kept = key not in persons and _known_alone(name, country, reader)
        else:
            kept = name.sign is Sign.WITHIN and key not in persons
        if kept:
            yield name


def _told_again(
    text: str, sentences: Sequence[Span], named: Sequence[NamedPlace], read: Sequence[Names], taken: Collection[Span]
) -> Iterator[NamedPlace]:
    """The names that no gazetteer has wherever else they stand, once the report has called them places."""
    unlisted = {name.name for name in named if name.unlisted}
    if not unlisted:
        return
    held = sorted([*taken, *(name.span for each in read for name in each.places)], key=lambda span: span.start)
    again = re.compile(rf"(?<![\w-])(?:{'|'.join(sorted(map(re.escape, unlisted), reverse=True))})(?![\w-]| [A-Z])")
    for sentence in sentences:
        for match in again.finditer(text, sentence.start, sentence.end):
            span = Span(*match.span())
            if not any(span.overlaps(other) for other in held):
                yield NamedPlace(span.of(text), span, Sign.PLACE, unlisted=True)


def _as_towns(names: Sequence[NamedPlace]) -> Iterator[NamedPlace]:
    """The names, each a town's throughout where its story says once that it is one, or what stands there."""
    told: dict[str, PlacePrecision] = {}
    for name in names:
        if name.wants in _TOWNS:
            told[name.name.lower()] = name.wants
    for name in names:
        wants = told.get(name.name.lower())
        yield name if wants is None or name.wants is not None else replace(name, wants=wants)


def _likeliest(names: Collection[str], reader: NameReader) -> str:
    """The country of which these names speak most; "" where they name none."""
    votes = countries_of(names, reader.gazetteer)
    return min(votes, key=lambda country: (-votes[country], country)) if votes else ""


def _known_alone(name: NamedPlace, country: str, reader: NameReader) -> bool:
    """Is a name with no word beside it that says so a place's all the same, in a story of that country?"""
    if reader.signs.widely_known(name.name) or len(name.name.split()) > 1:
        return True
    if name.name.lower() in reader.language.surnames or name.name.lower() in reader.language.given:
        return False
    places = [bearer.place for bearer in reader.gazetteer.bearers(name.name)]
    return name.beside or any(place.population >= _KNOWN_ALONE or place.country == country for place in places)


def _story_country(found: Sequence[Where]) -> str | None:
    """The country in which most of the story's places below the level of a country lie."""
    votes: defaultdict[str, float] = defaultdict(float)
    for where in found:
        if where.place is not None and where.place.country:
            weight = 1.0 if where.place.precision in _SUBNATIONAL else 0.6
            votes[where.place.country] += weight
    return min(votes, key=lambda country: (-votes[country], country)) if votes else None


def _filed(dateline: str, gazetteer: Gazetteer) -> list[Naming]:
    """What the gazetteer is asked of the place that opens a dateline and of what holds it ("YALA, Thailand, May 9")."""
    town, area = _UP_TO_DATE.match(dateline), _BEHIND_COMMA.match(dateline)
    if town is None or not gazetteer.knows(town.group().strip()):
        return []
    areas = [(area.group(1), None)] if area is not None and gazetteer.knows(area.group(1)) else []
    return [(town.group().strip().title(), None), *areas]


def _named_in(outlet: str, reader: NameReader) -> list[Naming]:
    """What the gazetteer is asked of an outlet: of its seat behind a comma, of the widely known place in its name."""
    _, comma, seat = outlet.rpartition(", ")
    if comma and reader.gazetteer.knows(seat) and not is_ambiguous_word(seat):
        return [(seat, None)]
    words = [word.strip(",;:()") for word in outlet.split()]
    runs = [" ".join(words[at : at + length]) for length in (2, 1) for at in range(len(words) + 1 - length)]
    known = (run for run in runs if run[:1].isupper() and reader.signs.widely_known(run) and not is_ambiguous_word(run))
    found = next(known, None)
    return [] if found is None else [(found, None)]


def _apart(placed: Iterable[tuple[NamedPlace, Where]]) -> Iterator[tuple[NamedPlace, Where]]:
    """The same less what stands within another name, in the order of the text."""
    done = 0
    for name, where in placed:
        if where.span.start >= done:
            done = where.span.end
            yield name, where


def _names_a_site(name: NamedPlace, text: str, words: PlaceWords) -> bool:
    """Does a site's noun stand right behind it, which may only be called so ("al-Quds hospital")?"""
    behind = re.match(r" ([^\W\d_]+)", text[name.span.end : name.span.end + _LONGEST_SITE])
    return behind is not None and behind.group(1).lower() in words.sites


def _whole(name: NamedPlace, settled: Mapping[Naming, Resolution], acted: Collection[str], of_site: bool) -> Resolution:
    """What it was taken for; nothing where only its first words name a little place, far from all of its story.

    Nor where it is before a site's noun, and lies far away, however large.
    """
    found = settled[name.naming]
    place = found.place
    if place is None or place.country in acted or not (of_site or (name.fuller and not _is_meant_alone(name, place))):
        return found
    others = [other.place for naming, other in settled.items() if naming[0] != name.name and other.place is not None]
    if of_site and not others:
        return found
    if any(other.country == place.country or lies_within(place, other, _NEAR_KM) for other in others):
        return found
    far = "names a site" if of_site else "has only the first words of that name"
    return Resolution(None, f"{place.label} {far}, and lies far from all else", (place, *found.alternatives))


def _is_meant_alone(name: NamedPlace, place: Place) -> bool:
    """Is it a town so well known by this very name that the words behind it need not be part of it?"""
    return place.population >= _KNOWN and name.name.casefold() == place.name.casefold()


def _with_areas(found: Sequence[Where], text: str, country: str | None, words: PlaceWords) -> Iterator[Where]:
    """The same; a name that was not found with the area in which its report says that it lies."""
    kinds = {PlacePrecision.COUNTRY, PlacePrecision.GOVERNORATE, PlacePrecision.REGION, PlacePrecision.DISTRICT}
    areas = [where.place for where in found if where.place is not None and where.place.precision in kinds]
    of_story = next((a for a in areas if a.precision is PlacePrecision.COUNTRY and a.country == country), None)
    leads = {*words.locating, *words.directions, *words.types}
    told: dict[str, Place] = {}
    for where, other in pairwise(found):
        if where.place is None and other.place is not None and where.span.end <= other.span.start:
            between = text[where.span.end : other.span.start]
            spoken = re.findall(r"[^\W\d_]+", between.lower())
            tells = leads.issuperset(spoken) and "." not in between and (spoken or between in (", ", " ("))
            if tells and (other.place in areas or set(words.types) & set(spoken)):
                told.setdefault(where.name, other.place)
    for where in found:
        within = where.within if where.place is not None else told.get(where.name, where.within or of_story)
        yield where if within == where.within else replace(where, within=within)


def _use(name: NamedPlace, settled: Resolution) -> Where:
    place = settled.place
    if place is None:
        span = Span(name.span.start, name.span.start + len(name.fuller)) if name.fuller else name.span
        return Where(name.fuller or name.name, span, None, reason=settled.reason)
    if name.offset is not None and place.precision in _TOWNS:
        told = name.offset
        beyond = place_beyond(place, told.low_km, told.high_km, told.bearing, told.told)
        return Where(
            name.name, name.span, beyond, PlacePrecision.NEAR, beyond.radius_km, f"{told.told} {settled.reason}"
        )
    radius = (place.radius_km or _TOWN_KM) + name.extra_km
    town = place.precision in _TOWNS
    precision = PlacePrecision.NEAR if name.relation and town else place.precision
    reason = f"{name.relation} {settled.reason}".strip() if name.relation else settled.reason
    return Where(name.name, name.span, place, precision, radius, reason)
