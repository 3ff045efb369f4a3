"""The terms of a case: as written, as reported, and how each stands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from trucewatch.model import Agreement, Case, Comparison, Deadline, Event, Finding, Term
from trucewatch.packs.agreements.term_kinds import stands_under
from trucewatch.packs.agreements.term_words import daily_words, deadline_words, quota_words
from trucewatch.packs.agreements.words import moment_text
from trucewatch.publish.evidence import Evidence, Quoted
from trucewatch.publish.views.parts import AgreementView, FieldView, TermView, VerdictView, Voice
from trucewatch.publish.words import field_words, in_words, listed

_ABOUT_TERM = "term:"
_ON_CLOCK = ", on the clock of "


def agreements_in_order(case: Case) -> tuple[Agreement, ...]:
    """The newest first: what was agreed last is what is asked about."""
    return tuple(sorted(case.agreements, key=lambda agreement: (-agreement.signed.toordinal(), agreement.name)))


def field_view(comparison: Comparison, evidence: Evidence, names: dict[str, str] | None = None) -> FieldView:
    """One comparison, each value with its quotes."""
    # A title is "the matter: the field in words", or the matter alone.
    matter, _, words = comparison.title.partition(": ")
    matches = comparison.matches_written or (None,) * len(comparison.values)
    counts = comparison.witnesses or (None,) * len(comparison.values)
    return FieldView(
        id=comparison.id,
        about=comparison.about,
        title=matter,
        field=words or field_words(comparison.field),
        voices=tuple(
            Voice((names or {}).get(said.value, said.value), evidence.quoted(said.claims), match, count)
            for said, match, count in zip(comparison.values, matches, counts, strict=False)
        ),
        accord=comparison.accord,
        reason=comparison.reason,
        silent=tuple(sorted(evidence.label(report) for report in comparison.silent)),
        written=comparison.written,
        differs=comparison.differs,
        ground=comparison.ground,
        closest=tuple(sorted(evidence.label(report) for report in comparison.closest)),
    )


def verdict_view(finding: Finding, case: Case, evidence: Evidence) -> VerdictView:
    """One finding."""
    agreement = next((known for known in case.agreements if known.name == finding.agreement), None)
    name = term_name(agreement, finding.term)
    return VerdictView(
        verdict=finding.verdict,
        reason=finding.reason,
        agreement=finding.agreement,
        terms=(name,),
        traces=((name, finding.trace),),
        quoted=evidence.quoted(finding.evidence),
        due=_readings(finding),
    )


def _readings(finding: Finding) -> tuple[tuple[str, str], ...]:
    # One day reached by one count on several clocks is one line.
    clocks: dict[tuple[str, str], list[str]] = {}
    for due in finding.due:
        count, _, clock = due.reading.partition(_ON_CLOCK)
        found = clocks.setdefault((due.day, count), [])
        if clock and clock not in found:
            found.append(clock)
    return tuple(
        (day, count + (_ON_CLOCK + listed(found, "or") if found else "")) for (day, count), found in clocks.items()
    )


def term_name(agreement: Agreement | None, id: str) -> str:
    """What a term is called: its article and its kind, and its own name where another term is called the same."""
    term = agreement.term(id) if agreement else None
    if agreement is None or term is None:
        return id
    name = _article_and_kind(term)
    alone = sum(_article_and_kind(other) == name for other in agreement.terms) == 1
    return name if alone else f"{name} ({term.id})"


def _article_and_kind(term: Term) -> str:
    kind = in_words(term.kind).lower()
    article = f"Article {term.article}" if term.article[:1].isdigit() else term.article or term.id
    return kind if article.replace("-", " ") == kind else f"{article}, {kind}"


def alike(verdicts: Iterable[VerdictView]) -> tuple[VerdictView, ...]:
    """Verdicts of one event, those that came out alike for the same reason told once."""
    groups: dict[tuple[str, str, str], list[VerdictView]] = {}
    for verdict in verdicts:
        groups.setdefault((verdict.agreement, verdict.verdict.value, verdict.reason), []).append(verdict)
    return tuple(
        VerdictView(
            verdict=group[0].verdict,
            reason=group[0].reason,
            agreement=group[0].agreement,
            terms=tuple(term for verdict in group for term in verdict.terms),
            traces=tuple(trace for verdict in group for trace in verdict.traces),
            quoted=tuple(dict.fromkeys(quoted for verdict in group for quoted in verdict.quoted)),
        )
        for group in groups.values()
    )


def agreement_views(case: Case, evidence: Evidence) -> tuple[AgreementView, ...]:
    """Every agreement, newest first, with its terms."""
    # Reports rarely say which agreement they mean: what they say of a kind of
    # term is shown once, with the first term of that kind in the newest agreement.
    claimed: dict[str, str] = {}
    views = []
    for agreement in agreements_in_order(case):
        terms = []
        for term in agreement.terms:
            view = _term_view(agreement, term, case, evidence)
            fields, told = _fields(case, evidence, term.kind), _told(case, evidence, term.kind)
            if term.kind not in claimed:
                view = replace(view, fields=fields, told=told)
            elif fields or told:
                view = replace(view, elsewhere=claimed[term.kind])
            claimed.setdefault(term.kind, view.name)
            terms.append(view)
        views.append(_agreement_view(agreement, tuple(terms)))
    return tuple(views)


def reported_terms(case: Case, evidence: Evidence) -> tuple[TermView, ...]:
    """What reports say of kinds of term that no agreement of the case has."""
    known = {term.kind for agreement in case.agreements for term in agreement.terms}
    told = (claim.provision.kind for claim in case.claims if claim.provision is not None and claim.provides)
    kinds = {stands_under(kind, case.agreements) for kind in told}
    return tuple(
        TermView(
            f"reported-{kind}", in_words(kind), None, None, (), (), _fields(case, evidence, kind),
            told=_told(case, evidence, kind),
        )
        for kind in sorted(kinds - known)
    )  # fmt: skip


def _told(case: Case, evidence: Evidence, kind: str) -> tuple[Quoted, ...]:
    """Who speaks of such a term without a value that could be laid beside those of others."""
    spoken = [
        claim
        for claim in case.claims
        if claim.provision is not None and claim.provides and claim.stands
        if stands_under(claim.provision.kind, case.agreements) == kind
    ]
    return evidence.quoted(claim.id for claim in spoken if not claim.provision or not claim.provision.fields)


def _fields(case: Case, evidence: Evidence, kind: str) -> tuple[FieldView, ...]:
    about = [found for found in case.comparisons if found.about == _ABOUT_TERM + kind]
    return tuple(field_view(found, evidence) for found in sorted(about, key=lambda found: (found.field, found.id)))


def _term_view(agreement: Agreement, term: Term, case: Case, evidence: Evidence) -> TermView:
    findings = [found for found in case.findings if (found.agreement, found.term) == (agreement.name, term.id)]
    events: dict[str, Event] = {event.id: event for event in case.events}
    against = sorted(
        ((events[found.event], verdict_view(found, case, evidence)) for found in findings if found.event),
        key=lambda pair: (pair[1].verdict.value, pair[0].title, pair[0].id),
    )
    return TermView(
        id=f"term-{agreement.name}-{term.id}",
        name=term_name(agreement, term.id),
        term=term,
        zone=agreement.zone(term.zone) if term.zone else None,
        timing=_timing(term),
        verdicts=tuple(verdict_view(found, case, evidence) for found in findings if found.event is None),
        fields=(),
        against=tuple((event.id, event.title, verdict) for event, verdict in against),
    )


def _timing(term: Term) -> tuple[str, ...]:
    moments = (("from", term.starts), ("until", term.ends), ("due", term.due))
    lines = [f"{label} {deadline_words(deadline)}" for label, deadline in moments if deadline is not None]
    lines += [daily_words(term.daily)] if term.daily is not None else []
    lines += [f"owed: {quota_words(term.quota)}"] if term.quota is not None else []
    for earlier in term.earlier:
        was = " and ".join(deadline_words(old) for old in (earlier.due, earlier.ends) if old is not None)
        lines.append(f"before it was amended on {earlier.on:%Y-%m-%d}: {was}")
    return tuple(lines)


def _effect(effective: Deadline, agreement: Agreement) -> str:
    words = moment_text(effective, agreement)
    return words if effective.at is not None or effective.offset is not None else f"on {words}"


def _agreement_view(agreement: Agreement, terms: tuple[TermView, ...]) -> AgreementView:
    if agreement.clock_stated:
        clocks = f"on the clock of {listed(agreement.clocks)}"
    else:
        clocks = f"the text names no time zone; read on the clocks of {listed(agreement.clocks)}"
    return AgreementView(
        name=agreement.name,
        title=agreement.title,
        signed=f"{agreement.signed:%Y-%m-%d}" + (f", {agreement.signed_at}" if agreement.signed_at else ""),
        place=agreement.place,
        effective=_effect(agreement.effective, agreement),
        ends=moment_text(agreement.expires, agreement) if agreement.expires is not None else "",
        clocks=clocks,
        parties=tuple(
            (party.name, in_words(party.role.value).lower() + (f" {listed(party.of)}" if party.of else ""), party.note)
            for party in agreement.parties
        ),
        links=tuple(f"{link.relation} {link.agreement}" for link in agreement.links),
        terms=terms,
        zones=agreement.zones,
        sources=agreement.sources,
        note=agreement.text_note,
    )
