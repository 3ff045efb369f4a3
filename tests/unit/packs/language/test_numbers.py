"""The word lists of a language are refused by line where they are wrong."""

from importlib.resources import files

import pytest

from trucewatch.errors import BadDataFile, UnknownName
from trucewatch.packs.document import read_document
from trucewatch.packs.language.numbers import number_words, read_number_words
from trucewatch.packs.language.times import read_time_words, time_words
from trucewatch.packs.language.units import read_unit_words, unit_words

FOLDER = files("trucewatch") / "data" / "lexicon" / "en"
READERS = {"numbers.yaml": read_number_words, "units.yaml": read_unit_words, "times.yaml": read_time_words}


def spoilt(name: str, old: str, new: str) -> BadDataFile:
    text = (FOLDER / name).read_text(encoding="utf-8")
    assert old in text
    with pytest.raises(BadDataFile) as caught:
        READERS[name](read_document(text.replace(old, new, 1), name))
    return caught.value


@pytest.mark.parametrize(
    ("name", "old", "new", "why"),
    [
        ("numbers.yaml", "  one: 1", "  one: uno", "not a whole number"),
        ("numbers.yaml", "  dozens: 24..", "  dozens: 24", "not a range"),
        ("numbers.yaml", "  at least: at_least", "  at least: atleast", "unknown bend"),
        ("numbers.yaml", "spatial_from: 10", "spatial_form: 10", "unknown key"),
        ("units.yaml", "weeks: 1 weeks", "weeks: 1 wheels", "unknown unit"),
        ("units.yaml", "  km: 1000", "  km: long", "not a number"),
        ("times.yaml", "noon: 12 13", "noon: 13 12", "not a part of a day"),
        ("times.yaml", "- reads: stamp", "- reads: stomp", "unknown reader"),
        ("times.yaml", '{month}[.] {day}"', '{mouth}[.] {day}"', "no class of words"),
        ("times.yaml", "tonight: 0 18 30", "tonight: 18 30", "not a night"),
    ],
)
def test_a_wrong_list_is_refused_by_its_line(name: str, old: str, new: str, why: str) -> None:
    error = spoilt(name, old, new)
    assert why in str(error)
    assert error.line is not None


@pytest.mark.parametrize("load", [number_words, unit_words, time_words])
def test_a_language_without_a_lexicon_is_named(load) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(UnknownName, match="no language with a lexicon is named 'xx'"):
        load("xx")
    with pytest.raises(UnknownName):
        load("../en")


def test_every_form_has_a_case_that_it_misses() -> None:
    assert {case.says for case in time_words().cases if case.value is None} == {
        case.says for case in time_words().cases
    }
