"""Sentences of several clauses tell each happening as a coder finds it; known misses are said there."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from golden.readable import count_words
from trucewatch.ingest import read_text_report
from trucewatch.model import ClaimKind, Occurrence
from trucewatch.packs.document import load_document
from trucewatch.pipeline import extractor

pytestmark = pytest.mark.model

_KINDS = (ClaimKind.EVENT, ClaimKind.TALLY)


@dataclass(frozen=True)
class Sentence:
    """One sentence with the happenings that it tells, each by what is told of it."""

    says: str
    tells: tuple[dict[str, Any], ...]
    known: str

    def __str__(self) -> str:
        return self.says


def sentences() -> list[Sentence]:
    """All of the table."""
    found = []
    for entry in load_document(Path(__file__).parent / "clauses" / "sentences.yaml"):
        fields = {
            key: value.plain() for key, value in entry.only(("says", "tells", "known"), ("says", "tells")).items()
        }
        found.append(Sentence(fields["says"], tuple(fields["tells"]), fields.get("known", "")))
    return found


@pytest.mark.parametrize("sentence", sentences(), ids=str)
def test_a_sentence_tells_each_happening_with_what_is_its_own(
    sentence: Sentence, request: pytest.FixtureRequest
) -> None:
    if sentence.known:
        request.applymarker(pytest.mark.xfail(strict=True, reason=sentence.known))
    report = read_text_report(f"Report\n\n{sentence.says}\n", name="one.txt", published="2020-03-05")
    claims = [claim for claim in extractor().read(report).claims if claim.kind in _KINDS and claim.happened]
    towards = any("targets" in told for told in sentence.tells)  # asked of those sentences alone that code it
    found = [_told(claim.occurrence, towards) for claim in claims if claim.occurrence]
    assert _sorted(found) == _sorted(sentence.tells)


def _told(content: Occurrence, towards: bool) -> dict[str, Any]:
    told = {
        "actors": [actor.id or actor.name for actor in content.actors],
        "where": [where.place.name if where.place else where.name for where in content.where],
        "when": str(content.when) if content.when.start is not None else "",
        "counts": [count_words(count) for count in content.counts],
    }
    kept = {key: value for key, value in told.items() if value}
    return kept | {"targets": [target.id or target.name for target in content.targets]} if towards else kept


def _sorted(told: Any) -> list[str]:
    return sorted(str({key: each[key] for key in sorted(each)}) for each in told)
