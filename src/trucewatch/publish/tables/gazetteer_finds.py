"""What a name is taken for, as text to read or as rows."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from trucewatch.errors import UnknownName
from trucewatch.geo.gazetteer.find import Found, Weighed
from trucewatch.model import PlacePrecision
from trucewatch.publish.delimited import to_json_lines
from trucewatch.publish.tables.rows import column
from trucewatch.publish.words import area_words

FORMATS = ("jsonl", "text")
_SHOWN = 12


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """One place that bears a name, and whether the name is taken for it."""

    name: str = column("the name that was asked for")
    chosen: bool = column("is the name taken for this place?")
    reason: str = column("why the chosen place, or why none; the same in each row")
    id: str = column("the gazetteer's id of the place")
    place: str = column("the gazetteer's name for it")
    precision: PlacePrecision = column("what sort of place it is")  # noqa: RUF009 (a plain field)
    country: str = column("ISO 3166, two letters; empty where unknown")
    admin1: str = column("its first-level area")
    latitude: float = column("degrees north (WGS 84)")
    longitude: float = column("degrees east (WGS 84)")
    radius_km: float = column("what the point leaves open")
    population: int = column("people; 0 where unknown")
    source: str = column("where the entry is from")
    weight: float = column("how likely by itself, in powers of ten of people")
    told: float = column("what the countries and the point add")


def publish_find(found: Found, format: str = "text") -> str:
    """The places of a name as text or as JSON Lines. Raises UnknownName."""
    if format == "jsonl":
        return to_json_lines([asdict(_row(found, each)) for each in found.considered])
    if format != "text":
        raise UnknownName("format", format, FORMATS)
    taken = f"taken for {found.chosen.label}" if found.chosen else "taken for no place"
    lines = [f"{found.name}: {taken}", f"  why: {found.reason}"]
    if found.considered:
        lines.append("  considered, the weightiest first (its own weight + what the story adds):")
    lines += [_line(found, each) for each in found.considered[:_SHOWN]]
    if len(found.considered) > _SHOWN:
        lines.append(f"    and {len(found.considered) - _SHOWN} more")
    return "\n".join(lines) + "\n"


def _line(found: Found, each: Weighed) -> str:
    place = each.place
    mark = "*" if found.chosen is not None and place.id == found.chosen.id else " "
    people = f", {place.population:,} people" if place.population else ""
    away = f", {each.km:,.0f} km away" if each.km is not None else ""
    point = f"{place.lat:.5f},{place.lon:.5f} to {place.radius_km:g} km"
    kind = area_words(place.precision, place.country)
    return (
        f"  {mark} {each.own:4.1f} + {each.told:3.1f}  {place.label} ({kind}{people}{away}) "
        f"{point} [{place.id}; {place.source}]"
    )


def _row(found: Found, each: Weighed) -> PlaceRow:
    place = each.place
    return PlaceRow(
        found.name, found.chosen is not None and place.id == found.chosen.id, found.reason, place.id, place.name,
        place.precision, place.country, place.admin1, place.lat, place.lon, place.radius_km, place.population,
        place.source, round(each.own, 3), round(each.told, 3),
    )  # fmt: skip
