"""Laws of the whole path: nothing hangs on the order of reports, and everything walks back to their words."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from trucewatch.ingest import read_reports, read_text_report
from trucewatch.model import Case, Report
from trucewatch.pipeline import monitor
from trucewatch.publish import publish

pytestmark = pytest.mark.model

EXAMPLES = Path(__file__).parents[2] / "examples" / "idlib-2020"
AS_OF = "2020-03-08"
SLOW = settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
UNRELATED = """Ferry service to the islands resumes

7 March 2020

The ferry company said on Saturday that boats would sail to the northern islands again from Monday after a storm.

Two sailors were injured when a crane fell in the harbour of Bergen, the coast guard said.
"""


@lru_cache(maxsize=1)
def reports() -> tuple[Report, ...]:
    return tuple(read_reports([EXAMPLES])[0])


def judged(given: list[Any]) -> Case:
    return monitor(given, "idlib-2020", as_of=AS_OF)


@lru_cache(maxsize=1)
def case() -> Case:
    return judged(list(reports()))


@SLOW
@given(st.randoms(use_true_random=False))
def test_no_order_of_reports_changes_a_byte(shuffler: Any) -> None:
    mixed = list(reports())
    shuffler.shuffle(mixed)
    assert publish(judged(mixed), "json") == publish(case(), "json")


@pytest.mark.parametrize("format", ["terminal", "html", "markdown"])
def test_the_reverse_order_gives_the_same_brief(format: str) -> None:
    assert publish(judged(list(reversed(reports()))), format) == publish(case(), format)


@SLOW
@given(st.sets(st.integers(0, len(list(EXAMPLES.iterdir()))), min_size=1))
@example(set(range(8)))
def test_every_quote_stands_at_its_span(chosen: set[int]) -> None:
    some = [report for number, report in enumerate(reports()) if number in chosen]
    if not some:
        return
    for claim in judged(some).claims:
        text = next(report.text for report in some if report.id == claim.report)
        assert claim.span.of(text) == claim.quote


def test_every_span_of_the_json_holds_its_words() -> None:
    brief = json.loads(publish(case(), "json"))
    texts = {report["id"]: report["text"] for report in brief["reports"]}
    spans = list(_spans(brief))
    assert len(spans) > len(brief["claims"])
    assert [span for span in spans if texts[span["report"]][span["start"] : span["end"]] != span["quote"]] == []


def _spans(value: Any) -> Any:
    if isinstance(value, dict):
        if value.keys() == {"report", "start", "end", "quote"}:
            yield value
        for item in value.values():
            yield from _spans(item)
    elif isinstance(value, list):
        for item in value:
            yield from _spans(item)


@SLOW
@given(st.sets(st.integers(0, 7), min_size=1))
def test_every_id_resolves(chosen: set[int]) -> None:
    found = judged([report for number, report in enumerate(reports()) if number in chosen])
    known = {report.id for report in found.reports}
    claims = {claim.id for claim in found.claims}
    events = {event.id for event in found.events}
    figures = {figure.id for figure in found.figures}
    terms = {(one.name, term.id) for one in found.agreements for term in one.terms}
    assert {claim.report for claim in found.claims} <= known
    for event in found.events:
        sayings = [*event.perpetrators, *event.targets]
        assert {*event.claims, *event.denials, *(id for said in sayings for id in said.claims)} <= claims
        assert {id for judgement in event.judgements for id in (judgement.left, judgement.right)} <= claims
    for figure in found.figures:
        assert figure.about in events or figure.about.startswith("tally-")
        assert figure.part_of is None or figure.part_of in figures
        ends = [*figure.low_claims, *figure.best_claims, *figure.high_claims]
        assert {*ends, *(id for said in figure.values for id in said.claims)} <= claims
    for comparison in found.comparisons:
        assert comparison.about in events or comparison.about.split(":")[0] in ("term", "position")
        assert {id for said in comparison.values for id in said.claims} <= claims
        assert set(comparison.silent) <= known
    for finding in found.findings:
        assert (finding.agreement, finding.term) in terms
        assert finding.event is None or finding.event in events
        assert set(finding.evidence) <= claims
    ids = [item.id for kind in (found.reports, found.claims, found.events, found.figures) for item in kind]  # type: ignore[attr-defined]
    assert len(ids) == len(set(ids))


def test_an_unrelated_report_renames_nothing(tmp_path: Path) -> None:
    other = tmp_path / "ferry.txt"
    other.write_text(UNRELATED, encoding="utf-8")
    more = monitor([EXAMPLES, other], "idlib-2020", as_of=AS_OF)
    assert len(more.reports) == len(case().reports) + 1
    assert {claim.id: claim for claim in case().claims}.items() <= {claim.id: claim for claim in more.claims}.items()
    for kind in ("events", "figures", "findings"):
        assert {item.id for item in getattr(case(), kind)} <= {item.id for item in getattr(more, kind)}, kind


@pytest.mark.parametrize("name", sorted(path.name for path in EXAMPLES.glob("*.txt")))
def test_a_byte_copy_changes_no_figure(name: str, tmp_path: Path) -> None:
    copy = tmp_path / f"copy-of-{name}"
    copy.write_bytes((EXAMPLES / name).read_bytes())
    more = monitor([EXAMPLES, copy], "idlib-2020", as_of=AS_OF)
    assert [str(item) for item in more.skipped if "same bytes" in str(item)]
    assert ends(more) == ends(case())
    assert told(more) == told(case())


def test_a_later_reprint_is_no_second_witness_and_renames_nothing(tmp_path: Path) -> None:
    words = (EXAMPLES / "northern-wire.txt").read_text(encoding="utf-8")
    row = {"outlet": "Evening Reprint", "date": "2020-03-07", "title": words.splitlines()[0], "text": words}
    (tmp_path / "reprint.jsonl").write_text(json.dumps(row), encoding="utf-8")
    more = monitor([EXAMPLES, tmp_path / "reprint.jsonl"], "idlib-2020", as_of=AS_OF)
    assert len(more.reports) == len(case().reports) + 1
    assert told(more) == told(case())
    assert ends(more) == ends(case())


def told(found: Case) -> dict[str, tuple[str, str, int]]:
    return {event.id: (event.title, event.sub_event_type, event.witnesses) for event in found.events}


def ends(found: Case) -> dict[str, tuple[int | None, int | None, int | None]]:
    return {figure.id: (figure.low, figure.best, figure.high) for figure in found.figures}


def test_an_earlier_cut_off_knows_no_later_report() -> None:
    early = monitor([EXAMPLES], "idlib-2020", as_of="2020-03-05")
    assert early.as_of is not None
    assert all(
        r.published.when.start is None or r.published.when.start <= early.as_of.replace(tzinfo=None)
        for r in early.reports
    )
    assert {claim.id for claim in early.claims} <= {claim.id for claim in case().claims}
    assert any("after the cut-off" in str(item) for item in early.skipped)


DATED = """Northern Wire

7 March 2024

Five civilians were killed on Wednesday when shells hit a market in Kupiansk, the governor said.
"""
UNDATED = """The Steppe Courier

The dead of Wednesday's shelling of the market in Kupiansk, in which five civilians were killed, were buried on
Thursday. A drone hit a bus in Izium on Tuesday and killed two people.
"""


def test_a_report_without_a_date_is_read_anew_with_the_week_of_an_event_that_it_shares() -> None:
    dated, undated = (read_text_report(text, name=name) for text, name in ((DATED, "dated"), (UNDATED, "undated")))
    case = monitor([dated, undated])
    dates = {report.name: str(report.published.when) for report in case.reports}
    assert dates == {"dated": "2024-03-07", "undated": "2024-03-06 to 2024-03-12"}
    told = {claim.occurrence.trigger: str(claim.occurrence.when) for claim in case.claims if claim.report == undated.id}
    assert told["shelling"] == "2024-03-06"
    assert str(monitor([undated]).claims[0].occurrence.when) == "unknown"
    early = monitor([dated, undated], as_of="2024-03-08")
    assert {str(report.published.when) for report in early.reports} == {"2024-03-07", "2024-03-06 to 2024-03-08"}
