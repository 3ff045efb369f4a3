"""Events as GeoJSON (RFC 7946): points with their error, and those without a point too."""

from __future__ import annotations

from typing import Any

from trucewatch.model import Case, Event
from trucewatch.publish.tables.event_rows import radius_of, what_and_when
from trucewatch.publish.views.incidents import events_in_order, figure_label
from trucewatch.publish.words import range_words


def events_geojson(case: Case) -> dict[str, Any]:
    """A FeatureCollection of all events; an event whose place is unknown has a null geometry."""
    return {"type": "FeatureCollection", "features": [_feature(event, case) for event in events_in_order(case)]}


def _feature(event: Event, case: Case) -> dict[str, Any]:
    where = event.where
    place = where.place if where else None
    return {
        "type": "Feature",
        "id": event.id,
        "geometry": {"type": "Point", "coordinates": [place.lon, place.lat]} if place else None,
        "properties": {
            **what_and_when(event),
            "where_name": where.name if where else None,
            "place": place.label if place else None,
            "place_precision": where.precision.value if where else "unknown",
            "radius_km": radius_of(where),
            "figures": {
                figure_label(figure): range_words(figure.low, figure.best, figure.high)
                for figure in sorted(case.figures, key=lambda figure: figure.id)
                if figure.about == event.id
            },
            "perpetrators": [said.value for said in event.perpetrators],
            "verdicts": [
                {
                    "agreement": found.agreement,
                    "term": found.term,
                    "verdict": found.verdict.value,
                    "reason": found.reason,
                }
                for found in case.findings
                if found.event == event.id
            ],
            "denied": bool(event.denials),
            "witnesses": event.witnesses,
            "claims": list(event.claims),
        },
    }
