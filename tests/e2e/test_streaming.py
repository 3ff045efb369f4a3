"""Work that was broken off and is taken up again comes out as if it had not been."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

import pytest

from trucewatch.cli.streaming import stream_claims
from trucewatch.errors import BadUsage, NothingToRead
from trucewatch.extract import Extractor, Reading, extract_stream
from trucewatch.extract.extraction import Begun
from trucewatch.extract.parse.parser import InWords, Parses
from trucewatch.extract.parse.tokens import Tree
from trucewatch.ingest import read_text_report
from trucewatch.model import Report
from trucewatch.pipeline import extractor

TRUCEWATCH = str(Path(sys.executable).parent / "trucewatch")

pytestmark = pytest.mark.model


@dataclass(frozen=True)
class Interrupted(Extractor):
    """One that is interrupted at the fourth report."""

    def finish(self, begun: Begun, docs: Iterable[Tree]) -> Reading:
        if begun.report.name.endswith(":4"):
            raise KeyboardInterrupt
        return super().finish(begun, docs)


@pytest.fixture
def rows(tmp_path: Path) -> Path:
    path = tmp_path / "rows.jsonl"
    texts = [
        f"Shelling killed {n} people in Testville on Monday, the mayor said. Shops were shut." for n in range(2, 9)
    ]
    path.write_text("".join(json.dumps({"text": text, "date": "2020-03-05"}) + "\n" for text in texts))
    return path


def write(rows: Path, out: Path, reader: Extractor | None = None, *, resume: bool = False) -> bytes:
    stream_claims([str(rows)], reader or extractor(), out, resume=resume, workers=1)
    return out.read_bytes()


def test_what_was_broken_off_goes_on_after_the_last_whole_report(rows: Path, tmp_path: Path) -> None:
    whole = write(rows, tmp_path / "whole.jsonl")
    out, plain = tmp_path / "claims.jsonl", extractor()
    parts = {part.name: getattr(plain, part.name) for part in fields(plain) if part.init}
    with pytest.raises(KeyboardInterrupt):
        write(rows, out, Interrupted(**parts))
    begun = out.read_bytes()
    assert begun and whole.startswith(begun) and begun != whole
    out.write_bytes(begun + b'{"claim": "half a r')  # the power went off in the middle of a row
    with pytest.raises(BadUsage, match="was left unfinished; give --resume"):
        write(rows, out)
    assert write(rows, out, resume=True) == whole
    assert not (tmp_path / "claims.jsonl.progress").exists()


def test_other_reports_than_before_are_refused(rows: Path, tmp_path: Path) -> None:
    out, plain = tmp_path / "claims.jsonl", extractor()
    parts = {part.name: getattr(plain, part.name) for part in fields(plain) if part.init}
    with pytest.raises(KeyboardInterrupt):
        write(rows, out, Interrupted(**parts))
    rows.write_text("\n".join(reversed(rows.read_text().splitlines())))
    with pytest.raises(BadUsage, match="not the reports, or not the order"):
        write(rows, out, resume=True)


def test_a_finished_file_is_not_gone_on_with(rows: Path, tmp_path: Path) -> None:
    write(rows, tmp_path / "claims.jsonl")
    with pytest.raises(BadUsage, match="is finished"):
        write(rows, tmp_path / "claims.jsonl", resume=True)


def test_nothing_to_read_is_said(tmp_path: Path) -> None:
    with pytest.raises(NothingToRead):
        write(tmp_path / "absent.jsonl", tmp_path / "claims.jsonl")


def test_streamed_rows_are_those_of_a_plain_run_in_the_order_of_the_reports(rows: Path) -> None:
    def lines(*options: str) -> list[bytes]:
        order = [TRUCEWATCH, "extract", str(rows), "--format", "jsonl", *options]
        return subprocess.run(order, capture_output=True, timeout=120, check=True).stdout.splitlines()

    assert sorted(lines("--stream", "--workers", "2")) == sorted(lines())


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--stream"], "give --format jsonl too"),
        (["--resume", "--format", "jsonl"], "name it with -o"),
    ],
)
def test_options_that_make_no_sense_together_are_refused_in_one_line(rows: Path, options: list[str], told: str) -> None:
    done = subprocess.run([TRUCEWATCH, "extract", str(rows), *options], capture_output=True, timeout=120, check=False)
    assert (done.returncode, done.stderr.count(b"\n")) == (2, 1)
    assert told in done.stderr.decode()


@dataclass(frozen=True)
class Choking:
    """A parser that fails at a word."""

    parser: Parses

    def make_doc(self, text: str) -> InWords:
        return self.parser.make_doc(text)

    def pipe(self, docs: Iterable[InWords]) -> list[Tree]:
        listed = list(docs)
        if any("Choketown" in doc.text for doc in listed):
            raise ValueError("too much")
        return self.parser.pipe(listed)

    def is_word(self, word: str, *, verbal: bool = False) -> bool:
        return self.parser.is_word(word, verbal=verbal)

    def forgetting(self) -> AbstractContextManager[Any]:
        return self.parser.forgetting()


def told(names: Iterable[str]) -> list[Report]:
    text = "Shelling killed four people in {} on Monday, the mayor said. He said two more had been hurt."
    return [read_text_report(text.format(name), name=name, published="2020-03-05") for name in names]


def test_reports_that_are_parsed_together_are_read_as_each_by_itself() -> None:
    reports = told(["Testville", "Idlib", "Aleppo", "Homs"])
    together = [(extracted.claims, extracted.coverage) for _, extracted in extract_stream(reports, extractor())]
    alone = [extractor().read(report) for report in reports]
    assert together == [(reading.claims, reading.coverage) for reading in alone]


def test_a_report_that_cannot_be_parsed_harms_none_of_those_it_is_parsed_with() -> None:
    reports = told(["Testville", "Choketown", "Homs"])
    choking = replace(extractor(), parser=Choking(extractor().parser))
    found = [extracted for _, extracted in extract_stream(reports, choking)]
    assert [bool(each.claims) for each in found] == [True, False, True]
    assert found[1].skipped is not None and "ValueError: too much" in found[1].skipped.why
