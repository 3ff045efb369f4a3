"""However an agreement file is spoilt, it is read or refused by file, never with a fault of ours."""

import json
import re
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from trucewatch.errors import BadDataFile
from trucewatch.packs.agreements import SHIPPED, read_agreement
from trucewatch.packs.agreements.cases import load_cases

FOLDER = SHIPPED / "idlib-2020"
TEXT = (FOLDER / "agreement.yaml").read_text(encoding="utf-8")
CASES = (FOLDER / "cases.yaml").read_text(encoding="utf-8")
ODD = [
    "",
    "''",
    "[]",
    "{}",
    "[[]]",
    "-1",
    "nan",
    "1e999",
    "no",
    "0",
    "2020-02-30",
    "[a, b]",
    "{a: b}",
    "6 km",
    "é\u202e",
    "art-1",
]
VALUE = re.compile(r"(?<=: )[^\n{}\[\],]+|\[[^\]\n]*\]")


def read_or_refused(read):
    """Nothing but a refusal in one line may come of it."""
    message = ""
    try:
        read()
    except BadDataFile as refused:
        message = str(refused)
    assert "\n" not in message


def spoilt(text, data):
    places = list(VALUE.finditer(text))
    for _ in range(data.draw(st.integers(1, 2))):
        place = places[data.draw(st.integers(0, len(places) - 1))]
        text = text[: place.start()] + data.draw(st.sampled_from(ODD)) + text[place.end() :]
        places = list(VALUE.finditer(text))
    return text


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_a_spoilt_agreement_is_read_or_refused(data):
    text = spoilt(TEXT, data)
    read_or_refused(lambda: read_agreement(text, "spoilt.yaml", FOLDER))


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_spoilt_cases_are_read_or_refused(data):
    agreement = read_agreement(TEXT, "good.yaml", FOLDER)
    with TemporaryDirectory() as folder:
        file = Path(folder) / "cases.yaml"
        file.write_text(spoilt(CASES, data), encoding="utf-8")
        read_or_refused(lambda: load_cases(file, agreement))


JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=5) | st.sampled_from(["Polygon", "Feature"]),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(["type", "coordinates", "features", "geometry"]), inner, max_size=4)
    ),
    max_leaves=12,
)


@settings(max_examples=100, deadline=None)
@given(JSON)
def test_a_spoilt_outline_is_refused(document):
    text = TEXT.replace("links:\n  - {supplements: sochi-2018}\n", "")
    with TemporaryDirectory() as folder:
        (Path(folder) / "area.geojson").write_text(json.dumps(document), encoding="utf-8")
        read_or_refused(lambda: read_agreement(text, "good.yaml", Path(folder)))
