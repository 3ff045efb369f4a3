"""Who a noun or a pronoun beside a verb of saying names, in the light of who spoke before in the report."""

from __future__ import annotations

from dataclasses import dataclass, replace

from trucewatch.extract.parse.tokens import Token
from trucewatch.extract.parse.tree import SUBJECTS, lemma, subjects
from trucewatch.extract.sentence import Sentence, noun_phrase
from trucewatch.model import Span, Speaker
from trucewatch.packs.actors import ActorBook, ActorMention
from trucewatch.packs.language.speech import Speech

_LEAST_SURNAME = 3  # letters
_LABEL_WORDS = 6  # before a colon
_HEADINGS = frozenset({"state", "people", "operation", "process", "coalition"})  # as labels, what it is of


@dataclass(frozen=True, slots=True)
class Voice:
    """A speaker, and whether it is a person."""

    speaker: Speaker
    is_person: bool
    of_group: bool = False  # does a person speak for an armed group ("an official of the movement")?


class Speakers:
    """Keeps who spoke while the sentences of one report are read in order."""

    def __init__(self, speech: Speech, book: ActorBook | None = None) -> None:
        self.speech = speech
        self._book = book
        self._voices: list[Voice] = []  # the latest last
        self._by_noun: dict[str, Voice] = {}
        self._surnames: dict[str, Voice] = {}
        self._persons: dict[str, bool] = {}  # by the name of a speaker
        self._here: list[Voice] = []  # those of the sentence that is being read
        self._subject: Voice | None = None  # of whom the last sentence tells, where nobody speaks in it

    @property
    def last(self) -> Speaker | None:
        """Who spoke last."""
        return self._voices[-1].speaker if self._voices else None

    def remember(self, speakers: list[Speaker]) -> None:
        """The first of a sentence is who "he" and "it" in the next are."""
        for speaker in reversed(speakers):
            own = speaker.id or speaker.name
            self._voices = [voice for voice in self._voices if (voice.speaker.id or voice.speaker.name) != own]
            of_group = any(voice.of_group for voice in self._here if voice.speaker.name == speaker.name)
            self._voices.append(Voice(replace(speaker, via=()), self._persons.get(speaker.name, False), of_group))
        self._here = []

    def note_subject(self, sentence: Sentence) -> None:
        """Remember of whom a sentence tells that quotes nobody: "the alliance is looking into it. It denied"."""
        root = next((token for token in sentence.doc if token.head == token), None)
        own = [noun for noun in subjects(root) if noun.pos_ in ("NOUN", "PROPN")] if root is not None else []
        speaks = root is None or lemma(root) in self.speech.verbs
        mention = sentence.actor_at(own[0]) if own and not speaks else None
        self._subject = None
        if mention is not None and mention.id is not None:
            self._subject = Voice(Speaker(mention.text, mention.id, mention.span), mention.kind == "person")

    def named(self, sentence: Sentence, nouns: list[Token]) -> Speaker | None:
        """The speaker that these nouns name; None where they name none. Several are one phrase ("the agency RIA")."""
        noun = nouns[-1]
        if noun.lower_ in self.speech.pronouns:
            return self._meant(sentence, noun)
        if noun.pos_ not in ("NOUN", "PROPN") or any(child.lower_ in self.speech.negators for child in noun.children):
            return None  # "neither side said"
        span = self._phrase(sentence, nouns)
        if any(span.overlaps(time) for time, _ in sentence.times):
            return None
        mention = _mention(sentence, nouns)
        if mention is not None:
            span = Span(min(span.start, mention.span.start), max(span.end, mention.span.end))
        name = self._without_article(sentence.text[span.start - sentence.span.start : span.end - sentence.span.start])
        known = self._spoken_before(noun, name, mention)
        if known is not None:
            again = replace(known, name=name if mention else known.name, span=span, via=())
            self._persons[again.name] = self._persons.get(known.name, False)
            return again
        owner = self._owner(noun) if mention is None else None
        speaker = Speaker(name, mention.id if mention else owner, span)
        self._keep(noun, Voice(speaker, self._is_person(noun, mention), self._is_of_group(speaker.id)))
        return speaker

    def labelled(self, sentence: Sentence) -> Speaker | None:
        """Who stands before a colon that opens a sentence, as in transcripts ("The army: No shell fell").

        A body or person known by name, or one who spoke before; a country is a heading there as often.
        """
        label, colon, rest = sentence.text.partition(":")
        if not label.strip() or not colon or not rest.startswith(" ") or label.count(" ") >= _LABEL_WORDS:
            return None
        name = self._without_article(label.strip())
        spoke = (voice.speaker for voice in reversed(self._voices) if self._persons.get(voice.speaker.name))
        known = next((one for one in spoke if set(name.split()) <= set(one.name.split())), None)
        if known is not None:
            return known
        start = sentence.span.start + label.index(name)
        whole = Span(start, start + len(name))
        named = (one for one in sentence.actors if one.span == whole and one.kind not in _HEADINGS)
        mention = next((one for one in named if one.id is not None), None)
        return Speaker(name, mention.id, whole) if mention is not None else None

    def _meant(self, sentence: Sentence, pronoun: Token) -> Speaker | None:
        """Who a pronoun stands for: "he" a person that spoke, "it" one that is none, "who" the noun before it."""
        if pronoun.dep_ in SUBJECTS and pronoun.lower_ in self.speech.relatives:
            return self.named(sentence, [pronoun.head.head]) if pronoun.head.dep_ == "relcl" else None
        return self._stands_for(pronoun)

    def _stands_for(self, pronoun: Token) -> Speaker | None:
        """Who before it a pronoun means, as far as one can be a person and another a body."""
        wanted = self.speech.pronouns[pronoun.lower_]
        if self._subject is not None and wanted == ("person" if self._subject.is_person else "body"):
            return self._subject.speaker
        fitting = [each for each in self._voices if wanted == "anyone" or each.is_person == (wanted == "person")]
        found = fitting or self._voices
        return found[-1].speaker if found else None

    def _spoken_before(self, noun: Token, name: str, mention: ActorMention | None) -> Speaker | None:
        """The one meant by a surname alone, by "the ministry" or "the group", or by "the statement"."""
        surname = self._surnames.get(_last_word(name))
        if noun.pos_ == "PROPN" and surname is not None and (mention is None or mention.id == surname.speaker.id):
            return surname.speaker
        if mention is not None or not self._is_definite(noun):
            return None
        before = self._by_noun.get(lemma(noun))
        if before is not None:
            return before.speaker
        if lemma(noun) in self.speech.documents:
            return self.last
        if lemma(noun) in self.speech.bodies:
            voices = reversed([*self._voices, *self._here])
            return next((each.speaker for each in voices if each.of_group or not each.is_person), None)
        return None

    def _owner(self, noun: Token) -> str | None:
        """The side that speaks through its organ or its paper ("its spokesman", "their statement")."""
        if lemma(noun) not in self.speech.organs | self.speech.documents:
            return None
        whose = next((child for child in noun.children if child.lower_ in self.speech.pronouns), None)
        owner = self._stands_for(whose) if whose is not None else None
        return owner.id if owner is not None else None

    def _is_definite(self, noun: Token) -> bool:
        """Is it a bare noun with its article ("the ministry"), told of before?"""
        children = list(noun.children)
        bare = all(child.dep_ in ("det", "punct") for child in children)
        return bare and any(child.lower_ in self.speech.definite for child in children)

    def _is_person(self, noun: Token, mention: ActorMention | None) -> bool:
        title = [word for name in noun.children if name.dep_ == "compound" for word in name.children]
        named = [noun, *noun.children, *(word for word in title if word.dep_ == "compound")]  # "spokesman Colonel X Y"
        if any(lemma(word) in self.speech.persons for word in named):
            return True
        return mention.kind == "person" if mention is not None else noun.pos_ == "PROPN" and not noun.lower_.isupper()

    def _is_of_group(self, id: str | None) -> bool:
        return id is not None and self._book is not None and self._book.kind(id) == "armed_group"

    def _keep(self, noun: Token, voice: Voice) -> None:
        self._by_noun[lemma(noun)] = voice
        self._here.append(voice)
        self._persons[voice.speaker.name] = voice.is_person
        last = _last_word(voice.speaker.name)
        if noun.pos_ == "PROPN" and voice.is_person and " " in voice.speaker.name and len(last) >= _LEAST_SURNAME:
            self._surnames[last] = voice

    def _phrase(self, sentence: Sentence, nouns: list[Token]) -> Span:
        """The whole phrase: a name in apposition is part of it, and where a source is ("a source in the ministry")."""
        noun = nouns[-1]
        words = [word for each in nouns for word in noun_phrase(each)]
        for child in noun.children:
            joined = child.dep_ == "conj" and child.pos_ in ("NOUN", "PROPN") and sentence.actor_at(noun) is None
            joined = joined and any(each.dep_ == "cc" for one in (noun, *noun.conjuncts) for each in one.children)
            if joined or (child.dep_ == "appos" and child.pos_ == "PROPN"):
                words += noun_phrase(child)
            elif child.dep_ == "prep" and lemma(noun) in self.speech.sources and child.i == noun.i + 1:
                words += list(child.subtree)
        return sentence.phrase_span(words)

    def _without_article(self, name: str) -> str:
        first, _, rest = name.partition(" ")
        return rest if first.lower() in self.speech.articles | self.speech.pronouns.keys() and rest else name


def _mention(sentence: Sentence, nouns: list[Token]) -> ActorMention | None:
    found = next((mention for noun in reversed(nouns) if (mention := sentence.actor_at(noun)) is not None), None)
    return found or sentence.actor_before(nouns[-1])


def _last_word(name: str) -> str:
    return name.rsplit(" ", 1)[-1]
