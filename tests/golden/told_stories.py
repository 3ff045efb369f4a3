"""The golden stories: where their reports lie, what they are judged by, and what a person coded by hand."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from golden.readable import Line, claim_line
from trucewatch.model import Case
from trucewatch.packs.document import load_document
from trucewatch.pipeline import monitor

HERE = Path(__file__).parent
ROOT = HERE.parents[1]


@dataclass(frozen=True)
class Told:
    """One story: a folder of expectations, the reports it rests on, agreements and the cut-off."""

    name: str
    reports: Path
    agreements: tuple[str, ...] = ()
    as_of: str | None = None

    @property
    def folder(self) -> Path:
        return HERE / self.name


def _own(name: str) -> Told:
    agreement = HERE / name / "agreement.yaml"
    return Told(name, HERE / name / "reports", (str(agreement),) if agreement.exists() else ())


STORIES: tuple[Told, ...] = (
    Told("idlib-2020", ROOT / "examples" / "idlib-2020", ("idlib-2020",), "2020-03-08"),
    Told("sudan-2023", ROOT / "examples" / "sudan-2023"),
    *(
        _own(name)
        for name in (
            "catatumbo-2024",
            "colombia-2023",
            "denials-2007",
            "dispatches",
            "karabakh-2020",
            "unharmed-2012",
            "vereshka-1994",
            "yemen-2022",
        )
    ),
    Told("gaza-2025", HERE / "gaza-2025" / "reports", ("gaza-2025",), "2025-01-29"),
    Told("lebanon-2024", HERE / "lebanon-2024" / "reports", ("lebanon-2024",), "2024-12-05"),
)


@lru_cache(maxsize=len(STORIES))
def case_of(story: Told) -> Case:
    """The whole path, run once a session for each story."""
    return monitor([str(story.reports)], list(story.agreements), as_of=story.as_of)


@dataclass(frozen=True)
class Coded:
    """One sentence as a careful coder would code it: the claims wanted, and why the program is known to miss them."""

    story: Told
    report: str
    says: str
    expect: tuple[dict[str, Any], ...]
    known: str

    def __str__(self) -> str:
        return f"{self.story.name}: {self.says}"

    def found(self) -> list[Line]:
        """What the program claims from this sentence."""
        lines = [claim_line(claim, case_of(self.story)) for claim in case_of(self.story).claims]
        return [line for line in lines if line["report"].startswith(self.report) and self.says in line["quote"]]


def coded_sentences() -> list[Coded]:
    """Every hand-coded sentence of every story."""
    found = []
    for story in STORIES:
        path = story.folder / "coded.yaml"
        if not path.exists():
            continue
        for entry in load_document(path):
            fields = entry.only(["report", "says", "expect", "known"], ["report", "says", "expect"])
            expect = tuple(item.plain() for item in fields["expect"].items())
            known = fields["known"].text() if "known" in fields else ""
            found.append(Coded(story, fields["report"].text(), fields["says"].text(), expect, known))  # type: ignore[arg-type]
    return found


def differences(coded: Coded) -> list[str]:
    """Each claim that is wanted and not found, and each that is found and not wanted."""
    left = coded.found()
    missing = []
    for want in coded.expect:
        match = next((line for line in left if all(_fits(line.get(key), value) for key, value in want.items())), None)
        if match is None:
            missing.append(f"wanted {json.dumps(want, ensure_ascii=False)}")
        else:
            left.remove(match)
    return [*missing, *(f"got    {json.dumps(line, ensure_ascii=False)}" for line in left)]


def _fits(got: Any, want: Any) -> bool:
    """Is all that was coded there? Of a mapping the coded keys count; "" and [] mean that nothing is given."""
    if isinstance(want, dict):
        return isinstance(got, dict) and all(_fits(got.get(key), value) for key, value in want.items())
    if isinstance(want, list) and isinstance(got, list):
        return sorted(want) == sorted(got)
    return (got or "") == (want or "")
