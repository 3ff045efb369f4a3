"""Train the learned part of extraction: who plays which part in the violence that is told, and is it one incident.

    PYTHONPATH=src:. python tools/train_roles.py PATH/TO/muc4/train.json

reads the MUC-4 training documents (MIT licence, https://github.com/xinyadu/gtt), trains on all of them, and writes
src/trucewatch/data/learned/en/roles.bin and roles.yaml. The same data give the same bytes.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
from bench.quality.muc4 import Template, aligned, members, plain, templates_of, written_down
from bench.quality.reading import story_of
from numpy.typing import NDArray

from trucewatch.extract import Extractor
from trucewatch.extract.lexicon import Lexicon
from trucewatch.extract.reading import Heard
from trucewatch.extract.sentence import Sentence
from trucewatch.extract.story.roles.fill import fill_roles
from trucewatch.extract.story.roles.model import BUCKETS, PLACE, TELLING, Role, RoleModel, bucket
from trucewatch.extract.story.roles.phrases import Phrase, features_of, phrases_of
from trucewatch.extract.story.roles.telling import Setting, is_fighting, is_told, telling_features
from trucewatch.ingest import read_text_report
from trucewatch.model import Claim, Occurrence, Report
from trucewatch.packs.document import load_document
from trucewatch.pipeline import extractor

ROLES = {"PerpInd": ("person", "actor"), "PerpOrg": ("group", "actor"), "Victim": ("victim", "target"),
         "Target": ("site", PLACE)}  # fmt: skip
FOLDER = Path("src/trucewatch/data/learned/en")
_EPOCHS, _BATCH, _RATE, _DECAY = 2, 32, 0.12, 2e-6
_OF_TELLING = (2, 0.02)  # epochs and rate for how incidents are told: there are few of them
_DRAWS = range(1, 6)  # and for them the mean of several orders of learning, which one order alone moves up or down
_AT_LEAST = (0.2, 0.35, 0.15, 0.15, 0.5)  # from which score on; documents of each fifth, read by the other four, say so
Floats = NDArray[np.float32]
Row = Mapping[str, Any]


@dataclass(frozen=True)
class Example:
    """A phrase of a document, or what a claim tells: its buckets and which roles it plays."""

    document: int
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
            for phrase in phrases_of(heard.sentence, blank.titles, lexicon.happenings.light_nouns, blank.hedges):
                texts = _texts(phrase, heard.sentence, blank.titles) | _members(phrase, heard.sentence, lexicon)
                buckets = _buckets(features_of(phrase, heard.sentence, heard.incidents, lexicon))
                made.append(Example(document.number, buckets, tuple(bool(texts & key) for key in keys)))
    return made


def _texts(phrase: Phrase, sentence: Sentence, titles: frozenset[str]) -> frozenset[str]:
    """A phrase, and the same with its number, its titles or what stands behind it."""
    spans = (phrase.span(sentence), phrase.counted(sentence), phrase.whole(sentence), phrase.titled(sentence, titles))
    text, start = sentence.text, sentence.span.start
    return frozenset(plain(text[span.start - start : span.end - start]) for span in spans)


def _members(phrase: Phrase, sentence: Sentence, lexicon: Lexicon) -> set[str]:
    """The name of an organisation and the noun for its members, where a phrase is both: the key has them apart."""
    mention, span = sentence.actor_at(phrase.head), phrase.span(sentence)
    name = plain(sentence.text[span.start - sentence.span.start : span.end - sentence.span.start])
    apart = members(name, mention.id if mention is not None else None, lexicon.actors, lexicon.groups)
    return set(apart) if apart[1] else set()


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
                    made.append(Example(document.number, rows, (incident[claim.id],)))
    return made


def _of_the_key(document: Document, reader: Extractor) -> dict[str, bool]:
    """For each claim of an event that could be written down: does the event go with one of the key?"""
    written = _written(document, reader)
    right = {read for _, read in aligned(templates_of(document.row), [template for _, template in written])}
    return {claim.id: at in right for at, (claims, _) in enumerate(written) for claim in claims}


def _written(document: Document, reader: Extractor) -> list[tuple[list[Claim], Template]]:
    """What would be written down of a document, as a reader with its learned part reads it."""
    heard = fill_roles(document.heard, reader.roles, reader.lexicon) if reader.roles is not None else document.heard
    return written_down(reader, story_of(document.report, [claim for one in heard for claim in one.claims]))


def _said(claim: Claim) -> Occurrence:
    assert claim.occurrence is not None  # is_told
    return claim.occurrence


def fit(data: Sequence[Example], epochs: int = _EPOCHS, rate: float = _RATE, draw_of: int = 1) -> tuple[Floats, Floats]:
    """Logistic regression for each role by AdaGrad: (weights, bias)."""
    columns = len(data[0].plays)
    wanted = np.array([one.plays for one in data], dtype=np.float32)
    weights = np.zeros((BUCKETS, columns), np.float32)
    squares, bias = np.full_like(weights, 1e-2), np.zeros(columns, np.float32)
    order, draw = np.arange(len(data)), np.random.default_rng(draw_of)
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


def fit_tellings(told: Sequence[Example]) -> tuple[Floats, Floats]:
    """The regression for how incidents are told."""
    draws = [fit(told, *_OF_TELLING, draw_of=draw) for draw in _DRAWS]
    weights, levels = zip(*draws, strict=True)
    return np.mean(weights, axis=0), np.mean(levels, axis=0)


def as_model(model: tuple[Floats, Floats], blank: RoleModel) -> RoleModel:
    """Weights as whole numbers of one byte, as they ship."""
    weights, bias = model
    scales = np.abs(weights).max(axis=0) / 127
    kinds = [*ROLES.values(), (TELLING, TELLING)]
    roles = tuple(
        Role(*kinds[at], bias=round(float(bias[at]), 5), scale=round(float(scales[at]), 8), at_least=_AT_LEAST[at])
        for at in range(len(scales))
    )
    return replace(blank, roles=roles, weights=np.round(weights / scales).astype(np.int8))


def train(documents: Sequence[Document], blank: RoleModel) -> tuple[Floats, Floats]:
    """All columns. How incidents are told is learned on documents whose parties a model of the other half filled in."""
    data = examples(documents, blank)
    parts = fit(data)
    told: list[Example] = []
    for half in (0, 1):
        other = as_model(fit([one for one in data if one.document % 2 != half]), blank)
        told += tellings([each for each in documents if each.number % 2 == half], other)
    (weights, bias), (more, level) = parts, fit_tellings(told)
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
        "  date: 2026-11-23",
        f"sha256: {sha256(raw).hexdigest()}",
        "roles:",
    ]
    for role in model.roles:
        numbers = f"bias: {role.bias:.5f}, scale: {role.scale:.8f}, at_least: {role.at_least}"
        lines.append(f"  - {{name: {role.name}, part: {role.part}, {numbers}}}")
    lines += ["# words before a person's name that are none of it", f"titles: [{', '.join(lists['titles'])}]"]
    lines += ["# words before somebody of whom one is not sure", f"hedges: [{', '.join(lists['hedges'])}]"]
    lines += ["# words of those who speak of themselves", f"first_person: [{', '.join(lists['first_person'])}]"]
    lines += ["# types and sub-types of event whose telling is judged", f"judges: [{', '.join(lists['judges'])}]"]
    (FOLDER / "roles.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    """Train on the file named on the command line."""
    rows = [json.loads(line) for line in Path(sys.argv[1]).read_text(encoding="utf-8").splitlines() if line]
    fields = load_document(FOLDER / "roles.yaml").fields()
    lists = {name: fields[name].texts() for name in ("titles", "first_person", "judges", "hedges")}
    shipped = extractor().roles
    assert shipped is not None  # its weights are to be replaced, its lists stay
    blank = replace(shipped, roles=(), weights=np.zeros((BUCKETS, 0), np.int8))
    write(as_model(train(read(rows, blank), blank), blank), lists)


if __name__ == "__main__":
    main()
