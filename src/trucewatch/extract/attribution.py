"""Who says so, and what they do with it: speakers, carriers, stance and mode."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Token

from trucewatch.extract.sentence import Sentence, is_under, noun_phrase
from trucewatch.extract.tree import SUBJECTS, climb, is_passive, lemma, subjects
from trucewatch.model import Mode, Span, Speaker, Stance
from trucewatch.packs.happenings import Speech

_NEAR = 3  # steps up the tree from "reported" to the happening that it is said of
UNNAMED = "nobody named"


@dataclass(frozen=True, slots=True)
class Saying:
    """One act of saying in a sentence: its verb (None for "according to"), speaker and stance."""

    verb: Token | None
    speaker: Speaker
    stance: Stance
    rule: str
    accused: Token | None = None


@dataclass(frozen=True, slots=True)
class Attribution:
    """What a claim is told by."""

    speaker: Speaker
    stance: Stance
    rule: str
    accused: Token | None = None


class Attributor:
    """Keeps who spoke last while the sentences of one report are read in order."""

    def __init__(self, speech: Speech) -> None:
        self.speech = speech
        self._last: Speaker | None = None
        self._quote_open = False
        self._paragraph = -1
        self._surnames: dict[str, str] = {}

    def sayings(self, sentence: Sentence) -> tuple[Saying, ...]:
        """Every act of saying in the sentence; remembers its speaker for pronouns that follow."""
        found = [*self._verbs(sentence), *self._according(sentence)]
        found = [self._with_carrier(sentence, saying) for saying in found]
        if not found:
            unnamed = self.speech.unnamed.search(sentence.text)
            if unnamed:
                found.append(Saying(None, Speaker(UNNAMED), Stance.ASSERTS, f"speech.unnamed: {unnamed.group()}"))
        named = [saying.speaker for saying in found if saying.speaker.name not in ("", UNNAMED)]
        continued = self._continued(sentence, found)
        self._remember(sentence, named)
        return (*found, *continued)

    def of(self, token: Token, sayings: tuple[Saying, ...]) -> Attribution:
        """Who tells what this token tells: the nearest saying above it, else one beside it."""
        heads = {head.i: depth for depth, head in enumerate((token, *climb(token)))}
        above = [saying for saying in sayings if saying.verb is not None and saying.verb.i in heads]
        above = [saying for saying in above if not _in_subject(token, saying.verb)]
        if above:
            nearest = min(above, key=lambda saying: heads[saying.verb.i] if saying.verb is not None else 0)
            beside = [saying for saying in sayings if saying.verb is None and nearest.speaker.name == ""]
            chosen = beside[0] if beside else nearest
            return Attribution(chosen.speaker, nearest.stance, nearest.rule, nearest.accused)
        for saying in sayings:  # "a death reported by the governor"
            if saying.verb is not None and saying.verb.dep_ == "acl" and token in list(climb(saying.verb))[:_NEAR]:
                return Attribution(saying.speaker, saying.stance, saying.rule)
        for saying in sayings:
            if saying.verb is None or (saying.verb.dep_ == "parataxis" and not is_under(token, saying.verb)):
                return Attribution(saying.speaker, saying.stance, saying.rule, saying.accused)
        for saying in sayings:  # "..., X said": the parser may hang the saying on the happening
            if saying.verb is not None and token in climb(saying.verb) and _closes(saying.verb):
                return Attribution(saying.speaker, saying.stance, saying.rule, saying.accused)
        return Attribution(Speaker(), Stance.ASSERTS, "speech.outlet")

    def _verbs(self, sentence: Sentence) -> Iterator[Saying]:
        for token in sentence.doc:
            stance = self.speech.verbs.get(lemma(token))
            if stance is None or token.pos_ not in ("VERB", "AUX"):
                continue
            helped = any(child.dep_ in ("agent", "aux", "auxpass") for child in token.children)
            if token.tag_ == "VBN" and token.dep_ != "conj" and not helped:
                continue  # "jets believed to be theirs": nobody says it
            speaker = self._speaker(sentence, token)
            if speaker is None and stance in ("asserts",) and not _has_content(token):
                continue
            if speaker is None:
                continue
            accused = next((child for child in token.children if child.dep_ in ("dobj", "obj")), None)
            yield Saying(token, speaker, Stance(stance), f"speech.{stance}: {token.text}", accused)

    def _speaker(self, sentence: Sentence, verb: Token) -> Speaker | None:
        agents = [
            noun for child in verb.children if child.dep_ == "agent" for noun in child.children if noun.dep_ == "pobj"
        ]
        if agents:
            return self._named(sentence, agents[0])
        if any(child.dep_ == "auxpass" for child in verb.children):
            return Speaker(UNNAMED) if self.speech.verbs[lemma(verb)] == Stance.ASSERTS.value else None
        found = subjects(verb)
        if not found and verb.dep_ in ("conj", "advcl", "xcomp") and verb.head.pos_ in ("VERB", "AUX"):
            found = subjects(verb.head)
        if not found and verb.dep_ == "acl":
            found = [verb.head]
        return self._named(sentence, found[0]) if found else None

    def _named(self, sentence: Sentence, noun: Token) -> Speaker | None:
        if noun.lower_ in self.speech.pronouns:
            if noun.dep_ in SUBJECTS and noun.lower_ == "who":
                return self._named(sentence, noun.head.head) if noun.head.dep_ == "relcl" else None
            return self._last
        names = [child for child in noun.children if child.dep_ == "appos" and child.pos_ == "PROPN"]
        span = sentence.phrase_span([*noun_phrase(noun), *(word for name in names for word in noun_phrase(name))])
        if noun.pos_ not in ("NOUN", "PROPN") or any(span.overlaps(time) for time, _ in sentence.times):
            return None
        mention = sentence.actor_at(noun) or sentence.actor_before(noun)
        mention = mention or next(filter(None, map(sentence.actor_at, names)), None)  # "the agency SANA"
        if mention is not None:
            span = Span(min(span.start, mention.span.start), max(span.end, mention.span.end))
        name = self._without_article(sentence.text[span.start - sentence.span.start : span.end - sentence.span.start])
        known = mention.id if mention else self._surnames.get(name.rsplit(" ", 1)[-1])
        if known is not None and mention is not None and mention.kind == "person":
            self._surnames[name.rsplit(" ", 1)[-1]] = known
        return Speaker(name, known, span)

    def _without_article(self, name: str) -> str:
        first, _, rest = name.partition(" ")
        return rest if first.lower() in self.speech.articles and rest else name

    def _according(self, sentence: Sentence) -> Iterator[Saying]:
        for match in self.speech.according.finditer(sentence.text):
            start = sentence.span.start + match.end()
            noun = (
                sentence.head(Span(start + 1, min(start + 2, sentence.span.end)))
                if start + 2 <= (sentence.span.end)
                else None
            )
            if noun is None:
                continue
            noun = _phrase_head(noun)
            speaker = self._named(sentence, noun)
            if speaker is not None:
                yield Saying(None, speaker, Stance.ASSERTS, f"speech.according: {match.group()}")

    def _with_carrier(self, sentence: Sentence, saying: Saying) -> Saying:
        """Add who carried it: "RIA, citing a source, said", "activists told AFP"."""
        if saying.verb is None:
            return saying
        for child in saying.verb.children:
            noun = child if child.dep_ in ("dobj", "dative", "oprd", "npadvmod", "attr") else None
            mention = sentence.actor_at(noun) if noun is not None else None
            if (
                mention is not None
                and mention.kind in ("agency", "outlet")
                and lemma(saying.verb) in (self.speech.carriers)
            ):
                return replace(saying, speaker=replace(saying.speaker, via=(mention.text,)))
        if lemma(saying.verb) not in self.speech.citing:
            for token in sentence.doc:
                if lemma(token) in self.speech.citing and is_under(token, saying.verb):
                    cited = next((child for child in token.children if child.dep_ == "dobj"), None)
                    speaker = self._named(sentence, cited) if cited is not None else None
                    if speaker is not None:
                        return replace(saying, speaker=replace(speaker, via=(saying.speaker.name,)))
        return saying

    def _continued(self, sentence: Sentence, found: list[Saying]) -> list[Saying]:
        """A quotation that runs on, or stands before its "he said", keeps its speaker."""
        text = sentence.text
        opened = self._quote_open if sentence.paragraph == self._paragraph else False
        quoted = opened or text.lstrip()[:1] in '“"«'
        if quoted and not found and self._last is not None and not _closes_with_speech(text):
            return [Saying(None, self._last, Stance.ASSERTS, "speech.quotation")]
        return []

    def _remember(self, sentence: Sentence, named: list[Speaker]) -> None:
        if named:
            self._last = replace(named[0], via=())
        balance = sentence.text.count("“") - sentence.text.count("”")
        straight = sentence.text.count('"') % 2 == 1
        if sentence.paragraph != self._paragraph:
            self._quote_open = False
        self._quote_open = (
            (self._quote_open != straight)
            if straight
            else (True if balance > 0 else False if balance < 0 else self._quote_open)
        )
        self._paragraph = sentence.paragraph


def modes_of(token: Token, speech: Speech, grounds: frozenset[str] = frozenset()) -> tuple[Mode, ...]:
    """Marks that it did not, or not yet, happen: negation, future and hypothesis on it or above it.

    What stands above one of the ``grounds`` says nothing of what stands
    behind it: "no aid has come since the shooting".
    """
    modes: set[Mode] = set()
    link = token
    while True:
        modes.update(_marks(link, token, speech))
        head = link.head
        if head == link or link.dep_ == "relcl" or _is_apart(link, grounds):
            break
        if lemma(head) in speech.hypothetical and head.pos_ in ("VERB", "NOUN", "ADJ"):
            modes.add(Mode.HYPOTHETICAL)
        if lemma(head) in speech.verbs and head.pos_ == "VERB":
            break
        link = head
    return tuple(sorted(modes))


def _marks(link: Token, token: Token, speech: Speech) -> Iterator[Mode]:
    """The marks of mode that hang on one link of the chain above a token."""
    if link != token and link.pos_ not in ("VERB", "AUX"):
        return
    if link.morph.get("Tense", []) == ["Fut"]:  # a future or a conditional that the ending tells, not a helper
        yield Mode.FUTURE
    elif link.morph.get("Mood", []) in (["Cnd"], ["Sub"]):
        yield Mode.HYPOTHETICAL
    for child in link.children:
        word = child.lower_
        negating = child.dep_ == "neg" or (child.dep_ == "det" and word in speech.negators and link == token)
        if negating or (child.dep_ in SUBJECTS and (word in speech.negators or _has_no(child, speech))):
            yield Mode.NEGATED
        elif child.dep_ == "advcl" and any(
            g.dep_ == "mark" and g.lower_ in speech.hypothetical for g in child.children
        ):
            yield Mode.HYPOTHETICAL
        elif child.dep_ in ("aux", "mark", "advmod") and word in speech.future:
            yield Mode.FUTURE
        elif child.dep_ in ("aux", "mark") and word in speech.hypothetical:
            yield Mode.HYPOTHETICAL


def _is_apart(link: Token, grounds: frozenset[str]) -> bool:
    """Is it, or is the clause it heads, put behind the rest by such a word?"""
    if link.dep_ in ("prep", "advcl") and link.lower_ in grounds:
        return True
    return link.dep_ == "advcl" and any(child.dep_ == "mark" and child.lower_ in grounds for child in link.children)


def _has_no(noun: Token, speech: Speech) -> bool:
    return any(child.dep_ == "det" and child.lower_ in speech.negators for child in noun.children)


def _has_content(verb: Token) -> bool:
    return any(child.dep_ in ("ccomp", "xcomp", "dobj", "advcl") for child in verb.children) or verb.dep_ in (
        "parataxis",
        "ROOT",
    )


def _closes(verb: Token) -> bool:
    """Is it a saying with a subject of its own, hung on what was said?"""
    return verb.dep_ in ("ccomp", "conj", "dep") and bool(subjects(verb)) and not is_passive(verb)


def _in_subject(token: Token, verb: Token | None) -> bool:
    """Does the token stand within the subject of the saying ("troops who fled the attack said")?"""
    return verb is not None and any(child.dep_ in SUBJECTS and is_under(token, child) for child in verb.children)


def _phrase_head(token: Token) -> Token:
    """The noun that a phrase is built on, starting from its first word."""
    for head in (token, *climb(token)):
        if head.pos_ in ("NOUN", "PROPN", "PRON") and head.dep_ not in ("compound", "amod", "nmod", "poss"):
            return head
        if head.dep_ in ("pobj", "dobj", "nsubj"):
            return head
    return token


def _closes_with_speech(text: str) -> bool:
    return text.rstrip().endswith(":")
