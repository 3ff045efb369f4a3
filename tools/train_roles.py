"""Train the learned part of extraction: which part a noun phrase plays in the violence told around it.

    PYTHONPATH=src:. python tools/train_roles.py PATH/TO/muc4/train.json

reads the MUC-4 training documents (MIT licence, https://github.com/xinyadu/gtt), tunes on their last fifth, trains on
all of them, and writes src/trucewatch/data/learned/en/roles.bin and roles.yaml. The same data give the same bytes.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
from bench.quality.muc4 import plain
from numpy.typing import NDArray

from trucewatch.extract.roles.model import BUCKETS, RoleModel, bucket
from trucewatch.extract.roles.phrases import features_of, phrases_of
from trucewatch.ingest import read_text_report
from trucewatch.packs.document import load_document
from trucewatch.pipeline import extractor

ROLES = {"PerpInd": ("person", "actor"), "PerpOrg": ("group", "actor"), "Victim": ("victim", "target"),
         "Target": ("site", "target")}  # fmt: skip
FOLDER = Path("src/trucewatch/data/learned/en")
_EPOCHS, _BATCH, _RATE, _DECAY = 4, 32, 0.12, 2e-6
_STEPS = [round(0.05 * step, 2) for step in range(3, 15)]  # on less than 0.15 nobody is named
_ALIKE = 0.01  # of F1: no difference
Floats = NDArray[np.float32]


@dataclass(frozen=True)
class Example:
    """A phrase of a document: its text with and without a number, its buckets and which roles it plays."""

    document: int
    text: str
    rows: NDArray[np.int32]
    plays: tuple[bool, ...]


def examples(rows: Sequence[Mapping[str, Any]], titles: frozenset[str]) -> list[Example]:
    """Every phrase of the sentences that extraction parses; it plays a role if its document's key has it there."""
    blank = RoleModel((), np.zeros((BUCKETS, 0), np.int8), titles)
    reader = replace(extractor(), roles=blank)
    made = []
    for number, row in enumerate(rows):
        report = read_text_report(row["doctext"], name=row["docid"])
        keys = [{plain(m[0]) for t in row["templates"] for e in t[role] for m in e} for role in ROLES]
        for heard in reader.read(report).heard:
            for phrase in phrases_of(heard.sentence, titles):
                texts = {
                    plain(span.of(report.text))
                    for span in (phrase.span(heard.sentence), phrase.counted(heard.sentence))
                }
                features = features_of(phrase, heard.sentence, heard.incidents, reader.lexicon)
                buckets = np.array(sorted({bucket(feature) for feature in features}), dtype=np.int32)
                plays = tuple(bool(texts & key) for key in keys)
                made.append(Example(number, plain(phrase.span(heard.sentence).of(report.text)), buckets, plays))
    return made


def fit(data: Sequence[Example]) -> tuple[Floats, Floats]:
    """Logistic regression for each role by AdaGrad: (weights, bias)."""
    wanted = np.array([one.plays for one in data], dtype=np.float32)
    weights = np.zeros((BUCKETS, len(ROLES)), np.float32)
    squares, bias = np.full_like(weights, 1e-2), np.zeros(len(ROLES), np.float32)
    order, draw = np.arange(len(data)), np.random.default_rng(1)
    for _ in range(_EPOCHS):
        draw.shuffle(order)
        for start in range(0, len(order), _BATCH):
            batch = order[start : start + _BATCH]
            rows = np.concatenate([data[at].rows for at in batch])
            owner = np.repeat(np.arange(len(batch)), [len(data[at].rows) for at in batch])
            raw = np.zeros((len(batch), len(ROLES)), np.float32)
            np.add.at(raw, owner, weights[rows])
            error = 1 / (1 + np.exp(-(raw + bias))) - wanted[batch]
            bias -= 0.01 * error.sum(0)
            touched, back = np.unique(rows, return_inverse=True)
            slope = np.zeros((len(touched), len(ROLES)), np.float32)
            np.add.at(slope, back, error[owner])
            slope += _DECAY * len(order) / _BATCH * weights[touched]
            squares[touched] += slope**2
            weights[touched] -= _RATE * slope / np.sqrt(squares[touched])
    return weights, bias


def thresholds(data: Sequence[Example], rows: Sequence[Mapping[str, Any]], model: tuple[Floats, Floats]) -> list[float]:
    """For each role the score from which on the entities of the documents come out best, the strictest of like ones."""
    weights, bias = model
    best: dict[tuple[int, str], Floats] = defaultdict(lambda: np.zeros(len(ROLES), np.float32))
    for one in data:
        scores = 1 / (1 + np.exp(-(weights[one.rows].sum(0) + bias)))
        best[one.document, one.text] = np.maximum(best[one.document, one.text], scores)
    documents = sorted({one.document for one in data})
    chosen = []
    for column, role in enumerate(ROLES):
        gold = {
            at: {frozenset(plain(m[0]) for m in e) for t in rows[at]["templates"] for e in t[role]} for at in documents
        }
        scored = []
        for step in _STEPS:
            found = [key for key, scores in best.items() if scores[column] >= step]
            right = sum(any(text in entity for entity in gold[document]) for document, text in found)
            scored.append((2 * right / (len(found) + sum(map(len, gold.values())) or 1), step))
        f1, step = max((one for one in scored if one[0] >= max(scored)[0] - _ALIKE), key=lambda one: one[1])
        print(f"{role:8} from {step}: F1 {f1:.3f} on what was held out")
        chosen.append(step)
    return chosen


def write(model: tuple[Floats, Floats], at_least: Sequence[float], titles: Sequence[str]) -> None:
    """Put the weights down as whole numbers of one byte, and beside them what reads them."""
    weights, bias = model
    scales = np.abs(weights).max(axis=0) / 127
    raw = np.round(weights / scales).astype(np.int8).tobytes()
    FOLDER.mkdir(parents=True, exist_ok=True)
    (FOLDER / "roles.bin").write_bytes(raw)
    lines = [
        "# The learned part of extraction (docs/model-card-roles.md); written by tools/train_roles.py.",
        "about:",
        '  what: "Logistic regressions over hashed features: which part a noun phrase plays in an incident."',
        '  source: "Trained on the 1,300 training documents of MUC-4 as published at https://github.com/xinyadu/gtt."',
        "  licence: MIT (the data set), Apache-2.0 (the weights, as the project)",
        "  date: 2026-11-22",
        f"sha256: {sha256(raw).hexdigest()}",
        "roles:",
    ]
    for column, (name, part) in enumerate(ROLES.values()):
        numbers = f"bias: {bias[column]:.5f}, scale: {scales[column]:.8f}, at_least: {at_least[column]}"
        lines.append(f"  - {{name: {name}, part: {part}, {numbers}}}")
    lines += ["# words before a person's name that are none of it", f"titles: [{', '.join(titles)}]"]
    (FOLDER / "roles.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    """Train on the file named on the command line."""
    rows = [json.loads(line) for line in Path(sys.argv[1]).read_text(encoding="utf-8").splitlines() if line]
    titles = load_document(FOLDER / "roles.yaml").fields()["titles"].texts()
    data, held_out = examples(rows, frozenset(titles)), len(rows) * 4 // 5
    seen = [one for one in data if one.document < held_out]
    rest = [one for one in data if one.document >= held_out]
    write(fit(data), thresholds(rest, rows, fit(seen)), titles)


if __name__ == "__main__":
    main()
