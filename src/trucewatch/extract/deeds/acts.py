"""Which type of act an incident is: by its weapons and words, then by who did it to whom."""

from __future__ import annotations

from dataclasses import replace

from trucewatch.extract.deeds.incidents import Incident
from trucewatch.extract.deeds.modes import is_still_to_do, marks_on
from trucewatch.extract.deeds.triggers import Found
from trucewatch.extract.lexicon import Lexicon
from trucewatch.extract.parse.tree import lemma, subjects
from trucewatch.model import Actor, Count, Mode
from trucewatch.packs.language.happenings import Happenings, Means
from trucewatch.packs.language.noun_phrases import load_noun_phrases

_REMOTE = "Explosions/Remote violence"
_VIOLENCE = frozenset({"Battles", _REMOTE, "Violence against civilians"})
_POLICE = "police officer"
_BY_ANYBODY = ("attack", "violence", "battle")  # types that say nothing of who acts


def act_of(
    incident: Incident,
    deed: Incident | None,
    means: list[Means],
    parties: tuple[tuple[Actor, ...], tuple[Actor, ...]],
    counts: list[Count],
    lexicon: Lexicon,
) -> str:
    """Our short name of the type of an incident.

    ``deed`` is the one that did it, where the incident is only what that is known to have led to; ``parties`` are
    who acts, and on whom.
    """
    done = replace(incident, found=deed.found) if deed is not None else incident
    return _by_parties(_by_words(done, means, counts, parties[1], lexicon), incident, parties, counts, lexicon)


def _brought_about(incident: Incident, lexicon: Lexicon) -> tuple[Found, ...]:
    """What was done, without the ground that somebody only set out to take ("launched an offensive to retake it")."""
    return tuple(
        found
        for found in incident.found
        if found.trigger.role != "seize"
        or not (is_still_to_do(found.token, lexicon.speech) or lemma(found.token.head) in lexicon.happenings.attempts)
    )


def _by_words(
    incident: Incident, means: list[Means], counts: list[Count], targets: tuple[Actor, ...], lexicon: Lexicon
) -> str:
    """Our short name of its type: the means decides, else the trigger, else who was hurt."""
    done = _brought_about(incident, lexicon)
    roles = {found.trigger.role for found in done}
    fought = "clash" in roles and roles <= {"clash", "harm"}  # whatever was used: both sides did
    if not (fought or roles & {"move", "host", "displace", "seize", "free"} or (done and all(map(_takes, done)))):
        for each in means:
            if each.act != "attack":
                return each.act
    named = [
        found.trigger.act
        for found in done
        if not _is_outcome(found, incident, lexicon)
        and found.trigger.act not in (None, "attack")
        and not _is_of_a_fight(found, done)
        and not (_is_find(found, incident) and all(count.quantity.exact == 1 for count in counts))
    ]
    by_hand = any(each.act == "attack" for each in means)
    if named and named[0] is not None and not (by_hand and named[0] in ("remote", "raid")):  # "was hit by a bullet"
        return named[0]
    return _against(incident, counts, targets, lexicon)


def _is_of_a_fight(found: Found, done: tuple[Found, ...]) -> bool:
    """Is it a blast told with shots, as of any fight ("gunfire and explosions were heard")?"""
    beside = [each for each in done if each.trigger.noun and each.trigger.act == "attack"]
    return found.trigger.noun and any(each.token in found.token.conjuncts for each in beside)


def _against(incident: Incident, counts: list[Count], targets: tuple[Actor, ...], lexicon: Lexicon) -> str:
    """What an attack is by whom it hits: violence against civilians, or a fight."""
    roles = {found.trigger.role for found in incident.found}
    kinds = {lexicon.groups.kind(count.group) for count in counts}
    kinds |= {
        lexicon.groups.kind(lexicon.groups.titled(target.name) or lexicon.groups.name(target.name))
        for target in targets
    }
    if not kinds & {"armed", "civil"} and any(_is_civil_site(target, lexicon) for target in targets):
        kinds.add("civil")
    armed = "armed" in kinds or any(target.id is not None for target in targets)
    harmed = "harm" in roles and "seize" not in roles  # "set out to retake the town, killing three"
    return "violence" if ("civil" in kinds or harmed) and not armed else "attack"


def _by_parties(
    act: str,
    incident: Incident,
    parties: tuple[tuple[Actor, ...], tuple[Actor, ...]],
    counts: list[Count],
    lexicon: Lexicon,
) -> str:
    """The type once it is asked who did it to whom: a state and no armed group regains ground and arrests."""
    actors, targets = parties
    if act == "raid" and any(_goes_on_foot(actor, lexicon) for actor in actors):
        act = _against(incident, counts, targets, lexicon)
    if act in ("gain", "rebel_gain") and actors:
        led = actors[:1] if act == "gain" else actors  # "government forces and allied fighters retook the town"
        return "rebel_gain" if any(_is_irregular(actor, lexicon) for actor in led) else "gain"
    if act == "rebel_gain" and any(_is_irregular(loser, lexicon) for loser in targets):
        return "gain"  # "the rebels lost the town"
    if act in _BY_ANYBODY and actors and (crowd := _of_crowd(actors, lexicon.happenings)) is not None:
        return crowd
    if act == "battle" and all(map(_takes, incident.found)):
        act = _taking(actors, counts, targets, lexicon)
    if act == "arrest" and actors and all(_is_irregular(actor, lexicon) for actor in actors):
        return "abduction"
    return act


def _taking(actors: tuple[Actor, ...], counts: list[Count], targets: tuple[Actor, ...], lexicon: Lexicon) -> str:
    """What the capture of somebody is: an arrest where police or a state's soldiers take those who do not fight."""
    groups = lexicon.groups
    kinds = {groups.kind(count.group) for count in counts}
    kinds |= {groups.kind(groups.name(target.name)) for target in targets}
    unarmed = "civil" in kinds and "armed" not in kinds
    police = bool(actors) and all(_is_police(actor, lexicon) for actor in actors)
    return "arrest" if police or (unarmed and actors) else "abduction" if unarmed else "battle"


def _of_crowd(actors: tuple[Actor, ...], happenings: Happenings) -> str | None:
    """The type of an attack by a crowd alone ("protesters stormed the embassy"); None where others act."""
    singular = load_noun_phrases().singular
    heads = {singular(actor.name.lower().split()[-1]) if actor.id is None else "" for actor in actors}
    return next((act for act, crowd in happenings.crowds.items() if heads <= crowd), None)


def _is_outcome(found: Found, incident: Incident, lexicon: Lexicon) -> bool:
    """Is it only what came of violence that the incident tells of too, or what befell those who suffered it?

    "Killed two and fled", "burned houses, killing two", "their patrol came under fire".
    """
    act, roles = found.trigger.act, {each.trigger.role for each in incident.found}
    if act is None or lexicon.happenings.types[act][0] in _VIOLENCE:
        return False
    if found.trigger.role == "destroy":
        if found.token.dep_ == "conj" and any(_follows(found, each) for each in incident.found):
            return True
        hurt = [each for each in incident.found if each.trigger.role == "harm" or _is_explosion(each, lexicon)]
        return any(Mode.NEGATED not in marks_on(each.token, lexicon.speech) for each in hurt)
    if found.trigger.role == "move" and any(_follows_on(each, found) for each in incident.found):
        return True
    moved = found.trigger.role in ("displace", "move", "host")
    return moved and found != incident.main and bool(roles & {"attack", "clash", "harm"})


def _follows(found: Found, deed: Found) -> bool:
    """Was it done in an attack that is told before it ("attacked a village and burned houses")?"""
    violent = deed.trigger.role == "attack" or deed.trigger.act == "attack"
    return violent and not deed.trigger.noun and found.token.head == deed.token


def _is_explosion(found: Found, lexicon: Lexicon) -> bool:
    """Does it tell by itself of what breaks things ("the house was damaged by the blast")?"""
    act = found.trigger.act
    return act is not None and lexicon.happenings.types[act][0] == _REMOTE


def _follows_on(deed: Found, found: Found) -> bool:
    """Is it what those who moved then did ("entered and liberated the town")?"""
    joined = deed.token.dep_ == "conj" and deed.token.head == found.token and not subjects(deed.token)
    return joined and deed.trigger.role in ("attack", "clash", "harm", "seize")


def _is_find(found: Found, incident: Incident) -> bool:
    """Does it tell of the dead that were recovered? Of several that is an act of its own, of one how he was killed."""
    return found.trigger.role == "harm" and found.trigger.act == "other" and found == incident.main


def _takes(found: Found) -> bool:
    """Does it tell that somebody or something was taken, whatever they bore ("arrested two men carrying bombs")?"""
    act = found.trigger.act
    return found.trigger.role == "detain" or act in ("robbery", "defusal") or found.trigger.measure == "seized"


def _is_civil_site(target: Actor, lexicon: Lexicon) -> bool:
    words = [load_noun_phrases().singular(word) for word in target.name.lower().split()]
    return not lexicon.happenings.civil_sites.isdisjoint((words[-1], " ".join(words[-2:]))) if words else False


def _is_police(actor: Actor, lexicon: Lexicon) -> bool:
    return any(lexicon.groups.name(word) == _POLICE for word in actor.name.lower().split())


def _goes_on_foot(actor: Actor, lexicon: Lexicon) -> bool:
    """Is it an armed group, or named as people who fight ("troops"), and no state that may have sent its jets?"""
    word = actor.name.lower().split()[-1]
    return lexicon.groups.kind(lexicon.groups.name(word)) == "armed" or _is_irregular(actor, lexicon)


def _is_irregular(actor: Actor, lexicon: Lexicon) -> bool:
    """Is it an armed group by name, or by a noun for those who are no state's soldiers ("rebels")?"""
    if actor.id is not None:
        return lexicon.actors.kind(actor.id) == "armed_group"
    singular = load_noun_phrases().singular
    words = [singular(word) for word in actor.name.lower().split()]
    return not lexicon.happenings.irregulars.isdisjoint((*words, " ".join(words[-2:])))
