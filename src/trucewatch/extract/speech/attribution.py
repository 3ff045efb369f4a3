"""Who says so, and what they do with it: speakers, carriers, stance and mode."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from trucewatch.extract.deeds.modes import is_left_open, marks_on
from trucewatch.extract.deeds.reckonings import is_no_saying, reckons_toll
from trucewatch.extract.parse.tokens import Token
from trucewatch.extract.parse.tree import (
    DESCRIBING,
    climb,
    governed_subject,
    is_passive,
    lemma,
    objects,
    subjects,
    under_preposition,
)
from trucewatch.extract.sentence import Sentence, noun_phrase
from trucewatch.extract.speech.carriers import carried, through_outlets
from trucewatch.extract.speech.sayings import UNNAMED, Attribution, Saying, right_before, told_by
from trucewatch.extract.speech.speakers import Speakers
from trucewatch.extract.text.quotations import quotations
from trucewatch.model import Denied, Mode, Span, Speaker, Stance
from trucewatch.packs.actors import ActorBook
from trucewatch.packs.language.happenings import Happenings
from trucewatch.packs.language.speech import Speech

_RIGHT_BEHIND = 3  # characters between two sentences that follow each other


class Attributor:
    """Keeps who spoke last while the sentences of one report are read in order."""

    def __init__(self, speech: Speech, happenings: Happenings | None = None, book: ActorBook | None = None) -> None:
        self.speech = speech
        self._happenings = happenings
        self._speakers = Speakers(speech, book)

    def hear(self, sentences: Sequence[Sentence]) -> tuple[tuple[Saying, ...], ...]:
        """Every act of saying, sentence by sentence; what is quoted has the speaker that its quotation is given to."""
        found: list[tuple[Saying, ...]] = []
        before: list[Speaker | None] = []
        for sentence in sentences:
            before.append(self._speakers.last)
            found.append(self.sayings(sentence))
            self._speakers.note_subject(sentence)
        runs = quotations(sentences)
        heard: list[tuple[Saying, ...]] = []
        for at, sayings in enumerate(found):
            own = all(saying.speaker.is_outlet for saying in sayings)  # "Our men were not there" in a quotation
            quoted = self._quoted(at, found, runs, before[at], sentences[at].text) if own else ()
            if quoted and sayings:
                sayings = _in_the_voice(quoted[0].speaker, sayings)
            denied_on = at and not (sayings or quoted)
            heard.append(
                sayings
                or quoted
                or (self._denied_on(sentences[at], sentences[at - 1], found[at - 1]) if denied_on else ())
            )
        return tuple(heard)

    def _denied_on(self, sentence: Sentence, before: Sentence, sayings: tuple[Saying, ...]) -> tuple[Saying, ...]:
        """What had not been done is told by who denied something right before: "No aircraft had struck the town"."""
        denied = [one for one in sayings if one.stance is Stance.DENIES and not one.speaker.is_outlet]
        if (
            not denied
            or sentence.paragraph != before.paragraph
            or sentence.span.start - before.span.end > _RIGHT_BEHIND
        ):
            return ()
        root = next((token for token in sentence.doc if token.head == token), None)
        if root is None or Mode.NEGATED not in marks_on(root, self.speech):
            return ()
        had = any(child.dep_ == "aux" and child.tag_ == "VBD" and child.lower_ != "did" for child in root.lefts)
        return (Saying(None, denied[0].speaker, Stance.ASSERTS, "speech.indirect"),) if had else ()

    def _quoted(
        self,
        at: int,
        found: list[tuple[Saying, ...]],
        runs: tuple[int | None, ...],
        before: Speaker | None,
        text: str,
    ) -> tuple[Saying, ...]:
        """A quoted sentence has the speaker of the rest of its quotation, further on or before; else who spoke last."""
        if runs[at] is None or text.rstrip().endswith(":"):
            return ()
        around = [*range(at + 1, len(found)), *range(at - 1, -1, -1)]
        voices = [saying.speaker for other in around if runs[other] == runs[at] for saying in found[other]]
        speaker = next((voice for voice in voices if voice.name not in ("", UNNAMED)), before)
        return (Saying(None, speaker, Stance.ASSERTS, "speech.quotation"),) if speaker is not None else ()

    def sayings(self, sentence: Sentence) -> tuple[Saying, ...]:
        """Every act of saying that the sentence itself names; remembers its speaker for pronouns that follow."""
        found = [*self._verbs(sentence), *self._according(sentence)]
        found = [self._told_by_another(saying, found) for saying in found]
        found += [*self._denials(sentence, found), *self._nouns(sentence)]
        found = through_outlets(sentence, [self._with_carrier(sentence, saying) for saying in found])
        label = self._speakers.labelled(sentence)
        if label is not None and all(saying.speaker.is_outlet for saying in found):
            told = Saying(None, label, Stance.ASSERTS, "speech.label")
            found = [*_in_the_voice(label, found), *(() if found else (told,))]
        self._speakers.remember([saying.speaker for saying in found if saying.speaker.name not in ("", UNNAMED)])
        if not found:
            unnamed = self.speech.unnamed.search(sentence.text)
            if unnamed:
                found.append(Saying(None, Speaker(UNNAMED), Stance.ASSERTS, f"speech.unnamed: {unnamed.group()}"))
        return tuple(found)

    def of(self, token: Token, sayings: tuple[Saying, ...], *, violent: bool = False) -> Attribution:
        """Who tells what this token tells; of something ``violent`` what a clause takes for granted is told as done."""
        return told_by(token, sayings, self.speech, violent=violent)

    def _verbs(self, sentence: Sentence) -> Iterator[Saying]:
        for token in sentence.doc:
            if self._happenings is not None and reckons_toll(token, self._happenings):
                speaker = self._speaker(sentence, token, Stance.ASSERTS)
                if speaker is not None:
                    yield Saying(token, speaker, Stance.ASSERTS, f"speech.{Stance.ASSERTS}: {token.text}")
                continue
            if token.pos_ not in ("VERB", "AUX") or lemma(token) not in self.speech.verbs:
                continue
            if self._happenings is not None and is_no_saying(token, self._happenings):
                continue
            stance = self._stance(sentence, token)
            if stance is Stance.DENIES and _denies_nothing(token):
                continue
            passive = any(child.dep_ in ("auxpass", "nsubjpass") for child in token.children)
            helped = passive or any(child.dep_ in ("agent", "aux") for child in token.children)
            told = token.dep_ == "conj" or (token.dep_ in ("ROOT", "relcl") and bool(subjects(token)))  # a past tense
            if token.tag_ == "VBN" and not told and not helped:
                continue  # "jets believed to be theirs": nobody says it
            own = token.tag_ != "VBN" and bool(
                subjects(token)
            )  # "the rebels claimed to have killed nine" is said by them
            if not (helped or own) and lemma(token) in self.speech.reduced and _before_infinitive(token):
                continue  # the same, where the parser takes it for a past tense
            speaker = self._speaker(sentence, token, stance)
            if speaker is None and stance is not Stance.ASSERTS:
                speaker = self._not_named(token)
            if speaker is None:
                continue
            denies = stance is Stance.DENIES
            disowned = denies and self.speech.disowns.search(_on_from(sentence, token)) is not None
            yield Saying(
                token,
                speaker,
                stance,
                f"speech.{stance}: {token.text}",
                None if denies else self._accused(token, stance),
                Denied.AUTHORSHIP if disowned else None,
                of_subject=denies and is_passive(token),
            )

    def _told_by_another(self, saying: Saying, found: list[Saying]) -> Saying:
        """Who "it" is in "it denied the raid, the army said": whoever says so."""
        if saying.verb is None or saying.stance is Stance.ASSERTS or saying.speaker != Speaker(UNNAMED):
            return saying
        teller = self.of(saying.verb, tuple(other for other in found if other is not saying)).speaker
        return saying if teller.is_outlet else replace(saying, speaker=teller)

    def _denials(self, sentence: Sentence, found: list[Saying]) -> Iterator[Saying]:
        """Denials without a verb of denying, in what is otherwise asserted."""
        denials = self.speech.denials
        if denials.signs.isdisjoint(token.lower_ for token in sentence.doc):
            return
        for rule, match in denials.finds(sentence.text):
            start = sentence.span.start
            words = Span(start + match.start(), start + match.end())
            verb = _verb_at(sentence, words)
            if verb is None or any(saying.verb == verb for saying in found):
                continue
            if rule.denies is Denied.AUTHORSHIP and _is_of_a_party(sentence, verb, words):
                continue
            own = subjects(verb)
            if rule.of_claims and not any(_is_a_claim(noun, self.speech) for noun in own):
                continue
            teller = self.of(verb, tuple(found))
            if teller.stance is not Stance.ASSERTS:
                continue
            speaker = teller.speaker
            if speaker.is_outlet and rule.by_subject:
                speaker = (self._speakers.named(sentence, own[:1]) if own else None) or speaker
            cleared = own[0] if own and rule.denies is Denied.AUTHORSHIP and not rule.of_subject else None
            yield Saying(verb, speaker, Stance.DENIES, rule.id, cleared, rule.denies, rule.of_subject)

    def _nouns(self, sentence: Sentence) -> Iterator[Saying]:
        """Denials by a noun: "the army's denial that it shelled the town"."""
        for token in sentence.doc:
            if token.pos_ != "NOUN" or lemma(token) not in self.speech.denials.nouns:
                continue
            by = [child for child in token.children if child.dep_ == "prep" and child.lower_ in self.speech.denials.by]
            named = [child for child in token.lefts if child.dep_ == "poss"]
            named += [noun for child in by for noun in child.children if noun.dep_ == "pobj"]
            named += [child for child in token.lefts if child.dep_ in ("compound", "amod")]
            above = governed_subject(token.head) if token.dep_ == "dobj" else None
            named += [above] if above is not None else []
            speaker = self._speakers.named(sentence, named[:1]) if named else None
            if speaker is not None:
                yield Saying(token, speaker, Stance.DENIES, f"speech.denies: {token.text}")

    def _stance(self, sentence: Sentence, verb: Token) -> Stance:
        """What the verb does with what is said, in the light of the words with it."""
        word = lemma(verb)
        prepositions = {child.lower_ for child in verb.children if child.dep_ == "prep"}
        if self.speech.charges.get(word) in prepositions:
            return Stance.ACCUSES  # "suspected of killing"
        if word in self.speech.calling and self.speech.untrue.search(_on_from(sentence, verb)):
            return Stance.DENIES  # "called the report false"
        stance = Stance(self.speech.verbs[word])
        if word in self.speech.asking and _only_names(verb, self.speech.asking[word]):
            return Stance.ASSERTS  # "calling it a warning"
        if stance is Stance.PROMISES and _is_of_what_was(verb):
            return Stance.ASSERTS  # "swore that it had not fired"
        return Stance.ASSERTS if stance is Stance.DENIES and is_left_open(verb, self.speech) else stance

    def _not_named(self, verb: Token) -> Speaker | None:
        """Who "we" are, or a pronoun that stands for nobody who spoke: the outlet itself, or nobody by name."""
        joined = subjects(verb.head) if verb.dep_ == "conj" else []
        own = [noun for noun in subjects(verb) or joined if noun.pos_ == "PRON"]
        if not own or own[0].lower_ in self.speech.negators:
            return None
        return Speaker() if own[0].lower_ in self.speech.denials.first_person else Speaker(UNNAMED)

    def _accused(self, verb: Token, stance: Stance) -> Token | None:
        """Who is charged with it; of "blamed the raid on the army" the army is."""
        words = self._happenings
        if words is not None and lemma(verb) in words.blames:
            acts = [noun for noun in objects(verb) if lemma(noun) in words.nouns or noun.tag_ == "PRP"]
            heads = (verb, *acts) if acts else ()  # the parser may hang it on the act
            behind = [noun for each in heads for noun in under_preposition(each, words.prepositions["blamed"])]
            if behind:
                return behind[-1]
        for child in verb.children:
            if child.dep_ in ("dobj", "obj") or (child.dep_ == "nsubjpass" and stance is Stance.ACCUSES):
                return child
        return None

    def _speaker(self, sentence: Sentence, verb: Token, stance: Stance) -> Speaker | None:
        agents = [
            noun for child in verb.children if child.dep_ == "agent" for noun in child.children if noun.dep_ == "pobj"
        ]
        if agents and (is_passive(verb) or not subjects(verb)):  # not "they counted 90 breaches by the army"
            return self._speakers.named(sentence, agents[:1])
        if any(child.dep_ in ("auxpass", "nsubjpass") for child in verb.children):
            if stance is Stance.DENIES:  # "the charge is denied": by whoever writes it
                return Speaker() if any(child.tag_ in ("VBZ", "VBP") for child in verb.lefts) else Speaker(UNNAMED)
            return Speaker(UNNAMED) if stance in (Stance.ASSERTS, Stance.ACCUSES) else None
        found = subjects(verb)
        if not found and verb.dep_ in ("conj", "advcl", "xcomp") and verb.head.pos_ in ("VERB", "AUX"):
            found = subjects(verb.head)
        if not found and verb.dep_ == "acl":
            found = [verb.head]
        beside = right_before(verb) if not subjects(verb) else None
        if beside is not None:
            found = [beside]
        return self._speakers.named(sentence, _of_one_phrase(found)) if found else None

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
            speaker = self._speakers.named(sentence, [noun])
            if speaker is not None:
                yield Saying(None, speaker, Stance.ASSERTS, f"speech.according: {match.group()}")

    def _with_carrier(self, sentence: Sentence, saying: Saying) -> Saying:
        """With those who carried it."""
        if saying.verb is None:
            return saying
        return replace(saying, speaker=carried(sentence, saying.verb, saying.speaker, self._speakers, self.speech))


def _in_the_voice(speaker: Speaker, sayings: Sequence[Saying]) -> tuple[Saying, ...]:
    """The same, told by the one in whose words they stand."""
    return tuple(replace(saying, speaker=speaker) for saying in sayings)


def _denies_nothing(verb: Token) -> bool:
    """Is it only in dispute ("status disputed"), or is something refused ("was denied access")?"""
    told = {child.dep_ for child in verb.children}
    if "auxpass" in told:
        return "dobj" in told
    return (
        verb.tag_ in ("VBN", "VBD")
        and verb.dep_ != "relcl"
        and told <= {"nsubj", "nsubjpass", "punct", "advmod", "npadvmod"}
    )


def _is_of_what_was(verb: Token) -> bool:
    """Does the clause behind it tell what had been done, or had not?"""
    clauses = (child for child in verb.rights if child.dep_ == "ccomp" and child.tag_ == "VBN")
    return any(aux.tag_ == "VBD" for clause in clauses for aux in clause.lefts if aux.dep_ == "aux")


def _only_names(verb: Token, asking: frozenset[str]) -> bool:
    """Does it say what its object is, and ask for nothing?"""
    named = any(child.dep_ in ("dobj", "obj", "oprd", "nsubjpass", "ccomp") for child in verb.children)
    return named and not any(child.lower_ in asking or child.dep_ == "xcomp" for child in verb.children)


def _is_a_claim(noun: Token, speech: Speech) -> bool:
    """Does it stand for what somebody claims: "the report", "this", "what they wrote"?"""
    words = (lemma(noun), noun.lower_)
    return any(word in speech.answered or word in speech.alleged for word in words) or noun.dep_ == "csubj"


def _is_of_a_party(sentence: Sentence, verb: Token, words: Span) -> bool:
    """Is it said of people that they are not of a group, and of no deed ("had nothing to do with the rebels")?"""
    behind = (token for token in verb.subtree if sentence.token_span(token).start >= words.end)
    noun = next((token for token in behind if token.dep_ == "pobj"), None)
    return noun is not None and sentence.actor_at(noun) is not None


def _verb_at(sentence: Sentence, span: Span) -> Token | None:
    """The verb that these words hang on."""
    head = sentence.head(span)
    while head is not None and head.pos_ not in ("VERB", "AUX"):
        head = head.head if head.head != head else None
    return head


def _phrase_head(token: Token) -> Token:
    """The noun that a phrase is built on, starting from its first word."""
    for head in (token, *climb(token)):
        if head.pos_ in ("NOUN", "PROPN", "PRON") and head.dep_ not in DESCRIBING:
            return head
        if head.dep_ in ("pobj", "dobj", "nsubj"):
            return head
    return token


def _on_from(sentence: Sentence, verb: Token) -> str:
    """The text from the verb on, to the end of its half of the sentence."""
    return sentence.text[verb.idx :].split(";")[0]


def _of_one_phrase(nouns: list[Token]) -> list[Token]:
    """Of several subjects the one next to the verb, with those that stand right before it ("the agency RIA said")."""
    kept = [nouns[-1]]
    for noun in reversed(nouns[:-1]):
        first = min(word.i for word in noun_phrase(kept[0]))
        if noun.i != first - 1:
            break
        kept.insert(0, noun)
    return kept


def _before_infinitive(verb: Token) -> bool:
    """Does "to be" or "to have" follow at once?"""
    following = verb.doc[verb.i + 1 : verb.i + 3]
    return len(following) == 2 and following[0].tag_ == "TO" and following[1].tag_ == "VB"
