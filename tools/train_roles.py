"""Train the learned part of extraction: who plays which part in the violence that is told, and is it one incident.

    PYTHONPATH=src:. python tools/train_roles.py PATH/TO/muc4/train.json

reads the MUC-4 training documents (MIT licence, https://github.com/xinyadu/gtt), tunes on their last fifth, trains on
all of them, and writes src/trucewatch/data/learned/en/roles.bin and roles.yaml. The same data give the same bytes.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from operator import itemgetter
from pathlib import Path
from typing import Any

import numpy as np
from bench.quality.muc4 import Item, Template, aligned, plain, score, templates_of, written_down
from bench.quality.reading import story_of
from numpy.typing import NDArray

from trucewatch.extract import Extractor
from trucewatch.extract.reading import Heard
from trucewatch.extract.sentence import Sentence
from trucewatch.extract.story.roles.fill import fill_roles
from trucewatch.extract.story.roles.model import BUCKETS, PLACE, TELLING, Role, RoleModel, bucket
from trucewatch.extract.story.roles.phrases import Phrase, features_of, phrases_of
from trucewatch.extract.story.roles.telling import Setting, is_fighting, is_told, telling_features
from trucewatch.ingest import read_text_report
from trucewatch.model import Claim, Event, Occurrence, Report
from trucewatch.packs.document import load_document
from trucewatch.pipeline import extractor

ROLES = {"PerpInd": ("person", "actor"), "PerpOrg": ("group", "actor"), "Victim": ("victim", "target"),
         "Target": ("site", PLACE)}  # fmt: skip
FOLDER = Path("src/trucewatch/data/learned/en")
_EPOCHS, _BATCH, _RATE, _DECAY = 2, 32, 0.12, 2e-6
_OF_TELLING = (2, 0.06)  # epochs and rate for how incidents are told: there are few of them
_STEPS = [round(0.05 * step, 2) for step in range(3, 11)]  # on less than 0.15 nobody is named
_ALIKE = 0.01  # of F1: no difference
_FIRST = (0.4, 0.4, 0.2, 0.2)  # thresholds before any are tuned
Floats = NDArray[np.float32]
Row = Mapping[str, Any]


@dataclass(frozen=True)
class Example:
    """A phrase of a document, or what a claim tells: its texts, its buckets and which roles it plays."""

    document: int
    text: str
    texts: frozenset[str]  # the same with its number, its titles or what stands behind it
    rows: NDArray[np.int32]
    plays: tuple[bool, ...]


@dataclass(frozen=True)
class Document:
    """A report as it was read, before the learned part, with its key."""

    number: int
    row: Row
    report: Report
    heard: Sequence[Heard]

    def key(self, role: str) -> set[str]:
        """Every mention that the key has in a role."""
        return {plain(mention[0]) for template in self.row["templates"] for e in template[role] for mention in e}


def read(rows: Sequence[Row], blank: RoleModel) -> list[Document]:
    """The documents as extraction reads them without its learned part."""
    reader = replace(extractor(), roles=blank)
    reports = [read_text_report(row["doctext"], name=row["docid"]) for row in rows]
    return [
        Document(number, row, report, reader.read(report).heard)
        for number, (row, report) in enumerate(zip(rows, reports, strict=True))
    ]


def examples(documents: Iterable[Document], blank: RoleModel) -> list[Example]:
    """Every phrase of the sentences that extraction parses; it plays a role if its document's key has it there."""
    lexicon, made = extractor().lexicon, []
    for document in documents:
        keys = [document.key(role) for role in ROLES]
        for heard in document.heard:
            for phrase in phrases_of(heard.sentence, blank.titles, lexicon.happenings.light_nouns):
                text, texts = _texts(phrase, heard.sentence, blank.titles)
                buckets = _buckets(features_of(phrase, heard.sentence, heard.incidents, lexicon))
                made.append(Example(document.number, text, texts, buckets, tuple(bool(texts & key) for key in keys)))
    return made


def _texts(phrase: Phrase, sentence: Sentence, titles: frozenset[str]) -> tuple[str, frozenset[str]]:
    spans = (phrase.span(sentence), phrase.counted(sentence), phrase.whole(sentence), phrase.titled(sentence, titles))
    text, start = sentence.text, sentence.span.start
    texts = [plain(text[span.start - start : span.end - start]) for span in spans]
    return texts[0], frozenset(texts)


def _buckets(features: Iterable[str]) -> NDArray[np.int32]:
    return np.array(sorted({bucket(feature) for feature in features}), dtype=np.int32)


def tellings(documents: Iterable[Document], model: RoleModel) -> list[Example]:
    """Every claim of violence against others than fighters; of one incident where its event is one of the key's."""
    lexicon, made = extractor().lexicon, []
    reader = replace(extractor(), roles=model)
    for document in documents:
        heard = fill_roles(document.heard, model, lexicon)
        setting, incident = Setting.of(heard, model), _of_the_key(document, reader)
        for at, one in enumerate(heard):
            for claim in one.claims:
                if claim.id in incident and is_told(claim, model) and not is_fighting(_said(claim), lexicon):
                    rows = _buckets(telling_features(claim, at, one, setting, model, lexicon))
                    made.append(Example(document.number, "", frozenset(), rows, (incident[claim.id],)))
    return made


def _of_the_key(document: Document, reader: Extractor) -> dict[str, bool]:
    """For each claim of an event that could be written down: does the event go with one of the key?"""
    written = _written(document, reader)
    right = {read for _, read in aligned(templates_of(document.row), [template for _, template in written])}
    return {claim: at in right for at, (event, _) in enumerate(written) for claim in event.claims}


def _written(document: Document, reader: Extractor) -> list[tuple[Event, Template]]:
    """What would be written down of a document, as a reader with its learned part reads it."""
    heard = fill_roles(document.heard, reader.roles, reader.lexicon) if reader.roles is not None else document.heard
    return written_down(reader, story_of(document.report, [claim for one in heard for claim in one.claims]))


def _said(claim: Claim) -> Occurrence:
    assert claim.occurrence is not None  # is_told
    return claim.occurrence


def fit(data: Sequence[Example], epochs: int = _EPOCHS, rate: float = _RATE) -> tuple[Floats, Floats]:
    """Logistic regression for each role by AdaGrad: (weights, bias)."""
    columns = len(data[0].plays)
    wanted = np.array([one.plays for one in data], dtype=np.float32)
    weights = np.zeros((BUCKETS, columns), np.float32)
    squares, bias = np.full_like(weights, 1e-2), np.zeros(columns, np.float32)
    order, draw = np.arange(len(data)), np.random.default_rng(1)
    for _ in range(epochs):
        draw.shuffle(order)
        for start in range(0, len(order), _BATCH):
            batch = order[start : start + _BATCH]
            rows = np.concatenate([data[at].rows for at in batch])
            owner = np.repeat(np.arange(len(batch)), [len(data[at].rows) for at in batch])
            raw = np.zeros((len(batch), columns), np.float32)
            np.add.at(raw, owner, weights[rows])
            error = 1 / (1 + np.exp(-(raw + bias))) - wanted[batch]
            bias -= 0.01 * error.sum(0)
            touched, back = np.unique(rows, return_inverse=True)
            slope = np.zeros((len(touched), columns), np.float32)
            np.add.at(slope, back, error[owner])
            slope += _DECAY * len(order) / _BATCH * weights[touched]
            squares[touched] += slope**2
            weights[touched] -= rate * slope / np.sqrt(squares[touched])
    return weights, bias


def thresholds(data: Sequence[Example], documents: Sequence[Document], model: tuple[Floats, Floats]) -> list[float]:
    """For each role the score from which on the entities of the documents come out best."""
    best: dict[tuple[int, str], Floats] = defaultdict(lambda: np.zeros(len(ROLES), np.float32))
    texts: dict[tuple[int, str], frozenset[str]] = {}
    for one, scores in zip(data, _scores(data, model), strict=True):
        best[one.document, one.text] = np.maximum(best[one.document, one.text], scores)
        texts[one.document, one.text] = texts.get((one.document, one.text), frozenset()) | one.texts
    chosen = []
    for column, role in enumerate(ROLES):
        gold = {
            each.number: {frozenset(plain(m[0]) for m in e) for t in each.row["templates"] for e in t[role]}
            for each in documents
        }
        scored = []
        for step in _STEPS:
            found = [key for key, scores in best.items() if scores[column] >= step]
            right = sum(any(texts[key] & entity for entity in gold[key[0]]) for key in found)
            scored.append((2 * right / (len(found) + sum(map(len, gold.values())) or 1), step))
        chosen.append(_best(role, scored))
    return chosen


def threshold(documents: Sequence[Document], model: RoleModel) -> float:
    """The score from which on claims tell of one incident: documents are read best with it; the strictest of like."""
    *parts, last = model.roles
    gold = [Item(each.row["docid"], each.report.text, templates_of(each.row)) for each in documents]
    scored = []
    for step in _STEPS:
        reader = replace(extractor(), roles=replace(model, roles=(*parts, replace(last, at_least=step))))
        read = [[template for _, template in _written(each, reader)] for each in documents]
        scored.append((float(score(gold, read)["all F1"]), step))
    return _best("one incident", [max((one for one in scored if one[0] >= max(scored)[0] - _ALIKE), key=itemgetter(1))])


def _scores(data: Sequence[Example], model: tuple[Floats, Floats]) -> Floats:
    weights, bias = model
    return np.array([1 / (1 + np.exp(-(weights[one.rows].sum(0) + bias))) for one in data], dtype=np.float32)


def _best(name: str, scored: Sequence[tuple[float, float]]) -> float:
    f1, step = max(scored)
    print(f"{name:12} from {step}: F1 {f1:.3f} on what was held out")
    return step


def as_model(model: tuple[Floats, Floats], at_least: Sequence[float], blank: RoleModel) -> RoleModel:
    """Weights as whole numbers of one byte, as they ship."""
    weights, bias = model
    scales = np.abs(weights).max(axis=0) / 127
    kinds = [*ROLES.values(), (TELLING, TELLING)]
    roles = tuple(
        Role(*kinds[at], bias=round(float(bias[at]), 5), scale=round(float(scales[at]), 8), at_least=at_least[at])
        for at in range(len(scales))
    )
    return replace(blank, roles=roles, weights=np.round(weights / scales).astype(np.int8))


def train(documents: Sequence[Document], blank: RoleModel, at_least: Sequence[float]) -> tuple[Floats, Floats]:
    """All columns. How incidents are told is learned on documents whose parties a model of the other half filled in."""
    data = examples(documents, blank)
    parts = fit(data)
    told: list[Example] = []
    for half in (0, 1):
        other = as_model(fit([one for one in data if one.document % 2 != half]), at_least, blank)
        told += tellings([each for each in documents if each.number % 2 == half], other)
    (weights, bias), (more, level) = parts, fit(told, *_OF_TELLING)
    return np.hstack([weights, more]), np.concatenate([bias, level])


def write(model: RoleModel, lists: Mapping[str, Sequence[str]]) -> None:
    """Put the weights down, and beside them what reads them."""
    raw = model.weights.tobytes()
    FOLDER.mkdir(parents=True, exist_ok=True)
    (FOLDER / "roles.bin").write_bytes(raw)
    lines = [
        "# The learned part of extraction (docs/model-card-roles.md); written by tools/train_roles.py.",
        "about:",
        '  what: "Logistic regressions over hashed features: who plays which part in an incident, and is it one."',
        '  source: "Trained on the 1,300 training documents of MUC-4 as published at https://github.com/xinyadu/gtt."',
        "  licence: MIT (the data set), Apache-2.0 (the weights, as the project)",
        "  date: 2026-11-22",
        f"sha256: {sha256(raw).hexdigest()}",
        "roles:",
    ]
    for role in model.roles:
        numbers = f"bias: {role.bias:.5f}, scale: {role.scale:.8f}, at_least: {role.at_least}"
        lines.append(f"  - {{name: {role.name}, part: {role.part}, {numbers}}}")
    lines += ["# words before a person's name that are none of it", f"titles: [{', '.join(lists['titles'])}]"]
    lines += ["# words of those who speak of themselves", f"first_person: [{', '.join(lists['first_person'])}]"]
    lines += ["# types of event whose telling is judged", f"judges: [{', '.join(lists['judges'])}]"]
    (FOLDER / "roles.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    """Train on the file named on the command line."""
    rows = [json.loads(line) for line in Path(sys.argv[1]).read_text(encoding="utf-8").splitlines() if line]
    fields = load_document(FOLDER / "roles.yaml").fields()
    lists = {name: fields[name].texts() for name in ("titles", "first_person", "judges")}
    blank = RoleModel((), np.zeros((BUCKETS, 0), np.int8), *map(frozenset, lists.values()))
    documents = read(rows, blank)
    seen, rest = documents[: len(rows) * 4 // 5], documents[len(rows) * 4 // 5 :]
    weights, bias = train(seen, blank, _FIRST)
    parts = (weights[:, : len(ROLES)], bias[: len(ROLES)])
    at_least = thresholds(examples(rest, blank), rest, parts)
    at_least.append(threshold(rest, as_model((weights, bias), [*at_least, 0.0], blank)))
    write(as_model(train(documents, blank, at_least), at_least, blank), lists)


if __name__ == "__main__":
    main()
