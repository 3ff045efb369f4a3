"""Dates for reports that state none: only what must be so, with the reason and whom it was reasoned from.

Weekdays are read as reporters use them: "on Thursday" in a report is the
Thursday of its day or of the six days before. Only reports with a date of
their own are reasoned from, never one whose date was inferred, so nothing
chains and the order of the reports never matters.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from trucewatch.ingest.dated import Dated, between, in_words, in_year
from trucewatch.ingest.days_of_others import from_days_of_others
from trucewatch.ingest.evidence import Day, Evidence, read_evidence
from trucewatch.ingest.moments import Moment, find_moments
from trucewatch.ingest.published import settle
from trucewatch.ingest.story import Story, same_matter, same_story, story_of
from trucewatch.model import WEEKDAYS, Basis, Published, Report, TimeBasis, When

_WEEK = timedelta(days=6)
_FRESH = timedelta(days=2)  # a headline that tells of a deal as news stands within two days of it
_HEAD = 400  # characters in which a page's headings stand, whatever they were taken for
_SAME_MATTER = timedelta(days=270)  # a report on the same matter is at most this far from a day whose year it tells
_SOON = timedelta(days=3)  # a truce begins within a few days of its deal, or the date is another thing's


@dataclass(frozen=True, slots=True)
class _Anchor:
    """The day on which the deal of a story was made, by one dated report."""

    day: date
    known: Dated


def infer_dates(reports: Sequence[Report]) -> tuple[Report, ...]:
    """The reports, those without a date given the interval that must hold it, where one can be shown.

    The interval has Basis.INFERRED and a reason that names the reports it rests
    on; where nothing supports one the date stays unknown. A stated date that can
    be read day or month first is settled by the dated reports on its matter.
    """
    known = sorted(_known(reports), key=lambda one: (one.day, one.report.id))
    return tuple(_dated(report, known) for report in reports)


def _dated(report: Report, known: list[Dated]) -> Report:
    unknown = report.published.basis is Basis.UNKNOWN
    published = _inferred(report, known) if unknown else _settled(report, known)
    return report if published is report.published else replace(report, published=published)


def _settled(report: Report, known: list[Dated]) -> Published:
    """Its date, of two readings (day or month first) that to which all dated reports on a truce of its places lie near.

    They need share no more than a name, for it is only chosen between two days.
    """
    published = report.published
    moments = find_moments(published.when.text)
    readings = moments[0].readings if moments else ()
    if len(readings) != 2 or published.when.date is not None:
        return published
    story = story_of(report)
    names = story.names | {word.lower() for word in re.findall(r"\w{4,}", report.text[:_HEAD]) if word[0].isupper()}
    akin = [one for one in known if story.deal and one.story.deal and names & one.story.names]
    near = {settle(readings, [(one.day, one.label)])[0] for one in akin}
    day = next(iter(near)) if len(near) == 1 else None
    if day is None:
        return published
    moment = Moment(moments[0].span, (day,), time=moments[0].time, zone=moments[0].zone)
    others = in_words(f"{one.label} ({one.day})" for one in akin)
    why = f"{moment.span.of(published.when.text)} is read as {day} because of {others}, on the same matter"
    reason = published.reason.split(", which can be read", maxsplit=1)[0]
    return replace(published, when=moment.when(published.when.text), reason=f"{reason}; {why}")


def _known(reports: Iterable[Report]) -> list[Dated]:
    sure = (Basis.STATED, Basis.METADATA, Basis.GIVEN)
    return [
        Dated(report, day, story_of(report), read_evidence(report))
        for report in reports
        if report.published.basis in sure and (day := report.published.when.date) is not None
    ]


def _inferred(report: Report, known: list[Dated]) -> Published:
    evidence, story = read_evidence(report), story_of(report)
    alike = [one for one in known if same_story(story, one.story)]
    akin = [one for one in known if same_matter(story, one.story)]
    published = (
        _from_dateline(evidence, alike, akin or _on_one_war(story, known))
        or _from_deal(evidence, alike)
        or _from_own_dates(evidence)
        or from_days_of_others(evidence, story, known)
    )
    if published is None:
        why = "no date found, and nothing in it or in the other reports supports one"
        return replace(report.published, reason=_joined(report.published.reason, why))
    return replace(published, reason=_joined(published.reason, report.published.reason))


def _on_one_war(story: Story, known: list[Dated]) -> list[Dated]:
    """The dated reports that share a name, or two where one tells of no deal; a weekday must agree, and all of them."""
    least = {one: 1 if story.deal and one.story.deal else 2 for one in known}
    return [one for one, names in least.items() if len(story.names & one.story.names) >= names]


def _joined(reason: str, other: str) -> str:
    if other == "no date found" or other in reason:
        return reason
    return other if reason in other or reason == "no date found" else f"{reason}; {other}"


def _from_dateline(evidence: Evidence, alike: list[Dated], akin: list[Dated]) -> Published | None:
    """A dateline's month and day, in the year of the reports that tell the same story.

    Of reports that only share its matter, and of whole days that it tells of as
    still ahead, the year is taken where the text itself names the weekday that
    the day then is, or the one before.
    """
    if evidence.filed is None:
        return None
    days = {(made, one.label) for one in alike if (made := _nearest(evidence.filed, one.day)) is not None}
    if len({day for day, _ in days}) == 1:
        named = in_words(label for _, label in days)
        return _filed_on(min(days)[0], f"{named}, which tells of the same agreement")
    fitting = {(day, one.label) for one in akin for day in _fitting(evidence, one.day, ahead=False)}
    if len({day for day, _ in fitting}) == 1:
        day = min(fitting)[0]
        named = in_words(label for _, label in fitting)
        return _filed_on(day, f"{named}, which names the same people and places; {_as_told(day, evidence)}")
    coming = [day for day in evidence.coming if isinstance(day, date)]
    own = {day for told in coming for day in _fitting(evidence, told, ahead=True)}
    if len(own) == 1:
        day = own.pop()
        return _filed_on(day, f"{min(coming)}, which it tells of as still ahead; {_as_told(day, evidence)}")
    return None


def _fitting(evidence: Evidence, beside: date, *, ahead: bool) -> list[date]:
    """The dateline's day in each year near a date, where the text names the weekday that it then is or follows.

    ``ahead`` says that the date is still to come on that day.
    """
    if evidence.filed is None:
        return []
    years = (beside.year - 1, beside.year, beside.year + 1)
    made = [day for year in years if (day := in_year(evidence.filed, year)) and abs(day - beside) <= _SAME_MATTER]
    return [day for day in made if _weekday_told(day, evidence) and (day <= beside or not ahead)]


def _weekday_told(day: date, evidence: Evidence) -> str:
    for told, is_it in ((day.weekday(), "is"), ((day.weekday() - 1) % 7, "follows")):
        if told in evidence.weekdays:
            return f"it {is_it} a {WEEKDAYS[told]}"
    return ""


def _as_told(day: date, evidence: Evidence) -> str:
    return f"in that year {_weekday_told(day, evidence)}, as the text has it"


def _filed_on(day: date, why: str) -> Published:
    return Published(When.day(day, TimeBasis.INFERRED), Basis.INFERRED, f"the dateline's day, in the year of {why}")


def _from_deal(evidence: Evidence, alike: list[Dated]) -> Published | None:
    """From the day of the deal that this report tells of and dated reports fix."""
    anchors = [anchor for one in alike for anchor in _anchors(evidence, one)]
    if not anchors and evidence.deal_told and not evidence.deal_weekdays and not evidence.deal_days:
        anchors = [anchor for one in alike for anchor in _own_anchors(one)]
    if not anchors:
        return None
    first, last = min(anchor.day for anchor in anchors), max(anchor.day for anchor in anchors)
    weekly = len(evidence.deal_weekdays) == 1
    reasons = [_told(anchors, evidence)]
    latest = last + _WEEK if weekly else None
    if latest:
        reasons.append(
            f"so it was published that day or in the six after it, before {WEEKDAYS[last.weekday()]} came again"
        )
    effective = _effective(alike, first, last)
    if evidence.holds and effective:
        first = max(first, effective[0][0])
        reasons.append(f"it tells of the truce as already in effect, and {effective[0][1]} has it start on {first}")
    if evidence.awaits and not evidence.holds and effective:
        start, label = effective[-1]
        bound = start - timedelta(days=1) if evidence.at_midnight and start > first else start
        latest = min(latest or bound, bound)
        when = " at midnight" if evidence.at_midnight else ""
        reasons.append(f"it tells of the truce as still to begin{when}, and {label} has it start on {start}")
    for coming in evidence.coming:
        day = _nearest(coming, last)
        if day is not None and day >= first and (latest is None or day < latest):
            latest = day
            reasons.append(f"it tells of {day} as still ahead")
    if any(past > (latest or past) for past in evidence.past) or (latest is not None and latest < first):
        return None  # it tells of something later: another agreement, or another year
    first = max([first, *evidence.past])
    return Published(between(first, latest), Basis.INFERRED, "; ".join(reasons))


def _anchors(evidence: Evidence, one: Dated) -> list[_Anchor]:
    """The day of the deal, if both reports tell the same."""
    found = []
    if len(evidence.deal_weekdays) == 1:
        weekday = next(iter(evidence.deal_weekdays))
        latest = one.day - timedelta(days=(one.day.weekday() - weekday) % 7)
        as_news = one.evidence.fresh and not one.evidence.deal_weekdays and one.day - latest <= _FRESH
        if as_news or one.evidence.deal_weekdays == evidence.deal_weekdays:
            found.append(_Anchor(latest, one))
        found += [
            _Anchor(day, one)
            for told in one.evidence.deal_days
            if (day := _nearest(told, one.day)) and day <= one.day and day.weekday() == weekday
        ]
    for told in evidence.deal_days:
        day = told if isinstance(told, date) else _nearest(told, one.day)
        if day and abs(day - one.day) <= timedelta(days=31) and not evidence.deal_weekdays:
            found.append(_Anchor(day, one))
    return found


def _own_anchors(one: Dated) -> list[_Anchor]:
    """The day of the deal as a dated report alone tells it."""
    if len(one.evidence.deal_weekdays) == 1:
        back = (one.day.weekday() - next(iter(one.evidence.deal_weekdays))) % 7
        return [_Anchor(one.day - timedelta(days=back), one)]
    days = [day for told in one.evidence.deal_days if (day := _nearest(told, one.day)) and day <= one.day]
    return [_Anchor(day, one) for day in days]


def _told(anchors: list[_Anchor], evidence: Evidence) -> str:
    days = sorted({anchor.day for anchor in anchors})
    when = " or ".join(f"{WEEKDAYS[day.weekday()]} {day}" for day in days)
    others = in_words(f"{anchor.known.label} ({anchor.known.day})" for anchor in anchors)
    own = f" on {WEEKDAYS[next(iter(evidence.deal_weekdays))]}" if evidence.deal_weekdays else ""
    return f"it tells of an agreement made{own}; by {others}, on the same agreement, that is {when}"


def _effective(alike: list[Dated], first: date, last: date) -> list[tuple[date, str]]:
    """The days, close to the deal, from which dated reports say that the truce holds, earliest first."""
    return sorted(
        (day, one.label)
        for one in alike
        for told in one.evidence.starts
        if (day := _nearest(told, one.day)) and first <= day <= last + _SOON
    )


def _from_own_dates(evidence: Evidence) -> Published | None:
    """From whole dates alone: after the last that it tells of as past, not after the first still ahead."""
    coming = [day for day in evidence.coming if isinstance(day, date)]
    first, latest = max(evidence.past, default=None), min(coming, default=None)
    if first is None or (latest is not None and latest < first):
        return None
    reason = f"it tells of {first} as past" + (f" and of {latest} as still ahead" if latest else "")
    return Published(between(first, latest), Basis.INFERRED, reason)


def _nearest(told: Day, beside: date) -> date | None:
    """A month and day in the year that brings it closest to a date; a whole date as it is."""
    if isinstance(told, date):
        return told
    made = [day for year in (beside.year - 1, beside.year, beside.year + 1) if (day := in_year(told, year))]
    return min(made, key=lambda day: (abs(day - beside), day), default=None)
