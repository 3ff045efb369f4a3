"""Up to which moment a run goes: what is told later is left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from trucewatch.errors import BadUsage
from trucewatch.model import Basis, Report, Skipped

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


def latest(reports: Sequence[Report]) -> datetime | None:
    """The latest moment at which one of these reports can have been published, so that none of them is left out."""
    told = [report.published.when for report in reports]
    ends = [when.end for when in told if when.end is not None]
    ends += [when.start + timedelta(days=1) for when in told if when.start is not None and when.end is None]
    return max(ends).replace(tzinfo=UTC) - timedelta(seconds=1) if ends else None


def known_by(reports: Sequence[Report], cut_off: datetime | None) -> tuple[tuple[Report, ...], tuple[Skipped, ...]]:
    """The reports that can have been known by the cut-off; undated ones are kept."""
    known, late = [], []
    for report in reports:
        start = report.published.when.start
        if cut_off is not None and start is not None and start.replace(tzinfo=UTC) > cut_off:
            why = f"published {report.published.when}, after the cut-off {cut_off:%Y-%m-%d %H:%M} UTC"
            late.append(Skipped("", report.name, why))
        else:
            known.append(_in_hand(report, cut_off) if cut_off is not None else report)
    return tuple(known), tuple(late)


def in_force(reports: Sequence[Report], cut_off: datetime | None) -> tuple[Report, ...]:
    """The reports, taken back only where that was so by the cut-off, and dated by what replaces them."""
    by_id = {report.id: report for report in reports}
    found = []
    for report in reports:
        retracted = report.retracted
        if retracted is not None and retracted.instead:
            successor = by_id.get(retracted.instead)
            retracted = replace(retracted, on=successor.published.when.date) if successor else None
        if retracted is not None and retracted.on and cut_off is not None and retracted.on > cut_off.date():
            retracted = None
        found.append(replace(report, retracted=retracted))
    return tuple(found)


def _in_hand(report: Report, cut_off: datetime) -> Report:
    """A report that is in hand at the cut-off was published before it, however widely its date was inferred."""
    when, last = report.published.when, cut_off.replace(tzinfo=None) + timedelta(seconds=1)
    if report.published.basis is not Basis.INFERRED or when.end is None or when.end <= last:
        return report
    published = replace(
        report.published,
        when=replace(when, end=last),
        reason=f"{report.published.reason}; and not after the cut-off, {cut_off:%Y-%m-%d}",
    )
    return replace(report, published=published)
