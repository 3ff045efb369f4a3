"""Tables of who carried whom, and of how each claim is graded."""

from __future__ import annotations

from typing import Any

from trucewatch.model import Case

Row = dict[str, Any]


def carriers_table(case: Case) -> list[Row]:
    """One row for each report that carries a witness of an event; ``order`` 1 is the one known first."""
    reports = {report.id: report for report in case.reports}
    return [
        {
            "event": event.id,
            "title": event.title,
            "voice": chain.voice,
            "witness": chain.name,
            "others": "; ".join(chain.others),
            "order": order,
            "outlet": carrier.outlet,
            "report": carrier.report,
            "published": str(reports[carrier.report].published.when) if carrier.report in reports else "",
            "via": "; ".join(carrier.via),
            "how": carrier.how.value,
            "claims": "; ".join(carrier.claims),
        }
        for event in sorted(case.events, key=lambda event: event.id)
        for chain in event.chains
        for order, carrier in enumerate(chain.carriers, start=1)
    ]


def grades_table(case: Case) -> list[Row]:
    """One row for each claim of an event, with what its grade rests on."""
    claims = {claim.id: claim for claim in case.claims}
    about = {id: event.id for event in case.events for id in (*event.claims, *event.denials)}
    return [
        {
            "claim": grade.claim,
            "event": about.get(grade.claim, ""),
            "grade": grade.code,
            "source": grade.source,
            "reliability": grade.reliability.value,
            "reliability_words": grade.reliability.words,
            "reliability_reason": grade.reliability_reason,
            "credibility": grade.credibility.value,
            "credibility_words": grade.credibility.words,
            "credibility_reasons": "; ".join(grade.credibility_reasons),
            "party": grade.party or "",
            "interest": grade.interest.value,
            "interest_reason": grade.interest_reason,
            "quote": " ".join(claims[grade.claim].quote.split()),
        }
        for grade in sorted(case.grades, key=lambda grade: grade.claim)
    ]
