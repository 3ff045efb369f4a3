import pytest

from trucewatch.ingest import read_text_report
from trucewatch.model import Basis

LEAD = "The army of Arland and the rebels agreed to stop fighting, the envoy said after talks in the capital."


def published(*lines):
    return read_text_report("\n\n".join(["Guns fall silent in the Kesh valley", *lines]), name="a").published


@pytest.mark.parametrize(
    ("line", "when"),
    [
        ("5 Mar, 2020 17:19 / Updated 5 years ago", "2020-03-05 17:19"),
        ("Published: March 5, 2020", "2020-03-05"),
        ("2020-03-05T17:19:00Z", "2020-03-05 17:19"),
        ("Thursday 5 March 2020", "2020-03-05"),
        ("Mar 5, 2020, 9:14 PM GMT+3", "2020-03-05 21:14"),
        ("Updated March 7, 2020; published March 5, 2020", "2020-03-05"),
        ("By Jane Doe | March 5, 2020", "2020-03-05"),
        ("Last modified on Sat 7 Mar 2020 10.30 GMT", "2020-03-07 10:30"),
    ],
)
def test_a_date_line_tells_the_date(line, when):
    found = published(line, LEAD)
    assert (str(found.when), found.basis) == (when, Basis.STATED)


@pytest.mark.parametrize(
    "line",
    [
        "The truce began on 5 March 2020 at dawn.",
        "Updated 5 years ago",
        "Last updated 9.30 PM",
        "On 5 March 2020, Doe and Roe had met.",
    ],
)
def test_a_date_in_the_article_or_an_age_is_not_the_date_of_publication(line):
    assert published(LEAD, line, LEAD + " It was late.").basis is Basis.UNKNOWN


def test_an_ambiguous_date_is_settled_by_the_dates_of_the_article():
    found = published("05-03-2020", LEAD, "It takes effect on March 6, 2020, he said.")
    assert str(found.when) == "2020-03-05"
    assert "because the article speaks of March 6, 2020" in found.reason


def test_an_ambiguous_date_that_nothing_settles_covers_both_readings():
    found = published("05-03-2020", LEAD)
    assert str(found.when) == "2020-03-05 to 2020-05-03"
    assert "2020-03-05 or 2020-05-03" in found.reason


def test_a_dateline_without_a_year_gets_it_only_from_whole_dates_close_by():
    near = published("KESH, March 5 (Kesh Press) - " + LEAD, "It takes effect on March 6, 2020, he said.")
    far = published("KESH, March 5 (Kesh Press) - " + LEAD, "The war began on 11 October 2011, he said.")
    assert (str(near.when), far.basis) == ("2020-03-05", Basis.UNKNOWN)


def test_the_date_in_an_address_is_used_where_the_page_has_none():
    report = read_text_report(LEAD, name="a", url="https://courier.example/2020/03/05/guns")
    assert (str(report.published.when), report.published.basis) == ("2020-03-05", Basis.METADATA)


def test_the_span_of_a_stated_date_points_at_its_words():
    report = read_text_report(f"Guns fall silent in Kesh\n\nPublished: March 5, 2020\n\n{LEAD}", name="a")
    assert report.published.span.of(report.text) == "March 5, 2020"
