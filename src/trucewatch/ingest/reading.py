"""From what the user named to reports: find, decode, lay out, date. The order of the sources never matters."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

from trucewatch.errors import BadDataFile, UnreadableReport
from trucewatch.ingest.assemble import assemble
from trucewatch.ingest.decode import decode, without_lone_surrogates
from trucewatch.ingest.inference import infer_dates
from trucewatch.ingest.language import language_name, names_of_read, other_language, read_language, spoken_in
from trucewatch.ingest.markdown import read_front_matter
from trucewatch.ingest.notes import Details, Page
from trucewatch.ingest.pages import read_page
from trucewatch.ingest.rows import read_row, split_rows
from trucewatch.ingest.sidecar import read_sidecar
from trucewatch.ingest.sources import HTML, MARKDOWN, ROWS, STDIN, TEXT, Found, find_files
from trucewatch.model import Basis, Report, Retraction, Skipped, content_id

MAX_BYTES = 20_000_000


def read_reports(
    sources: Sequence[str | Path], *, stdin: BinaryIO | None = None, max_bytes: int = MAX_BYTES
) -> tuple[tuple[Report, ...], tuple[Skipped, ...]]:
    """Read every report behind files, folders, globs and ``-`` (standard input).

    Reports come back in the order of their ids, dates inferred where they state
    none; what could not be used comes back as Skipped, with the reason and the
    mend. Nothing is raised for bad input.
    """
    named = [source for source in sources if str(source) != STDIN]
    found, skipped = find_files(named, max_bytes)
    gathering = _Gathering(list(skipped))
    sidecars: dict[Path, dict[str, Details]] = {}
    for file in found:
        folder = file.path.parent
        if folder not in sidecars:
            sidecars[folder], mistakes = read_sidecar(folder)
            gathering.skipped += mistakes
        gathering.read_file(file, sidecars[folder].get(file.path.name), max_bytes)
    if len(named) < len(sources):
        gathering.read_stream(stdin, max_bytes)
    return gathering.reports(), gathering.set_aside()


def read_text_report(
    text: str,
    *,
    name: str,
    outlet: str = "",
    published: str | None = None,
    url: str = "",
    title: str = "",
    language: str = "",
) -> Report:
    r"""A report from text in hand. ``published`` is a date as written ("2020-03-05"); an impossible one is set aside.

    ``language`` is its ISO 639-1 code; left out, or one that is not read, the words tell.

    >>> read_text_report("Guns fall silent\n\nThe truce held on Friday, he said.", name="a").title
    'Guns fall silent'
    """
    text = without_lone_surrogates(text)
    given = Details(title, outlet, published or "", url, language, basis=Basis.GIVEN)
    spoken = read_language(language)
    return assemble(Page(name, text, hashlib.sha256(text.encode()).hexdigest(), given=given, language=spoken))


@dataclass(frozen=True, slots=True)
class Item:
    """The raw bytes of one report, the name it goes by, its format and what the user stated of it."""

    raw: bytes
    name: str
    kind: str
    given: Details | None = None


def read_item(item: Item) -> Report | Skipped:
    """One report by itself, dated by its own words alone; or why it is none."""
    page = _usable_page(item, hashlib.sha256(item.raw).hexdigest())
    return page if isinstance(page, Skipped) else infer_dates([assemble(page)])[0]


class _Gathering:
    """What one run has read so far: one page for each content, and what was set aside."""

    def __init__(self, skipped: list[Skipped]) -> None:
        self.skipped = skipped
        self.pages: dict[str, Page] = {}
        self.copies: dict[str, int] = {}

    def read_file(self, file: Found, given: Details | None, max_bytes: int) -> None:
        """Read one file. The cap is kept even if the file has grown since it was looked at."""
        try:
            with file.path.open("rb") as stream:
                raw = stream.read(max_bytes + 1)
        except OSError as error:
            self.skipped.append(Skipped("", file.name, f"cannot be read ({error.strerror})"))
            return
        self._read(raw, file.name, file.kind, given, max_bytes, file.path.parent.name)

    def read_stream(self, stdin: BinaryIO | None, max_bytes: int) -> None:
        """Read standard input, telling its format by how it begins."""
        raw = stdin.read(max_bytes + 1) if stdin is not None else b""
        if not raw.strip():
            self.skipped.append(Skipped("", "standard input", "is empty", "pipe a report into it"))
            return
        self._read(raw, "standard input", _sniff(raw), None, max_bytes)

    def _read(self, raw: bytes, name: str, kind: str, given: Details | None, max_bytes: int, folder: str = "") -> None:
        if len(raw) > max_bytes:
            self.skipped.append(Skipped("", name, f"is larger than {max_bytes / 1e6:.0f} MB", "split it"))
            return
        if kind != ROWS:
            self._keep(raw, name, kind, given, folder)
            return
        rows = list(split_rows(raw))
        if not rows:
            self.skipped.append(Skipped("", name, "the file holds nothing but blanks"))
        for number, row in rows:
            self._keep(row, f"{name}:{number}", kind, given, folder)

    def _keep(self, raw: bytes, name: str, kind: str, given: Details | None, folder: str) -> None:
        sha256 = hashlib.sha256(raw).hexdigest()
        if sha256 in self.pages:
            self.copies[sha256] = self.copies.get(sha256, 0) + 1
            # A copy of the same bytes that the user told more of tells it of both.
            page = self.pages[sha256]
            if given is not None:
                self.pages[sha256] = replace(page, given=page.given.or_else(given))
            return
        read = _usable_page(Item(raw, name, kind, given), sha256)
        if isinstance(read, Skipped):
            self.skipped.append(read)
        else:
            self.pages[sha256] = replace(read, folder=folder)

    def reports(self) -> tuple[Report, ...]:
        """The reports, dated as far as their pages and one another allow."""
        self.pages = _named_apart(self.pages)
        reports = [self._with_successor(assemble(page), page) for page in self.pages.values()]
        for report, page in zip(reports, self.pages.values(), strict=True):
            for details in (page.given, page.details):
                if details.published and report.published.basis is not details.basis and "set aside" in _reason(report):
                    self.skipped.append(Skipped(f"date '{details.published}'", report.name, _reason(report)))
                    break
        return infer_dates(sorted(reports, key=lambda report: report.id))

    def _with_successor(self, report: Report, page: Page) -> Report:
        """The report, taken back where the user says which other one replaces it."""
        if report.retracted is not None or not page.given.replaced_by:
            return report
        names = (page.given.replaced_by, f"{page.folder}/{page.given.replaced_by}")
        by = next((other for other in self.pages.values() if other.folder == page.folder and other.name in names), None)
        if by is None:
            return report  # what replaces it was not read
        outlet = by.given.outlet or by.details.outlet or by.name
        instead = content_id("report", by.sha256)
        return replace(report, retracted=Retraction(outlet, None, f"replaced by {by.name}", instead=instead))

    def set_aside(self) -> tuple[Skipped, ...]:
        """What was set aside, in the order of its place."""
        for sha256, count in self.copies.items():
            what = f"{count} more cop{'y' if count == 1 else 'ies'}"
            self.skipped.append(Skipped(what, self.pages[sha256].name, "the same bytes, counted as one report"))
        return tuple(sorted(self.skipped, key=lambda item: (item.where, item.what, item.why)))


def _usable_page(item: Item, sha256: str) -> Page | Skipped:
    try:
        page = _page(item.raw, item.name, item.kind, sha256)
    except (UnreadableReport, BadDataFile) as error:
        return Skipped("", _where(error, item.name), error.why, getattr(error, "mend", ""))
    page = replace(page, given=item.given or page.given)
    language, other = _language(page)
    if other:
        why = f"language: {other}; only {names_of_read()} are read"
        return Skipped("", item.name, why, "give it in translation")
    return replace(page, language=language)


def _named_apart(pages: dict[str, Page]) -> dict[str, Page]:
    """Files of one name and different content go by their folder's name too."""
    times = Counter(page.name for page in pages.values())
    return {
        sha256: replace(page, name=f"{page.folder}/{page.name}") if times[page.name] > 1 and page.folder else page
        for sha256, page in pages.items()
    }


def _reason(report: Report) -> str:
    return report.published.reason


def _where(error: UnreadableReport | BadDataFile, name: str) -> str:
    return f"{name}:{error.line}" if isinstance(error, BadDataFile) and error.line else name


def _page(raw: bytes, name: str, kind: str, sha256: str) -> Page:
    if kind == ROWS:
        text, encoding, details = read_row(raw, name)
        return Page(name, _titled(text, details.title), sha256, encoding, details)
    if not raw.strip():
        raise UnreadableReport(name, "the file holds nothing but blanks")
    text, encoding = decode(raw, name)
    if not any(character.isalpha() for character in text):
        raise UnreadableReport(name, "no words were found in it")
    if kind == HTML:
        text, details = read_page(text, name)
        return Page(name, text, sha256, encoding, details)
    if kind == MARKDOWN:
        details, front = read_front_matter(text, name)
        if not text[front:].strip():
            raise UnreadableReport(name, "nothing follows the front matter")
        return Page(name, text, sha256, encoding, details, front=front)
    return Page(name, text, sha256, encoding)


def _titled(text: str, title: str) -> str:
    """A row keeps its headline apart from its text; a report is read headline first."""
    flat = " ".join(title.split())
    return text if not flat or " ".join(text.split()).startswith(flat) else f"{flat}\n\n{text}"


def _language(page: Page) -> tuple[str, str]:
    """The language that a page is to be read in, and the name of the one that it is in where that is not read.

    What is stated counts: by the user, else by the page; else the words tell.
    """
    stated = page.given.language or page.details.language
    if stated:
        known = read_language(stated)
        return known, "" if known else language_name(stated)
    text = page.text[page.front :]
    return spoken_in(text), other_language(text)


def _sniff(raw: bytes) -> str:
    start = raw[:2000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith(b"{"):
        return ROWS
    if start.startswith((b"<!doctype", b"<html", b"<head", b"<body", b"<article", b"<?xml")):
        return HTML
    return MARKDOWN if start.startswith(b"---") else TEXT
