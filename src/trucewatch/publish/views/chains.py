"""Who carried whom: each witness of an event as a tree, from the speaker over agencies to the outlets."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from trucewatch.model import Carriage, Carrier, Case, Chain, Event
from trucewatch.packs.outlets import AGENCY, outlet_named
from trucewatch.publish.evidence import Evidence


@dataclass(frozen=True, slots=True)
class Bearer:
    """One who has the words: the witness, an agency or an outlet, and those who have them from it.

    ``kind`` is speaker, agency or outlet; ``how`` tells for each report of an
    outlet how it comes by the words, with the report's label and date; ``first``
    marks who is known to have carried them first.
    """

    name: str
    kind: str
    how: tuple[str, ...]
    first: bool
    bearers: tuple[Bearer, ...]


@dataclass(frozen=True, slots=True)
class ChainView:
    """One independent witness, with those who carry it. ``others`` are names that may be the same witness's."""

    root: Bearer
    others: tuple[str, ...]

    def lines(self) -> Iterator[tuple[int, str]]:
        """The tree as lines with their depth, for formats without lists in lists."""
        yield from _lines(self.root, 0)


def chain_views(event: Event, case: Case, evidence: Evidence) -> tuple[ChainView, ...]:
    """The witnesses of an event with their carriers; none where one report alone tells it at first hand."""
    carried = [chain for chain in event.chains if chain.is_carried]
    if (
        len(event.chains) < 2
        and sum(len(chain.carriers) for chain in carried) < 2
        and not any(_via(chain) for chain in carried)
    ):
        return ()
    dates = {report.id: str(report.published.when) for report in case.reports}
    return tuple(_view(chain, dates, evidence) for chain in event.chains)


def _via(chain: Chain) -> bool:
    return any(carrier.via for carrier in chain.carriers)


def _view(chain: Chain, dates: Mapping[str, str], evidence: Evidence) -> ChainView:
    own = [carrier for carrier in chain.carriers if carrier.how is Carriage.OWN and carrier.outlet == chain.name]
    others = [carrier for carrier in chain.carriers if carrier not in own]
    first = chain.first if len(chain.carriers) > 1 else None
    paths = [(carrier.via, carrier) for carrier in others]
    root = Bearer(
        name=chain.name,
        kind=_root_kind(chain),
        how=tuple(_how(carrier, dates, evidence) for carrier in own),
        first=first in own,
        bearers=_bearers(paths, first, dates, evidence),
    )
    return ChainView(root, chain.others)


def _root_kind(chain: Chain) -> str:
    """A body that only others quote is a speaker here, though it may publish too."""
    kind = _kind(chain.name)
    told_itself = any(carrier.how not in (Carriage.QUOTED, Carriage.RESTING) for carrier in chain.carriers)
    return kind if not chain.voice.startswith("speaker:") and (told_itself or kind == AGENCY) else "speaker"


def _bearers(
    paths: Sequence[tuple[tuple[str, ...], Carrier]],
    first: Carrier | None,
    dates: Mapping[str, str],
    evidence: Evidence,
) -> tuple[Bearer, ...]:
    """Those next to the witness on these paths, in the order in which they are known to have carried it."""
    direct: dict[str, list[Carrier]] = defaultdict(list)
    behind: dict[str, list[tuple[tuple[str, ...], Carrier]]] = defaultdict(list)
    order: dict[str, None] = {}
    for via, carrier in paths:
        name = via[0] if via else carrier.outlet or evidence.label(carrier.report)
        order.setdefault(name)
        if via:
            behind[name].append((via[1:], carrier))
        else:
            direct[name].append(carrier)
    return tuple(
        Bearer(
            name,
            _kind(name),
            tuple(_how(carrier, dates, evidence) for carrier in direct[name]),
            first in direct[name],
            _bearers(behind[name], first, dates, evidence),
        )
        for name in order
    )


def _how(carrier: Carrier, dates: Mapping[str, str], evidence: Evidence) -> str:
    label = evidence.label(carrier.report)
    named = f" ({label})" if label != carrier.outlet else ""
    return f"{carrier.how.value}, {dates[carrier.report]}{named}"


def _kind(name: str) -> str:
    outlet = outlet_named(name)
    return "agency" if outlet is not None and outlet.kind == AGENCY else "outlet"


def _lines(bearer: Bearer, depth: int) -> Iterator[tuple[int, str]]:
    first = " [first known]" if bearer.first else ""
    how = f": {'; '.join(bearer.how)}" if bearer.how else ""
    yield depth, f"{bearer.name} ({bearer.kind}){how}{first}"
    for behind in bearer.bearers:
        yield from _lines(behind, depth + 1)
