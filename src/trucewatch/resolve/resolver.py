"""The resolver: events of reports that come and go, each change touching only its neighbourhood."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from trucewatch.model import Claim, Event, Judgement, Report
from trucewatch.packs.groups import Groups, load_groups
from trucewatch.resolve.decisions import Decisions
from trucewatch.resolve.denials import Denials
from trucewatch.resolve.events import make_event, reconsidered
from trucewatch.resolve.joining.clustering import Clustering
from trucewatch.resolve.joining.clusters import Cluster
from trucewatch.resolve.joining.joined import Saying
from trucewatch.resolve.joining.strands import Strands
from trucewatch.resolve.signs.scales import Scales
from trucewatch.resolve.tellings.numbered import numbered
from trucewatch.resolve.tellings.profiles import Telltales
from trucewatch.resolve.tellings.telling import Folding, denies, founds, in_passing, looking_back
from trucewatch.resolve.tellings.telltales import telltales
from trucewatch.resolve.weights import Weights, load_weights

_FEW = 64  # a smaller share of all ids than one in so many is put in one by one, a larger is sorted in


class Resolver:
    """Reports and the events that their claims tell, kept as reports come and go.

    ``events`` are just those that the same reports would give if they were
    added to a new resolver in any order. A change costs what it touches: the
    claims of the report, and those that are near them in place, time or toll.
    The arguments are those of ``resolve``.

    >>> resolver = Resolver()
    >>> resolver.add_all([], [])
    >>> resolver.events
    ()
    """

    def __init__(
        self,
        weights: Weights | None = None,
        *,
        allegiance: Mapping[str, str] | None = None,
        groups: Groups | None = None,
        decided: Sequence[Judgement] = (),
    ) -> None:
        rows, table = self._rows, self._table = (weights or load_weights(), groups or load_groups())
        self._scales = Scales(rows, table)
        self._decisions = Decisions.of(decided)
        self._reports: dict[str, Report] = {}
        self._numbers: dict[str, int] = {}
        self._telltales: dict[str, Telltales] = {}
        self._looking_back: set[str] = set()
        known = (self._reports, self._numbers, self._telltales, self._looking_back)
        self._happened = Folding(*known, rows, table, self._decisions)
        self._denied = Folding(*known, rows, table)
        self._strands = Strands(self._scales, self._decisions)
        self._clustering = Clustering(self._strands, self._scales, self._decisions)
        self._denials = Denials(self._strands, self._clustering, allegiance or {}, self._scales)
        self._events: dict[str, Event] = {}
        self._ids: list[str] = []
        self._new: set[str] = set()  # tellings since the events were made

    @property
    def compared(self) -> int:
        """How many pairs of different tellings have been compared so far."""
        return self._clustering.compared

    @property
    def events(self) -> tuple[Event, ...]:
        """The events of all the reports that it has, in order of id."""
        self.settle()
        return tuple(self._events[id] for id in self._ids)

    def add(self, report: Report, claims: Iterable[Claim]) -> None:
        """Take in a report with its claims; one of the same id is replaced."""
        self.add_all([report], claims)

    def add_all(self, reports: Iterable[Report], claims: Iterable[Claim]) -> None:
        """Take in reports with the claims of all of them; those of the same ids are replaced."""
        for report in reports:
            self.remove(report.id)
            self._reports[report.id] = report
        told: dict[str, dict[str, Claim]] = defaultdict(dict)
        for claim in claims:
            if founds(claim) or denies(claim):
                told[claim.report][claim.id] = claim
        coming = [claim for its in told.values() for claim in its.values()]
        self._numbers.update(numbered(coming, self._rows))
        self._telltales.update(telltales(coming, self._reports, self._rows))
        self._looking_back |= looking_back(coming, self._reports, self._rows)
        self._change(coming, [])

    def remove(self, report: str) -> None:
        """Let go of the report of that id and of its claims, if it is there."""
        self._reports.pop(report, None)
        tellings = [*self._strands.told_in(report), *self._denials.told_in(report)]
        leaving = [claim for telling in tellings for claim in telling.claims if claim.report == report]
        self._change([], leaving)
        for claim in leaving:
            self._numbers.pop(claim.id, None)
            self._telltales.pop(claim.id, None)
        self._looking_back.discard(report)

    def _change(self, coming: Sequence[Claim], leaving: Sequence[Claim]) -> None:
        if not coming and not leaving:
            return
        gone, made = self._happened.change(filter(founds, coming), filter(founds, leaving))
        self._strands.change(gone, made)
        if self._events:
            self._new.update(telling.id for telling in made)
        self._denials.change(*self._denied.change(filter(denies, coming), filter(denies, leaving)))

    def settle(self) -> None:
        """Make anew the events of what has changed; ``events`` does it where it is still to do."""
        self._clustering.settle()
        self._denials.settle()
        done = self._clustering
        decided = {strand.cluster: None for strand in self._strands.decided.values() if strand.cluster is not None}
        gone = [cluster.event.id for cluster in done.gone if cluster.event is not None]
        made: list[Event] = []
        before = {cluster.members: cluster for cluster in done.gone}
        affected = {**done.touched, **done.doubted, **self._denials.touched, **decided}
        told = [cluster.event for cluster in (*done.gone, *affected) if cluster.event is not None]
        saying = Saying(self._strands, self._decisions, self._scales, told, self._new)
        anew = {cluster.head for cluster in {**done.touched, **decided}}
        for cluster in affected:
            if cluster.head is not cluster and cluster.event is not None:
                gone.append(cluster.event.id)
                cluster.event = None
        for cluster in dict.fromkeys(cluster.head for cluster in affected):
            if cluster in done.gone:
                continue
            if cluster.event is not None:
                gone.append(cluster.event.id)
            known = self._as_before(cluster, before.get(cluster.members)) if cluster in anew else cluster.event
            cluster.event = self._event(cluster, None if cluster in decided else known, saying)
            if cluster.event is not None:
                made.append(cluster.event)
        self._denials.touched.clear()
        self._new = set()
        self._replace(gone, made)

    def _as_before(self, cluster: Cluster, before: Cluster | None) -> Event | None:
        """The event of a cluster that was taken apart and came out the same."""
        if before is None or before.steps != cluster.steps or before.guests or cluster.guests:
            return None
        if not self._clustering.changed.isdisjoint(cluster.members):
            return None
        return before.event

    def _event(self, cluster: Cluster, known: Event | None, saying: Saying) -> Event | None:
        """The event of a cluster, of which all may be known but the pairs left open and the denials."""
        denials = self._denials.of(*cluster.parts)
        if known is not None:
            return reconsidered(known, saying.doubtful(cluster), denials)
        if all(in_passing(telling.claim) for strand in cluster.every for telling in strand.tellings):
            return None
        return make_event(saying.joined(cluster), denials, self._reports, self._rows, self._table)

    def _replace(self, gone: Sequence[str], made: Sequence[Event]) -> None:
        """Put events in place of those that are no more; most are the same ones told anew, which keep their place."""
        left = set(gone).difference(event.id for event in made)
        come = {event.id for event in made if event.id not in self._events}
        for id in left:
            del self._events[id]
        self._events.update((event.id, event) for event in made)
        if (len(left) + len(come)) * _FEW > len(self._events):
            self._ids = sorted(self._events)
            return
        for id in left:
            del self._ids[bisect_left(self._ids, id)]
        for id in come:
            insort(self._ids, id)
