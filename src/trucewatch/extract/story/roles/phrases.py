"""Noun phrases that can play a part in an incident, and what is said of each: what the learned part judges by."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from trucewatch.extract.deeds.incidents import Incident
from trucewatch.extract.deeds.triggers import Found
from trucewatch.extract.deeds.untold import Untold
from trucewatch.extract.lexicon import Lexicon
from trucewatch.extract.occurrences import Told
from trucewatch.extract.parse.tokens import Token
from trucewatch.extract.parse.tree import climb, is_passive, lemma
from trucewatch.extract.sentence import Sentence, noun_phrase
from trucewatch.model import Span
from trucewatch.packs.language.numbers import number_words

_OUTSIDE = frozenset({"det", "poss", "nummod", "quantmod", "predet"})  # left of a noun, and no part of what it is
_INSIDE = frozenset({"amod", "compound", "nmod", "npadvmod"})
_REACH = 12  # words to a trigger that still count
_PARTICLE = 3  # letters of the longest small word within a person's name ("de", "los")


@dataclass(frozen=True)
class Phrase:
    """A noun with the words before it that say which: "unidentified gunmen"; or a name within one ("FLM rebels")."""

    head: Token
    first: int  # the token that it begins with
    last: int
    name: str  # what kind of actor the book has for it; empty where it has none

    def span(self, sentence: Sentence) -> Span:
        """Its place in the report."""
        return sentence.phrase_span(self.head.doc[self.first : self.last + 1])

    def whole(self, sentence: Sentence) -> Span:
        """The same with "of" behind it: "offices of the party"."""
        return sentence.phrase_span(token for token in noun_phrase(self.head) if token.i >= self.first)

    def titled(self, sentence: Sentence, titles: frozenset[str]) -> Span:
        """The same with the titles before it: "colonel ruiz"."""
        first = self.first
        while first > 0 and _is_title(self.head.doc[first - 1], titles):
            first -= 1
        return sentence.phrase_span(self.head.doc[first : self.last + 1])

    def counted(self, sentence: Sentence) -> Span:
        """The same with the number before it: "two gunmen"."""
        numbers = [part.i for child in self.head.lefts if child.dep_ == "nummod" for part in child.subtree]
        first = min([self.first, *numbers])
        return sentence.phrase_span(self.head.doc[first : self.last + 1])


def phrases_of(
    sentence: Sentence, titles: frozenset[str], light: frozenset[str], hedges: frozenset[str] = frozenset()
) -> Iterator[Phrase]:
    """Every phrase of a sentence that could do something or suffer it, in order.

    One of the ``light`` nouns goes with what it carries: "members of the front".
    None begins with one of the ``hedges`` ("alleged").
    """
    for token in sentence.doc:
        if token.pos_ not in ("NOUN", "PROPN") or token.dep_ in ("compound", "nmod") or _is_time(sentence, token):
            continue
        mention = sentence.actor_at(token)
        last = max(part.i for part in noun_phrase(token)) if lemma(token) in light else token.i
        yield Phrase(token, _first(token, titles, hedges), last, mention.kind if mention is not None else "")
    for mention in sentence.actors:
        words = sentence.doc.char_span(
            mention.span.start - sentence.span.start, mention.span.end - sentence.span.start, whole=True
        )
        if mention.how == "name" and words is not None and len(words):
            yield Phrase(words.root, words.start, words.end - 1, f"name-{mention.kind}")


def _is_time(sentence: Sentence, token: Token) -> bool:
    span = sentence.token_span(token)
    return any(when.overlaps(span) for when, _ in sentence.times)


def _first(noun: Token, titles: frozenset[str], hedges: frozenset[str]) -> int:
    """Where it begins: past articles, owners, numbers ("several") and hedges; a name past titles and mere nouns."""
    outside = {part.i for child in noun.lefts if child.dep_ in _OUTSIDE for part in child.subtree}
    inside = [part.i for child in noun.lefts if child.dep_ in _INSIDE for part in child.subtree]
    first = noun.i
    while first - 1 not in outside and first - 1 >= min(inside, default=noun.i):
        first -= 1
    vague = number_words(noun.lang_).vague
    while first < noun.i and (noun.doc[first].lower_ in vague or noun.doc[first].lower_ in hedges):
        first += 1
    if noun.pos_ == "PROPN":
        for at in range(noun.i - 1, first - 1, -1):
            word = noun.doc[at]
            if _is_title(word, titles) or word.is_punct or (noun.text[0].isupper() and _is_mere_noun(word)):
                return at + 1
    return first


def _is_mere_noun(word: Token) -> bool:
    """Within a name with capitals, is it a word before it ("analyst", "hopeful"), and no "de" between two names?"""
    inside = len(word) <= _PARTICLE and word.i > 0 and word.doc[word.i - 1].text[0].isupper()
    return word.text.islower() and not inside


def _is_title(word: Token, titles: frozenset[str]) -> bool:
    return word.lower_ in titles or word.lower_.removesuffix("s") in titles


def features_of(
    phrase: Phrase, sentence: Sentence, incidents: Sequence[tuple[Incident, Told | Untold]], lexicon: Lexicon
) -> list[str]:
    """What is said of a phrase, as words; no name of a person, a place or an organisation is among them."""
    happenings, groups = lexicon.happenings, lexicon.groups
    head = phrase.head
    triggers = [found for incident, _ in incidents for found in incident.found]
    kind = groups.kind(groups.name(head.lower_)) if groups.group_of(head.lower_) else ""
    noun = "NAME" if head.pos_ == "PROPN" or phrase.name.startswith("name-") else lemma(head)
    length = head.i - phrase.first + 1
    what = f"{noun}" if noun != "NAME" else f"NAME{phrase.name or min(length, 3)}"
    made = [f"n={what}", f"k={kind}", f"a={phrase.name}", f"l={min(length, 4)}", f"tag={head.tag_}", f"d={head.dep_}"]
    made += [f"m={_word(token)}" for token in head.doc[phrase.first : head.i] if not token.is_punct]
    path, governor = _governor(head)
    made += [
        f"p={path}",
        f"g={governor}",
        f"pg={path}:{governor}",
        f"kpg={kind or phrase.name or noun}:{path}:{governor}",
    ]
    made += [f"of={_word(child)}" for prep in head.rights if prep.dep_ == "prep" for child in prep.children]
    made += [f"ap={_word(child)}" for child in head.children if child.dep_ == "appos"]
    if head.dep_ == "appos":
        made += [f"apof={_word(head.head)}"]
    for at in (-2, -1):
        made.append(f"w{at}={_beside(phrase.first + at, head)}")
    for at in (1, 2):
        made.append(f"w{at}={_beside(phrase.last + at, head)}")
    made += list(_trigger_features(phrase, path, what, triggers))
    made += list(_told_features(phrase.span(sentence), what, incidents))
    made += [f"s={found.trigger.role}" for found in triggers]
    if happenings.means_in(head.lower_):
        made += ["means", f"means:{path}"]
    return made


def _word(token: Token) -> str:
    return "NAME" if token.pos_ == "PROPN" else token.lemma_.lower()


def _beside(at: int, head: Token) -> str:
    return _word(head.doc[at]) if 0 <= at < len(head.doc) else "#"


def _governor(head: Token) -> tuple[str, str]:
    """The way up to the verb or noun that it is an argument of, and that word."""
    steps: list[str] = []
    link = head
    while link.head != link and len(steps) < 5:
        if link.dep_ == "conj":
            link = link.head
            continue
        steps.append(link.head.lower_ if link.dep_ == "pobj" else link.dep_)
        link = link.head
        if link.pos_ in ("VERB", "AUX", "NOUN", "PROPN") and steps[-1] not in ("appos",):
            break
    passive = "-pass" if link.pos_ == "VERB" and is_passive(link) else ""
    return ">".join(step for step in steps if step != "prep") + passive, _word(link)


def _told_features(span: Span, what: str, incidents: Sequence[tuple[Incident, Told | Untold]]) -> Iterator[str]:
    """What the rules made of the incidents, and of this phrase in them."""
    for _, told in incidents:
        if not isinstance(told, Told):
            yield f"untold={told.name}"
            continue
        if told.doubt is not None:
            yield f"untold={told.doubt.name}"
        said = told.occurrence
        yield f"act={said.sub_event_type}"
        yield f"st={told.attribution.stance.value}:{told.is_tally}"
        for part, people in (("actor", said.actors), ("target", said.targets)):
            if any(one.span.overlaps(span) for one in people):
                yield f"told={part}"
                yield f"told={part}:{what}"
                yield f"told={part}:{said.sub_event_type}"


def _trigger_features(phrase: Phrase, path: str, what: str, triggers: list[Found]) -> Iterator[str]:
    near = [(abs(found.token.i - phrase.head.i), found) for found in triggers if found.token.i != phrase.head.i]
    if not near:
        return
    distance, found = min(near, key=lambda one: (one[0], one[1].token.i))
    side = "before" if phrase.head.i < found.token.i else "after"
    trigger = found.trigger
    yield f"t={trigger.word}:{side}"
    yield f"tr={trigger.role}:{trigger.act}:{side}"
    yield f"dist={min(distance, _REACH) // 3}:{side}"
    yield f"n-t={what}:{trigger.role}:{side}"
    above = next((one for link in climb(phrase.head) for _, one in near if one.token.i == link.i), None)
    if above is not None:
        passive = "-pass" if is_passive(above.token) else ""
        yield f"up={above.trigger.role}{passive}:{path}"
        yield f"upt={above.trigger.word}{passive}:{path.split('>')[0]}"
