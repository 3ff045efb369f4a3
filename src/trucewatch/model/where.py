"""Place as reports give it: a name, what it was taken for, and how well that is known."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from trucewatch.model.span import Span


class PlacePrecision(StrEnum):
    """How finely a place was told, finest first."""

    EXACT = "exact"
    TOWN = "town"
    NEAR = "near"  # near a town, or a bearing from it
    DISTRICT = "district"
    GOVERNORATE = "governorate"
    REGION = "region"
    COUNTRY = "country"
    LINE = "line"  # along a road, river or front
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Place:
    """One entry of a gazetteer, in degrees (WGS 84), with what its point leaves open in km.

    >>> Place("own:x", "Saraqib", 35.86447, 36.80591, 3.0, PlacePrecision.TOWN, "SY").label
    'Saraqib, SY'
    """

    id: str
    name: str
    lat: float
    lon: float
    radius_km: float
    precision: PlacePrecision
    country: str = ""
    admin1: str = ""
    population: int = 0
    source: str = ""

    @property
    def label(self) -> str:
        """The name with its governorate and country, as far as known."""
        admin1 = self.admin1 if self.admin1 != self.name else ""
        return ", ".join(part for part in (self.name, admin1, self.country) if part)


_WITHIN_UNITS = frozenset(
    {
        PlacePrecision.EXACT,
        PlacePrecision.TOWN,
        PlacePrecision.DISTRICT,
        PlacePrecision.GOVERNORATE,
        PlacePrecision.COUNTRY,
    }
)


@dataclass(frozen=True, slots=True)
class Where:
    """A place as a report names it, and the entry it was taken for.

    ``place`` is None where the name was found in no gazetteer; then the name
    stands, and every test of place answers "unknown". ``radius_km`` is the
    error of this use ("near X" is wider than "in X"). ``within`` is the area
    in which a name that was not found is told to lie, the story's country where
    it says no more.
    """

    name: str
    span: Span
    place: Place | None = None
    precision: PlacePrecision = PlacePrecision.UNKNOWN
    radius_km: float | None = None
    reason: str = ""
    within: Place | None = None

    @property
    def units(self) -> tuple[str, ...]:
        """The administrative units in which it lies for certain, by its gazetteer: country, then governorate.

        None for what lies near a place, along a line, or over several units.

        >>> from trucewatch.model import Span
        >>> town = Place("own:x", "Hays", 13.93, 43.48, 3.0, PlacePrecision.TOWN, "YE", "Al Hudaydah")
        >>> Where("Hays", Span(0, 4), town, PlacePrecision.TOWN).units
        ('YE', 'YE/Al Hudaydah')
        >>> Where("Hays", Span(0, 4), town, PlacePrecision.NEAR).units
        ()
        """
        place = self.place
        if place is None or not place.country or self.precision not in _WITHIN_UNITS:
            return ()
        governorate = place.name if self.precision is PlacePrecision.GOVERNORATE else place.admin1
        if self.precision is PlacePrecision.COUNTRY or not governorate:
            return (place.country,)
        return place.country, f"{place.country}/{governorate}"

    def __str__(self) -> str:
        if self.place is None:
            return f"{self.name} (not found)"
        return self.place.label
