"""Claims put together from what was read in a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from trucewatch.extract.deeds.background import is_background
from trucewatch.extract.deeds.extent import extent_of
from trucewatch.extract.deeds.granted import has_past_clause, is_granted, stands_aside
from trucewatch.extract.deeds.incidents import Incident
from trucewatch.extract.deeds.modes import modes_of
from trucewatch.extract.deeds.triggers import Found
from trucewatch.extract.lexicon import Lexicon
from trucewatch.extract.occurrences import Told
from trucewatch.extract.parse.tokens import Token
from trucewatch.extract.parse.tree import climb, lemma, objects, subjects, verb_above
from trucewatch.extract.parties.act_parties import ActParties
from trucewatch.extract.parties.political_acts import FoundAct
from trucewatch.extract.provisions.marks import term_modes, term_stance, without_bygone_days, without_teller
from trucewatch.extract.provisions.roles import with_roles
from trucewatch.extract.provisions.wordings import Worded
from trucewatch.extract.sentence import Sentence, is_under
from trucewatch.extract.speech.attribution import Attributor
from trucewatch.extract.speech.sayings import GIVEN, Attribution, Saying, is_given
from trucewatch.extract.when_where.dating import time_of
from trucewatch.extract.when_where.placing import places_of
from trucewatch.model import Claim, ClaimKind, Content, Mode, Occurrence, Position, Report, Speaker, Stance, content_id
from trucewatch.packs.acts import load_acts
from trucewatch.packs.language.happenings import Happenings
from trucewatch.packs.language.provision_words import ProvisionWords
from trucewatch.packs.language.speech import Speech
from trucewatch.packs.language.times import time_words
from trucewatch.packs.language.triggers import Trigger

_CLAUSES = frozenset({"xcomp", "ccomp", "relcl", "acl", "advcl", "pcomp"})
_AHEAD = frozenset({Stance.CALLS_FOR, Stance.EXPECTS, Stance.THREATENS, Stance.PROMISES, Stance.CONDITIONS})
_QUOTES = " \"”’')"
_HISTORY_DAYS = 365  # what ended more than a year before the report is history to it


def make_claim(
    report: Report,
    sentence: Sentence,
    kind: ClaimKind,
    content: Content,
    attribution: Attribution,
    modes: Iterable[Mode],
    rules: tuple[str, ...],
) -> Claim:
    """A claim of a sentence; what ended long before the report is marked as history."""
    found = set(modes)
    if isinstance(content, Occurrence) and is_history(report, content):
        found.add(Mode.HISTORICAL)
    return Claim(
        id=content_id("claim", report.id, sentence.span.start, sentence.span.end, kind, content),
        report=report.id,
        outlet=report.outlet,
        kind=kind,
        span=sentence.span,
        quote=sentence.text,
        speaker=attribution.speaker,
        stance=attribution.stance,
        content=content,
        modes=tuple(sorted(found)),
        why=rules,
    )


def event_claim(
    report: Report, sentence: Sentence, incident: Incident, grouped: list[Incident], told: Told, lexicon: Lexicon
) -> Claim:
    """What an incident tells; ``grouped`` are all the incidents of its sentence."""
    modes = list(modes_of(incident.main.token, lexicon.speech, lexicon.happenings.grounds))
    attribution = told.attribution
    if _is_of_a_day_gone(report, sentence, incident, told.occurrence, lexicon.happenings):
        modes = []
        attribution = replace(attribution, stance=Stance.ASSERTS) if attribution.stance in _AHEAD else attribution
    modes = _of_what_is_granted(modes, incident, told, lexicon)
    if attribution.stance in _AHEAD and _is_told_aside(incident, told, lexicon):
        attribution = replace(attribution, stance=Stance.ASSERTS)
    root = next(head for head in (incident.main.token, *climb(incident.main.token)) if head.head == head)
    if sentence.text.rstrip(_QUOTES).endswith("?") and not is_given(incident.main.token, root, lexicon.speech):
        modes.append(Mode.HYPOTHETICAL)  # "Did the army shell the market?"
    others = [other for other in grouped if other is not incident]
    kind = ClaimKind.TALLY if told.is_tally else ClaimKind.EVENT
    given = told.attribution.rule == GIVEN.rule
    if (
        Mode.BACKGROUND not in modes
        and not told.is_tally
        and (given or is_background(incident, others, lexicon.happenings, lexicon.speech))
    ):
        modes.append(Mode.BACKGROUND)
    return make_claim(report, sentence, kind, told.occurrence, attribution, modes, told.rules)


def _of_what_is_granted(modes: list[Mode], incident: Incident, told: Told, lexicon: Lexicon) -> list[Mode]:
    """The marks that are left on a deed which its sentence takes for granted: it is the ground of something else.

    What is not yet, or not sure to be, may be the deed too, unless a clause or a number of dead tells of it. That
    nobody was hurt in it is told of the deed itself.
    """
    if not modes or not _is_told_of(told):
        return modes
    main, verb = incident.main, verb_above(incident.main.token)
    clause = has_past_clause(incident, lexicon.speech)
    if not clause and not is_granted(main, lexicon.happenings, lexicon.speech):
        return modes
    done = clause or not main.trigger.noun or (main.trigger.role == "harm" and bool(told.occurrence.counts))
    left: list[Mode] = [] if done else [mode for mode in modes if mode is not Mode.NEGATED]
    harm = verb is not None and any(one.role == "harm" for one in lexicon.happenings.verbs.get(lemma(verb), ()))
    return [*left, Mode.BACKGROUND] if not harm and left != modes else left


def _is_told_aside(incident: Incident, told: Told, lexicon: Lexicon) -> bool:
    """Is it a known deed, or one of which a clause tells, that is not itself what somebody asks for or expects?"""
    known = has_past_clause(incident, lexicon.speech) or is_granted(incident.main, lexicon.happenings, lexicon.speech)
    known = known and (told.dated or bool(told.occurrence.counts))
    return known and stands_aside(incident.main.token, lexicon.happenings, lexicon.speech)


def _is_told_of(told: Told) -> bool:
    """Is anything told of it but that it was?"""
    said = told.occurrence
    return bool(told.dated or said.where or said.counts or said.targets)


def _is_of_a_day_gone(
    report: Report, sentence: Sentence, incident: Incident, told: Occurrence, happenings: Happenings
) -> bool:
    """Is it a noun of a known day before the report, of which something else is said, whatever is said of it?

    "Will raise Tuesday's strike", "the raid of 5 May has not been repeated", but not "Tuesday's strike was put off".
    """
    noun, known = incident.main.token, report.published.when
    ends = told.when.end
    if not incident.main.trigger.noun or ends is None or known.start is None or ends > known.start:
        return False
    heads = [sentence.head(span) for span, when in sentence.times if when.start is not None]
    dated = any(head is not None and is_under(head, noun) and _hangs_plainly(head, noun) for head in heads)
    definite = any(child.lower_ in happenings.definite or child.dep_ == "poss" for child in noun.lefts)
    verb = verb_above(noun) or noun
    itself = lemma(verb) in happenings.occurs | happenings.came | happenings.stops | happenings.copulas
    return dated and definite and not (itself and noun in (*subjects(verb), *objects(verb)))


def _hangs_plainly(token: Token, noun: Token) -> bool:
    """Does no clause stand between ("the raid of 5 May", not "the raid planned for 5 May")?"""
    return all(link.pos_ not in ("VERB", "AUX") for link in takewhile(lambda link: link != noun, climb(token)))


def worded_claim(
    report: Report,
    sentence: Sentence,
    attribution: Attribution,
    worded: Worded,
    words: ProvisionWords,
    speech: Speech,
) -> Claim:
    """A stand, or a term of an agreement, that a rule of wording found."""
    rules = (worded.rule, attribution.rule)
    if isinstance(worded.content, Position):
        return make_claim(report, sentence, ClaimKind.POSITION, worded.content, attribution, (), rules)
    published = report.published.when.start
    modes = term_modes(worded, sentence, attribution, published.year if published else None, words, speech)
    provision = without_bygone_days(with_roles(worded, sentence, words), report.published.when, sentence, words)
    provision = without_teller(provision, worded, sentence, attribution)
    attribution = replace(attribution, stance=term_stance(worded, sentence, attribution, words))
    return make_claim(report, sentence, ClaimKind.TERM, provision, attribution, modes, rules)


def is_history(report: Report, told: Occurrence) -> bool:
    """Had it ended more than a year before the report?"""
    published, end = report.published.when.start, told.when.end
    return published is not None and end is not None and (published - end).days > _HISTORY_DAYS


def act_claims(
    report: Report,
    sentence: Sentence,
    sayings: tuple[Saying, ...],
    attributor: Attributor,
    acts: Sequence[FoundAct],
    incidents: list[tuple[Incident, Told | None]],
    lexicon: Lexicon,
) -> Iterator[Claim]:
    """What the sentence tells that parties did to each other without force.

    A word that tells of an incident that PLOVER has a type for tells of no act
    besides. An act needs a doer; in the passive, or as a noun, somebody to whom
    it is done; as a protest, a place. Who promises or accuses is its doer and
    not its teller: the teller is whoever says so, else the outlet.
    """
    if not acts:
        return
    codebook = load_acts()
    parties = ActParties(sentence, lexicon.acts, lexicon.happenings.prepositions["by"], lexicon.groups)
    grouped = [incident for incident, _ in incidents]
    coded = [
        incident
        for incident, told in incidents
        if told is not None and codebook.in_plover(told.occurrence.event_type, told.occurrence.sub_event_type)
    ]
    told_acts = [Incident((Found(found.token, _as_trigger(found)),)) for found in acts]
    for found, incident in zip(acts, told_acts, strict=True):
        if not found.by_speaker and any(other.has(found.token) for other in coded):
            continue
        own = next((saying for saying in sayings if saying.verb is not None and saying.verb == found.token), None)
        beside = {found.token.i, *(token.i for token in found.token.conjuncts)}
        above = tuple(saying for saying in sayings if saying.verb is None or not _is_within(saying.verb, beside))
        attribution = attributor.of(found.token, above)
        pronoun = own.speaker if own is not None else attribution.speaker
        # in a clause beside ("as it promised") a pronoun is as likely somebody else of the sentence
        sources, targets = parties.of(found, Speaker() if Mode.BACKGROUND in found.modes else pronoun)
        if found.rule.of_ground:
            targets = tuple(target for target in targets if target.id is not None)  # a town that no gazetteer has
        types = lexicon.acts.types[found.act]
        others = [*grouped, *(other for other in told_acts if other is not incident)]
        words = (lexicon.happenings, lexicon.speech)
        when, timed = time_of(_with_own_times(sentence, found.token), incident, others, report.published.when, words)
        where = places_of(sentence, incident, others, words)
        kind = ClaimKind.ACT if types[0] in codebook.untold else ClaimKind.EVENT
        lone = (targets and found.may_lack_doer) or (where and kind is ClaimKind.EVENT)
        lone = lone or (found.is_of_a_thing and (found.token.pos_ == "VERB" or bool(where) or timed))
        if not sources and not lone:
            continue
        told = Occurrence(
            *types, trigger=found.token.text.lower(), when=when, actors=sources, targets=targets, where=where
        )
        if found.by_speaker:
            attribution = Attribution(attribution.speaker, Stance.ASSERTS, attribution.rule)
        extent = () if found.rule.whole else extent_of(found.token, lexicon.happenings)
        steps = (found.rule.id, *extent, attribution.rule)
        yield make_claim(report, sentence, kind, told, attribution, found.modes, steps)


def _is_within(verb: Token, beside: set[int]) -> bool:
    """Is it the act itself, one joined to it, or within what one joined to it says?"""
    below = any(link.i in beside and link.dep_ == "conj" for link in climb(verb))
    return verb.i in beside or below


def _as_trigger(found: FoundAct) -> Trigger:
    noun = found.token.pos_ != "VERB"
    return Trigger(found.token.lower_, noun, "act", None, found.act, "object", frozenset(), frozenset())


def _with_own_times(sentence: Sentence, act: Token) -> Sentence:
    """The sentence without the times of what is agreed, asked or promised: "agreed to meet on Monday"."""
    kept = tuple(
        (span, when)
        for span, when in sentence.times
        if not (_is_of_content(sentence.head(span), act) or _is_meant_for(sentence.head(span)))
    )
    return replace(sentence, times=kept)


def _is_meant_for(token: Token | None) -> bool:
    """Is it for when something is meant ("announced a truce for Monday and Tuesday")?"""
    links = [token, *climb(token)] if token is not None else []
    above = next((link for link in links if link.dep_ not in ("conj", "pobj", "compound")), None)
    return above is not None and above.dep_ == "prep" and above.lower_ in time_words(above.lang_).meant


def _is_of_content(token: Token | None, act: Token) -> bool:
    within = False
    while token is not None and token.head != token and token != act:
        within = within or token.dep_ in _CLAUSES
        token = token.head
    return within and token == act
