"""Laws of reading that hold for any text and any bytes."""

import hashlib
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from trucewatch.ingest import infer_dates, read_reports, read_text_report
from trucewatch.model import Basis

LINES = st.sampled_from(
    [
        "Advertisement",
        "READ MORE: Ferry captain rescues 41",
        "Guns fall silent in the Kesh valley",
        "KESH, Arland (AP) — The army agreed on Thursday to a truce, the envoy said.",
        "The army of Arland agreed on Thursday to a ceasefire, the envoy told reporters in the capital.",
        "05-03-2020",
        "Published: 5 March 2021",
        "By Jane Doe",
        "Comments",
        "Post a comment",
        "Press TV, Geneva",
        "12 people were killed, “most of them children,” he said",
        "",
        "---",
        "# Heading",
        "\u00a0\u200b",
    ]
)
PAGES = st.one_of(
    st.text(max_size=400),
    st.lists(st.one_of(LINES, st.text(max_size=60)), max_size=15).map("\n\n".join),
    st.lists(LINES, max_size=15).map("\r\n".join),
)
DATES = st.one_of(st.none(), st.text(max_size=20), st.dates().map(str))


@given(PAGES, DATES)
def test_body_and_asides_are_exact_disjoint_stretches_of_the_text(text, published):
    report = read_text_report(text, name="a", published=published)
    spans = sorted([*report.body, *(aside.span for aside in report.asides)])
    assert all(before.end <= after.start for before, after in pairwise(spans))
    assert all(span.end <= len(report.text) and span.of(report.text).strip() for span in report.body)
    assert report.title_span is None or report.title_span == report.body[0] or report.title_span in report.body


@given(PAGES)
def test_no_word_is_lost_between_article_and_asides(text):
    report = read_text_report(text, name="a")
    covered = sorted([*report.body, *(aside.span for aside in report.asides)])
    start, rest = 0, ""
    for span in covered:
        rest += report.text[start : span.start]
        start = span.end
    rest += report.text[start:]
    assert not any(character.isalnum() for character in rest)


@given(PAGES, DATES)
def test_a_published_date_lies_in_sane_years_or_is_unknown(text, published):
    found = read_text_report(text, name="a", published=published).published
    if found.when.start is not None:
        assert 1899 <= found.when.start.year <= 2100
    assert found.when.known == (found.basis is not Basis.UNKNOWN)


@given(st.lists(PAGES, max_size=5), st.randoms())
def test_inferring_changes_with_no_order_and_never_twice(texts, random):
    reports = [read_text_report(text, name=str(at)) for at, text in enumerate(texts)]
    shuffled = random.sample(reports, len(reports))
    once = infer_dates(reports)
    assert sorted(map(repr, once)) == sorted(map(repr, infer_dates(shuffled)))
    assert infer_dates(once) == once


@settings(max_examples=60)
@given(
    raw=st.one_of(st.binary(max_size=300), PAGES.map(lambda text: text.encode("utf-8", "replace"))),
    suffix=st.sampled_from([".txt", ".md", ".html", ".jsonl"]),
)
def test_any_bytes_are_read_or_named_and_never_raise(raw, suffix, tmp_path_factory):
    folder = tmp_path_factory.mktemp("any")
    (folder / f"a{suffix}").write_bytes(raw)
    reports, skipped = read_reports([folder])
    assert reports or skipped
    for report in reports:
        assert report.text.encode()
        if suffix != ".jsonl":
            assert report.sha256 == hashlib.sha256(raw).hexdigest()
