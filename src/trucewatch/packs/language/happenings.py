"""The words that tell of happenings, read from a language's lexicon."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields
from functools import lru_cache
from typing import Any, TypeVar

from trucewatch.packs.document import Entry, data_file, load_document
from trucewatch.packs.language.first_look import FirstLook, Needs, words_to_look_for
from trucewatch.packs.language.lexicon_fields import measures_of, phrases_of, sets_of, words_of
from trucewatch.packs.language.phrases import compile_phrases, signs_of
from trucewatch.packs.language.triggers import Trigger, triggers_by_word, triggers_of

# The keys of which more is made than one field.
_MADE_OF = ("about", "shared", "verbs", "nouns", "noun_frames", "adjectives", "types", "means", "prepositions", "stems",
    "endings", "natural", "labour")  # fmt: skip
# A thin language has these; what else it leaves out is empty.
_NEEDED = ("about", "verbs", "nouns", "adjectives", "types", "means", "stems", "prepositions")
_SITES = ("things", "ground")
_STRUCK = ("people", "fighters", *_SITES)


@dataclass(frozen=True, slots=True)
class Means:
    """A weapon or way of attack, the words for it and the type of event it makes."""

    name: str
    pattern: re.Pattern[str]
    act: str


@dataclass(frozen=True, slots=True)
class Natural:
    """What hurts people and breaks things without anybody doing it.

    ``nouns`` as a subject or behind one of ``prepositions``; ``verbs`` with one of ``things`` as their subject;
    ``craft`` are things of which the verbs tell so where no deed is told beside them ("crashed after it was hit");
    ``alone`` are verbs that tell of an accident where nothing else is told ("ten drowned"); ``runs_over`` are what
    one of ``things`` does in traffic.
    """

    nouns: frozenset[str] = frozenset()
    prepositions: frozenset[str] = frozenset()
    verbs: frozenset[str] = frozenset()
    things: frozenset[str] = frozenset()
    craft: frozenset[str] = frozenset()
    alone: frozenset[str] = frozenset()
    runs_over: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Labour:
    """Strikes of working people: the ``acts`` that are of this kind by ``who`` does them, or what they are ``over``.

    That stands behind one of ``prepositions``.
    """

    acts: frozenset[str] = frozenset()
    who: frozenset[str] = frozenset()
    prepositions: frozenset[str] = frozenset()
    over: frozenset[str] = frozenset()


_Words = TypeVar("_Words", Natural, Labour)


@dataclass(frozen=True, slots=True)
class Happenings:
    """Everything that one language's ``triggers.yaml`` states."""

    verbs: dict[str, tuple[Trigger, ...]]
    nouns: dict[str, Trigger]
    noun_frames: dict[str, tuple[Trigger, ...]]  # nouns that tell of something only with others: "exchange of fire"
    telling: frozenset[str]  # every word at which one of these is found
    states: dict[str, str]  # adjective -> measure
    types: dict[str, tuple[str, str]]
    means: tuple[Means, ...]
    look_for_means: FirstLook  # which of them may a text name?
    wars: frozenset[str]
    conflicts: frozenset[str]
    occurs: frozenset[str]
    escapes: frozenset[str]
    under_way: frozenset[str]
    perceives: frozenset[str]  # of those, verbs by which somebody took note of it
    comes_upon: frozenset[str]  # verbs of those who find the dead, and have killed nobody
    mourned: frozenset[str]  # words above those of whom they say that they are dead
    boundaries: frozenset[str]  # grounds on which somebody is hit, and which are nobody: "fire on the border"
    watches: frozenset[str]  # verbs of those who look on: "a patrol observed two tanks"
    participles: dict[str, str]  # that are written as nouns are -> their verbs
    next: frozenset[str]  # words before a further deed of the same people
    came: frozenset[str]  # verbs that say only when it was
    apart: frozenset[str]
    occasions: frozenset[str]  # nouns of which a clause says what else was then: "on the day when"
    limits: frozenset[str]  # nouns for the day by which something is to be done
    just_then: frozenset[str]  # words before a clause behind a time that tells what happened then
    ever_since: frozenset[str]  # words before a clause that tells from when on something is
    same_time: frozenset[str]  # words before a clause that tells of the moment of what stands above it
    makes: frozenset[str]  # verbs by which others are made to do what then was done
    cumulative: re.Pattern[str]
    counted_up: re.Pattern[str]  # words beside which a number is a total up to a day
    repeated: re.Pattern[str]  # words for several acts told as one
    look: FirstLook  # can this sentence tell of anything?
    prepositions: dict[str, frozenset[str]]
    counting: frozenset[str]  # nouns and pronouns that only count what stands behind "of": "several of the shells"
    light_nouns: frozenset[str]  # nouns that only carry another: "a gathering of displaced people"
    toll_nouns: dict[str, str]  # noun -> measure: "12 deaths"
    spares: dict[str, frozenset[str]]  # words of harm, and what each counts none of where nobody is hurt
    spared_by: frozenset[str]  # verbs of which those that there were none of are the subject or the object
    besides: frozenset[str]  # words behind "nobody" that leave out those told of before
    arms: frozenset[str]  # what does it for its owner: "its jets bombed"
    disasters: re.Pattern[str]  # what a report goes on to count the dead of
    disaster_deaths: frozenset[str]  # ... in these words, where it tells of nothing violent since
    disaster_harm: frozenset[str]  # ... and in these, where it tells of no violence at all
    animals: frozenset[str]  # whom it is no violence against people to kill
    warding: frozenset[str]  # before a hyphen and a weapon: what keeps it off ("an anti-drone system")
    bearers: frozenset[str]  # what bears a weapon's name and is none: "an air force base", "a helicopter pilot"
    ourselves: frozenset[str]  # pronouns that are whoever is speaking, in the speaker's own words
    themselves: frozenset[str]  # pronouns that can be whoever is speaking, in the words of others
    of_one: frozenset[str]  # of these, the ones that are one person
    of_several: frozenset[str]  # and those that are several
    single: frozenset[str]  # words before a noun that count one
    both: frozenset[str]  # words before a noun in the plural: a count of two
    relatives: frozenset[str]  # of whom something is told, and not of those whose they are
    kin: frozenset[str]  # relatives of whom anybody has one or names one: "his wife and a son"
    beside_others: frozenset[str]  # nouns that, in a row of people, mean none of the groups beside them
    alone: frozenset[str]  # words that count one without a noun
    toll_words: frozenset[str]  # nouns that stand for a count of the dead
    reckons: frozenset[str]  # verbs that put a toll at a number
    figures: frozenset[str]  # nouns for a toll where they are put at a number
    toll_heads: frozenset[str]  # nouns that stand for a count of those named behind them
    adds_up: frozenset[str]  # verbs by which a clause beside adds one toll to those before
    reaches: frozenset[str]  # verbs whose object or complement is the number at which a toll stands
    harmed: dict[str, str]  # words that stand for those who were hurt -> measure: "among the dead"
    copulas: frozenset[str]  # verbs that say only that something is somewhere or something
    definite: frozenset[str]  # words before a noun that was told of before
    others: re.Pattern[str]  # words that begin to tell of something else
    which: frozenset[str]  # adjectives that say which of several is meant, or that it was none
    owns_up: frozenset[str]  # verbs by which somebody calls an attack their own
    responsibility: frozenset[str]  # their objects, with the attack behind "for"
    updates: re.Pattern[str]  # words that say that a number has changed
    doers: frozenset[str]  # nouns that can act
    on_the_spot: frozenset[str]  # who speak of what happened where they are
    helpers: frozenset[str]  # of a verb; what is written like one in capitals is a name ("IS")
    had_done: frozenset[str]  # verbs of those to whom something is done ("had their throats cut")
    stops: frozenset[str]  # verbs whose object did not, or no longer, take place
    possessives: frozenset[str]
    attempts: frozenset[str]  # words before what was tried and may not have come off
    grounds: frozenset[str]  # words that put a happening behind what else a sentence tells
    occurs_alone: frozenset[str]  # of ``occurs``, those that need nobody who does it
    blames: frozenset[str]  # verbs that name who is held to have done it
    charges: dict[str, frozenset[str]]  # words that charge somebody with an act -> the prepositions before the act
    irregulars: frozenset[str]  # nouns for fighters who are no state's soldiers
    crowds: dict[str, frozenset[str]]  # our short name of a type -> nouns for those whose attacks are of it
    civil_sites: frozenset[str]  # what an attack on is one on civilians, where nothing else is told of its victims
    deeds: frozenset[str]  # nouns for whatever was done, told of before
    answerable: frozenset[str]  # what somebody is who did it
    takes_part: frozenset[str]  # words between those who did it, or are charged, and the act
    orders: frozenset[str]  # verbs by which somebody has an act done
    attackers: frozenset[str]  # nouns for those who did what was told before
    belongs: frozenset[str]  # verbs that say of whom somebody is
    launches: frozenset[str]  # verbs that say who sent what had come down, or laid what went off
    taken_up_only: frozenset[str]  # what without an article is only where somebody goes ("took position")
    taken_up: frozenset[str]  # pronouns that stand for it
    bands: frozenset[str]  # last words of the names of armed groups
    unchanging: frozenset[str]  # verbs whose past is written as their present
    munitions: frozenset[str]  # what is fired, and so is nobody's target
    one_more: frozenset[str]  # before one who died of what had killed others before
    wounds: frozenset[str]  # nouns of which somebody dies later
    replies: frozenset[str]  # nouns behind which stands what an act answers
    compared: re.Pattern[str]  # words before a stretch of time in which nothing like it was, and nothing is added up
    succeeds: frozenset[str]  # verbs that say of two acts which was first
    stands_in: frozenset[str]  # pronouns for an act of the sort that was just told of
    begins: frozenset[str]  # verbs before an act of which only the beginning is told
    in_part: dict[str, frozenset[str]]  # words for an act that is told of a part alone, by where they stand
    along: frozenset[str]  # between a subject and its verb, before those who did it with them
    owned: dict[str, frozenset[str]]  # verbs behind a thing that say whose it is, and the prepositions before that
    held_to_be: frozenset[str]  # verbs behind a doer that say whose it is believed to be
    struck: frozenset[str]  # nouns for people, things and ground that can be hit
    sites: frozenset[str]  # of these, ground and things that stand on it: nobody who is hurt
    completing: frozenset[str]  # objects that only complete a verb: "lost their lives", "planted a bomb"
    natural: Natural  # weather, disease and accidents
    labour: Labour

    def means_in(self, words: str) -> list[Means]:
        """The means that some words name."""
        met = self.look_for_means.met(words_to_look_for(words.lower()))
        return [self.means[place] for place in met if self.means[place].pattern.search(words)]


# How a field is read by what it holds; the others are made from several keys.
_READERS: dict[str, Callable[[dict[str, Entry], str], Any]] = {
    "frozenset[str]": words_of,
    "dict[str, frozenset[str]]": sets_of,
    "dict[str, str]": measures_of,
    "re.Pattern[str]": phrases_of,
}
_MADE = ("telling", "states", "prepositions", "struck", "sites")
_PLAIN = {
    each.name: _READERS[str(each.type)]
    for each in fields(Happenings)
    if each.name not in _MADE and str(each.type) in _READERS
}


@lru_cache(maxsize=8)
def load_happenings(language: str = "en") -> Happenings:
    """Read ``lexicon/<language>/triggers.yaml``. Raises BadDataFile."""
    document = load_document(data_file("lexicon", language, "triggers.yaml")).only((*_MADE_OF, *_PLAIN), _NEEDED)
    types = {name: _pair(entry) for name, entry in document["types"].fields().items()}
    shared = sets_of(document, "shared")
    verbs = triggers_by_word(document["verbs"], types, shared, noun=False)
    frames = triggers_by_word(document.get("noun_frames", ()), types, shared, noun=True)
    nouns = {
        trigger.word: trigger for entry in document["nouns"] for trigger in triggers_of(entry, types, shared, noun=True)
    }
    states = {word: entry["measure"].text() for entry in document["adjectives"] for word in entry["words"].texts()}
    bearers, warding = words_of(document, "bearers"), words_of(document, "warding")
    means = tuple(
        Means(entry["name"].text(), _means_itself(entry, bearers, warding), entry["type"].one_of(types, "type"))
        for entry in document["means"]
    )
    return Happenings(
        verbs=verbs,
        nouns=nouns,
        noun_frames=frames,
        telling=frozenset({*verbs, *nouns, *frames}),
        states=states,
        types=types,
        means=means,
        look_for_means=_look_for_means(document["means"]),
        prepositions=defaultdict(frozenset, sets_of(document, "prepositions")),
        struck=frozenset().union(*(shared.get(name, frozenset()) for name in _STRUCK)),
        sites=frozenset().union(*(shared.get(name, frozenset()) for name in _SITES)),
        natural=_words_of(document, "natural", Natural),
        labour=_words_of(document, "labour", Labour),
        **{name: read(document, name) for name, read in _PLAIN.items()},
        look=FirstLook.of(
            dict.fromkeys(
                (
                    *(
                        row
                        for words in (verbs, frames)
                        for found in words.values()
                        for one in found
                        for row in one.needs
                    ),
                    (frozenset(nouns),),
                    (frozenset(states),),
                    *_said_of_what_was_told(document),
                )
            ),
            {word: stems.texts() for word, stems in document["stems"].fields().items()},
            document["endings"].texts() if "endings" in document else (),
        ),
    )


def _means_itself(means: Entry, bearers: frozenset[str], warding: frozenset[str]) -> re.Pattern[str]:
    """The words for a weapon, but not before what bears its name ("air force base") nor for what keeps it off."""
    words = compile_phrases(means["words"].texts())
    named = "|".join(sorted(bearers))
    before = "".join(rf"(?<!{word}-)" for word in sorted(warding))
    return re.compile(f"{before}(?:{words.pattern})" + (rf"(?! (?:{named})\b)" if named else ""), words.flags)


def _look_for_means(means: Entry) -> FirstLook:
    signs = [signs_of(entry["words"].texts()) for entry in means]
    return FirstLook.of([(each,) if each else () for each in signs], {sign: (sign,) for each in signs for sign in each})


def _said_of_what_was_told(document: dict[str, Entry]) -> Iterator[Needs]:
    """The words of a sentence that only adds to what was told before it: who owns up, who is among the dead."""
    prepositions = document["prepositions"].fields()
    among = [word for key in ("part", "amid") if key in prepositions for word in prepositions[key].texts()]
    for needs in (
        (words_of(document, "owns_up"), words_of(document, "responsibility")),
        (frozenset(measures_of(document, "harmed")), frozenset(among)),
        (frozenset(measures_of(document, "harmed")) | words_of(document, "figures"), words_of(document, "reckons")),
        (words_of(document, "attackers"), words_of(document, "belongs") | words_of(document, "copulas")),
        (words_of(document, "launches"), words_of(document, "taken_up")),
        (words_of(document, "munitions"), words_of(document, "came")),
        (words_of(document, "answerable"), words_of(document, "copulas")),
        (frozenset(sets_of(document, "spares")), words_of(document, "spared_by")),
        (frozenset(prepositions["behind"].texts() if "behind" in prepositions else ()), words_of(document, "copulas")),
    ):
        if all(needs):
            yield needs


def _words_of(document: dict[str, Entry], section: str, kind: type[_Words]) -> _Words:
    """A section whose keys are lists of words; a thin language may leave it out."""
    if section not in document:
        return kind()
    told = document[section].only(tuple(each.name for each in fields(kind)))
    return kind(**{name: frozenset(entry.texts()) for name, entry in told.items()})


def _pair(entry: Entry) -> tuple[str, str]:
    pair = entry.texts()
    if len(pair) != 2:
        raise entry.wrong("an event type and a sub-event type are expected")
    return pair[0], pair[1]
