"""The figures of an event: one for each measure of each group; never a sum of what may overlap."""

from __future__ import annotations

from collections.abc import Mapping

from trucewatch.model import Claim, Event, Figure
from trucewatch.packs.groups import Groups
from trucewatch.reconcile.counts import Key, by_key, named, of_event
from trucewatch.reconcile.estimates import Weighing, make_figure
from trucewatch.reconcile.parts import link_parts


def event_figures(event: Event, claims: Mapping[str, Claim], groups: Groups, weighing: Weighing) -> tuple[Figure, ...]:
    """The figures of one event, each part linked to its whole."""
    told = [claims[id] for id in event.claims if id in claims]
    figures: dict[Key, Figure] = {}
    for key, those in by_key(of_event(told, groups)).items():
        title = f"{named(key, those, groups)} {key[0]}"
        figures[key] = make_figure(
            event.id, key, those, weighing, title=title[:1].upper() + title[1:], since=event.when
        )
    return link_parts(figures, told, groups)
