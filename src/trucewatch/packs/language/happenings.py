"""The words that tell of happenings, read from a language's lexicon."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from trucewatch.packs.document import Entry, data_file, load_document
from trucewatch.packs.language.first_look import FirstLook, Needs
from trucewatch.packs.language.lexicon_fields import measures_of, phrases_of, sets_of, words_of
from trucewatch.packs.language.phrases import compile_phrases

_KEYS = ("about", "shared", "verbs", "nouns", "noun_frames", "adjectives", "types", "means", "conflicts",
    "occurs", "apart", "cumulative", "repeated", "stems", "endings", "prepositions", "light_nouns", "toll_nouns",
    "doers", "blames", "occurs_alone", "stops", "possessives", "toll_words", "toll_heads", "reaches", "harmed",
    "copulas", "definite", "others", "updates", "owns_up", "responsibility", "ourselves", "themselves", "single",
    "alone", "grounds", "attempts", "arms", "adds_up", "reckons", "figures", "held_to_be", "owned", "charges",
    "answerable", "takes_part", "orders", "deeds", "irregulars", "on_the_spot", "begins", "munitions",
    "attackers", "belongs", "bands", "unchanging", "perceives",
    "replies", "compared", "same_time", "natural", "completing", "came", "next", "participles", "in_part",
    "one_more", "wounds", "counted_up")  # fmt: skip
# A thin language has these; what else it leaves out is empty.
_NEEDED = ("about", "verbs", "nouns", "adjectives", "types", "means", "stems", "prepositions")
_WORDS_BESIDE = ("needs_object", "needs_after", "needs_at", "needs_subject", "not_with", "not_at")
_STRUCK = ("people", "fighters", "things", "ground")
OWN = "own"  # how a trigger stands to victims that are the subject's own: "the army lost ten men"
LEFT_OUT = "left out"  # how a trigger stands to its victims that is no word, but a verb left out behind theirs
CLASSES = frozenset({"harm", "attack", "clash", "detain", "seize", "destroy", "displace", "move", "host"})


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that tells of a happening.

    ``role`` is its class, ``measure`` what a count beside it counts, ``act``
    our short name of a type, ``victims`` the argument that is acted on
    ("object" or "subject"). With ``needs_object`` the word counts only with
    one of these nouns as its object (a noun: behind "of" or "between"); with ``needs_after`` only with one of
    these somewhere behind it; with ``needs_before`` only behind an actor or a
    weapon; with ``needs_at`` only with something behind one of these, or with it as a particle;
    with one of ``not_with`` before a noun, or as what a verb acts on, it means
    something else ("hunger strike", "fight poverty").
    With ``ground`` one of ``needs_object`` must be what it acts on itself ("heads"),
    or that or a place by name ("places").
    With ``needs_subject`` the word counts only with one of these in its subject, and with none of ``not_with`` there.
    With one of ``not_at`` standing where ``needs_at`` asks for one it means something else ("fall asleep").
    ``active`` says that it means something else in the passive ("were engaged in talks").
    ``by_itself`` says that it tells all with its subject ("a bomb exploded"), which is then none of ``not_with``;
    with ``dated`` a thing stands for what it did where a time is told of it ("Friday's bomb").
    With ``of_doer`` the preposition of belonging behind a noun names who did it.
    ``of_people`` says that ``needs_object`` asks for people, for whom numbers, pronouns and names stand too,
    ``of_fighters`` for those who fight, for whom the names of armed groups stand.
    """

    word: str
    noun: bool
    role: str
    measure: str | None
    act: str | None
    victims: str
    needs_object: frozenset[str]
    needs_after: frozenset[str]
    needs_before: bool = False
    needs_at: frozenset[str] = frozenset()
    not_with: frozenset[str] = frozenset()
    of_doer: bool = False
    ground: str = ""
    needs_subject: frozenset[str] = frozenset()
    not_at: frozenset[str] = frozenset()
    active: bool = False
    by_itself: bool = False
    dated: bool = False
    of_people: bool = False
    of_fighters: bool = False

    @property
    def needs(self) -> tuple[Needs, ...]:
        """The words without which it tells of nothing: a row for those that it asks behind it by one, and by two."""
        asked = (frozenset({self.word}), self._asked_object, self.needs_after, self.needs_subject)
        least = tuple(part for part in asked if part)
        pairs = [word.split() for word in self.needs_at if " " in word]
        alone = frozenset(word for word in self.needs_at if " " not in word)
        behind = (frozenset(first for first, _ in pairs), frozenset(last for _, last in pairs))
        rows = [(*least, alone)] if alone else [] if pairs else [least]
        return (*rows, (*least, *behind)) if pairs else tuple(rows)

    @property
    def _asked_object(self) -> frozenset[str]:
        """The nouns of which one must be there, unless something else than a noun can stand for them."""
        by_name = self.ground == "places" or (self.of_people and self.needs_at) or self.of_fighters
        return self.needs_object if not by_name else frozenset()


@dataclass(frozen=True, slots=True)
class Means:
    """A weapon or way of attack, the words for it and the type of event it makes."""

    name: str
    pattern: re.Pattern[str]
    act: str


@dataclass(frozen=True, slots=True)
class Natural:
    """What hurts people and breaks things without anybody doing it.

    ``nouns`` as a subject or behind one of ``prepositions``; ``verbs`` with one of ``things`` as their subject.
    """

    nouns: frozenset[str] = frozenset()
    prepositions: frozenset[str] = frozenset()
    verbs: frozenset[str] = frozenset()
    things: frozenset[str] = frozenset()


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
    conflicts: frozenset[str]
    occurs: frozenset[str]
    perceives: frozenset[str]  # of those, verbs by which somebody took note of it
    participles: dict[str, str]  # that are written as nouns are -> their verbs
    next: frozenset[str]  # words before a further deed of the same people
    came: frozenset[str]  # verbs that say only when it was
    apart: frozenset[str]
    same_time: frozenset[str]  # words before a clause that tells of the moment of what stands above it
    cumulative: re.Pattern[str]
    counted_up: re.Pattern[str]  # words beside which a number is a total up to a day
    repeated: re.Pattern[str]  # words for several acts told as one
    look: FirstLook  # can this sentence tell of anything?
    prepositions: dict[str, frozenset[str]]
    light_nouns: frozenset[str]  # nouns that only carry another: "a gathering of displaced people"
    toll_nouns: dict[str, str]  # noun -> measure: "12 deaths"
    arms: frozenset[str]  # what does it for its owner: "its jets bombed"
    ourselves: frozenset[str]  # pronouns that are whoever is speaking, in the speaker's own words
    themselves: frozenset[str]  # pronouns that can be whoever is speaking, in the words of others
    single: frozenset[str]  # words before a noun that count one
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
    owns_up: frozenset[str]  # verbs by which somebody calls an attack their own
    responsibility: frozenset[str]  # their objects, with the attack behind "for"
    updates: re.Pattern[str]  # words that say that a number has changed
    doers: frozenset[str]  # nouns that can act
    on_the_spot: frozenset[str]  # who speak of what happened where they are
    stops: frozenset[str]  # verbs whose object did not, or no longer, take place
    possessives: frozenset[str]
    attempts: frozenset[str]  # words before what was tried and may not have come off
    grounds: frozenset[str]  # words that put a happening behind what else a sentence tells
    occurs_alone: frozenset[str]  # of ``occurs``, those that need nobody who does it
    blames: frozenset[str]  # verbs that name who is held to have done it
    charges: dict[str, frozenset[str]]  # words that charge somebody with an act -> the prepositions before the act
    irregulars: frozenset[str]  # nouns for fighters who are no state's soldiers
    deeds: frozenset[str]  # nouns for whatever was done, told of before
    answerable: frozenset[str]  # what somebody is who did it
    takes_part: frozenset[str]  # words between those who did it, or are charged, and the act
    orders: frozenset[str]  # verbs by which somebody has an act done
    attackers: frozenset[str]  # nouns for those who did what was told before
    belongs: frozenset[str]  # verbs that say of whom somebody is
    bands: frozenset[str]  # last words of the names of armed groups
    unchanging: frozenset[str]  # verbs whose past is written as their present
    munitions: frozenset[str]  # what is fired, and so is nobody's target
    one_more: frozenset[str]  # before one who died of what had killed others before
    wounds: frozenset[str]  # nouns of which somebody dies later
    replies: frozenset[str]  # nouns behind which stands what an act answers
    compared: re.Pattern[str]  # words before a stretch of time in which nothing like it was, and nothing is added up
    begins: frozenset[str]  # verbs before an act of which only the beginning is told
    in_part: dict[str, frozenset[str]]  # words for an act that is told of a part alone, by where they stand
    owned: dict[str, frozenset[str]]  # verbs behind a thing that say whose it is, and the prepositions before that
    held_to_be: frozenset[str]  # verbs behind a doer that say whose it is believed to be
    struck: frozenset[str]  # nouns for people, things and ground that can be hit
    completing: frozenset[str]  # objects that only complete a verb: "lost their lives", "planted a bomb"
    natural: Natural  # weather, disease and accidents


@lru_cache(maxsize=8)
def load_happenings(language: str = "en") -> Happenings:
    """Read ``lexicon/<language>/triggers.yaml``. Raises BadDataFile."""
    document = load_document(data_file("lexicon", language, "triggers.yaml")).only(_KEYS, _NEEDED)
    types = {name: _pair(entry) for name, entry in document["types"].fields().items()}
    shared = sets_of(document, "shared")
    verbs = _by_word(document["verbs"], types, shared, noun=False)
    frames = _by_word(document.get("noun_frames", ()), types, shared, noun=True)
    nouns = {
        trigger.word: trigger for entry in document["nouns"] for trigger in _triggers(entry, types, shared, noun=True)
    }
    states = {word: entry["measure"].text() for entry in document["adjectives"] for word in entry["words"].texts()}
    means = tuple(
        Means(entry["name"].text(), compile_phrases(entry["words"].texts()), entry["type"].one_of(types, "type"))
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
        conflicts=words_of(document, "conflicts"),
        occurs=words_of(document, "occurs"),
        perceives=words_of(document, "perceives"),
        participles=measures_of(document, "participles"),
        next=words_of(document, "next"),
        came=words_of(document, "came"),
        apart=words_of(document, "apart"),
        same_time=words_of(document, "same_time"),
        cumulative=phrases_of(document, "cumulative"),
        counted_up=phrases_of(document, "counted_up"),
        repeated=phrases_of(document, "repeated"),
        prepositions=defaultdict(
            frozenset, {name: frozenset(entry.texts()) for name, entry in document["prepositions"].fields().items()}
        ),
        light_nouns=words_of(document, "light_nouns"),
        toll_nouns=measures_of(document, "toll_nouns"),
        arms=words_of(document, "arms"),
        ourselves=words_of(document, "ourselves"),
        themselves=words_of(document, "themselves"),
        single=words_of(document, "single"),
        alone=words_of(document, "alone"),
        toll_words=words_of(document, "toll_words"),
        reckons=words_of(document, "reckons"),
        figures=words_of(document, "figures"),
        toll_heads=words_of(document, "toll_heads"),
        adds_up=words_of(document, "adds_up"),
        reaches=words_of(document, "reaches"),
        harmed=measures_of(document, "harmed"),
        copulas=words_of(document, "copulas"),
        definite=words_of(document, "definite"),
        others=phrases_of(document, "others"),
        owns_up=words_of(document, "owns_up"),
        responsibility=words_of(document, "responsibility"),
        updates=phrases_of(document, "updates"),
        doers=words_of(document, "doers"),
        on_the_spot=words_of(document, "on_the_spot"),
        stops=words_of(document, "stops"),
        possessives=words_of(document, "possessives"),
        attempts=words_of(document, "attempts"),
        grounds=words_of(document, "grounds"),
        blames=words_of(document, "blames"),
        munitions=words_of(document, "munitions"),
        one_more=words_of(document, "one_more"),
        wounds=words_of(document, "wounds"),
        replies=words_of(document, "replies"),
        compared=phrases_of(document, "compared"),
        begins=words_of(document, "begins"),
        in_part=sets_of(document, "in_part"),
        owned=sets_of(document, "owned"),
        held_to_be=words_of(document, "held_to_be"),
        struck=frozenset().union(*(shared.get(name, frozenset()) for name in _STRUCK)),
        completing=words_of(document, "completing"),
        natural=_natural(document),
        charges=sets_of(document, "charges"),
        answerable=words_of(document, "answerable"),
        deeds=words_of(document, "deeds"),
        irregulars=words_of(document, "irregulars"),
        attackers=words_of(document, "attackers"),
        belongs=words_of(document, "belongs"),
        bands=words_of(document, "bands"),
        takes_part=words_of(document, "takes_part"),
        unchanging=words_of(document, "unchanging"),
        orders=words_of(document, "orders"),
        occurs_alone=words_of(document, "occurs_alone"),
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


def _said_of_what_was_told(fields: dict[str, Entry]) -> Iterator[Needs]:
    """The words of a sentence that only adds to what was told before it: who owns up, who is among the dead."""
    prepositions = fields["prepositions"].fields()
    among = [word for key in ("part", "amid") if key in prepositions for word in prepositions[key].texts()]
    for needs in (
        (words_of(fields, "owns_up"), words_of(fields, "responsibility")),
        (frozenset(measures_of(fields, "harmed")), frozenset(among)),
        (frozenset(measures_of(fields, "harmed")) | words_of(fields, "figures"), words_of(fields, "reckons")),
        (words_of(fields, "attackers"), words_of(fields, "belongs") | words_of(fields, "copulas")),
        (words_of(fields, "answerable"), words_of(fields, "copulas")),
        (frozenset(prepositions["behind"].texts() if "behind" in prepositions else ()), words_of(fields, "copulas")),
    ):
        if all(needs):
            yield needs


def _natural(document: dict[str, Entry]) -> Natural:
    if "natural" not in document:
        return Natural()
    fields = document["natural"].only(("nouns", "prepositions", "verbs", "things"))
    return Natural(**{name: frozenset(entry.texts()) for name, entry in fields.items()})


def _pair(entry: Entry) -> tuple[str, str]:
    pair = entry.texts()
    if len(pair) != 2:
        raise entry.wrong("an event type and a sub-event type are expected")
    return pair[0], pair[1]


def _by_word(
    entries: Iterable[Entry], types: dict[str, tuple[str, str]], shared: Mapping[str, frozenset[str]], *, noun: bool
) -> dict[str, tuple[Trigger, ...]]:
    """The triggers of each word, in the order in which they are tried."""
    found: dict[str, list[Trigger]] = {}
    for entry in entries:
        for trigger in _triggers(entry, types, shared, noun=noun):
            found.setdefault(trigger.word, []).append(trigger)
    return {word: tuple(triggers) for word, triggers in found.items()}


def _triggers(
    entry: Entry, types: dict[str, tuple[str, str]], shared: Mapping[str, frozenset[str]], *, noun: bool
) -> list[Trigger]:
    known = (
        "words",
        "class",
        "measure",
        "victims",
        "type",
        "of",
        "ground",
        "needs_before",
        "active",
        "by_itself",
        "dated",
        *_WORDS_BESIDE,
    )
    fields = entry.only(known, ("words", "class"))
    role = fields["class"].one_of(CLASSES, "class")
    asked = fields["needs_object"].texts() if "needs_object" in fields else ()
    return [
        Trigger(
            word=word,
            noun=noun,
            role=role,
            measure=fields["measure"].text() if "measure" in fields else None,
            act=fields["type"].one_of(types, "type") if "type" in fields else None,
            victims=fields["victims"].one_of(("object", "subject", OWN), "argument")
            if "victims" in fields
            else "object",
            needs_before="needs_before" in fields,
            of_doer="of" in fields and fields["of"].one_of(("doer", "sufferer"), "argument") == "doer",
            ground=fields["ground"].one_of(("heads", "places"), "sort of ground") if "ground" in fields else "",
            active="active" in fields,
            by_itself="by_itself" in fields,
            dated="dated" in fields,
            of_people="<people>" in asked,
            of_fighters="<fighters>" in asked,
            **{name: _listed(fields, name, shared) for name in _WORDS_BESIDE},
        )
        for word in fields["words"].texts()
    ]


def _listed(fields: Mapping[str, Entry], name: str, shared: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """The words of a field; "<name>" is each word of a list, "from <name>" each behind "from". Raises BadDataFile."""
    words: set[str] = set()
    for entry in fields.get(name, ()):
        before, named, list_name = entry.text().rstrip(">").partition("<")
        if named and list_name not in shared:
            raise entry.wrong(f"no list is named '{list_name}'")
        words.update(f"{before}{word}" for word in (shared[list_name] if named else ("",)))
    return frozenset(words)
