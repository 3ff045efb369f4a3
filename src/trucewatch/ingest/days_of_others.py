"""Dates of undated reports from the days that they tell, in the year of dated reports on the same people and places."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from trucewatch.ingest.dated import Dated, between, in_words, in_year
from trucewatch.ingest.evidence import DayTold, Evidence
from trucewatch.ingest.story import Story
from trucewatch.model import Basis, Published

_SEASON = timedelta(days=60)  # a day of a month in a report on the same people and places lies this near in its year
_KIN = 3  # names that it shares with such reports; one fewer where a weekday told by the day is right as well
_KIN_OF_ONE_SEASON = 1  # where all dated reports, two at least, lie within one season: they were gathered on one affair


def from_days_of_others(evidence: Evidence, story: Story, known: list[Dated]) -> Published | None:
    """From the days that it tells of, in the year of the dated reports on the same people and places.

    All of these that lie near the last of the days in any year must give the same.
    """
    told = [day for day in evidence.told if (day.month, day.day) != evidence.filed]
    akin = _akin(story, known, _KIN - any(day.weekday >= 0 for day in told))
    found = {(day, one.label, one.day) for one in akin if (day := _last_told(told, one.day)) is not None}
    coming = [day for day in evidence.coming if isinstance(day, date)]
    if len({day for day, _, _ in found}) != 1:
        return None
    first, latest = min(found)[0], min(coming, default=None)
    if latest is not None and latest < first:
        return None
    others = in_words(f"{label} ({day})" for _, label, day in found)
    return Published(
        between(first, latest), Basis.INFERRED, f"it tells of {first} as past: the year is that of {others}"
    )


def _akin(story: Story, known: list[Dated], least: int) -> list[Dated]:
    """The dated reports that share names with a story, where they share enough of them between them."""
    days = [one.day for one in known]
    if len(days) > 1 and max(days) - min(days) <= _SEASON:
        least = _KIN_OF_ONE_SEASON
    akin = [one for one in known if not story.names.isdisjoint(one.story.names)]
    shared = {name for one in akin for name in story.names & one.story.names}
    return akin if len(shared) >= least else []


def _last_told(told: Sequence[DayTold], beside: date) -> date | None:
    """The last of these days in the year that puts it near a date, each on the weekday told of it; None for none."""
    for year in (beside.year - 1, beside.year, beside.year + 1):
        made = [in_year((each.month, each.day), each.year or year) for each in told]
        days = [day for day in made if day is not None and day <= beside + _SEASON]
        on_weekdays = all(
            day is None or each.weekday in (-1, day.weekday()) for each, day in zip(told, made, strict=True)
        )
        if days and on_weekdays and abs(max(days) - beside) <= _SEASON:
            return max(days)
    return None
