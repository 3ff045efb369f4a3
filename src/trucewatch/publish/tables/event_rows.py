"""The table of events: one row an event."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations
from typing import Any

from trucewatch.model import Case, Event, Where
from trucewatch.packs.groups import Groups, load_groups
from trucewatch.publish.views.incidents import events_in_order

Row = dict[str, Any]


def events_table(case: Case) -> list[Row]:
    """One row an event, with who was killed, who carries it and in which words."""
    claims = {claim.id: claim for claim in case.claims}
    names = {report.id: report.name for report in case.reports}
    groups = load_groups()
    return [
        {
            "event": event.id,
            **what_and_when(event),
            "when_zone": event.when.zone,
            "where_name": event.where.name if event.where else "",
            "place": event.where.place.label if event.where and event.where.place else "",
            "country": event.where.place.country if event.where and event.where.place else "",
            "first_level": event.where.place.admin1 if event.where and event.where.place else "",
            "latitude": event.where.place.lat if event.where and event.where.place else None,
            "longitude": event.where.place.lon if event.where and event.where.place else None,
            "place_precision": event.where.precision.value if event.where else "unknown",
            "radius_km": radius_of(event.where),
            "perpetrators": _joined(said.value for said in event.perpetrators),
            "targets": _joined(said.value for said in event.targets),
            "means": _joined(event.means),
            **_deaths(event, case, groups),
            "outlets": _joined(claims[id].outlet or names[claims[id].report] for id in event.claims),
            "words": _joined(claims[id].quote for id in event.claims),
            "witnesses": event.witnesses,
            "denials": _joined(event.denials),
            "claims": _joined(event.claims),
            "verdicts": _joined(
                f"{found.agreement} {found.term}: {found.verdict.value} ({found.reason})"
                for found in case.findings
                if found.event == event.id
            ),
        }
        for event in events_in_order(case)
    ]


def what_and_when(event: Event) -> Row:
    """What the table and the map tell of an event alike: its title, its types and its time."""
    return {
        "title": event.title,
        "event_type": event.event_type,
        "sub_event_type": event.sub_event_type,
        "when_start": event.when.start.isoformat() if event.when.start else None,
        "when_end": event.when.end.isoformat() if event.when.end else None,
        "when_precision": event.when.precision.value,
    }


def _deaths(event: Event, case: Case, groups: Groups) -> Row:
    """All who were killed in one event: groups that share nobody are added up.

    Of groups that may overlap no sum is known: the largest is the low end, and
    best and high stay empty, as all three do where nobody is counted.
    """
    killed = [one for one in case.figures if one.about == event.id and one.measure == "killed" and one.part_of is None]
    wholes = [one for one in killed if not any(groups.within(one.group, other.group) for other in killed)]
    apart = all(groups.disjoint(one.group, other.group) for one, other in combinations(wholes, 2))
    lows = [one.low or 0 for one in killed]
    row: Row = {"deaths_low": None, "deaths_best": None, "deaths_high": None}
    if wholes:
        row["deaths_low"] = max(sum(one.low or 0 for one in wholes) if apart else 0, *lows, 0)
    if len(wholes) == len(killed) and wholes and apart:
        row["deaths_best"] = _sum(one.best for one in wholes)
        row["deaths_high"] = _sum(one.high for one in wholes)
    return row


def _sum(ends: Iterable[int | None]) -> int | None:
    """Their sum, None where one of them is open."""
    known = list(ends)
    return None if None in known else sum(end for end in known if end is not None)


def radius_of(where: Where | None) -> float | None:
    """How far the true place may lie from the point, in km; None where there is no point."""
    if where is None or where.place is None:
        return None
    return where.radius_km if where.radius_km is not None else where.place.radius_km


def _joined(items: Iterable[str]) -> str:
    """Each of them once, in order."""
    return "; ".join(dict.fromkeys(items))
