"""A new agreement from a few answers: it is read back, and nothing is half written."""

import json
import re

import pytest
from typer.testing import CliRunner

from trucewatch.assess import check_agreement
from trucewatch.cli.agreements import agreement_app
from trucewatch.errors import BadDataFile, BadUsage
from trucewatch.packs.agreements import load_agreement, read_agreement
from trucewatch.packs.agreements.start import begin_agreement, flow, read_answers
from unit.packs.agreements.test_reading import GOOD
from unit.packs.agreements.test_written_deadlines import AMENDED

FEW = """
title: "Truce: of Testland"
signed: {on: 2031-05-01 18:30}
parties: [{actor: north, name: North, role: signatory}]
terms: [{id: calm, text: "Fighting stops: now, #1.", kind: cessation}]
"""
TALK = """\
Truce of Z
yesterday
2020-01-01
Town

n
Asia/Beirutt
Asia/Beirut, Asia/Jerusalem
Paper

hizbolah
n
hezbollah


israel



cesation
cessation
All stop.
1
around
the river
A
91
33.1
35.2

map
6
6 km
withdrawal
They go.
2
7 dayz
7 days

"""


def answers(tmp_path, text):
    file = tmp_path / "answers.yaml"
    file.write_text(text, encoding="utf-8")
    return file


def new(*arguments, **kwargs):
    return CliRunner().invoke(agreement_app, ["new", *map(str, arguments)], **kwargs)


@pytest.mark.parametrize("text", [GOOD, AMENDED, FEW])
def test_what_is_begun_says_what_was_answered(tmp_path, text):
    given = read_answers(answers(tmp_path, text))
    begun = read_agreement(begin_agreement("testland-2031", given), "begun.yaml")
    if text is not FEW:
        assert begun == read_agreement(text, "good.yaml")
    assert begun.title == given["title"]


def test_what_was_left_out_stands_to_be_filled(tmp_path):
    begun = begin_agreement("few", read_answers(answers(tmp_path, FEW)))
    assert begun.count("TO FILL.") == 2
    assert begun.startswith("# yaml-language-server: $schema=agreement.schema.json\n")
    assert max(map(len, begun.splitlines())) <= 120


@pytest.mark.parametrize(
    "text", ["no", "yes", "12:30", "a: b", "# x", "", "2031-05-01 06:00", "- a", '"', "x, y", "é", "*a"]
)
def test_every_text_comes_back_as_it_was(text):
    from trucewatch.packs.document import read_document

    for outside in (True, False):
        line = f"a: {flow(text, outside=True)}" if outside else f"a: {{b: {flow(text)}}}"
        entry = read_document(line, "x.yaml")["a"]
        assert (entry if outside else entry["b"]).text() == text


def test_a_folder_is_written_from_answers_checks_and_is_never_overwritten(tmp_path):
    folder, given = tmp_path / "new-2031", answers(tmp_path, FEW)
    assert new(folder, "--from", given).exit_code == 0
    names = {"agreement.yaml", "cases.yaml", "agreement.schema.json", "cases.schema.json"}
    assert {file.name for file in folder.iterdir()} == names
    assert json.loads((folder / "agreement.schema.json").read_text())["title"] == "trucewatch agreement"
    result = check_agreement(folder)
    assert result.passed
    assert result.cases
    (folder / "agreement.yaml").write_text("mine", encoding="utf-8")
    again = new(folder, "--from", given)
    assert isinstance(again.exception, BadUsage)
    assert "is there already" in str(again.exception)
    assert (folder / "agreement.yaml").read_text() == "mine"


def test_wrong_answers_leave_nothing(tmp_path):
    wrong = {FEW.replace("cessation", "cesation"): "cesation", "title: x": "missing", "tilte: x": "title"}
    for text, says in wrong.items():
        done = new(tmp_path / "new", "--from", answers(tmp_path, text))
        assert isinstance(done.exception, BadDataFile)
        assert says in str(done.exception)
    assert {file.name for file in tmp_path.iterdir()} == {"answers.yaml"}


def test_questions_are_asked_until_the_answer_can_be_read(tmp_path):
    done = new(tmp_path / "z-2020", input=TALK)
    assert done.exit_code == 0, done.output
    said = re.sub(r"\s+", " ", done.output + done.stderr)
    for part in ("'yesterday' is not a date", "did you mean 'Asia/Beirut'", "hezbollah (Hezbollah)",
                 "did you mean 'cessation'", "is not within 90 degrees", "'6' has no unit", "'dayz'"):  # fmt: skip
        assert part in said
    agreement = load_agreement(tmp_path / "z-2020")
    assert agreement.zone("z1").width_km == 6
    assert [term.kind for term in agreement.terms] == ["cessation", "withdrawal"]
    assert check_agreement(tmp_path / "z-2020").passed


def test_whoever_stops_half_way_leaves_nothing(tmp_path):
    done = new(tmp_path / "z-2020", input="\n".join(TALK.splitlines()[:8]))
    assert done.exit_code == 1
    assert list(tmp_path.iterdir()) == []
