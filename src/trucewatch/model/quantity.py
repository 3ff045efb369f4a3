"""Numbers as they were given: vague, open-ended, in other units."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Quantity:
    """A count as it was given: "at least five" has no upper end.

    ``low`` and ``high`` are inclusive; ``None`` leaves that end open.
    ``approximate`` marks "about", "some", "nearly", "dozens".

    >>> Quantity(5, None).admits(7)
    True
    >>> Quantity(33, 33).overlaps(Quantity(34, 34))
    False
    """

    low: int | None
    high: int | None
    approximate: bool = False
    text: str = ""

    def __post_init__(self) -> None:
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError(f"a count from {self.low} to {self.high} holds nothing")

    def admits(self, number: int) -> bool:
        """Could the true number be this one, read strictly?"""
        return (self.low is None or self.low <= number) and (self.high is None or number <= self.high)

    def overlaps(self, other: Quantity) -> bool:
        """Is there a number that both admit, read strictly?"""
        lows = [low for low in (self.low, other.low) if low is not None]
        highs = [high for high in (self.high, other.high) if high is not None]
        return not lows or not highs or max(lows) <= min(highs)

    def loosened(self) -> Quantity:
        """The count with "about" read as a tenth more or less.

        >>> str(Quantity(30, 30, approximate=True).loosened())
        '27 to 33'
        """
        if not self.approximate:
            return self
        low = None if self.low is None else self.low - self.low // 10
        high = None if self.high is None else self.high + self.high // 10
        return Quantity(low, high, text=self.text)

    @property
    def is_none(self) -> bool:
        """Does it say that there was none?"""
        return self.high == 0

    @property
    def exact(self) -> int | None:
        """The one number it admits, if there is just one and it was not approximate."""
        return self.low if self.low == self.high and not self.approximate else None

    def __str__(self) -> str:
        about = "about " if self.approximate else ""
        if self.low is None and self.high is None:
            return "an unknown number"
        if self.low == self.high:
            return f"{about}{self.low:,}"
        if self.high is None:
            return f"at least {about}{self.low:,}"
        if self.low is None:
            return f"at most {about}{self.high:,}"
        return f"{about}{self.low:,} to {self.high:,}"


class Side(StrEnum):
    """How the width of a zone along a line was given."""

    TOTAL = "total"  # edge to edge
    PER_SIDE = "per_side"  # from the line to one edge, on each side
    ONE_SIDE = "one_side"  # on one side of the line only
    UNSAID = "unsaid"


@dataclass(frozen=True, slots=True)
class Length:
    """A distance in kilometres as it was given, "about 4 miles" keeping its own error.

    >>> Length(6.0, 6.0, side=Side.PER_SIDE, text="6 km on each side").total()
    (12.0, 12.0)
    >>> Length(6.0, 6.0, side=Side.UNSAID).total() is None
    True
    """

    low_km: float
    high_km: float
    approximate: bool = False
    side: Side = Side.UNSAID
    text: str = ""

    def total(self) -> tuple[float, float] | None:
        """The width edge to edge as (low, high) in km; None where the side was not said."""
        if self.side is Side.UNSAID:
            return None
        factor = 2.0 if self.side is Side.PER_SIDE else 1.0
        return self.low_km * factor, self.high_km * factor

    def __str__(self) -> str:
        def number(value: float) -> str:
            return f"{value:.1f}".removesuffix(".0")

        span = number(self.low_km)
        if self.high_km != self.low_km:
            span += f" to {number(self.high_km)}"
        about = "about " if self.approximate else ""
        side = {
            Side.TOTAL: " in total",
            Side.PER_SIDE: " on each side",
            Side.ONE_SIDE: " on one side",
            Side.UNSAID: "",
        }[self.side]
        return f"{about}{span} km{side}"


class Unit(StrEnum):
    """Units of the time that a deadline allows; a month is not thirty days."""

    HOURS = "hours"
    DAYS = "days"
    WEEKS = "weeks"
    MONTHS = "months"
    YEARS = "years"


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time as it was given: "within seven days", "a week".

    >>> str(Duration(7, Unit.DAYS))
    '7 days'
    >>> Duration(1, Unit.WEEKS).days == Duration(7, Unit.DAYS).days
    True
    """

    number: int
    unit: Unit
    text: str = ""

    @property
    def days(self) -> float | None:
        """The length in days; None for months and years, which have no fixed length."""
        return {Unit.HOURS: self.number / 24, Unit.DAYS: float(self.number), Unit.WEEKS: 7.0 * self.number}.get(
            self.unit
        )

    def __str__(self) -> str:
        return f"{self.number} {self.unit.value if self.number != 1 else self.unit.value[:-1]}"
