"""From one incident of a sentence to an occurrence: who did what to whom, where, when, how many."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from trucewatch.extract.deeds.acts import act_of
from trucewatch.extract.deeds.extent import extent_of
from trucewatch.extract.deeds.gaps import leading
from trucewatch.extract.deeds.incidents import Incident, height, is_told_by
from trucewatch.extract.deeds.telling import is_attempt, why_untold
from trucewatch.extract.deeds.untold import Untold
from trucewatch.extract.lexicon import Lexicon
from trucewatch.extract.parse.tokens import Token
from trucewatch.extract.parse.tree import governed_subject, is_passive, objects, subjects
from trucewatch.extract.parties.arguments import parties_of
from trucewatch.extract.parties.doers import BYSTANDERS
from trucewatch.extract.sentence import Sentence, noun_phrase
from trucewatch.extract.speech.sayings import Attribution
from trucewatch.extract.tolls.counting import counts_of
from trucewatch.extract.tolls.numbered import Numbered
from trucewatch.extract.tolls.standing import told_standing
from trucewatch.extract.tolls.sums import as_running, counted_since, is_tally
from trucewatch.extract.when_where.dating import as_news, time_of
from trucewatch.extract.when_where.placing import places_of
from trucewatch.extract.when_where.setting import belongs
from trucewatch.model import Actor, Count, Occurrence, Span, When

_REMOTE = "remote"  # the type of an act from afar whose weapon nothing tells yet
_OF_A_WAR = 100  # a number from here up, told of no day, may be the toll of weeks
_HARM = frozenset({"killed", "injured", "shot"})
_DOUBTS = frozenset({Untold.KIND_OF_THING, Untold.NO_OBJECT})


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
    destroys = any(found.trigger.role == "destroy" for found in incident.found)
    lost = [target.span for target in targets if destroys]
    written = _words(sentence, incident, others, lost)
    if lead is not None and not any(found.trigger.role == "attack" for found in incident.found):
        written = f"{_words(sentence, lead, [incident])} {written}"
    if deed is not None:
        written = f"{_words(sentence, deed, [incident])} {written}"
    summed = is_tally(sentence, incident, counts, when if timed else None, happenings)
    if summed:
        when = counted_since(sentence, incident, others) or when
    elif not timed and not any((count.quantity.low or 0) >= _OF_A_WAR for count in counts):
        when = as_news(sentence, incident, published, happenings) or when
    means = happenings.means_in(written)
    act = act_of(incident, deed, means, (actors, targets), counts, lexicon)
    standing = told_standing(sentence.text, sentence.span.start, _all(counts, summed), lexicon.tolls)
    occurrence = Occurrence(
        *happenings.types[act],
        trigger=_telling_word(incident).lower(),
        when=when,
        actors=actors,
        targets=targets or _owners(counts),
        where=where,
        counts=as_running(standing, sentence, incident, happenings),
        means=tuple(sorted({each.name for each in means})),
    )
    rules = tuple(f"trigger.{found.trigger.role}: {found.token.text}" for found in incident.found)
    doubt = (f"doubt.{untold.name.lower()}",) if untold is not None else ()
    extent = extent_of(incident.main.token, happenings)
    steps = (*rules, *doubt, f"type.{act}", *extent, attribution.rule)
    return Told(occurrence, attribution, summed, steps, timed, untold)


def _all(counts: list[Count], is_tally: bool) -> list[Count]:
    """The counts, marked as totals where they are."""
    return [replace(count, cumulative=True) for count in counts] if is_tally else counts


def _telling_word(incident: Incident) -> str:
    """The word that says what happened: the attack before the harm that it did ("killed in a raid")."""
    acts = [found for found in incident.found if found.trigger.role in ("attack", "clash")]
    return min(acts, key=height).token.text if acts else incident.main.token.text


def _words(sentence: Sentence, incident: Incident, others: list[Incident], lost: Iterable[Span] = ()) -> str:
    """The words that belong to this incident: all of the sentence, less what hangs on another.

    What was ``lost`` is left out too: "shot down a helicopter" was not done with one. So is a verb in the present
    that leaves the weapon open: who "bombs a town" may do so from the air.
    """
    gone = {token.i for token in sentence.tokens_at(lost)}
    taken = [noun for found in incident.found if found.trigger.role == "destroy" for noun in objects(found.token)]
    gone |= {token.i for noun in taken for token in noun_phrase(noun)}
    gone |= {token.i for clause in _others_deeds(sentence, incident) for token in clause.subtree}
    open_act = [found.token for found in incident.found if found.trigger.act == _REMOTE]
    gone |= {token.i for token in open_act if token.tag_ in ("VB", "VBP", "VBZ")}
    return "".join(
        token.text_with_ws for token in sentence.doc if belongs(token, incident, others) and token.i not in gone
    )


def _others_deeds(sentence: Sentence, incident: Incident) -> list[Token]:
    """The clauses joined to it in which others do what tells of no incident ("..., and soldiers found a mine")"""
    joined = [
        token for token in sentence.doc if token.dep_ == "conj" and token.pos_ == "VERB" and incident.has(token.head)
    ]
    return [
        clause
        for clause in joined
        if any(noun.pos_ in ("NOUN", "PROPN") for noun in subjects(clause))
        and not is_passive(clause)
        and not any(incident.has(token) for token in clause.subtree)
        and not any(child.dep_ in ("ccomp", "xcomp") for child in clause.children)
    ]


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
