"""The user's file that grades sources and statements."""

from pathlib import Path

import pytest

from trucewatch.errors import BadDataFile
from trucewatch.model import Credibility, Reliability
from trucewatch.packs.sources import Sources, load_sources

GIVEN = """\
sources:
- {outlet: Orvale Post, reliability: B, note: a reporter of its own in the town}
- {agency: Agence France-Presse, reliability: A}
- {speaker: Governor Doe, party: norland, reliability: C, language: en}
statements:
- {claim: claim-0123456789ab, credibility: 2, by: Jo Roe, on: 2031-03-09, why: seen on the satellite picture}
- {report: post.txt, words: "Nine  people died", credibility: 5}
"""


def read(tmp_path: Path, text: str, parties: tuple[str, ...] = ()) -> Sources:
    path = tmp_path / "sources.yaml"
    path.write_text(text, encoding="utf-8")
    return load_sources([path], parties)


def test_sources_and_statements_are_read_with_the_line_that_says_so(tmp_path):
    found = read(tmp_path, GIVEN, ("norland", "eastland"))
    assert [(source.name, source.reliability, source.where) for source in found.graded] == [
        ("Orvale Post", Reliability.B, "sources.yaml:2"),
        ("Agence France-Presse", Reliability.A, "sources.yaml:3"),
        ("Governor Doe", Reliability.C, "sources.yaml:4"),
    ]
    assert [(each.credibility, each.words) for each in found.statements] == [
        (Credibility.PROBABLE, ""), (Credibility.IMPROBABLE, "Nine people died"),
    ]  # fmt: skip


def test_an_agency_is_found_by_any_of_its_names(tmp_path):
    found = read(tmp_path, GIVEN)
    assert found.of("outlet:afp").reliability is Reliability.A
    assert found.of("outlet:nobody", "speaker:governor doe").party == "norland"
    assert found.of("outlet:nobody") is None


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("sources:\n- {outlet: Orvale Post, reliability: G}", 2, "unknown reliability 'G'"),
        ("sources:\n- {outlet: Orvale Post, reliability: b}", 2, "unknown reliability 'b'; known: A, B, C, D, E, F"),
        ("sources:\n- {outlet: A, speaker: B, reliability: A}", 2, "one outlet, agency or speaker"),
        ("sources:\n- {reliability: A}", 2, "one outlet, agency or speaker"),
        ("sources:\n- {outlet: A}", 2, "nothing is said of 'A'"),
        ("sources:\n- {outlet: ' ', reliability: A}", 2, "a name is missing"),
        ("sources:\n- {outlet: A, reliablity: A}", 2, "did you mean 'reliability'"),
        ("sources:\n- {outlet: AFP, party: norland}\n- {agency: Agence France-Presse, reliability: B}", 3, "twice"),
        ("sources:\n- {outlet: A, party: norlnd}", 2, "did you mean 'norland'"),
        ("statements:\n- {claim: c, credibility: 7}", 2, "unknown credibility '7'"),
        ("statements:\n- {words: x, credibility: 2}", 2, "'report' and 'words'"),
        ("statements:\n- {claim: c, report: r, words: x, credibility: 2}", 2, "'report' and 'words'"),
        ("{}", None, "says nothing"),
        ("graded: []", 1, "unknown key 'graded'"),
        ("- A", 1, "a mapping"),
    ],
)  # fmt: skip
def test_a_wrong_file_is_refused_by_line(tmp_path, text, line, said):
    with pytest.raises(BadDataFile) as raised:
        read(tmp_path, text, ("norland", "eastland"))
    assert said in str(raised.value)
    assert raised.value.line == line


def test_no_file_grades_nobody():
    assert load_sources([]) == Sources()


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(BadDataFile, match=r"nowhere\.yaml"):
        load_sources([tmp_path / "nowhere.yaml"])
