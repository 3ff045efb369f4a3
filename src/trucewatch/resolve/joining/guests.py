"""Guests: what one report alone tells stands in the event of the one cluster that it fits."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator

from trucewatch.resolve.joining.closest import closest, keeps_apart
from trucewatch.resolve.joining.clusters import Cluster, Step
from trucewatch.resolve.joining.pairs import signs_between
from trucewatch.resolve.joining.steps import Joining
from trucewatch.resolve.joining.strands import Strand
from trucewatch.resolve.signs.scales import Scales


class Guests:
    """A second look at what the first left alone, as clusters come and go.

    A cluster that one report tells chooses, of those that it was left open to
    and that its report tells nowhere else, the likeliest, where no other comes
    near; it fits none of which anything told keeps it apart. It is the guest of
    its choice, if several reports tell that one or it has chosen it in turn. So
    whose guest it is depends on those that it is open to, on their guests, and
    on nothing else.
    """

    def __init__(self, scales: Scales, joining: Joining) -> None:
        self._scales, self._weights, self._joining = scales, scales.weights, joining

    def settle(
        self, touched: Iterable[Cluster], doubted: Iterable[Cluster], gone: Container[Cluster]
    ) -> dict[Cluster, None]:
        """Choose anew for what has changed and what was open to it; the clusters whose guests or host are others."""
        choosing = dict.fromkeys(doubted)
        for cluster in touched:
            choosing[cluster] = None
            choosing.update(dict.fromkeys(cluster.doubts))
        hosts: dict[Cluster, None] = {}
        for cluster in choosing:
            before, cluster.choice = cluster.choice, self._choice(cluster)
            hosts.update((each, None) for each in (before, cluster, cluster.choice) if each is not None)
        regrouped: dict[Cluster, None] = {}
        for host in hosts:
            if host in gone:
                continue
            before_, host.guests = host.guests, tuple(self._guests_of(host))
            if before_ != host.guests:
                regrouped.update(dict.fromkeys((host, *before_, *host.guests)))
        return {cluster: None for cluster in regrouped if cluster not in gone}

    def _choice(self, cluster: Cluster) -> Cluster | None:
        its_own = _told_alone_by(cluster)
        if not its_own:
            return None
        best: tuple[Cluster, Step] | None = None
        for other, step in sorted(cluster.doubts.items(), key=lambda each: each[1].cost):
            if any(not its_own.isdisjoint(strand.reports) for strand in other.members):
                continue
            if best is not None:
                return best[0] if step.cost - best[1].cost >= self._weights.fit_by else None
            if -step.cost < self._weights.fit_at or not self._fits(cluster, other, step):
                return None
            best = other, step
        return best[0] if best is not None else None

    def _fits(self, cluster: Cluster, other: Cluster, step: Step) -> bool:
        found, left, right = closest(step.one, step.two, self._scales)
        rows = [self._weights.rows[sign] for sign, _ in signs_between(left, right, self._scales)]
        likeness = sum(row.weight for row in rows if row.weight > 0 and row.sign not in self._weights.common_signs)
        if not found.somewhere or likeness < self._weights.fit_on:
            return False
        if any(row.sign in self._weights.contrary_signs for row in rows):
            return False
        if self._joining.never_one(cluster.members, other.members):
            return False
        return not any(keeps_apart(one, two, self._scales) for one in cluster.members for two in other.members)

    def _guests_of(self, host: Cluster) -> Iterator[Cluster]:
        """Those that have chosen it, likeliest first, but for what cannot be one with those before it."""
        chosen = host.choice
        if chosen is not None and chosen.choice is host:
            if host.members[0].key < chosen.members[0].key:
                yield chosen
            return
        if _told_alone_by(host):
            return
        taken: list[Strand] = []
        reports: set[str] = set()
        for guest in sorted((c for c in host.doubts if c.choice is host), key=lambda c: c.doubts[host].rank[1:]):
            its_own = _told_alone_by(guest)
            if not its_own.isdisjoint(reports) or self._joining.never_one(guest.members, taken):
                continue
            if any(keeps_apart(one, two, self._scales) for one in guest.members for two in taken):
                continue
            yield guest
            taken += guest.members
            reports |= its_own


def _told_alone_by(cluster: Cluster) -> frozenset[str]:
    """The report that alone tells it, with those that carry all of it word for word; none where several do."""
    tellings = (telling for strand in cluster.members for telling in strand.tellings)
    its_own = frozenset(next(tellings).reports)
    for telling in tellings:
        its_own = its_own.intersection(telling.reports)
        if not its_own:
            break
    return its_own
