import pytest

from trucewatch.errors import BadDataFile
from trucewatch.packs.agreements import load_agreement
from trucewatch.packs.agreements.cases import load_cases

IDLIB = load_agreement("idlib-2020")
GOOD = """\
cases:
  - case: one
    event: {when: 2020-03-08, site: ariha, away: 5.9 km north, act: Armed clash}
    expect: {art-1: possible_breach}
"""


def read(tmp_path, text):
    file = tmp_path / "cases.yaml"
    file.write_text(text, encoding="utf-8")
    return load_cases(file, IDLIB)


def test_a_site_moved_by_kilometres_lies_there(tmp_path):
    (case,) = read(tmp_path, GOOD)
    assert case.event.where.place.lat == pytest.approx(35.81374 + 5.9 / 110.95, abs=1e-3)
    assert case.line == 2


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [("art-1: ", "art-9: ", "is no term of idlib-2020"), ("possible_breach", "posible_breach", "possible_breach"),
     ("site: ariha", "site: arihah", "did you mean 'ariha'"), ("5.9 km north", "5.9 km up", "names no direction"),
     ("5.9 km north", "5.9 north", "has no unit"), ("Armed clash", "Armed clashes", "did you mean 'Armed clash'"),
     ("2020-03-08", "8 March", "is no time"), ("2020-03-08", "2020-03-09 to 2020-03-08", "runs backwards"),
     ("2020-03-08", "2020-13-08", "no day or hour"), ("site: ariha, away: 5.9 km north", "lat: 35", "both lat and lon"),
     ("Armed clash", "all military", "no single act"), ("when:", "whan:", "did you mean 'when'")],
)  # fmt: skip
def test_a_wrong_case_is_refused_by_line(tmp_path, old, new, says):
    with pytest.raises(BadDataFile, match=says) as refused:
        read(tmp_path, GOOD.replace(old, new, 1))
    assert refused.value.line in (3, 4)


def test_a_case_that_asks_nothing_is_refused(tmp_path):
    with pytest.raises(BadDataFile, match="needs an event, or an as_of"):
        read(tmp_path, "cases: [{case: none, expect: {art-1: in_force}}]")
