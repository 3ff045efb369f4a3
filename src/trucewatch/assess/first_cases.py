"""First cases of a new agreement: each boundary of time and place from both sides, with what the judge finds there.

They hold by construction; they are for the writer, who holds each against the
text and mends the file where the judge found what the text does not say.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

import shapely
from pyproj import Geod

from trucewatch.assess.check import found_of
from trucewatch.geo.ground import zone_outline
from trucewatch.model import Agreement, Term, Zone
from trucewatch.packs.acts import ALL_MILITARY, load_acts
from trucewatch.packs.agreements.cases import read_cases
from trucewatch.packs.agreements.deadlines import civil_moments, civil_readings, end_of
from trucewatch.packs.agreements.start import flow
from trucewatch.packs.agreements.term_kinds import FORBIDDING
from trucewatch.packs.document import read_document

Draft = dict[str, object]  # a case as the file writes it, but for what is expected

_GEOD = Geod(ellps="WGS84")
_MINUTE = timedelta(minutes=1)
_CLEAR_KM = 5.0  # past every error of a zone's edge
_HEAD = """\
# yaml-language-server: $schema=cases.schema.json
# Each boundary from both sides. What is expected is what the judge finds today:
# hold each against the text, then try every distance and deadline one step to either side."""


def first_cases(agreement: Agreement) -> str:
    """The text of ``cases.yaml`` for an agreement; each of its cases holds."""
    lines = [_HEAD, "cases:"]
    for term in agreement.terms:
        for number, draft in enumerate(_drafts(term, agreement)):
            if number == 0:
                lines.append(f"  # {term.id}: {term.text}")
            lines += _written(draft, term, agreement)
    return "\n".join(lines) + "\n"


def _drafts(term: Term, agreement: Agreement) -> Iterator[Draft]:
    if term.due is not None:
        yield from _duty(term, agreement)
    elif term.kind in FORBIDDING:
        yield from _boundaries(term, agreement)
    else:
        yield {"case": f"{term.id} on the day of signing", "as_of": _minute(agreement.signed + timedelta(days=1))}


def _duty(term: Term, agreement: Agreement) -> Iterator[Draft]:
    """Just before the last reading of its deadline, and just after it."""
    assert term.due is not None
    clock = agreement.clocks[0]
    ends = sorted({moment for _, moment in civil_readings(term.due, agreement, last=True)})
    if not ends:
        yield {"case": f"{term.id} before its condition", "as_of": _minute(agreement.signed + timedelta(days=1))}
    for end in ends:
        yield {"case": f"{term.id} a minute before {_minute(end)}", "as_of": _minute(end - _MINUTE), "clock": clock}
        yield {
            "case": f"{term.id} a day after {_minute(end)}",
            "as_of": _minute(end + timedelta(days=1)),
            "clock": clock,
        }


def _boundaries(term: Term, agreement: Agreement) -> Iterator[Draft]:
    """When it begins and ends, and where it holds: one act on either side of each."""
    zone = agreement.zone(term.zone) if term.zone else None
    inside, outside = _spots(zone) if zone is not None else ({}, {})
    base: Draft = {**inside, "who": list(term.bound[:1]), "act": _act(term)}
    clock = agreement.clocks[0]
    starts = civil_moments(term.starts, agreement) if term.starts is not None else ()
    for start in starts[:1]:
        yield _event(f"{term.id} a minute before it holds", start - _MINUTE, base, clock)
        yield _event(f"{term.id} a day after it begins", start + timedelta(days=1), base, clock)
        if outside:
            yield _event(f"{term.id} outside its zone", start + timedelta(days=1), {**base, **outside}, clock)
    end = end_of(term, agreement)
    ends = [moment for _, moment in civil_readings(end, agreement, last=True)] if end is not None else []
    for last in sorted(ends)[-1:]:
        yield _event(f"{term.id} a minute before it ends", last - _MINUTE, base, clock)
        yield _event(f"{term.id} a minute after it ends", last + _MINUTE, base, clock)


def _event(name: str, at: datetime, event: Draft, clock: str) -> Draft:
    return {"case": name, "event": {"when": _minute(at), "clock": clock, **event}}


def _act(term: Term) -> str:
    """An act that the term is about: the first that it names, or the first military one of the codebook."""
    named = [act for act in term.acts if act != ALL_MILITARY]
    return named[0] if named else next(acts[0] for _, acts in load_acts().military if acts)


def _spots(zone: Zone) -> tuple[Draft, Draft]:
    """A point well inside a zone and one well outside it; nothing where it has no inside."""
    drawn = zone.parts[0] if not zone.is_drawn and zone.parts else zone
    polygons = [shapely.Polygon(polygon[0], polygon[1:]) for polygon in zone_outline(drawn) if len(polygon[0]) > 3]
    if not polygons:
        return {}, {}
    largest = max(polygons, key=lambda polygon: polygon.area)
    point = largest.representative_point()
    lon, lat = max(largest.exterior.coords, key=lambda corner: corner[1])
    error = max((part.error_km + part.beyond_km for part in (drawn, *drawn.parts)), default=0.0)
    far_lon, far_lat, _ = _GEOD.fwd(lon, lat, 0.0, (error + _CLEAR_KM) * 1000)
    return _spot(point.y, point.x), _spot(far_lat, far_lon)


def _spot(lat: float, lon: float) -> Draft:
    return {"lat": round(lat, 4), "lon": round((lon + 180.0) % 360.0 - 180.0, 4)}


def _minute(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M}"


def _written(draft: Draft, term: Term, agreement: Agreement) -> Iterator[str]:
    """The case as lines of the file, with the verdict that the judge gives; none where it gives none."""
    lines = [f"  {'  ' if place else '- '}{key}: {flow(value)}" for place, (key, value) in enumerate(draft.items())]
    asked = "\n".join(["cases:", *lines, f"    expect: {{{flow(term.id)}: undetermined}}"])
    (case,) = read_cases(read_document(asked, "cases.yaml"), agreement)
    finding = found_of(case, case.expected[0], agreement)
    if finding is not None:
        yield from lines
        yield f"    expect: {{{flow(term.id)}: {finding.verdict.value}}}"
