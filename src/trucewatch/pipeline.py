"""Read first: the whole flow, on one page.

Reports are read, claims taken from them with the words they rest on, claims
about one occurrence joined into events, events and terms compared across
reports, and all of it held against what was agreed.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

from trucewatch.assess import assess, check_agreement, first_cases, require_after_signing
from trucewatch.cut_off import Moment, in_force, known_by, latest, moment
from trucewatch.errors import BadUsage, NothingToRead
from trucewatch.extract import Extracted, Extraction, Extractor, Progress, Setup, extract, read_corrections
from trucewatch.extract import extract_stream as stream
from trucewatch.ingest import read_reports
from trucewatch.model import Agreement, Annotation, Case, Claim, Correction, Judgement, Report, Skipped
from trucewatch.packs.actors import ActorBook
from trucewatch.packs.actors.allegiance import allegiance, sides
from trucewatch.packs.agreements import load_agreement, read_agreement
from trucewatch.packs.agreements.changes import as_amended
from trucewatch.packs.agreements.start import Answers, begin_agreement
from trucewatch.packs.decisions import Decision, load_decisions
from trucewatch.packs.figure_rules import figure_rule
from trucewatch.packs.sources import Sources, load_sources
from trucewatch.reconcile import (
    consequences_of,
    grade_claims,
    lay_out,
    load_grading,
    rate,
    reconcile,
    unmet_sources,
)
from trucewatch.resolve import (
    NamedClaims,
    correct_numbers,
    date_by_events,
    decisions_set_aside,
    judgements_of,
    resolve,
    retract_reports,
    voices_of,
    witness_groups,
)

__all__ = [
    "annotate",
    "check_agreement",
    "claim_names",
    "extract_stream",
    "extractor",
    "latest",
    "moment",
    "monitor",
    "read_all",
    "read_claims",
    "start_agreement",
]

Paths = Sequence[str | Path]
Decided = Sequence[Judgement | str | Path] | Judgement | str | Path
_Stamped = tuple[Path, int]


def monitor(
    reports: Sequence[Report | str | Path] | str | Path,
    agreement: Agreement | str | Path | Sequence[Agreement | str | Path] = (),
    *,
    as_of: Moment | None = None,
    places: Paths = (),
    actors: Paths = (),
    decided: Decided = (),
    sources: Paths = (),
    figures: str = "",
    spacy_pipeline: str | None = None,
    workers: int | None = 1,
    progress: Progress | None = None,
) -> Case:
    """Judge agreements by what had been reported as of a moment.

    ``reports`` are files, folders, globs or Report objects; ``agreement`` names
    of shipped agreements, files, or Agreement objects. ``as_of`` is the data
    cut-off: a bare date means the end of that day in UTC. Left out, it is the
    latest moment at which one of the reports can have been published.
    ``places`` and ``actors`` are files of one's own: places as CSV, as GeoNames
    writes them or as an imported store, actors as YAML. ``decided`` is what
    people decided on which claims are one occurrence: files, or judgements;
    ``sources`` are files that grade sources, and without one none is graded.
    ``figures`` names the rule by which several numbers become low, best and
    high (``agreed``, ``conservative``, ``reliable``, ``latest``); left out, it
    is ``agreed``.
    ``spacy_pipeline`` names another installed spaCy pipeline; ``workers`` is
    the number of processes that read, None for as many as pay; ``progress`` is
    told how many reports are read, of how many.

    Raises NothingToRead, BadUsage, UnknownName and BadDataFile.

    >>> case = monitor("examples/idlib-2020", "idlib-2020", as_of="2020-03-08")  # doctest: +SKIP
    >>> case.findings[0].verdict  # doctest: +SKIP
    """
    rule = figure_rule(figures)
    agreements = [one if isinstance(one, Agreement) else load_agreement(one) for one in _listed(agreement)]
    decisions = [each for one in _listed(decided) if not isinstance(one, Judgement) for each in load_decisions(one)]
    read, skipped = read_all(reports)
    given = moment(as_of) if as_of is not None else None
    known, late = known_by(read, given)
    cut_off = given or latest(known)
    if agreements and cut_off is None:
        raise BadUsage("no report is dated, so nothing says as of when to judge; give --as-of")
    if cut_off is not None:
        for one in agreements:
            require_after_signing(one, cut_off)

    reader = extractor(spacy_pipeline, places, actors)
    book = reader.lexicon.actors
    graded = load_sources(sources, book.ids)
    known, extraction = read_claims(known, reader, as_of=given, workers=workers, progress=progress)
    cut_off = given or latest(known)
    agreements = [as_amended(one, cut_off) for one in agreements if cut_off is not None]
    corrections = tuple(each for report in known for each in read_corrections(report))
    known, claims = retract_reports(in_force(known, cut_off), extraction.claims, corrections)
    judgements, undecided = _judgements(decided, decisions, known, claims)
    laws = _Laws(tuple(agreements), rule.name, judgements, graded, book, cut_off)
    case = _told(known, claims, corrections, laws)
    if any(claim.retracted for claim in case.claims):
        unchanged = _told([replace(report, retracted=None) for report in known], extraction.claims, None, laws)
        case = replace(case, consequences=consequences_of(unchanged, case))
    unmet = unmet_sources(graded, known, claims)
    aside = (*skipped, *late, *undecided, *extraction.skipped, *reader.gazetteer.skipped, *unmet, *case.skipped)
    return replace(case, skipped=aside)


def read_claims(
    reports: Sequence[Report],
    reader: Extractor,
    *,
    as_of: datetime | None = None,
    workers: int | None = 1,
    progress: Progress | None = None,
) -> tuple[tuple[Report, ...], Extraction]:
    """Reports with their claims; those without a date are dated by what dated ones tell too, and read anew."""
    told = extract(reports, reader, workers=workers, progress=progress)
    dated = {report.id: report for report in date_by_events(reports, told.claims)}
    known, _ = known_by([dated.get(report.id, report) for report in reports], as_of)
    if not dated:
        return known, told
    anew = extract([report for report in known if report.id in dated], reader, workers=workers)
    claims = (*(claim for claim in told.claims if claim.report not in dated), *anew.claims)
    return known, replace(told, claims=tuple(sorted(claims, key=lambda claim: claim.report)))


@dataclass(frozen=True)
class _Laws:
    """What a picture is made by, beside its reports and claims."""

    agreements: tuple[Agreement, ...]
    figures_by: str
    decided: tuple[Judgement, ...]
    graded: Sources
    actors: ActorBook
    cut_off: datetime | None


def _told(
    reports: Sequence[Report], claims: Sequence[Claim], corrections: Sequence[Correction] | None, laws: _Laws
) -> Case:
    """The picture that these claims give; what was taken back is kept in sight and bears nothing.

    Without ``corrections`` no number is taken back.
    """
    held = tuple(report for report in reports if report.retracted is None)
    told = tuple(claim for claim in claims if claim.stands)
    copies = witness_groups(held)
    acts_for = allegiance(told, laws.actors)
    events = resolve(held, told, allegiance=acts_for, decided=laws.decided)
    if corrections is not None:
        told, events = correct_numbers(held, told, events, corrections, copies)
    kept = tuple(claim.kept for claim in told)
    voices = voices_of(kept, events, held)
    rated = rate(kept, voices, laws.graded)
    made, comparisons = reconcile(
        held,
        kept,
        events,
        laws.agreements,
        figures_by=laws.figures_by,
        independent=voices,
        reliability={id: each.reliability for id, each in rated.items()},
        allegiance=acts_for,
    )
    of_sides = sides(kept, laws.actors, load_grading().sides)
    grades, ungraded = grade_claims(events, kept, held, rated, voices, of_sides, laws.graded)
    matrix = lay_out(held, kept, events, made, comparisons, laws.agreements, copies=copies, independent=voices)
    by_id = {claim.id: claim for claim in kept}
    findings = assess(events, by_id, laws.agreements, laws.cut_off, actors=laws.actors) if laws.cut_off else ()
    return Case(
        as_of=laws.cut_off,
        reports=tuple(reports),
        claims=_in_order((*told, *(claim for claim in claims if not claim.stands)), claims),
        events=events,
        figures=made,
        comparisons=comparisons,
        agreements=laws.agreements,
        findings=findings,
        matrix=matrix,
        grades=grades,
        figure_rule=laws.figures_by,
        skipped=ungraded,
        corrections=tuple(corrections or ()),
    )


def _in_order(found: Iterable[Claim], as_read: Iterable[Claim]) -> tuple[Claim, ...]:
    """These claims in the order in which they were read, those of notes last."""
    place = {claim.id: at for at, claim in enumerate(as_read)}
    return tuple(sorted(found, key=lambda claim: (place.get(claim.id, len(place)), claim.id)))


def annotate(
    reports: Sequence[Report],
    *,
    places: Paths = (),
    actors: Paths = (),
    spacy_pipeline: str | None = None,
    workers: int | None = 1,
) -> tuple[list[tuple[Report, tuple[Annotation, ...]]], tuple[Skipped, ...]]:
    """Everything that is read in each of these reports, with its characters and its rule; and what was set aside."""
    reader = extractor(spacy_pipeline, places, actors)
    found = list(stream(reports, reader, workers=workers, every=True))
    read = [(report, extracted.annotations) for report, extracted in found if extracted.skipped is None]
    return read, tuple(extracted.skipped for _, extracted in found if extracted.skipped is not None)


def extract_stream(
    reports: Iterable[Report],
    *,
    workers: int | None = 1,
    places: Paths = (),
    actors: Paths = (),
    spacy_pipeline: str | None = None,
) -> Iterator[tuple[Report, Extracted]]:
    """Each report with its claims, in the order given; reports are taken as they are needed, never all at once.

    With several ``workers`` a script of one's own stands under
    ``if __name__ == "__main__":``, since each process imports it. What was
    started ends when the iterator is exhausted or closed.
    """
    return stream(reports, extractor(spacy_pipeline, places, actors), workers=workers)


def read_all(
    reports: Sequence[Report | str | Path] | str | Path,
) -> tuple[tuple[Report, ...], tuple[Skipped, ...]]:
    """Every report that can be read, in order of id, and what was set aside. Raises NothingToRead."""
    given = _listed(reports)
    ready = [one for one in given if isinstance(one, Report)]
    sources = [one for one in given if not isinstance(one, Report)]
    read, skipped = read_reports(sources, stdin=sys.stdin.buffer if "-" in sources else None) if sources else ((), ())
    found = {report.id: report for report in (*ready, *read)}
    if not found:
        raise NothingToRead("\n".join(["no report could be read", *(f"  {item}" for item in skipped)]))
    return tuple(found[id] for id in sorted(found)), tuple(skipped)


def claim_names(case: Case) -> dict[str, str]:
    """How a person can best name each claim of an event in a decision: by words of its report, else by its id."""
    named = NamedClaims(case.reports, case.claims)
    claims = {claim.id: claim for claim in case.claims}
    return {id: named.name_of(claims[id]) for event in case.events for id in event.claims}


def extractor(pipeline: str | None = None, places: Paths = (), actors: Paths = ()) -> Extractor:
    """The extractor, loaded once a process for the same files; ``places`` and ``actors`` are files of one's own."""
    return _loaded(pipeline, tuple(map(_stamped, places)), tuple(map(_stamped, actors)))


@lru_cache(maxsize=2)
def _loaded(pipeline: str | None, places: tuple[_Stamped, ...], actors: tuple[_Stamped, ...]) -> Extractor:
    own_places, own_actors = (tuple(path for path, _ in files) for files in (places, actors))
    return Extractor.load(Setup(pipeline, places=own_places, actors=own_actors))


def _stamped(path: str | Path) -> _Stamped:
    """A file with when it was last written, so that one that has changed is read again."""
    path = Path(path)
    return path, path.stat().st_mtime_ns if path.exists() else 0


def start_agreement(name: str, answers: Answers) -> dict[str, str]:
    """A new agreement as the files of its folder, by name: itself, first cases that hold, and the schemas of both.

    Raises BadDataFile where the answers make no agreement.
    """
    from trucewatch.publish import schemas

    text = begin_agreement(name, answers)
    cases = first_cases(read_agreement(text, f"{name}/agreement.yaml, as it would be written"))
    known = schemas()
    written = {f"{kind}.schema.json": json.dumps(known[kind], indent=1) + "\n" for kind in ("agreement", "cases")}
    return {"agreement.yaml": text, "cases.yaml": cases, **written}


def _judgements(
    decided: Decided, decisions: Sequence[Decision], reports: Sequence[Report], claims: Sequence[Claim]
) -> tuple[tuple[Judgement, ...], tuple[Skipped, ...]]:
    """What people decided: judgements as given, and decisions of files as far as their claims are there."""
    found, skipped = judgements_of(decisions, reports, claims)
    given = tuple(one for one in _listed(decided) if isinstance(one, Judgement))
    return (*given, *found), (*decisions_set_aside(given, claims), *skipped)


def _listed(given: Any) -> list[Any]:
    return list(given) if isinstance(given, list | tuple) else [given]
