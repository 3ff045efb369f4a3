"""Who is bound to do what, from where and for whom: what the parse adds to a provision found by its wording."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from trucewatch.extract.parse.tokens import Token
from trucewatch.extract.parse.tree import (
    climb,
    governed_subject,
    is_passive,
    lemma,
    objects,
    subjects,
    verb_above,
    with_conjuncts,
)
from trucewatch.extract.provisions.wordings import Worded
from trucewatch.extract.sentence import Sentence, noun_phrase
from trucewatch.model import Duration, Field, Length, Provision, Span
from trucewatch.packs.language.provision_words import ProvisionWords

_TRUCE = "cessation"
_LONGEST = 90  # characters of a role; more is no name
_LEANING = ("xcomp", "ccomp", "advcl", "conj", "acl", "relcl", "pcomp", "prep")
_OTHERS = ("dative", "dobj")
_NAMING = ("NOUN", "PROPN", "DET", "PRON", "ADJ", "NUM")


@dataclass(frozen=True)
class _Act:
    """What is to be done: its word, the verb that it is or hangs on, and the lengths of time or ground told of it."""

    token: Token
    verb: Token
    sentence: Sentence
    words: ProvisionWords
    measured: tuple[Span, ...]

    def is_measure(self, token: Token) -> bool:
        return any(self.sentence.token_span(token).overlaps(span) for span in self.measured)

    def is_thing(self, token: Token) -> bool:
        """Is it arms, or people who are held: what something is done with, and not who does it?"""
        return self.words.things.fullmatch(token.text) is not None


def with_roles(worded: Worded, sentence: Sentence, words: ProvisionWords) -> Provision:
    """The provision with the roles that its rule asks for, as fields in the words of the report."""
    provision = worded.content
    if not isinstance(provision, Provision):
        raise TypeError("a position has no roles")
    token = act_of(worded, sentence)
    if token is None or not worded.roles:
        return provision
    measured = tuple(field.span for field in provision.fields if isinstance(field.value, Duration | Length))
    act = _Act(token, verb_of(token), sentence, words, measured)
    found: list[Field] = []
    for role in worded.roles:
        holder = _ROLES[role](act)
        field = _field(role, holder, act) if holder is not None else None
        if field is not None and role == "bound" and not _may_keep(provision.kind, token, field, words):
            continue
        if field is not None and all(field.span != other.span for other in found):
            found.append(field)
    fields = sorted((*provision.fields, *found), key=lambda field: (field.span, field.name))
    return Provision(provision.kind, tuple(fields))


def _may_keep(kind: str, act: Token, bound: Field, words: ProvisionWords) -> bool:
    """May it be bound: beside the noun for a truce stand attacks, wars and go-betweens too, who keep none?"""
    if kind != _TRUCE or act.pos_ != "NOUN":
        return True
    return bound.actor is not None or words.forces.search(str(bound.value)) is not None


def act_of(worded: Worded, sentence: Sentence) -> Token | None:
    """The word for what is to be done: the last verb of the words for it ("forces have ten days to leave")."""
    start, end = worded.act.start - sentence.span.start, worded.act.end - sentence.span.start
    within = sentence.doc.char_span(start, end)
    verbs = [token for token in within or () if token.pos_ == "VERB"]
    return verbs[-1] if verbs else sentence.head(worded.act)


def verb_of(act: Token) -> Token:
    """The verb that says what is to be done: the act itself, or the nearest above it."""
    return act if act.pos_ in ("VERB", "AUX") else verb_above(act) or act


def _bound(act: _Act) -> Token | None:
    """Who does it; nobody where only what it is done with is told ("the guns are to be gone", "prisoners go home")."""
    doer = _doer(act)
    return doer if doer is not None and not act.is_thing(doer) else None


def _doer(act: _Act) -> Token | None:
    """The owner of a deed ("the withdrawal of foreign forces"), whom one obliges, the subject, or "by" whom."""
    owner = _owner(act.token) if act.token.pos_ == "NOUN" and not _is_counted(act.token) else None
    if owner is not None and not act.is_measure(owner):
        return owner
    obliged = _obliged(act)
    if obliged is not None:
        return obliged
    if is_passive(act.verb):
        agents = [child for child in act.verb.children if child.dep_ == "agent"]
        return next((noun for agent in agents for noun in agent.children if noun.dep_ == "pobj"), None)
    subject = governed_subject(act.verb)
    if subject is not None and act.is_measure(subject):  # "have 72 hours to leave"
        above = verb_above(subject)
        subject = next(iter(subjects(above)), None) if above is not None else None
    named = subject is not None and act.token not in subject.subtree  # "the 60-day truce deadline nears" binds nobody
    return subject if named else None


def binder_of(act: Token, words: ProvisionWords) -> Token | None:
    """The verb above that binds somebody to it: "obliges the army to leave", "gives the rebels ten days to leave"."""
    verb = verb_of(act)
    for link in (verb, *climb(verb)):
        if link != act and lemma(link) in words.binding and any(_others(link)):
            return link
        if link.dep_ not in _LEANING or subjects(link):
            return None
    return None


def _obliged(act: _Act) -> Token | None:
    binder = binder_of(act.token, act.words)
    others = _others(binder) if binder is not None else ()
    named = (noun for noun in others if noun.pos_ in _NAMING and not act.is_measure(noun))
    return next((noun for noun in named if not _is_the_deed(noun, act.token)), None)


def _is_the_deed(noun: Token, act: Token) -> bool:
    """Is it what is forbidden or asked for ("forbids looting and the recruitment of children"), and nobody?"""
    return noun == act or any(act in other.subtree for other in noun.conjuncts if other.i > noun.i)


def _others(binder: Token) -> Iterator[Token]:
    """Those whom such a verb is about; not oneself ("committed itself to leave"), nor what somebody is given."""
    given = any(child.dep_ == "dative" and child.pos_ in ("NOUN", "PROPN") for child in binder.children)
    told = ("dative",) if given else _OTHERS
    for child in binder.children:
        nouns = [child] if child.dep_ in told else subjects(child) if child.dep_ == "ccomp" else []
        yield from (noun for noun in nouns if noun.pos_ != "PRON")


def _is_counted(noun: Token) -> bool:
    """Is it so many of something ("200 lorries of aid"), and no deed?"""
    return any(child.dep_ == "nummod" for child in noun.children)


def _what(act: _Act) -> Token | None:
    """What it is done with: "the disarmament of militias", "pull back the guns", "take control of the town"."""
    if act.token.pos_ == "NOUN":
        return _owner(act.token)
    if lemma(act.verb) in act.words.leaving:
        return None
    found = next((noun for noun in objects(act.verb) if not act.is_measure(noun)), None)
    if found is None:
        doer = governed_subject(act.verb) if is_passive(act.verb) else _doer(act)  # "prisoners are to be freed"
        return doer if doer is not None and act.is_thing(doer) else None
    return (_owner(found) or found) if lemma(found) in act.words.light else found


def _origin(act: _Act) -> Token | None:
    """From where: "out of the city", "leave the hospitals", "the schools are to be vacated"."""
    if lemma(act.verb) in act.words.leaving:
        return governed_subject(act.verb) if is_passive(act.verb) else next(iter(objects(act.verb)), None)
    for token in (act.token, act.verb, *objects(act.verb)):
        for child in token.children:
            if child.dep_ in ("prep", "advmod", "prt") and child.lower_ in act.words.origin:
                found = _noun_under(child)
                if found is not None:
                    return found
    return None


def _receiver(act: _Act) -> Token | None:
    """To whom: "hand the district over to the council"."""
    for token in (act.verb, *objects(act.verb)):
        for child in token.children:
            if child.dep_ in ("prep", "dative") and child.lower_ in act.words.receiver:
                return _noun_under(child)
    return None


_ROLES: dict[str, Callable[[_Act], Token | None]] = {
    "bound": _bound,
    "what": _what,
    "origin": _origin,
    "receiver": _receiver,
}


def _owner(noun: Token) -> Token | None:
    owned = [child for child in noun.children if child.dep_ == "poss"]
    of = [child for prep in noun.children if prep.dep_ == "prep" and prep.lower_ == "of" for child in prep.children]
    return next((token for token in (*owned, *of) if token.pos_ in ("NOUN", "PROPN")), None)


def _noun_under(preposition: Token) -> Token | None:
    for child in preposition.children:
        if child.dep_ == "pobj":
            return child
        if child.dep_ == "prep":
            return _noun_under(child)
    return None


def _field(role: str, token: Token, act: _Act) -> Field | None:
    """The role in the report's words, articles and owners left out; None for a pronoun or the text itself."""
    if token.pos_ not in _NAMING or lemma(token) in act.words.texts:
        return None
    kept = [word for word in _phrase(token) if not token.i < act.token.i <= word.i]
    while kept and kept[0] != token and (kept[0].tag_ == "PRP$" or _is_article(kept[0], act.words)):
        kept.pop(0)
    if kept and kept[-1].tag_ == "POS":
        kept.pop()
    if kept == [token] and token.lower_ in act.words.nobody:
        return None
    span, named = act.sentence.phrase_span(kept), act.sentence.actor_at(token)
    if named is not None and named.span.contains(span):  # a headline's "Northland's army and rebels sign truce"
        span = named.span
    start = act.sentence.span.start
    text = act.sentence.text[span.start - start : span.end - start]
    return Field(role, text, span, named.id if named is not None else None) if len(text) <= _LONGEST else None


def _is_article(token: Token, words: ProvisionWords) -> bool:
    return token.pos_ == "DET" and token.lower_ not in words.nobody


def _phrase(token: Token) -> list[Token]:
    """The noun with what it is joined to, and with what its "of" is joined to ("ports of X, Y and Z")."""
    found = {word.i: word for noun in with_conjuncts(token) for word in noun_phrase(noun)}
    owners = [word for word in found.values() if word.dep_ == "pobj"]
    found |= {word.i: word for owner in owners for other in owner.conjuncts for word in noun_phrase(other)}
    return [found[at] for at in sorted(found)]
