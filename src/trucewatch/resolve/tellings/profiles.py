"""Profiles: what of a telling is compared with tellings of other reports."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import TypeVar

from trucewatch.model import Claim, Count, Occurrence, Quantity, Span, Standing, Where
from trucewatch.packs.groups import Groups
from trucewatch.resolve.tellings.telling_times import Time, Told, told_time
from trucewatch.resolve.weights import Weights

NO_SPAN = Span(0, 0)
VIOLENCE = "violence"  # the family, as the weights name it
_HARMED = ("killed", "injured")
# the steps of extraction that give a claim the place of its paragraph, of those who speak, or its report's only one
LENT_FROM_AFAR = frozenset({"where.paragraph", "where.beside", "where.speaker", "where.report"})
LENT = LENT_FROM_AFAR | {"where.sentence"}  # and that of another clause
_GUESSED = "where.report"
_TRIGGER, _HARM = "trigger.", "trigger.harm: "  # the steps that name the words which tell of it
_KNOWN = 100_000  # people: no report takes another place for such a city


@dataclass(frozen=True, slots=True)
class Toll:
    """A count with its group as the table names it."""

    measure: str
    group: str
    actor: str | None
    quantity: Quantity
    part: bool
    standing: Standing = Standing.NOW


# The parts of a profile are compared by identity: one object stands for equal ones (see ``Profiles``).


@dataclass(frozen=True, slots=True, eq=False)
class Act:
    """What was done, with what, and as which of several."""

    event_type: str
    sub_event_type: str
    says_no_act: bool  # only a killing or an attack is told, and not how it was done
    vague_act: bool  # of an attack without a weapon, by a word that many sorts of attacks share
    family: str
    takes: bool  # ground changes hands
    means: frozenset[str]
    number: int  # the first, the second ... of several that the report tells apart; 0 where it says none


@dataclass(frozen=True, slots=True, eq=False)
class People:
    """Who did it, and whom it hit."""

    two_sided: bool  # an act in which either side may be named as the one that did it
    actors: frozenset[str]
    targets: frozenset[str]
    named: frozenset[str]  # those hit that no lexicon knows: persons and things by name
    dead: frozenset[str]  # of these, the persons by full name who are said to have been killed
    classes: frozenset[str]

    @property
    def sides(self) -> frozenset[str]:
        """Everybody named, whichever did it."""
        return self.actors | self.targets


@dataclass(frozen=True, slots=True, eq=False)
class Ground:
    """Where it was."""

    places: tuple[Where, ...]
    lent: bool  # its place is that of its paragraph, its speaker or its report, not one that it tells
    guessed: bool  # of these, the only one that its report names: it speaks against nothing


@dataclass(frozen=True, slots=True, eq=False)
class Losses:
    """How many it hit, by measure and group."""

    tolls: tuple[Toll, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Telltales:
    """Words that few other occurrences share, folded and in order.

    ``names`` stand in its part of the sentence; of these, no place was read from ``unread``. ``rare`` are stems of
    words that few reports use; ``sites`` the sorts of sites that its words name.
    """

    names: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()
    rare: tuple[str, ...] = ()
    sites: tuple[str, ...] = ()


NO_TELLTALES = Telltales()


@dataclass(frozen=True, slots=True)
class Profile:
    """What of a telling is compared across reports, and nothing else: tellings of one profile compare alike.

    Spans, wordings and reasons are left out of its values, so that equal ones
    are equal; one object stands for equal profiles. Each part is compared with
    the same part of another, and nothing else of it, so that what two parts
    come to can be remembered.
    """

    act: Act
    people: People
    time: Time
    ground: Ground
    losses: Losses
    telltales: Telltales


_Part = TypeVar("_Part", Act, People, Time, Ground, Losses, Telltales)


def told_of(claim: Claim) -> Occurrence:
    """The occurrence of a claim that has one; the callers let no other through."""
    if claim.occurrence is None:
        raise TypeError(f"the claim {claim.id} tells of no occurrence")
    return claim.occurrence


class Profiles:
    """The profiles of claims, and the parts of them, each once: one object for all that are equal."""

    def __init__(self, weights: Weights, groups: Groups) -> None:
        self._weights, self._groups = weights, groups
        self._profiles: dict[Profile, Profile] = {}
        self._parts: dict[tuple[object, ...], object] = {(Telltales, (), (), (), ()): NO_TELLTALES}

    def of(self, claim: Claim, number: int, words: Telltales, told: Told, *, denial: bool) -> Profile:
        """What of this claim is compared; ``number`` says which of several it is."""
        weights, groups = self._weights, self._groups
        said = told_of(claim)
        tolls = tuple(
            _toll(count, groups) for count in said.counts if not count.cumulative and not count.quantity.is_none
        )
        places = tuple(map(_compared, said.where))
        lent = not LENT.isdisjoint(claim.why)
        profile = Profile(
            self._one(_act(claim, number, weights, denial=denial)),
            self._one(_people(claim, tolls, weights, groups)),
            self._one(told_time(claim, told, weights, counts_somewhere=bool(tolls and said.where))),
            self._one(Ground(places, lent, _GUESSED in claim.why)),
            self._one(Losses(tolls)),
            self._one(words),
        )
        return self._profiles.setdefault(profile, profile)

    def _one(self, part: _Part) -> _Part:
        values = (type(part), *[getattr(part, name) for name in _NAMES[type(part)]])
        return self._parts.setdefault(values, part)  # type: ignore[return-value]


_NAMES: dict[type, tuple[str, ...]] = {
    kind: tuple(part.name for part in fields(kind)) for kind in (Act, People, Time, Ground, Losses, Telltales)
}


def _act(claim: Claim, number: int, weights: Weights, *, denial: bool) -> Act:
    said = told_of(claim)
    return Act(
        event_type=said.event_type,
        sub_event_type=said.sub_event_type,
        says_no_act=_says_no_act(claim, said, weights, denial=denial),
        vague_act=said.trigger.casefold() in weights.vague_triggers and not said.means,
        family=_family(said, weights),
        takes=_takes(said, weights),
        means=frozenset(said.means),
        number=number,
    )


def _people(claim: Claim, tolls: tuple[Toll, ...], weights: Weights, groups: Groups) -> People:
    said = told_of(claim)
    named = frozenset(
        target.name.casefold() for target in said.targets if not target.id and groups.group_of(target.name) is None
    )
    return People(
        two_sided=said.event_type in weights.two_sided,
        actors=frozenset(actor.id or actor.name.casefold() for actor in said.actors),
        targets=frozenset(target.id for target in said.targets if target.id)
        | frozenset(toll.actor for toll in tolls if toll.actor and groups.kind(toll.group) == "armed"),
        named=named,
        dead=named & _full_names(claim, said) if _kills(claim, weights) else frozenset(),
        classes=_classes(said, tolls, groups),
    )


def _full_names(claim: Claim, said: Occurrence) -> frozenset[str]:
    """Those hit who are told by two names or more, with capitals, where its words have such at all.

    "An army post" is no name, and is hit again and again.
    """
    names = [target.name for target in said.targets if len(target.name.split()) > 1]
    if not claim.quote.islower():
        names = [name for name in names if sum(word[0].isupper() for word in name.split()) > 1]
    return frozenset(name.casefold() for name in names)


def _kills(claim: Claim, weights: Weights) -> bool:
    """Does a word of the claim tell of somebody's death, by the steps that it was made in?"""
    harms = (step.removeprefix(_HARM) for step in claim.why if step.startswith(_HARM))
    return any(word.casefold().startswith(weights.killing_stems) for word in harms)


def _family(said: Occurrence, weights: Weights) -> str:
    """The family of its act; what has killed or hurt somebody is violence, whatever else it was."""
    if any(count.measure in _HARMED and not count.quantity.is_none for count in said.counts):
        return VIOLENCE
    if said.sub_event_type in weights.families:
        return weights.family(said.sub_event_type)
    return weights.family(said.event_type)


def _takes(said: Occurrence, weights: Weights) -> bool:
    """Does it tell that ground was taken, "captured" without anybody who was captured?"""
    if said.sub_event_type in weights.taking_acts:
        return True
    if said.sub_event_type in weights.bloodless_acts:  # somebody was seized
        return False
    return said.trigger.casefold() in weights.taking_triggers and not said.counts


def _says_no_act(claim: Claim, said: Occurrence, weights: Weights, *, denial: bool) -> bool:
    """Is it told in general words? So are most denials: of a shelling that its guns had "fired"."""
    if said.sub_event_type in weights.generic_acts or (denial and said.sub_event_type in weights.default_acts):
        return True
    steps = [step for step in claim.why if step.startswith(_TRIGGER)]
    only_harm = bool(steps) and all(step.startswith(_HARM) for step in steps)
    plain = (only_harm or said.trigger.casefold() in weights.generic_triggers) and not said.means
    return plain and said.sub_event_type in weights.default_acts


def _compared(where: Where) -> Where:
    """A place without the words that named it, but for a little one, which may have been taken for another."""
    known = where.place is not None and where.place.population >= _KNOWN
    return replace(where, name="" if known else where.name, span=NO_SPAN, reason="")


def _toll(count: Count, groups: Groups) -> Toll:
    return Toll(
        count.measure,
        groups.name(count.group, count.measure),
        count.group_actor,
        replace(count.quantity, text=""),
        count.part_of is not None,
        count.standing,
    )


def _classes(said: Occurrence, tolls: tuple[Toll, ...], groups: Groups) -> frozenset[str]:
    """Civil, armed or both: whom it is said to have hit."""
    named = [groups.kind(groups.name(target.name)) for target in said.targets]
    named += [groups.kind(groups.name(target.id)) for target in said.targets if target.id]
    named += [groups.kind(toll.group) for toll in tolls]
    return frozenset(kind for kind in named if kind in ("civil", "armed"))
