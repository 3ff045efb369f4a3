"""What differs in a picture because something was taken back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from trucewatch.model import Case, Consequence, Event, Figure

GONE = "no longer told"
_NEW = "not told"


def consequences_of(before: Case, after: Case) -> tuple[Consequence, ...]:
    """Every event, figure and verdict that differs, as it was and as it is, in order."""
    now = _pairing(before.events, after.events)
    titles = {event.id: event.title for event in (*before.events, *after.events)}
    found = [
        *_of_events(before, after, now),
        *_of_figures(before, after, now, titles),
        *_of_verdicts(before, after, now, titles),
    ]
    order = ("event", "figure", "verdict")
    return tuple(
        sorted(found, key=lambda each: (order.index(each.what), each.title, each.about, each.before, each.after))
    )


def _pairing(before: Iterable[Event], after: Iterable[Event]) -> dict[str, str]:
    """The id that each event has now: that of the event with most of its claims; none where it is gone."""
    homes = {id: event.id for event in after for id in event.claims}
    now = {}
    for event in before:
        kept = [homes[id] for id in event.claims if id in homes]
        if kept:
            now[event.id] = min(set(kept), key=lambda id: (-kept.count(id), id))
    return now


def _of_events(before: Case, after: Case, now: Mapping[str, str]) -> Iterator[Consequence]:
    there = {event.id: event for event in after.events}
    for event in before.events:
        is_now = there.get(now.get(event.id, ""))
        was, told = _witnesses(event), _witnesses(is_now) if is_now else GONE
        if was != told:
            yield Consequence("event", is_now.id if is_now else event.id, event.title, was, told)


def _witnesses(event: Event) -> str:
    return f"{event.witnesses} independent witness{'' if event.witnesses == 1 else 'es'}"


def _of_figures(before: Case, after: Case, now: Mapping[str, str], titles: Mapping[str, str]) -> Iterator[Consequence]:
    def key(figure: Figure, about: str) -> tuple[str, str, str]:
        return about, figure.measure, figure.group

    was = {key(figure, now.get(figure.about, figure.about)): figure for figure in before.figures}
    there = {key(figure, figure.about): figure for figure in after.figures}
    for each in sorted(was.keys() | there.keys()):
        one, two = was.get(each), there.get(each)
        told = (_range(one), _range(two)) if one and two else (_range(one), GONE) if one else (_NEW, _range(two))
        figure = two or one
        if told[0] != told[1] and figure is not None:
            about = f", {titles[figure.about]}" if figure.about in titles else ""
            title = f"{figure.title or f'{figure.group} {figure.measure}'}{about}"
            yield Consequence("figure", figure.id, title, *told)


def _range(figure: Figure | None) -> str:
    if figure is None:
        return _NEW
    low, best, high = (
        ("open" if number is None else f"{number:,}") for number in (figure.low, figure.best, figure.high)
    )
    return low if low == best == high else f"{low} to {high}, best {best}"


def _of_verdicts(before: Case, after: Case, now: Mapping[str, str], titles: Mapping[str, str]) -> Iterator[Consequence]:
    was = {(f.agreement, f.term, now.get(f.event, f.event) if f.event else ""): f for f in before.findings}
    there = {(f.agreement, f.term, f.event or ""): f for f in after.findings}
    for each in sorted(was.keys() | there.keys()):
        one, two = was.get(each), there.get(each)
        told = one.verdict.value if one else _NEW, two.verdict.value if two else GONE
        finding = two or one
        if told[0] != told[1] and finding is not None:
            about = f": {titles.get(each[2], each[2])}" if each[2] else ""
            yield Consequence("verdict", finding.id, f"{finding.agreement} {finding.term}{about}", *told)
