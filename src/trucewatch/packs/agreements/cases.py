"""The cases beside an agreement: what must be found for an event or a moment, in words a lawyer can check."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from pyproj import Geod

from trucewatch.model import (
    Actor,
    Agreement,
    Claim,
    ClaimKind,
    Count,
    Event,
    Mode,
    Occurrence,
    Place,
    PlacePrecision,
    Precision,
    Quantity,
    Said,
    Span,
    Speaker,
    Stance,
    TimeBasis,
    Verdict,
    When,
    Where,
    to_utc,
)
from trucewatch.packs.acts import load_acts
from trucewatch.packs.document import Entry, load_document
from trucewatch.packs.written_values import length_of, read_length, read_moment, read_zone_name

FILE_NAME = "cases.yaml"

_GEOD = Geod(ellps="WGS84")
BEARINGS = {
    "north": 0.0, "north-east": 45.0, "east": 90.0, "south-east": 135.0,
    "south": 180.0, "south-west": 225.0, "west": 270.0, "north-west": 315.0,
}  # fmt: skip
_EVENT_KEYS = ("when", "clock", "site", "away", "lat", "lon", "radius", "who", "target", "act", "with", "denied")
_NOWHERE = Span(0, 1)


@dataclass(frozen=True, slots=True)
class Expected:
    """What a case expects of one term; ``reason`` is a part of the finding's reason."""

    term: str
    verdict: Verdict
    reason: str = ""


@dataclass(frozen=True, slots=True)
class AgreementCase:
    """One case: an event, or a moment with what had been reported by then."""

    name: str
    file: str
    line: int
    event: Event | None
    claims: tuple[Claim, ...]
    as_of: datetime
    expected: tuple[Expected, ...]


def load_cases(path: Path, agreement: Agreement) -> tuple[AgreementCase, ...]:
    """Read ``cases.yaml``. Raises BadDataFile by file and line."""
    return read_cases(load_document(path), agreement)


def read_cases(document: Entry, agreement: Agreement) -> tuple[AgreementCase, ...]:
    """The cases of a document. Raises BadDataFile by file and line."""
    fields = document.only(("cases", "note"), ("cases",))
    cases: list[AgreementCase] = []
    for entry in fields["cases"]:
        case = _case(entry, agreement)
        if case.name in [other.name for other in cases]:
            raise entry.wrong(f"two cases are named '{case.name}'")
        cases.append(case)
    return tuple(cases)


def _case(entry: Entry, agreement: Agreement) -> AgreementCase:
    fields = entry.only(("case", "event", "as_of", "clock", "evidence", "expect"), ("case", "expect"))
    if "event" not in fields and "as_of" not in fields:
        raise entry.wrong("a case needs an event, or an as_of")
    event = _event(fields["event"], agreement) if "event" in fields else None
    as_of = datetime.combine(agreement.signed, datetime.min.time(), UTC)
    if event is not None and event.when.end is not None:  # what was agreed by then counts
        as_of = max(as_of, event.when.end.replace(tzinfo=UTC))
    if "as_of" in fields:
        clock = read_zone_name(fields["clock"]) if "clock" in fields else "UTC"
        as_of = to_utc(read_moment(fields["as_of"])[0], clock)
    evidence = fields["evidence"].items() if "evidence" in fields else []
    claims = tuple(_claim(item, number) for number, item in enumerate(evidence))
    expected = tuple(_expected(key, value, agreement) for key, value in fields["expect"].fields().items())
    return AgreementCase(fields["case"].text(), entry.file, entry.line, event, claims, as_of, expected)


def _expected(term: str, entry: Entry, agreement: Agreement) -> Expected:
    ids = [one.id for one in (*agreement.terms, *(added for later in agreement.amendments for added in later.adds))]
    if term not in ids:
        known = ", ".join(ids)
        raise entry.wrong(f"'{term}' is no term of {agreement.name}", f"its terms are {known}")
    verdicts = [verdict.value for verdict in Verdict]
    if isinstance(entry.node.value, str):
        return Expected(term, Verdict(entry.one_of(verdicts, "verdict")))
    fields = entry.only(("verdict", "reason"), ("verdict",))
    reason = fields["reason"].text() if "reason" in fields else ""
    return Expected(term, Verdict(fields["verdict"].one_of(verdicts, "verdict")), reason)


def _event(entry: Entry, agreement: Agreement) -> Event:
    fields = entry.only(_EVENT_KEYS, ("when", "act"))
    event_type, sub_event_type = _act(fields["act"])
    names = {key: fields[key].texts() if key in fields else () for key in ("who", "target")}
    denied = "denied" in fields and fields["denied"].one_of(("yes", "no"), "answer") == "yes"
    return Event(
        id="case",
        event_type=event_type,
        sub_event_type=sub_event_type,
        title="the event of the case",
        when=_when(fields["when"], read_zone_name(fields["clock"]) if "clock" in fields else None),
        where=_where(entry, fields, agreement),
        claims=("claim",),
        perpetrators=tuple(Said(name, ("claim",)) for name in names["who"]),
        targets=tuple(Said(name, ("claim",)) for name in names["target"]),
        means=fields["with"].texts() if "with" in fields else (),
        denials=("denial",) if denied else (),
    )


def _act(entry: Entry) -> tuple[str, str]:
    """A sub-type with its type, or a type alone."""
    text = entry.text()
    for name, subs in load_acts().types:
        if text == name:
            return name, ""
        if text in subs:
            return name, text
    entry.one_of(sorted(load_acts().words()), "act")
    raise entry.wrong(f"'{text}' is no single act", "name an event type or a sub-type")


def _when(entry: Entry, clock: str | None) -> When:
    """A time: "2020-03-06 00:01" to the minute, "2020-03-06" to the day, "DATE to DATE", or "unknown"."""
    text = entry.text()
    if text == "unknown":
        return When.unknown()
    first, _, last = text.partition(" to ")
    start, whole_day = _moment(entry, first)
    if last:
        end, _ = _moment(entry, last)
        if end < start:
            raise entry.wrong(f"'{text}' runs backwards")
        return When(start, end + timedelta(days=1), Precision.DAYS, clock, TimeBasis.STATED)
    return When.day(start.date(), zone=clock) if whole_day else When.minute(start, zone=clock)


def _moment(entry: Entry, text: str) -> tuple[datetime, bool]:
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}(?: \d{2}:\d{2})?", text):
        raise entry.wrong(f"'{entry.text()}' is no time", "write 2020-03-06, 2020-03-06 00:01, or DATE to DATE")
    try:
        return datetime.fromisoformat(text), len(text) == len("2020-03-06")
    except ValueError:
        raise entry.wrong(f"'{text}' is no day or hour of the calendar") from None


def _where(entry: Entry, fields: dict[str, Entry], agreement: Agreement) -> Where | None:
    """A site of the agreement, perhaps so many km away from it, or a point; None where the case gives neither."""
    radius = read_length(fields["radius"], zero=True) if "radius" in fields else 0.0
    if "site" in fields:
        sites = {site.id: site for site in agreement.sites}
        site = sites[fields["site"].one_of(sites, "site")]
        lat, lon = _moved(site.lat, site.lon, fields["away"]) if "away" in fields else (site.lat, site.lon)
        name = f"{fields['away'].text()} of {site.name}" if "away" in fields else site.name
    elif "lat" in fields and "lon" in fields:
        lat, lon, name = fields["lat"].number(), fields["lon"].number(), "a point"
    elif {"lat", "lon", "away"} & set(fields):
        raise entry.wrong("a place needs both lat and lon, or a site")
    else:
        return None
    place = Place("case", name, lat, lon, radius, PlacePrecision.EXACT)
    return Where(name, _NOWHERE, place, PlacePrecision.EXACT, radius)


def _moved(lat: float, lon: float, entry: Entry) -> tuple[float, float]:
    """A point moved by a length and a direction: "5.9 km north"."""
    length, _, bearing = entry.text().strip().rpartition(" ")
    if bearing not in BEARINGS:
        raise entry.wrong(f"'{entry.text()}' names no direction", f"known: {', '.join(BEARINGS)}")
    far = length_of(length, entry, zero=True)
    to_lon, to_lat, _ = _GEOD.fwd(lon, lat, BEARINGS[bearing], far * 1000)
    return float(to_lat), float(to_lon)


def _claim(entry: Entry, number: int) -> Claim:
    """What had been reported: that an act was done on a day, or (``done: no``) that it was not."""
    fields = entry.only(("act", "on", "words", "by", "done", "count", "of"), ("act", "words"))
    event_type, sub_event_type = _act(fields["act"])
    by: Sequence[str] = fields["by"].texts() if "by" in fields else ()
    done = "done" not in fields or fields["done"].one_of(("yes", "no"), "answer") == "yes"
    when = _when(fields["on"], None) if "on" in fields else When.unknown()
    words = fields["words"].text()
    counts: tuple[Count, ...] = ()
    if "count" in fields:
        many = fields["count"].convert(int, "a whole number")
        group = fields["of"].text() if "of" in fields else "trucks"
        counts = (Count("delivered", group, Quantity(many, many), Span(0, 1)),)
    return Claim(
        id=f"evidence-{number}",
        report="case",
        outlet="the case",
        kind=ClaimKind.EVENT,
        span=Span(0, max(len(words), 1)),
        quote=words,
        speaker=Speaker(),
        stance=Stance.ASSERTS,
        content=Occurrence(
            event_type, sub_event_type, "", when, tuple(Actor(name, name, _NOWHERE) for name in by), counts=counts
        ),
        modes=() if done else (Mode.NEGATED,),
    )
