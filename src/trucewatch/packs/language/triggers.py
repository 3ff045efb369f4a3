"""The words that tell of a happening, each with what must stand beside it: the rows of ``triggers.yaml``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from trucewatch.packs.document import Entry
from trucewatch.packs.language.first_look import A_GROUP, Needs

_WORDS_BESIDE = ("needs_object", "needs_after", "needs_at", "needs_subject", "not_with", "not_at", "not_subject")
_KEYS = ("words", "class", "measure", "victims", "type", "of", "ground", "needs_before", "active", "passive",
    "by_itself", "dated", *_WORDS_BESIDE)  # fmt: skip
OWN = "own"  # how a trigger stands to victims that are the subject's own: "the army lost ten men"
MEANS = "means"  # how a trigger stands to what it acts on, if that is what was used: "used mortars against Tal"
LEFT_OUT = "left out"  # how a trigger stands to its victims that is no word, but a verb left out behind theirs
CLASSES = frozenset({"harm", "attack", "clash", "detain", "free", "seize", "destroy", "displace", "move", "host"})
VIOLENT = frozenset({"attack", "clash", "harm"})  # of those, that tell of violence against people


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
    or that or a place by name ("places"), or one of ``needs_object`` over ground or a site ("held": "took control of").
    With ``needs_subject`` the word counts only with one of these in its subject, and with none of ``not_with`` there.
    With one of ``not_subject`` as its subject it means something else ("the price shot up").
    With one of ``not_at`` standing where ``needs_at`` asks for one it means something else ("fall asleep").
    ``active`` says that it means something else in the passive ("were engaged in talks"), ``passive`` states its form
    in the passive where it means something else in the active ("took a pupil to the doctor").
    ``by_itself`` says that it tells all with its subject ("a bomb exploded"), which is then none of ``not_with``;
    with ``dated`` a thing stands for what it did where a time is told of it ("Friday's bomb").
    With ``of_doer`` the preposition of belonging behind a noun names who did it.
    ``of_people`` says that ``needs_object`` asks for people, for whom numbers, pronouns and names stand too,
    ``of_fighters`` for those who fight, for whom the names of armed groups stand, as they do in ``needs_subject``.
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
    not_subject: frozenset[str] = frozenset()
    active: bool = False
    passive: frozenset[str] = frozenset()
    by_itself: bool = False
    dated: bool = False
    of_people: bool = False
    of_fighters: bool = False

    @property
    def needs(self) -> tuple[Needs, ...]:
        """The words without which it tells of nothing: a row for those that it asks behind it by one, and by two."""
        asked = (self.passive or frozenset({self.word}), self._asked_object, self.needs_after, self.needs_subject)
        least = tuple(part for part in asked if part)
        pairs = phrases_in(self.needs_at)
        alone = frozenset(word for word in self.needs_at if " " not in word)
        behind = (frozenset(first for first, *_ in pairs), frozenset(last for *_, last in pairs))
        rows = [(*least, alone)] if alone else [] if pairs else [least]
        return (*rows, (*least, *behind)) if pairs else tuple(rows)

    @property
    def _asked_object(self) -> frozenset[str]:
        """The nouns of which one must be there, unless something else than a noun can stand for them."""
        by_name = self.ground == "places" or (self.of_people and self.needs_at) or self.of_fighters
        return self.needs_object if not by_name else frozenset()


@lru_cache(maxsize=1024)
def phrases_in(needed: frozenset[str]) -> tuple[tuple[str, tuple[str, ...], str], ...]:
    """Of the words that a trigger needs, the phrases: the first word, those between, the last one.

    >>> phrases_in(frozenset({"at", "with artillery fire"}))
    (('with', ('artillery',), 'fire'),)
    """
    split = (word.split() for word in sorted(needed) if " " in word)
    return tuple((first, tuple(between), last) for first, *between, last in split)


def triggers_by_word(
    entries: Iterable[Entry], types: dict[str, tuple[str, str]], shared: Mapping[str, frozenset[str]], *, noun: bool
) -> dict[str, tuple[Trigger, ...]]:
    """The triggers of each word, in the order in which they are tried."""
    found: dict[str, list[Trigger]] = {}
    for entry in entries:
        for trigger in triggers_of(entry, types, shared, noun=noun):
            found.setdefault(trigger.word, []).append(trigger)
    return {word: tuple(triggers) for word, triggers in found.items()}


def triggers_of(
    entry: Entry, types: dict[str, tuple[str, str]], shared: Mapping[str, frozenset[str]], *, noun: bool
) -> list[Trigger]:
    """A row's triggers, one for each of its words. Raises BadDataFile."""
    fields = entry.only(_KEYS, ("words", "class"))
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
            ground=fields["ground"].one_of(("heads", "places", "held"), "sort of ground") if "ground" in fields else "",
            active="active" in fields,
            passive=frozenset(fields["passive"].texts() if "passive" in fields else ()),
            by_itself="by_itself" in fields,
            dated="dated" in fields,
            of_people="<people>" in asked,
            of_fighters="<fighters>" in asked,
            **{name: _listed(fields, name, shared) for name in _WORDS_BESIDE}
            | {"needs_subject": _acting(fields, shared)},
        )
        for word in fields["words"].texts()
    ]


def _acting(fields: Mapping[str, Entry], shared: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """The subjects that are asked for, with the sign for an armed group by name where those who fight are asked for."""
    words = _listed(fields, "needs_subject", shared)
    fighters = any(entry.text() == "<fighters>" for entry in fields.get("needs_subject", ()))
    return words | {A_GROUP} if fighters else words


def _listed(fields: Mapping[str, Entry], name: str, shared: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """The words of a field; "<name>" is each word of a list, "from <name>" each behind "from". Raises BadDataFile."""
    words: set[str] = set()
    for entry in fields.get(name, ()):
        before, named, list_name = entry.text().rstrip(">").partition("<")
        if named and list_name not in shared:
            raise entry.wrong(f"no list is named '{list_name}'")
        words.update(f"{before}{word}" for word in (shared[list_name] if named else ("",)))
    return frozenset(words)
