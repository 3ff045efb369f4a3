"""One page made a report: its layout, outlet and date, each with what it rests on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from trucewatch.ingest.credits import dateline_credit, find_credits, issuer_in
from trucewatch.ingest.datelines import Dateline, find_dateline, find_lone_dateline
from trucewatch.ingest.language import spoken_in
from trucewatch.ingest.layout import Layout, lay_out
from trucewatch.ingest.notes import Page
from trucewatch.ingest.outlets import signed_in, sites_in
from trucewatch.ingest.published import (
    DateLine,
    find_date_lines,
    published_beside,
    published_by_dateline,
    published_in,
    published_in_address,
)
from trucewatch.model import Aside, Basis, Credit, Furniture, Published, Report, Span, content_id
from trucewatch.packs.outlets import host_of, outlet_named, outlet_of_address, tidy_outlet

_SIGNED = (Furniture.BYLINE, Furniture.NAVIGATION, Furniture.COMMENTS)
_LINKED = (Furniture.NAVIGATION, Furniture.RELATED, Furniture.SHARE, Furniture.COMMENTS)
_HEAD_LINES = 8  # in which a dateline on a line of its own stands
_LINK_CUES = 40  # characters from a line's start within which a link to the site itself stands


def assemble(page: Page) -> Report:
    """The report that a page is."""
    known = page.given.or_else(page.details)
    layout, date_lines = _without_date_lines(page.text, lay_out(page.text, known.title, page.front), page.front)
    layout, signed = _without_signatures(page.text, layout)
    layout, dateline = _without_dateline(page.text, layout)
    outlet, outlet_basis = _outlet(page, layout, dateline, signed)
    return Report(
        id=content_id("report", page.sha256),
        name=page.name,
        text=page.text,
        sha256=page.sha256,
        body=layout.body,
        title=layout.title,
        title_span=layout.title_span,
        outlet=outlet,
        outlet_basis=outlet_basis,
        published=_published(page, layout, date_lines, dateline),
        asides=layout.asides,
        url=known.url,
        language=page.language or spoken_in(page.text),
        encoding=page.encoding,
        dateline=dateline.text if dateline else "",
        credits=_credits(page, layout, dateline, outlet),
        retracted=page.given.retracted,
    )


def _credits(page: Page, layout: Layout, dateline: Dateline | None, outlet: str) -> tuple[Credit, ...]:
    """The agencies whose story this is by its own words: in the dateline, else about the article."""
    language = page.language or spoken_in(page.text)
    found = find_credits(page.text, layout.body, layout.asides, outlet, language)
    filed = dateline_credit(dateline.agency, dateline.span, outlet) if dateline else None
    return (filed, *(credit for credit in found if credit.agency != filed.agency)) if filed else found


def summarise_asides(report: Report) -> dict[Furniture, int]:
    """How many stretches of the page were set aside as what, in the order of the kinds."""
    counted = Counter(aside.kind for aside in report.asides)
    return {kind: counted[kind] for kind in Furniture if counted[kind]}


def _without_date_lines(text: str, layout: Layout, front: int) -> tuple[Layout, list[DateLine]]:
    """Lines that are a date: at the head and the foot of the page, or set aside already."""
    ends = set(layout.body[:4] + layout.body[-3:])
    found: list[DateLine] = []
    taken: list[Span] = []
    for span in layout.body:
        lines = find_date_lines(text, span) if span in ends else []
        if lines:
            found += lines
            taken.append(span)
    asides = []
    for aside in layout.asides:
        told = aside.kind not in (Furniture.RELATED, Furniture.CAPTION) and aside.span.start >= front
        lines = find_date_lines(text, aside.span) if told else []
        found += lines
        label = aside.kind is Furniture.NAVIGATION and lines
        asides.append(Aside(Furniture.DATELINE, aside.span) if label else aside)
    layout = Layout(layout.title, layout.title_span, layout.body, tuple(asides))
    return _set_aside(layout, taken, Furniture.DATELINE), found


def _without_signatures(text: str, layout: Layout) -> tuple[Layout, list[str]]:
    """An outlet that signs a short line of the article's head or foot: "Press Agency, Capital"."""
    taken = []
    for span in dict.fromkeys(layout.body[:3] + layout.body[-2:]):
        flat = " ".join(span.of(text).split())
        ended = flat.endswith((".", "!", "?")) and flat.count(" ") > 3
        if span != layout.title_span and flat.count(" ") < 8 and not ended and signed_in(flat):
            taken.append(span)
    return _set_aside(layout, taken, Furniture.BYLINE), [span.of(text) for span in taken]


def _without_dateline(text: str, layout: Layout) -> tuple[Layout, Dateline | None]:
    """The dateline before the first paragraph, which then begins after it."""
    for at, span in enumerate(layout.body[:4]):
        dateline = find_dateline(text, span) if span != layout.title_span else None
        if dateline is None:
            continue
        if _heads_an_entry(text, dateline, layout.body[at + 1 : at + 2]):
            break
        rest = Span(dateline.span.end, span.end)
        body = (*layout.body[:at], rest, *layout.body[at + 1 :])
        return _with(layout, body, [Aside(Furniture.DATELINE, dateline.span)]), dateline
    return _without_lone_dateline(text, layout)


def _heads_an_entry(text: str, dateline: Dateline, following: Sequence[Span]) -> bool:
    """Is it the head of one of several entries ("Tal, 9 May 2031: ..."), as the next has one too?"""
    heads = (find_dateline(text, span) for span in following)
    return dateline.text.endswith(":") and any(head is not None and head.text.endswith(":") for head in heads)


def _without_lone_dateline(text: str, layout: Layout) -> tuple[Layout, Dateline | None]:
    """The dateline on a line of its own above the article: "Port Test, 9 Nov."."""
    loose = {aside.span for aside in layout.asides if aside.kind is Furniture.NAVIGATION}
    body = [span for span in layout.body[:4] if span != layout.title_span]
    for span in sorted(loose | set(body))[:_HEAD_LINES]:
        dateline = find_lone_dateline(text, span)
        if dateline is None:
            continue
        asides = tuple(aside for aside in layout.asides if aside.span != span)
        layout = Layout(layout.title, layout.title_span, layout.body, asides)
        return _with(
            layout, tuple(each for each in layout.body if each != span), [Aside(Furniture.DATELINE, span)]
        ), dateline
    return layout, None


def _set_aside(layout: Layout, taken: list[Span], kind: Furniture) -> Layout:
    if not taken:
        return layout
    body = tuple(span for span in layout.body if span not in taken)
    if layout.title_span in taken:
        layout = Layout("", None, layout.body, layout.asides)
    return _with(layout, body, [Aside(kind, span) for span in taken])


def _with(layout: Layout, body: tuple[Span, ...], asides: list[Aside]) -> Layout:
    ordered = sorted((*layout.asides, *asides), key=lambda aside: aside.span)
    return Layout(layout.title, layout.title_span, body, tuple(ordered))


def _outlet(page: Page, layout: Layout, dateline: Dateline | None, signed: list[str]) -> tuple[str, Basis]:
    """Given, then metadata, then the address, then what stands on the page; an agency only if no outlet does."""
    if page.given.outlet:
        return tidy_outlet(page.given.outlet), Basis.GIVEN
    if page.details.outlet:
        return tidy_outlet(page.details.outlet), Basis.METADATA
    for url, basis in ((page.given.url, Basis.GIVEN), (page.details.url, Basis.METADATA)):
        if host_of(url):
            known = outlet_of_address(url)
            return (known.name if known else host_of(url)), basis
    lines = {
        kind: [" ".join(aside.span.of(page.text).split()) for aside in layout.asides if aside.kind is kind]
        for kind in Furniture
    }
    sites = [line for kind in _LINKED for line in lines[kind]]
    stated = sites_in(line[:_LINK_CUES] if len(line) > 2 * _LINK_CUES else line for line in sites)
    signatures = [*signed, *(line for kind in _SIGNED for line in lines[kind])]
    found = stated or next((known for line in signatures if (known := signed_in(line))), None)
    if found is None and dateline is not None:
        found = outlet_named(dateline.agency)
        if found is None and _agency(dateline, signatures):
            return tidy_outlet(dateline.agency), Basis.STATED
    if found is not None:
        return found.name, Basis.STATED
    head = [" ".join(span.of(page.text).split()) for span in layout.body[:2]]
    issuer = issuer_in(
        [*head, *signatures, *lines[Furniture.DATELINE]],
        page.language or spoken_in(page.text),
        _above(page.text, layout),
    )
    return (tidy_outlet(issuer), Basis.STATED) if issuer else ("", Basis.UNKNOWN)


def _above(text: str, layout: Layout) -> list[str]:
    """The lines above the article, headline included, in order."""
    prose = [span for span in layout.body if span != layout.title_span]
    first = prose[0].start if prose else len(text)
    lines = [*(aside.span for aside in layout.asides), *([layout.title_span] if layout.title_span else [])]
    return [" ".join(span.of(text).split()) for span in sorted(lines) if span.end <= first][:_HEAD_LINES]


def _agency(dateline: Dateline, signatures: list[str]) -> bool:
    """Is what stands in the dateline's brackets an agency that we do not know, and not a country?"""
    name = dateline.agency
    signed = any(name.casefold() in line.casefold() for line in signatures)
    return bool(name) and 1 < len(name) <= 30 and (dateline.moment is not None or signed)


def _published(page: Page, layout: Layout, date_lines: list[DateLine], dateline: Dateline | None) -> Published:
    """Given, then metadata, then the page's date lines, the address, the dateline; what was refused is told."""
    refused = []
    for details, source in ((page.given, "the user"), (page.details, "the metadata")):
        if details.published:
            published = published_beside(details.published, details.basis, source, page.text, layout.body)
            if published.basis is not Basis.UNKNOWN:
                return published
            refused.append(published.reason)
    article = [span for span in layout.body if span != layout.title_span]
    candidates = [
        published_in(page.text, date_lines, layout.body),
        *(published_in_address(url) for url in (page.given.url, page.details.url)),
        published_by_dateline(page.text, dateline.moment, article) if dateline and dateline.moment else None,
    ]
    for candidate in candidates:
        if candidate is not None and candidate.basis is not Basis.UNKNOWN:
            reason = "; ".join([candidate.reason, *refused])
            return Published(candidate.when, candidate.basis, reason, candidate.span)
        if candidate is not None:
            refused.append(candidate.reason)
    return Published.unknown("; ".join(refused)) if refused else Published.unknown()
