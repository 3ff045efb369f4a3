"""Counts: which number is of which measure of which group, and what is part of what."""

from __future__ import annotations

from dataclasses import replace

from trucewatch.extract.deeds.incidents import Incident
from trucewatch.extract.parse.tokens import Token
from trucewatch.extract.parse.tree import (
    climb,
    governed_subject,
    lemma,
    objects,
)
from trucewatch.extract.parties.belonging import side_behind
from trucewatch.extract.sentence import Sentence, noun_phrase
from trucewatch.extract.tolls.measures import measure_of
from trucewatch.extract.tolls.numbered import PERSON, Numbered, with_kind
from trucewatch.extract.tolls.rows_of_people import with_rows_together
from trucewatch.extract.tolls.shares import Share
from trucewatch.extract.tolls.toll_numbers import toll_measure
from trucewatch.extract.when_where.setting import belongs
from trucewatch.model import Count, Quantity
from trucewatch.packs.groups import Groups
from trucewatch.packs.language.happenings import Happenings
from trucewatch.packs.language.triggers import OWN, VIOLENT

_SOLDIER, _GROUP = "soldier", "armed_group"
_ARMED = "armed person"  # the group that holds all who fight
_HURT = frozenset({"killed", "injured", "casualties"})


def counts_of(
    sentence: Sentence,
    incident: Incident,
    others: list[Incident],
    numbered: list[Numbered],
    happenings: Happenings,
    groups: Groups,
    possessor: str | None = None,
) -> list[Count]:
    """The counts that belong to one incident, parts marked as parts.

    ``possessor`` is who "its" and "their" stand for in the sentence.
    """
    counts: list[Count] = []
    nouns: list[Token] = []
    placed: dict[int, str] = {}  # the nouns counted so far, with the measure of each
    elsewhere = [found for other in others for found in other.found]
    for one in (each for each in numbered if not _is_ruled_out(each, sentence, incident)):
        toll = toll_measure(one.noun, incident.found, happenings)
        here = one.whole or belongs(one.noun, incident, others)
        if toll is None and (not here or toll_measure(one.noun, elsewhere, happenings) is not None):
            continue
        if toll is not None:
            one = replace(one, noun=toll[1])
        measure, whole = (toll[0], False) if toll is not None else measure_of(one, incident, happenings)
        if one.of_whole and counts:
            measure, whole = counts[-1].measure, True
        if one.share is not None:
            one = replace(one, quantity=_shared(one.share, measure, counts))
        if measure is None and (counted := _part_of_counted(one.noun, placed, happenings)) is not None:
            measure, whole = counted, True
        if (
            measure is None
            or (one.share is not None and one.quantity.low is None)
            or _is_not_hurt(one.noun, measure, happenings)
        ):
            continue
        group, owner = _group(one, sentence, happenings, groups)
        unknown = group == PERSON or groups.group_of(group) is None
        group = _ARMED if unknown and _are_its_own_men(one.noun, incident, sentence) else group
        bare = not one.implied and sentence.token_span(one.noun).overlaps(one.span)
        measure = _of_people(measure, group if not bare else "", groups)
        if owner is None and any(child.lower_ in happenings.possessives for child in one.noun.children):
            owner = possessor
        armed = next((count for count in counts if groups.kind(count.group) == "armed"), None)
        if bare and armed is not None:  # "three soldiers were killed and seven wounded"
            group, owner = armed.group, armed.group_actor
        if (
            groups.group_of(group) is None
            and measure in ("killed", "injured")
            and not owner
            and one.noun.pos_ != "NOUN"
        ):
            group = PERSON
        part_of = None
        if whole:
            wholes = [count for count in counts if count.measure == measure and count.part_of is None]
            earlier = [count for count in wholes if count.span < one.span]
            part_of = f"{measure}:{earlier[-1].group}" if earlier else f"{measure}:{PERSON}"
        counts.append(Count(measure, group, one.quantity, one.span, owner, part_of))
        nouns.append(one.noun)
        placed.setdefault(one.noun.i, measure)
    return with_rows_together(list(zip(counts, nouns, strict=True)), sentence, happenings, groups)


def _are_its_own_men(noun: Token, incident: Incident, sentence: Sentence) -> bool:
    """Are they those whom a force lost, or somebody who was told of as one ("the army said it had lost 12 men")?"""
    for found in incident.found:
        if found.trigger.victims == OWN and noun in objects(found.token):
            subject = governed_subject(found.token)
            mention = sentence.actor_at(subject) if subject is not None else None
            return subject is not None and (subject.pos_ == "PRON" or mention is not None)
    return False


def _is_ruled_out(one: Numbered, sentence: Sentence, incident: Incident) -> bool:
    """Is it a number that is said to be wrong ("five marines and not seven were killed"), or not of this incident?

    Of all that others are a part of a clause of their own tells: "two of the four men seized were shot"; and it alone:
    62 are not shot down in "54 of 62 drones that they launched were shot down".
    """
    if one.whole:
        above = list(climb(one.noun))
        told = any(one.noun in climb(found.token) for found in incident.found)
        return not told or any(found.token in above for found in incident.found)
    first = next(iter(sentence.tokens_behind(one.span.start)), None)
    several = one.quantity.low is None or one.quantity.low > 1  # "not one soldier was hurt"
    return first is not None and first.i > 0 and first.nbor(-1).dep_ == "neg" and several


def _is_not_hurt(noun: Token, measure: str, happenings: Happenings) -> bool:
    """Does it count attacks and nobody hurt in them ("three bombings left 22 dead"), animals, or ground?"""
    if lemma(noun) in happenings.animals or (measure in _HURT and lemma(noun) in happenings.sites):
        return True
    deed = happenings.nouns.get(lemma(noun)) if noun.pos_ == "NOUN" else None
    counted = happenings.doers | happenings.toll_nouns.keys()  # "the raid caused 14 deaths"
    return deed is not None and deed.role in VIOLENT and lemma(noun) not in counted


def _of_people(measure: str, group: str, groups: Groups) -> str:
    """What was done to people is no destruction: "eleven villagers were gunned down"."""
    people = group == PERSON or groups.within(group, PERSON)
    return "killed" if measure == "destroyed" and people else measure


def _shared(share: Share, measure: str | None, counts: list[Count]) -> Quantity:
    """How many a share of those counted last is; nothing known where none were."""
    told = [count.quantity for count in counts if count.measure == measure and count.part_of is None]
    return share.of(told[-1]) if told else Quantity(None, None)


def _part_of_counted(noun: Token, placed: dict[int, str], happenings: Happenings) -> str | None:
    """The measure of the number that this one is told to be included in: "rose to 12, including two children"."""
    links = [noun, *climb(noun)]
    for link in links:
        if link.dep_ in ("pobj", "conj"):
            continue
        if lemma(link) in happenings.prepositions["part"]:
            above = (token for head in climb(link) for token in (head, *head.lefts, *_numbers_under(head)))
            return next((placed[token.i] for token in above if token.i in placed and token.i < link.i), None)
        if link != noun:
            return None
    return None


def _numbers_under(verb: Token) -> list[Token]:
    """The numbers at which its prepositions put something ("put the toll at 27")."""
    return [noun for prep in verb.rights if prep.dep_ == "prep" for noun in prep.rights if noun.tag_ == "CD"]


def _group(one: Numbered, sentence: Sentence, happenings: Happenings, groups: Groups) -> tuple[str, str | None]:
    """The kind counted, and whose they are; soldiers and members of an armed group are its fighters."""
    noun = one.noun
    mention = sentence.actor_at(noun) or sentence.actor_before(noun)
    if mention is None or mention.id is None:
        mention = side_behind(sentence, noun, happenings, groups) or mention
    owner = mention.id if mention is not None else None
    toll = lemma(noun) in happenings.toll_nouns
    kind = _of_whom(noun, groups) if toll else _kind_counted(one, sentence, groups)
    member = kind == PERSON and lemma(noun) in happenings.light_nouns
    if mention is not None and mention.kind == _GROUP and (member or kind == _SOLDIER):
        kind = groups.of_actors.get(_GROUP, kind)
    return kind, owner


def _kind_counted(one: Numbered, sentence: Sentence, groups: Groups) -> str:
    noun = one.noun
    if not one.implied and sentence.token_span(noun).overlaps(one.span):
        return _by_title(noun, groups) if noun.pos_ == "PROPN" else PERSON
    whole = groups.name(with_kind(noun))
    told_by_kind = whole in groups.groups and whole not in groups.one_group_of  # "displaced" is what was done to them
    if told_by_kind and whole != groups.name(noun.lower_):
        return whole
    for token in (noun, *[other for other in noun_phrase(noun) if other.i < noun.i and other.dep_ == "amod"]):
        name = groups.name(token.lower_)
        if name in groups.groups and (token == noun or (groups.kind(name) != "materiel" and name != PERSON)):
            return name
    return lemma(noun) if noun.pos_ == "NOUN" else _by_title(noun, groups)


def _of_whom(toll: Token, groups: Groups) -> str:
    """Those who died or were hurt, by a word before the toll ("18 civilian deaths", "12 injuries")"""
    before = (groups.name(child.lower_) for child in toll.lefts if child.dep_ in ("amod", "compound"))
    return next((name for name in before if groups.kind(name) in ("civil", "armed")), PERSON)


def _by_title(name: Token, groups: Groups) -> str:
    """What somebody is who is named ("Corporal Jan Vos")."""
    titled = groups.titled(" ".join(token.text for token in noun_phrase(name) if token.dep_ != "det"))
    return titled if titled is not None and groups.kind(titled) in ("civil", "armed") else PERSON
