"""Up to which moment a run goes: what is told later is left out."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from trucewatch.errors import BadUsage

Moment = datetime | date | str


def moment(given: Moment) -> datetime:
    """A cut-off as an aware UTC moment. A bare date is the end of that day. Raises BadUsage.

    >>> moment("2020-03-08").isoformat()
    '2020-03-08T23:59:59+00:00'
    """
    if isinstance(given, str):
        try:
            given = date.fromisoformat(given) if len(given) <= 10 else datetime.fromisoformat(given)
        except ValueError:
            raise BadUsage(f"'{given}' is no date; write 2020-03-08 or 2020-03-08T12:00+00:00") from None
    if not isinstance(given, datetime):
        given = datetime.combine(given, time()) + timedelta(days=1, seconds=-1)
    if not 1900 <= given.year <= 2100:
        raise BadUsage(f"{given:%Y-%m-%d} lies outside the years 1900 to 2100")
    return given.replace(tzinfo=UTC) if given.tzinfo is None else given.astimezone(UTC)
