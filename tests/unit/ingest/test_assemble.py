from itertools import pairwise

import pytest

from trucewatch.ingest import read_text_report
from trucewatch.model import Basis, Furniture

LEAD = "The army of Arland and the rebels agreed on Friday to stop fighting, the envoy said."
LAST = "The road to the capital was open by noon, residents said."


def read(*lines, **known):
    return read_text_report("\n\n".join(lines), name="a", **known)


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("Press TV, Geneva", "Press TV"),
        ("www.presstv.ir", "Press TV"),
        ("Also on rt.com Ferry captain rescues 41", "RT"),
        ("Rudaw moderates all comments submitted on our website.", "Rudaw"),
        ("© 2021 Agence France-Presse", "AFP"),
        ("By Jane Doe, BBC News", "BBC"),
        ("(Reuters)", "Reuters"),
        ("Photo by Jane Doe/AFP", ""),
        ("READ MORE: What the BBC saw", ""),
        ("The ministry told AFP that it knew nothing.", ""),
    ],
)
def test_the_outlet_is_taken_from_what_the_page_says_of_itself(line, outlet):
    report = read("Guns fall silent in the Kesh valley", LEAD, LAST, line)
    assert report.outlet == outlet
    assert report.outlet_basis is (Basis.STATED if outlet else Basis.UNKNOWN)


def test_the_site_beats_the_agency_whose_story_it_carries():
    report = read(
        "Guns fall silent in Kesh", f"KESH (Reuters) - {LEAD}", LAST, "Also on rt.com Ferry captain rescues 41"
    )
    assert report.outlet == "RT"


def test_an_agency_that_we_do_not_know_is_taken_from_a_dated_dateline_only():
    dated = read("Guns fall silent in Kesh", f"KESH, March 5, 2021 (Kesh Press) - {LEAD}")
    undated = read("Guns fall silent in Kesh", f"KESH (Arland) - {LEAD}")
    assert (dated.outlet, undated.outlet) == ("Kesh Press", "")


def test_nothing_is_left_to_extract_from_a_dateline():
    report = read("Guns fall silent in Kesh", f"ERBIL, Kurdistan Region – {LEAD}", LAST)
    assert report.dateline == "ERBIL, Kurdistan Region"
    assert "ERBIL" not in report.cleaned
    assert [aside.kind for aside in report.asides] == [Furniture.DATELINE]


def test_body_and_asides_never_overlap_and_stand_in_order():
    report = read("News / World", "Guns fall silent in Kesh", "Jane Doe", f"KESH (AP) — {LEAD}", "Advertisement", LAST)
    spans = sorted([*report.body, *(aside.span for aside in report.asides)])
    assert all(before.end <= after.start for before, after in pairwise(spans))
    assert list(report.body) == sorted(report.body)


def test_an_address_of_an_unknown_site_names_its_host():
    assert read(LEAD, url="https://www.kesh-courier.example/a").outlet == "kesh-courier.example"


def test_a_place_and_its_day_before_a_colon_are_a_dateline_once_and_the_heads_of_entries_twice():
    alone = read("Guns fall silent in Kesh", f"Kesh, 5 March 2021: {LEAD}", LAST)
    assert alone.dateline.startswith("Kesh, 5 March 2021")
    entries = read("Calm and shells", f"Kesh, 5 March 2021: {LEAD}", f"Orvale, 6 March 2021: {LAST}")
    assert not entries.dateline
