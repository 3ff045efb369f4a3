"""Incidents and their roles: MUC-4 dev, reports of the 1980s and 1990s in text without capitals.

Events of an article become templates. Predicted and gold templates are aligned
one to one so that the most is right; within a pair, the entities of each role
are matched one to one (CEAF): a predicted entity is right if all its mentions
are among those of one gold entity, articles and punctuation left aside.
``entities`` is the micro F1 over the five roles, ``incident type`` the F1 of
the types of aligned templates, ``all`` both together.

The set's own guidelines (its task description, section 1, and the slots) shape the templates: what
happened, is violence or an abduction, and is no fight of armed sides alone; an event that fills no
role is a template only if it counts people hurt that do not fight; victims are named persons. A
strike from the air is a bombing where bombs are told, one from the ground where "bomb" is its verb
or noun (so 17 of 19 such templates of the training part), else an attack; so is what is destroyed
or sabotaged otherwise (64 templates of it, without a victim); a bomb that is defused was an
attempt. The name of an actor that the lexicon knows is an organisation; persons counted by a noun
("fighters") and doers that it does not know are individuals (or groups of them): of "FLM
guerrillas" FLM is the one, guerrillas the other.

The guidelines write two templates of one type only where the instances have
"different information about the location, date or perpetrator". So events of a
report are one template where they are of one type and name no other place, day,
organisation, victim or target; or where they hit the same victim or target.
That what was hit counts too, and how doers are written (with their number, but
without "several"), was chosen on the training documents.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bench.quality.reading import Story, means_as_written, read_story
from bench.quality.scoring import Figures, Hits, Miss, match

from trucewatch.extract import Extractor
from trucewatch.model import Actor, Claim, Event, Occurrence
from trucewatch.packs.actors import ActorBook
from trucewatch.packs.groups import Groups

ROLES = ("PerpInd", "PerpOrg", "Target", "Victim", "Weapon")
_BOMBINGS = frozenset({"Remote explosive/landmine/IED", "Suicide bomb", "Grenade"})
_FROM_THE_AIR, _SHELLING = "Air/drone strike", "Shelling/artillery/missile attack"
_VIOLENT = frozenset({"Battles", "Explosions/Remote violence", "Violence against civilians"})
_ARMED = frozenset({"armed_group", "force"})
_PERSONS = ("armed", "civil")
_HIT = ("Victim", "Target")
_DEFUSED = "type.defusal"
_CRIMES = frozenset({"type.arson", "type.robbery", "type.property", _DEFUSED})
_HURTS = re.compile(r"trigger\.(?:harm|detain)")
_LEARNED = re.compile(r"learned\.(\w+): (.+) [\d.]+$")
_LEARNED_ROLES = {"person": "PerpInd", "group": "PerpOrg", "victim": "Victim", "site": "Target"}
_NUMBER = re.compile(r"\b(\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty)\s+$")
_NO_INSTRUMENT = re.compile(
    r"(?:ed|ing|dead|air force|jets?|aircraft|(?:war)?planes?|helicopters?|(?:air|drone) ?strikes?)$"
)
_PUNCTUATION, _ARTICLES = re.compile(r"[^\w\s]"), re.compile(r"\b(?:a|an|the)\b")

Entity = frozenset[str]


@dataclass(frozen=True)
class Template:
    """One incident: its type, and for each role its entities as sets of mentions."""

    type: str
    roles: Mapping[str, tuple[Entity, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class Item:
    id: str
    text: str
    templates: tuple[Template, ...]


def load(folder: Path) -> list[Item]:
    """The documents of the development half."""
    rows = [json.loads(line) for line in (folder / "dev.json").read_text(encoding="utf-8").splitlines() if line]
    return [Item(row["docid"], row["doctext"], templates_of(row)) for row in rows]


def templates_of(row: Mapping[str, Any]) -> tuple[Template, ...]:
    """What the set writes down of a document."""
    return tuple(_template(each) for each in row["templates"])


def _template(row: Mapping[str, object]) -> Template:
    roles: dict[str, tuple[Entity, ...]] = {}
    for role in ROLES:
        listed = row[role]
        if isinstance(listed, list):
            roles[role] = tuple(frozenset(plain(mention[0]) for mention in entity) for entity in listed)
    return Template(str(row["incident_type"]), roles)


def plain(mention: str) -> str:
    """A mention as it is compared.

    >>> plain('"the Extraditables"')
    'extraditables'
    """
    return " ".join(_ARTICLES.sub(" ", _PUNCTUATION.sub(" ", mention.lower())).split())


def predict(extractor: Extractor, item: Item) -> tuple[Template, ...]:
    """The events of the article that the set would write down."""
    return tuple(template for _, template in written_down(extractor, read_story(extractor, item.text, item.id)))


def written_down(extractor: Extractor, story: Story) -> list[tuple[list[Claim], Template]]:
    """The incidents of a story that the set would write down, as it would, each with the claims that tell of it."""
    made = ((story.claims_of(event), _as_template(extractor, story, event)) for event in story.events)
    written: list[tuple[list[Claim], Template]] = []
    for claims, template in sorted((one for one in made if one[1] is not None), key=lambda one: one[0][0].span):
        at = next((at for at in reversed(range(len(written))) if _is_one((claims, template), written[at])), None)
        if at is None:
            written.append((claims, template))
        else:
            written[at] = (written[at][0] + claims, _joined(written[at][1], template))
    return written


def _is_one(some: tuple[list[Claim], Template], other: tuple[list[Claim], Template]) -> bool:
    """Would the set write one template of both?"""
    if any(set(some[1].roles[role]) & set(other[1].roles[role]) for role in _HIT):
        return True
    filled = [(set(some[1].roles[role]), set(other[1].roles[role])) for role in (*_HIT, "PerpOrg")]
    places = [{said.where[0].name for said in _said(claims) if said.where} for claims in (some[0], other[0])]
    if some[1].type != other[1].type or any(a and b and not a & b for a, b in (*filled, (places[0], places[1]))):
        return False
    days, others = ([said.when for said in _said(claims) if said.when.start] for claims in (some[0], other[0]))
    return not days or not others or any(day.overlaps(one) for day in days for one in others)


def _said(claims: Iterable[Claim]) -> list[Occurrence]:
    return [claim.occurrence for claim in claims if claim.occurrence is not None]


def _joined(one: Template, other: Template) -> Template:
    """One template of two; a bombing that is also an attack is a bombing."""
    roles = {role: _by_full_name(dict.fromkeys((*one.roles[role], *other.roles[role]))) for role in ROLES}
    return Template(one.type if one.type != "attack" else other.type, roles)


def aligned(gold: Sequence[Template], read: Sequence[Template]) -> list[tuple[int, int]]:
    """The pairs, gold and read, in which the most is right."""
    return match(gold, read, _agreement)


def _as_template(extractor: Extractor, story: Story, event: Event) -> Template | None:
    groups = extractor.lexicon.groups
    claims = [(claim, said) for claim in story.claims_of(event) if (said := claim.occurrence) is not None]
    told = [said for _, said in claims]
    crime = any(step in _CRIMES for claim, _ in claims for step in claim.why)
    if (event.event_type not in _VIOLENT and not crime) or _is_military(told, extractor.lexicon.actors, groups):
        return None
    roles: dict[str, dict[Entity, str | None]] = {role: {} for role in ROLES}
    for claim, said in claims:
        for role, words, known in _parts(extractor, story, claim, said):
            roles[role].setdefault(frozenset({plain(words)}), known)
        for words in means_as_written(extractor, claim):
            if _is_instrument(plain(words), groups):
                roles["Weapon"][frozenset({plain(words)})] = None
    if not any(roles.values()) and not any(_hurts_people(each, groups) for each in told):
        return None
    return Template(
        _type(event, [claim for claim, _ in claims]), {role: _by_full_name(found) for role, found in roles.items()}
    )


def _hurts_people(said: Occurrence, groups: Groups) -> bool:
    """Does it count people hurt or taken that take no part in the fighting?"""
    return any(groups.kind(count.group) == "civil" for count in said.counts)


def _is_instrument(words: str, groups: Groups) -> bool:
    """Is it a thing that one fires or lights, and neither who does so ("gunmen"), nor the act, nor what carries it?"""
    return groups.kind(groups.name(words)) != "armed" and not _NO_INSTRUMENT.search(words)


def _by_full_name(found: Mapping[Entity, str | None]) -> tuple[Entity, ...]:
    """Each entity once: by its fullest name where a shorter one is part of it, or where the book knows both as one."""
    words = {entity: frozenset(word for mention in entity for word in mention.split()) for entity in found}
    fullest = {found[entity]: entity for entity in sorted(found, key=lambda each: (len(words[each]), sorted(each)))}
    return tuple(
        entity
        for entity, known in found.items()
        if not any(words[entity] < other for other in words.values()) and (known is None or fullest[known] == entity)
    )


def _parts(extractor: Extractor, story: Story, claim: Claim, said: Occurrence) -> Iterator[tuple[str, str, str | None]]:
    """Each party of a claim with its role, as the learned part says, else by what the lexicon knows of it.

    Organisations with the id by which the book knows them, so that "FLM" and "Lunn Liberation Front" are one.
    """
    book, groups = extractor.lexicon.actors, extractor.lexicon.groups
    titles = extractor.roles.titles if extractor.roles is not None else frozenset()
    learned: dict[str, list[str]] = {}
    for step in claim.why:
        if found := _LEARNED.match(step):
            learned.setdefault(found[2], []).append(_LEARNED_ROLES[found[1]])
    hurts = any(_HURTS.search(step) for step in claim.why)
    for actor in said.actors if _DEFUSED not in claim.why else ():
        known = [role for role in learned.get(actor.name, ()) if role.startswith("Perp")]
        body, persons = members(actor.name, actor.id, book, groups)
        for role, name in [(role, body) for role in known] or _perpetrator(extractor, actor):
            one_of = actor.id is not None and actor.id in book.ids and book.kind(actor.id) == "armed_group"
            if role == "PerpInd":
                yield role, persons or _counted(story, actor, titles), None
            else:
                yield role, name, actor.id if one_of else None
    for target in said.targets:
        known = [role for role in learned.get(target.name, ()) if not role.startswith("Perp")]
        if known:
            yield from ((role, target.name, None) for role in known)
        elif target.id is None and groups.group_of(target.name) is None:
            yield "Victim" if hurts else "Target", target.name, None
        elif groups.kind(groups.name(target.name)) == "materiel":
            yield "Target", target.name, None


def _counted(story: Story, actor: Actor, titles: frozenset[str]) -> str:
    """A doer with the number or the titles before it, as the set's keys write it: "two gunmen", "colonel ruiz"."""
    before = story.report.text[: actor.span.start]
    number = _NUMBER.search(before)
    if number:
        return f"{number[1]} {actor.name}"
    name, words = actor.name, before.split(" ")[:-1]
    while words and words[-1].lower() in titles:
        name = f"{words.pop()} {name}"
    return name


def members(name: str, id: str | None, book: ActorBook, groups: Groups) -> tuple[str, str]:
    """An organisation's name and, apart from it, the noun for its members: "flm", "guerrillas"; else the name alone."""
    if id is None or id not in book.ids:
        return name, ""
    entry, folded = book.entry(id), plain(name)
    known = sorted((plain(each) for each in (entry.name, *entry.aliases, *entry.local)), key=len, reverse=True)
    for each in known:
        noun = folded.removeprefix(f"{each} ")
        if noun != folded and groups.kind(groups.name(noun)) in _PERSONS and groups.group_of(noun):
            return each, noun
    return name, ""


def _perpetrator(extractor: Extractor, actor: Actor) -> Iterator[tuple[str, str]]:
    """In which role a doer stands: "Lunn Front fighters" are individuals, and of an organisation."""
    book, groups = extractor.lexicon.actors, extractor.lexicon.groups
    persons = groups.kind(groups.name(actor.name)) in ("armed", "civil")
    if actor.id is None or persons:
        yield "PerpInd", actor.name
    if actor.id is None or actor.id not in book.ids:
        return
    entry, folded = book.entry(actor.id), plain(actor.name)
    names = [plain(name) for name in (entry.name, *entry.aliases, *entry.local)]
    named = [name for name in names if f" {folded} ".startswith(f" {name} ")]
    bare = [name for name in named if groups.kind(groups.name(name)) not in ("armed", "civil")]
    told = max(bare or named, key=len, default=None)
    if told is not None and entry.kind != "state":
        yield "PerpOrg", told
    elif not persons:
        yield "PerpOrg", actor.name


def _is_military(told: Sequence[Occurrence], book: ActorBook, groups: Groups) -> bool:
    """Is everybody hit an armed side, by the noun or by the name, or did two armed sides meet and hit nobody else?"""
    hurt = [target.id is not None and book.kind(target.id) in _ARMED for each in told for target in each.targets]
    named = [groups.kind(groups.name(target.name)) == "armed" for each in told for target in each.targets]
    counted = [groups.kind(count.group) == "armed" for each in told for count in each.counts]
    armed = [known or noun for known, noun in zip(hurt, named, strict=True)] + counted
    if armed:
        return all(armed)
    sides = {actor.id for each in told for actor in each.actors if actor.id and book.kind(actor.id) in _ARMED}
    return len(sides) > 1 and all(each.event_type == "Battles" for each in told)


def _type(event: Event, claims: Sequence[Claim]) -> str:
    acts = {step for claim in claims for step in claim.why}
    if event.sub_event_type == "Abduction/forced disappearance":
        return "kidnapping"
    if _DEFUSED in acts or _is_bombing(event, claims):
        return "bombing"
    if "type.robbery" in acts:
        return "robbery"
    return "arson" if "type.arson" in acts else "attack"


def _is_bombing(event: Event, claims: Sequence[Claim]) -> bool:
    """Did bombs go off, or is a strike told as bombs or bombing?"""
    if event.sub_event_type == _FROM_THE_AIR:
        return any(map(_has_bombs, claims))
    if event.sub_event_type == _SHELLING:
        return any(said.trigger.startswith("bomb") and "bombard" not in said.trigger for said in _said(claims))
    return event.sub_event_type in _BOMBINGS


def _has_bombs(claim: Claim) -> bool:
    return "bomb" in claim.quote.lower()


def nothing() -> tuple[Template, ...]:
    return ()


def score(gold: Sequence[Item], predicted: Sequence[Sequence[Template]]) -> Figures:
    types, roles = Hits(), {role: Hits() for role in ROLES}
    for item, templates in zip(gold, predicted, strict=True):
        pairs = aligned(item.templates, templates)
        right = sum(_same_type(item.templates[one].type, templates[other].type) for one, other in pairs)
        types.add(right, len(templates), len(item.templates))
        for role in ROLES:
            found = sum(_shared(item.templates[one], templates[other], role) for one, other in pairs)
            roles[role].add(found, _count(templates, role), _count(item.templates, role))
    entities = _summed(roles.values())
    figures: Figures = {
        "templates": types.gold,
        **entities.figures("entities"),
        **types.figures("incident type"),
        "all F1": round(_summed((types, entities)).f1, 3),
    }
    return figures | {f"{role} F1": round(hits.f1, 3) for role, hits in roles.items()}


def _summed(every: Iterable[Hits]) -> Hits:
    listed = list(every)
    return Hits(*(sum(getattr(hits, part) for hits in listed) for part in ("right", "predicted", "gold")))


def _agreement(one: Template, other: Template) -> float:
    """What an aligned pair is worth: its right entities, then its type."""
    return sum(_shared(one, other, role) for role in ROLES) + 0.9 * _same_type(one.type, other.type)


def _shared(one: Template, other: Template, role: str) -> int:
    wanted, given = one.roles.get(role, ()), other.roles.get(role, ())
    return len(match(wanted, given, lambda gold, found: float(bool(found) and found <= gold)))


def _same_type(gold: str, read: str) -> bool:
    return read in gold.split(" / ")


def _count(templates: Sequence[Template], role: str) -> int:
    return sum(len(template.roles.get(role, ())) for template in templates)


def errors(gold: Sequence[Item], predicted: Sequence[Sequence[Template]]) -> list[Miss]:
    made = []
    for item, templates in zip(gold, predicted, strict=True):
        pairs = aligned(item.templates, templates)
        found, used = {one for one, _ in pairs}, {other for _, other in pairs}
        for index, template in enumerate(item.templates):
            if index not in found:
                made.append(Miss(f"template missed: {template.type}", item.id, _shown(template)))
        for index, template in enumerate(templates):
            if index not in used:
                where = "in an article without incidents" if not item.templates else "too many"
                made.append(Miss(f"template {where}: {template.type}", item.id, _shown(template)))
        for one, other in pairs:
            wanted, given = item.templates[one], templates[other]
            if not _same_type(wanted.type, given.type):
                made.append(Miss(f"type: {wanted.type} read as {given.type}", item.id, _shown(wanted)))
            for role in ROLES:
                made += _role_errors(item.id, role, wanted.roles.get(role, ()), given.roles.get(role, ()))
    return made


def _role_errors(item: str, role: str, wanted: Sequence[Entity], given: Sequence[Entity]) -> list[Miss]:
    pairs = match(wanted, given, lambda gold, found: float(bool(found) and found <= gold))
    left = [sorted(entity) for index, entity in enumerate(wanted) if index not in {one for one, _ in pairs}]
    extra = [sorted(entity) for index, entity in enumerate(given) if index not in {other for _, other in pairs}]
    if left and extra:
        return [Miss(f"{role}: another, or other words", item, f"gold {left}, read {extra}")]
    if left:
        return [Miss(f"{role}: missed", item, f"gold {left}")]
    return [Miss(f"{role}: too many", item, f"read {extra}")] if extra else []


def _shown(template: Template) -> str:
    return "; ".join(f"{role} {[sorted(e) for e in found]}" for role, found in template.roles.items() if found)
