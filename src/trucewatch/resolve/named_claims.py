"""Decision -> Judgement: the claims that a person named, found among those of the run."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from pathlib import Path

from trucewatch.model import Claim, Judgement, Report, Skipped, event_id
from trucewatch.packs.decisions import Decision, Named, read_named
from trucewatch.resolve.tellings.telling import founds

_SHOWN = 80  # so many characters of a quote are shown of what was near
_FEW_WORDS = (8, 16)  # so many words are tried before the whole sentence
_LISTED = 4  # so many claims are named where words fit several


class _NotFound(Exception):
    """Why a name fits no claim, or more than one."""


def judgements_of(
    decisions: Iterable[Decision], reports: Iterable[Report], claims: Iterable[Claim]
) -> tuple[tuple[Judgement, ...], tuple[Skipped, ...]]:
    """What was decided on claims of this run, and each decision that is set aside with the reason.

    Set aside is what was taken back, what names a claim that is not there (the
    reports may have changed since), and what contradicts a decision before it.
    """
    decisions = list(decisions)
    if not decisions:
        return (), ()
    found = NamedClaims(reports, claims)
    made: list[Judgement] = []
    skipped: list[Skipped] = []
    for decision in decisions:
        try:
            judgement = found.judgement(decision)
            made = _with(made, judgement)
            continue
        except _NotFound as error:
            why = str(error)
        skipped.append(Skipped(str(decision), f"{Path(decision.file).name}:{decision.line}", why))
    return tuple(made), tuple(skipped)


def _with(made: list[Judgement], judgement: Judgement) -> list[Judgement]:
    """These judgements and one more. Raises _NotFound where it cannot hold beside them."""
    same = [*(each for each in made if each.same), *([judgement] if judgement.same else [])]
    home = _homes(same)
    for apart in (*(each for each in made if not each.same), *([] if judgement.same else [judgement])):
        if home.get(apart.left, apart.left) == home.get(apart.right, apart.right):
            raise _NotFound("contradicts what was decided before: the two would be both one and apart")
    return [*made, judgement]


def _homes(same: Iterable[Judgement]) -> dict[str, str]:
    """For each claim that is tied to others, the first of those that it is tied to."""
    home: dict[str, str] = {}
    for each in same:
        left, right = home.get(each.left, each.left), home.get(each.right, each.right)
        first = min(left, right)
        home.update({each.left: first, each.right: first})
        home.update({id: first for id, at in home.items() if at in (left, right)})
    return home


class NamedClaims:
    """The claims that can be decided on, by every name that a person may give them."""

    def __init__(self, reports: Iterable[Report], claims: Iterable[Claim]) -> None:
        self._all = {claim.id: claim for claim in sorted(claims, key=lambda claim: claim.id)}
        founding = [claim for claim in self._all.values() if founds(claim) and claim.stands]
        self._founding = {claim.id for claim in founding}
        # The id of an event is made from the claim that founded it, whatever joined it since.
        self._of_event = {event_id(claim.id): claim.id for claim in founding}
        self._report_names = {report.id: report.name for report in sorted(reports, key=lambda report: report.id)}
        self._names: dict[str, list[str]] = defaultdict(list)
        for id, name in self._report_names.items():
            self._names[name].append(id)
        self._of_report: dict[str, list[Claim]] = defaultdict(list)
        for claim in self._all.values():
            self._of_report[claim.report].append(claim)

    def judgement(self, decision: Decision) -> Judgement:
        """The decision on claims of this run. Raises _NotFound."""
        if decision.taken_back is not None:
            back = decision.taken_back
            raise _NotFound(f"taken back by {back.by} on {back.on}" + (f": {back.why}" if back.why else ""))
        left, right = sorted((self._id(decision.left), self._id(decision.right)))
        if left == right:
            raise _NotFound("both names are of one claim")
        reasons = (decision.why,) if decision.why else ()
        return Judgement(left, right, decision.same, 0.0, reasons, decision.by, decision.on)

    def name_of(self, claim: Claim) -> str:
        """How a person can best name a claim: by the fewest of its words that name it alone, else by its id."""
        name, words = self._report_names.get(claim.report, ""), _flat(claim.quote).split()
        for most in (*_FEW_WORDS, len(words)):
            told = f"{name}: {' '.join(words[:most])}"
            named = read_named(told)
            try:
                if named == Named(report=name, words=told[len(name) + 2 :]) and self._with_words(named) == claim.id:
                    return told
            except _NotFound:
                continue
        return claim.id

    def _id(self, named: Named) -> str:
        if named.id:
            id = self._of_event.get(named.id, named.id)
            return id if id in self._founding else self._raise_absent(id)
        return self._with_words(named)

    def _raise_absent(self, id: str) -> str:
        if id in self._all and not self._all[id].stands:
            raise _NotFound(f"{id} was taken back since")
        if id in self._all:
            raise _NotFound(f"{id} tells of nothing that happened: “{_short(self._all[id].quote)}”")
        kind = (
            "event was founded by a claim of this run" if id.startswith("event-") else "claim of this run has that id"
        )
        raise _NotFound(f"{id}: no {kind}; the report, or how it is read, may have changed")

    def _with_words(self, named: Named) -> str:
        within = [claim for id in self._reports(named.report) for claim in self._of_report[id]]
        fit = [claim for claim in within if named.words in _flat(claim.quote)]
        founding = [claim for claim in fit if claim.id in self._founding]
        # One sentence may tell of several acts: the words that were quoted say which.
        exact = [claim for claim in founding if claim.occurrence and claim.occurrence.trigger in named.words.lower()]
        chosen = exact if len(exact) == 1 else founding
        if len(chosen) == 1:
            return chosen[0].id
        if chosen:
            which = "; ".join(_described(claim) for claim in chosen[:_LISTED])
            raise _NotFound(f"{len(chosen)} claims have these words, name one by its id: {which}")
        if fit:
            return self._raise_absent(fit[0].id)
        quotes = {_flat(claim.quote): claim for claim in within if claim.id in self._founding}
        near = get_close_matches(named.words, quotes, n=1, cutoff=0.3)
        told = f"; near: “{_short(near[0])}” ({quotes[near[0]].id})" if near else ""
        raise _NotFound(f"no claim of {named.report} has the words “{_short(named.words)}”{told}")

    def _reports(self, name: str) -> Sequence[str]:
        """The reports of that name; without one, those of that name in any folder."""
        if name in self._names:
            return self._names[name]
        last = name.rsplit("/", 1)[-1]
        found = [id for known, ids in self._names.items() if known.rsplit("/", 1)[-1] == last for id in ids]
        if not found:
            near = get_close_matches(name, sorted(self._names), n=1)
            raise _NotFound(f"no report is named '{name}'" + (f"; did you mean '{near[0]}'?" if near else ""))
        return found


def _flat(text: str) -> str:
    return " ".join(text.split())


def _short(text: str) -> str:
    flat = _flat(text)
    return flat if len(flat) <= _SHOWN else flat[: _SHOWN - 1].rstrip() + "…"


def _described(claim: Claim) -> str:
    said = claim.occurrence
    return f"{claim.id} ({said.sub_event_type or said.event_type}, {said.trigger})" if said else claim.id
