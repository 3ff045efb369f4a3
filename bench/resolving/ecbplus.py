"""ECB+ (Cybulska and Vossen 2014, CC BY 3.0): which gold mentions of an event are one event, across documents.

Each gold mention becomes a claim as well as our reading can make it: where the extraction has a claim with its trigger
at the mention, that claim's own content; else the lemma of its head as the kind of act, subject and object as parties,
and the places and times of its sentence. The resolver joins the claims of one topic, by the weights that ship: they are
written for violence and territory, and most mentions here are of other sorts. Beside it stands the usual baseline, one
event for each lemma of the head within a topic. The set is read from its folder and nothing of it is kept.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from bench.quality.reading import Marks, read_marks
from bench.quality.scoring import Figures
from bench.resolving.coreference import b_cubed, ceaf_e, conll, muc, pairwise
from spacy.tokens import Doc, Token

from trucewatch.extract import Extractor
from trucewatch.ingest import read_text_report
from trucewatch.model import Actor, Claim, ClaimKind, Occurrence, Report, Span, Speaker, Stance, When
from trucewatch.pipeline import allegiance
from trucewatch.resolve import Weights, resolve

_CLOSES_UP = frozenset(".,;:!?)]%'’")
_SUBJECTS, _OBJECTS = ("nsubj", "csubj"), ("dobj", "nsubjpass", "obj")


@dataclass(frozen=True, slots=True)
class Mention:
    """A gold mention: its characters in the document's text, and the chain that it belongs to."""

    id: str
    span: Span
    chain: str


@dataclass(frozen=True, slots=True)
class Document:
    """A document laid out from its tokens, with its sentences and gold mentions; ``topic`` is that of ECB."""

    id: str
    topic: str
    text: str
    sentences: tuple[Span, ...]
    mentions: tuple[Mention, ...]


def load(folder: Path, part: str = "Dev") -> tuple[Document, ...]:
    """The documents of a part ("Dev" or "Train"), in order of id."""
    tokens: dict[str, dict[tuple[int, int], str]] = defaultdict(dict)
    for line in (folder / f"ECB_{part}_corpus.txt").read_text(encoding="utf-8").splitlines():
        if line.strip():
            document, sentence, token, word = line.split("\t")[:4]
            tokens[document][int(sentence), int(token)] = word
    gold = json.loads((folder / f"ECB_{part}_Event_gold_mentions.json").read_text(encoding="utf-8"))
    mentions: dict[str, list[dict[str, object]]] = defaultdict(list)
    for mention in gold:
        mentions[str(mention["doc_id"])].append(mention)
    return tuple(_document(id, tokens[id], mentions[id]) for id in sorted(mentions))


def _document(id: str, tokens: Mapping[tuple[int, int], str], gold: Sequence[Mapping[str, object]]) -> Document:
    text, at = "", {}
    sentences: dict[int, Span] = {}
    for (sentence, token), word in sorted(tokens.items()):
        if sentence not in sentences:
            text += "\n" if text else ""
        elif word[0] not in _CLOSES_UP:
            text += " "
        at[sentence, token] = Span(len(text), len(text) + len(word))
        text += word
        begin = sentences[sentence].start if sentence in sentences else at[sentence, token].start
        sentences[sentence] = Span(begin, len(text))
    mentions = []
    for number, mention in enumerate(gold):
        numbers = mention["tokens_number"]
        assert isinstance(numbers, list)
        sentence = int(str(mention["sent_id"]))
        spans = [at[sentence, token] for token in numbers]
        span = Span(spans[0].start, spans[-1].end)
        mentions.append(Mention(f"{id}:{number}", span, str(mention["coref_chain"])))
    return Document(id, id.split("_")[0], text, tuple(sentences.values()), tuple(mentions))


def score(documents: Sequence[Document], extractor: Extractor, weights: Weights | None = None) -> dict[str, Figures]:
    """The resolver and the baseline, both within topics: CoNLL F1 with its three parts, and pairwise."""
    read = [_read(document, extractor) for document in documents]
    gold = {mention.id: mention.chain for document in documents for mention in document.mentions}
    lemmas = {id: f"{topic} {lemma}" for document in read for id, (topic, lemma) in document.lemmas.items()}
    made: dict[str, str] = {}
    for topic in sorted({document.topic for document in documents}):
        made |= _resolved(
            [one for one, document in zip(read, documents, strict=True) if document.topic == topic], weights
        )
    return {"ECB+ dev, resolver": figures(gold, made), "ECB+ dev, same lemma": figures(gold, lemmas)}


def figures(gold: Mapping[str, str], made: Mapping[str, str]) -> Figures:
    """CoNLL F1, its parts, and pairwise."""
    named: Figures = {"mentions": len(gold), "CoNLL F1": conll(gold, made)}
    for name, measure in (("MUC", muc), ("B-cubed", b_cubed), ("CEAF-e", ceaf_e), ("pairwise", pairwise)):
        found = measure(gold, made)
        named |= {f"{name} P": found.precision, f"{name} R": found.recall, f"{name} F1": found.f1}
    return {name: round(value, 3) for name, value in named.items()}


@dataclass(frozen=True, slots=True)
class Read:
    """A document's claims, mention -> claim id, and mention -> topic and lemma of its head."""

    report: Report
    claims: tuple[Claim, ...]
    lemmas: Mapping[str, tuple[str, str]]


def _resolved(read: Sequence[Read], weights: Weights | None) -> dict[str, str]:
    claims = [claim for document in read for claim in document.claims]
    events = resolve([document.report for document in read], claims, weights, allegiance=allegiance(claims))
    made = {claim: event.id for event in events for claim in event.claims}
    return {claim.id: made.get(claim.id, f"alone {claim.id}") for claim in claims}


def _read(document: Document, extractor: Extractor) -> Read:
    report = read_text_report(document.text, name=document.id)
    if report.text != document.text:
        raise ValueError(f"{document.id} was read with other characters than it was laid out with")
    marks = read_marks(extractor, document.text, document.id)
    own = [claim for claim in extractor.read(report).claims if claim.kind is ClaimKind.EVENT]
    parsed = extractor.parser.pipe(extractor.parser.make_doc(span.of(document.text)) for span in document.sentences)
    claims, lemmas = [], {}
    for mention in document.mentions:
        number = next(n for n, span in enumerate(document.sentences) if span.contains(mention.span))
        sentence, doc = document.sentences[number], parsed[number]
        head = _head(doc, mention.span, sentence.start)
        lemmas[mention.id] = (document.topic, head.lemma_.casefold())
        content = _own_content(mention, own) or _content(head, sentence, marks)
        claims.append(
            Claim(
                mention.id,
                report.id,
                report.outlet,
                ClaimKind.EVENT,
                sentence,
                sentence.of(document.text),
                Speaker(),
                Stance.ASSERTS,
                content,
            )
        )
    return Read(report, tuple(claims), lemmas)


def _head(doc: Doc, span: Span, begins: int) -> Token:
    """The word of a mention on which its others hang."""
    words = [token for token in doc if token.idx + begins < span.end and token.idx + len(token) + begins > span.start]
    return next((word for word in words if word.head not in words or word.head == word), words[0])


def _own_content(mention: Mention, claims: Iterable[Claim]) -> Occurrence | None:
    """What the extraction tells at this mention."""
    for claim in claims:
        said = claim.occurrence
        if said is None or not claim.span.contains(mention.span):
            continue
        start = claim.quote.casefold().find(said.trigger.casefold()) + claim.span.start
        if said.trigger and Span(start, start + len(said.trigger)).overlaps(mention.span):
            return said
    return None


def _content(head: Token, sentence: Span, marks: Marks) -> Occurrence:
    lemma = head.lemma_.casefold()
    verb = head if head.pos_ == "VERB" else None
    named = partial(_parties, sentence=sentence, marks=marks)
    return Occurrence(
        event_type=lemma,
        sub_event_type=lemma,
        trigger=lemma,
        when=next((when for span, when in marks.times if sentence.contains(span) and when.known), When.unknown()),
        actors=tuple(named(verb, _SUBJECTS)) if verb is not None else (),
        targets=tuple(named(verb, _OBJECTS)) if verb is not None else tuple(named(head, ("pobj", "compound", "poss"))),
        where=tuple(where for where in marks.places if sentence.contains(where.span)),
    )


def _parties(head: Token, roles: Sequence[str], sentence: Span, marks: Marks) -> Iterator[Actor]:
    for token in head.subtree if head.pos_ != "VERB" else head.children:
        if token.dep_ not in roles:
            continue
        words = [word for word in token.subtree if word.pos_ == "PROPN"] or [token]
        start = words[0].idx + sentence.start
        span = Span(start, words[-1].idx + len(words[-1]) + sentence.start)
        known = next((actor.id for actor in marks.actors if actor.span.overlaps(span)), None)
        yield Actor(" ".join(word.text for word in words), known, span)
