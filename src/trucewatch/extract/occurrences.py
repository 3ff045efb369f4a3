"""From one incident of a sentence to an occurrence: who did what to whom, where, when, how many."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from trucewatch.extract.deeds.extent import extent_of
from trucewatch.extract.deeds.gaps import leading
from trucewatch.extract.deeds.incidents import Incident, height, is_told_by
from trucewatch.extract.deeds.modes import marks_on
from trucewatch.extract.deeds.telling import is_attempt, why_untold
from trucewatch.extract.deeds.triggers import Found
from trucewatch.extract.deeds.untold import Untold
from trucewatch.extract.parse.tokens import Token
from trucewatch.extract.parse.tree import governed_subject, lemma, subjects
from trucewatch.extract.parties.arguments import BYSTANDERS, parties_of
from trucewatch.extract.sentence import Sentence, is_under
from trucewatch.extract.speech.sayings import Attribution
from trucewatch.extract.tolls.counting import counts_of
from trucewatch.extract.tolls.numbered import Numbered
from trucewatch.extract.tolls.running import as_running
from trucewatch.extract.tolls.standing import told_standing
from trucewatch.extract.when_where.dating import as_news, time_of
from trucewatch.extract.when_where.placing import places_of
from trucewatch.extract.when_where.setting import belongs
from trucewatch.model import DAY_OR_FINER, Actor, Count, Mode, Occurrence, Span, When
from trucewatch.packs.actors import ActorBook
from trucewatch.packs.groups import Groups
from trucewatch.packs.language.happenings import Happenings, Means
from trucewatch.packs.language.noun_phrases import load_noun_phrases
from trucewatch.packs.language.political_acts import PoliticalActs
from trucewatch.packs.language.speech import Speech
from trucewatch.packs.language.toll_words import TollRules

_OF_A_WAR = 100  # a number from here up, told of no day, may be the toll of weeks
_VIOLENCE = frozenset({"Battles", "Explosions/Remote violence", "Violence against civilians"})
_POLICE = "police officer"
_HARM = frozenset({"killed", "injured", "shot"})
_BY_ANYBODY = ("attack", "violence", "battle")  # types that say nothing of who acts
_DOUBTS = frozenset({Untold.KIND_OF_THING, Untold.NO_OBJECT})


@dataclass(frozen=True)
class Lexicon:
    """The words that an occurrence is read with."""

    happenings: Happenings
    speech: Speech
    groups: Groups
    actors: ActorBook
    acts: PoliticalActs
    tolls: TollRules = field(default_factory=TollRules)


@dataclass(frozen=True)
class Told:
    """An occurrence with how it was told; ``doubt`` says why its words alone would be taken to tell of none."""

    occurrence: Occurrence
    attribution: Attribution
    is_tally: bool
    rules: tuple[str, ...]
    dated: bool = False  # was its time told, and not only bounded by the report
    doubt: Untold | None = None


def read_occurrence(
    sentence: Sentence,
    incident: Incident,
    others: list[Incident],
    numbered: list[Numbered],
    attribution: Attribution,
    published: When,
    lexicon: Lexicon,
    *,
    doubtful: bool = False,
) -> Told | Untold:
    """What one incident tells, or why its words tell of nothing that took place.

    With ``doubtful`` also what only a known party would make an incident of.
    """
    happenings, words = lexicon.happenings, (lexicon.happenings, lexicon.speech)
    counts = counts_of(
        sentence, incident, others, numbered, happenings, lexicon.groups, _possessor(sentence, attribution, lexicon)
    )
    if is_attempt(incident, happenings):
        counts = [count for count in counts if count.measure not in _HARM]
    when, timed = time_of(sentence, incident, others, published, words)
    where = places_of(sentence, incident, others, words)
    actors, targets = parties_of(sentence, incident, attribution, happenings, lexicon.actors, lexicon.groups)
    lead = leading(incident, others)
    deed = next((each for each in others if incident.given and is_told_by(incident, each)), None)
    if lead is not None:
        actors = actors or parties_of(sentence, lead, attribution, happenings, lexicon.actors, lexicon.groups)[0]
    untold = why_untold(sentence, incident, counts, bool(where), words, lexicon.groups)
    if untold is not None and not (doubtful and untold in _DOUBTS):
        return untold
    lost = [target.span for target in targets if incident.main.trigger.role == "destroy"]
    written = _words(sentence, incident, others, lost)
    if lead is not None and not any(found.trigger.role == "attack" for found in incident.found):
        written = f"{_words(sentence, lead, [incident])} {written}"
    if deed is not None:
        written = f"{_words(sentence, deed, [incident])} {written}"
    is_tally = _is_tally(sentence, incident, counts, when if timed else None, happenings)
    if is_tally:
        when = _counted_since(sentence, incident, others) or when
    elif not timed and not any((count.quantity.low or 0) >= _OF_A_WAR for count in counts):
        when = as_news(sentence, incident, published, happenings) or when
    means = happenings.means_in(written)
    done = replace(incident, found=deed.found) if deed is not None else incident
    act = _by_whom(_act(done, means, counts, targets, lexicon), incident, (actors, targets), counts, lexicon)
    occurrence = Occurrence(
        *happenings.types[act],
        trigger=_telling_word(incident).lower(),
        when=when,
        actors=actors,
        targets=targets or _owners(counts),
        where=where,
        counts=as_running(
            told_standing(sentence.text, sentence.span.start, _all(counts, is_tally), lexicon.tolls),
            sentence,
            incident,
            happenings,
        ),
        means=tuple(sorted({each.name for each in means})),
    )
    rules = tuple(f"trigger.{found.trigger.role}: {found.token.text}" for found in incident.found)
    doubt = (f"doubt.{untold.name.lower()}",) if untold is not None else ()
    extent = extent_of(incident.main.token, happenings)
    steps = (*rules, *doubt, f"type.{act}", *extent, attribution.rule)
    return Told(occurrence, attribution, is_tally, steps, timed, untold)


def _all(counts: list[Count], is_tally: bool) -> list[Count]:
    """The counts, marked as totals where they are."""
    return [replace(count, cumulative=True) for count in counts] if is_tally else counts


def _taking(actors: tuple[Actor, ...], counts: list[Count], targets: tuple[Actor, ...], lexicon: Lexicon) -> str:
    """What the capture of somebody is: an arrest where police or a state's soldiers take those who do not fight."""
    groups = lexicon.groups
    kinds = {groups.kind(count.group) for count in counts}
    kinds |= {groups.kind(groups.name(target.name)) for target in targets}
    unarmed = "civil" in kinds and "armed" not in kinds
    police = bool(actors) and all(_is_police(actor, lexicon) for actor in actors)
    return "arrest" if police or (unarmed and actors) else "abduction" if unarmed else "battle"


def _by_whom(
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


def _of_crowd(actors: tuple[Actor, ...], happenings: Happenings) -> str | None:
    """The type of an attack by a crowd alone ("protesters stormed the embassy"); None where others act."""
    singular = load_noun_phrases().singular
    heads = {singular(actor.name.lower().split()[-1]) if actor.id is None else "" for actor in actors}
    return next((act for act, crowd in happenings.crowds.items() if heads <= crowd), None)


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


def _telling_word(incident: Incident) -> str:
    """The word that says what happened: the attack before the harm that it did ("killed in a raid")."""
    acts = [found for found in incident.found if found.trigger.role in ("attack", "clash")]
    return min(acts, key=height).token.text if acts else incident.main.token.text


def _is_tally(
    sentence: Sentence, incident: Incident, counts: list[Count], when: When | None, happenings: Happenings
) -> bool:
    """Does it tell a sum over a time or a state, rather than one occurrence?"""
    if incident.main.trigger.role == "host":
        return True
    dated = when is not None and when.precision in DAY_OR_FINER
    if not dated and _is_sum(incident, happenings):
        return True
    role = incident.main.trigger.role
    if not dated and (role == "move" or (role == "displace" and counts)):
        return True  # "has sent thousands of troops": what has come together, on no day
    if counts and all(count.quantity.exact == 1 for count in counts):
        return False
    patterns = [happenings.cumulative] if dated else [happenings.cumulative, happenings.repeated]
    if any(count.measure in _HARM for count in counts):
        patterns.append(happenings.counted_up)
    return any(
        _speaks_of(
            sentence,
            Span(sentence.span.start + match.start(), sentence.span.start + match.end()),
            incident,
            happenings,
            dated,
        )
        for pattern in patterns
        for match in pattern.finditer(sentence.text)
        if not any(one.end() > match.start() >= one.start() for one in happenings.compared.finditer(sentence.text))
    )


def _speaks_of(sentence: Sentence, words: Span, incident: Incident, happenings: Happenings, dated: bool) -> bool:
    """Do these words hang on the incident itself, not on a clause behind one of its nouns or one that follows?

    What a verb above tells ("the town, held since March, says that two died on Monday") is of an undated one alone.
    """
    token = sentence.head(words)
    main = incident.main.token
    if (
        token is not None
        and token.lower_ in happenings.apart
        and (is_under(main, token) or _opens(token, incident, happenings))
    ):
        return False  # "no boat has sailed since Friday's raid": what is counted since then is another thing
    if token is not None and token.dep_ == "mark" and token.head.tag_ in ("VBZ", "VBP"):
        return False  # "rejects the charge, since the house is holy": why, and not how long
    while token is not None and not incident.has(token):
        if token.dep_ == "conj" and token.pos_ in ("VERB", "AUX") and subjects(token):
            return False  # "was shot on Monday, and he is the fifth since May"
        if token.dep_ in ("acl", "relcl") or _adds_up(token, happenings):
            return False  # "killed five, bringing the total to 40"
        if token.dep_ == "conj" and token.pos_ in ("VERB", "AUX") and subjects(token):
            return False  # "was shot on Sunday, and he is the third since May"
        if token.pos_ == "VERB" and any(is_under(found.token, token) for found in incident.found):
            return not dated
        if token.head == token:
            return False
        token = token.head
    return token is not None


def _adds_up(verb: Token, happenings: Happenings) -> bool:
    """Is it a participle that adds what was told to a sum, and no clause of time ("since the truce took hold")?"""
    opened = any(child.dep_ == "mark" for child in verb.children)
    return verb.dep_ == "advcl" and not opened and lemma(verb) in happenings.adds_up


def _opens(mark: Token, incident: Incident, happenings: Happenings) -> bool:
    """Does it open the very clause that tells of it ("since the convoy was burned"), and not of what began then?"""
    began = happenings.begins | happenings.occurs_alone
    return mark.dep_ == "mark" and incident.has(mark.head) and lemma(mark.head) not in began


def _counted_since(sentence: Sentence, incident: Incident, others: list[Incident]) -> When | None:
    """For a sum, the time since which it is counted goes before any day that is named beside it."""
    for span, when in sentence.times:
        token = sentence.head(span)
        if when.start is not None and when.end is None and token is not None and belongs(token, incident, others):
            return when
    return None


def _is_sum(incident: Incident, happenings: Happenings) -> bool:
    """Is the war itself the subject, also of what it left behind ("the war left 48 people dead")?"""
    for found in incident.found:
        if not found.trigger.noun or found.token.dep_ == "oprd":
            subject = governed_subject(found.token.head if found.token.dep_ == "oprd" else found.token)
            if subject is not None and lemma(subject) in happenings.conflicts:
                return True
    return False


def _words(sentence: Sentence, incident: Incident, others: list[Incident], lost: Iterable[Span] = ()) -> str:
    """The words that belong to this incident: all of the sentence, less what hangs on another.

    What was ``lost`` is left out too: "shot down a helicopter" was not done with one.
    """
    gone = {token.i for token in sentence.tokens_at(lost)}
    return "".join(
        token.text_with_ws for token in sentence.doc if belongs(token, incident, others) and token.i not in gone
    )


def _possessor(sentence: Sentence, attribution: Attribution, lexicon: Lexicon) -> str | None:
    """Whose "its" and "their" are: the speaker's side, else that of the sentence's subject."""
    named = attribution.speaker.id
    if named is None:
        root = next((token for token in sentence.doc if token.head == token), None)
        subject = governed_subject(root) if root is not None else None
        mention = sentence.actor_at(subject) if subject is not None else None
        named = mention.id if mention is not None and mention.kind not in BYSTANDERS else None
    return lexicon.actors.acts_for(named) if named is not None else None


def _owners(counts: list[Count]) -> tuple[Actor, ...]:
    owners = {count.group_actor: count for count in counts if count.group_actor and count.measure != "deployed"}
    return tuple(Actor(count.group, owner, count.span) for owner, count in owners.items())


def _is_outcome(found: Found, incident: Incident, lexicon: Lexicon) -> bool:
    """Is it only what came of violence that the incident tells of too, or what befell those who suffered it?

    "Killed two and fled", "burned houses, killing two", "their patrol came under fire".
    """
    act, roles = found.trigger.act, {each.trigger.role for each in incident.found}
    if act is None or lexicon.happenings.types[act][0] in _VIOLENCE:
        return False
    if found.trigger.role == "destroy":
        hurt = (each for each in incident.found if each.trigger.role == "harm")
        return any(Mode.NEGATED not in marks_on(each.token, lexicon.speech) for each in hurt)
    if found.trigger.role == "move" and any(_follows_on(each, found) for each in incident.found):
        return True
    moved = found.trigger.role in ("displace", "move", "host")
    return moved and found != incident.main and bool(roles & {"attack", "clash", "harm"})


def _follows_on(deed: Found, found: Found) -> bool:
    """Is it what those who moved then did ("entered and liberated the town")?"""
    joined = deed.token.dep_ == "conj" and deed.token.head == found.token and not subjects(deed.token)
    return joined and deed.trigger.role in ("attack", "clash", "harm", "seize")


def _is_find(found: Found, incident: Incident) -> bool:
    """Does it tell of the dead that were recovered? Of several that is an act of its own, of one how he was killed."""
    return found.trigger.role == "harm" and found.trigger.act == "other" and found == incident.main


def _takes(found: Found) -> bool:
    """Does it tell that somebody or something was taken, whatever they bore ("arrested two men carrying bombs")?"""
    return found.trigger.role == "detain" or found.trigger.act == "robbery" or found.trigger.measure == "seized"


def _act(
    incident: Incident, means: list[Means], counts: list[Count], targets: tuple[Actor, ...], lexicon: Lexicon
) -> str:
    """Our short name of its type: the means decides, else the trigger, else who was hurt."""
    roles = {found.trigger.role for found in incident.found}
    if not roles & {"move", "host", "displace", "seize", "free"} and not all(map(_takes, incident.found)):
        for each in means:
            if each.act != "attack":
                return each.act
    named = [
        found.trigger.act
        for found in incident.found
        if not _is_outcome(found, incident, lexicon)
        and found.trigger.act not in (None, "attack")
        and not (_is_find(found, incident) and all(count.quantity.exact == 1 for count in counts))
    ]
    by_hand = any(each.act == "attack" for each in means)
    if named and named[0] is not None and not (by_hand and named[0] in ("remote", "raid")):  # "was hit by a bullet"
        return named[0]
    return _against(incident, counts, targets, lexicon)


def _against(incident: Incident, counts: list[Count], targets: tuple[Actor, ...], lexicon: Lexicon) -> str:
    """What an attack is by whom it hits: violence against civilians, or a fight."""
    roles = {found.trigger.role for found in incident.found}
    kinds = {lexicon.groups.kind(count.group) for count in counts}
    kinds |= {lexicon.groups.kind(lexicon.groups.name(target.name)) for target in targets}
    if not kinds & {"armed", "civil"} and any(_is_civil_site(target, lexicon) for target in targets):
        kinds.add("civil")
    armed = "armed" in kinds or any(target.id is not None for target in targets)
    return "violence" if ("civil" in kinds or "harm" in roles) and not armed else "attack"
