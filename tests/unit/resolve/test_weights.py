"""The data files of the resolver: what ships is read, what is wrong is refused by line."""

from importlib.resources import files
from pathlib import Path

import pytest

import trucewatch.resolve
from trucewatch.errors import BadDataFile
from trucewatch.packs.groups import read_groups
from trucewatch.resolve import load_weights, read_weights

SHIPPED = (files("trucewatch") / "data" / "rules" / "resolve.yaml").read_text(encoding="utf-8")


def test_every_sign_of_the_code_has_its_row_and_every_row_its_sign():
    code = "".join(path.read_text(encoding="utf-8") for path in Path(trucewatch.resolve.__file__).parent.rglob("*.py"))
    rows = load_weights().rows
    assert [sign for sign in rows if f'"{sign}"' not in code] == []


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("join_at: 3.5", "join_at: four", "'four' is not a number"),
        ("join_at: 3.5", "join_at: 1.0", "review"),
        ("join_at: 3.5", "join_att: 4.0", "did you mean 'join_at'"),
        ("sign: act.same_type,", "sign: act.same,", "stands twice"),
        ("weight: forbid", "weight: forbidden", "'forbidden' is not a number"),
    ],
)
def test_a_wrong_file_is_refused_by_line(tmp_path, old, new, says):
    path = tmp_path / "resolve.yaml"
    path.write_text(SHIPPED.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(BadDataFile, match=says) as error:
        read_weights(path)
    assert error.value.line


def test_a_group_within_an_unknown_one_is_refused(tmp_path):
    path = tmp_path / "groups.yaml"
    path.write_text("groups:\n  - {name: child, plural: children, class: civil, within: persn}\n", encoding="utf-8")
    with pytest.raises(BadDataFile, match=r"groups\.yaml:2"):
        read_groups(path)


def test_groups_without_the_optional_tables_are_read(tmp_path):
    path = tmp_path / "groups.yaml"
    path.write_text("groups:\n  - {name: person, plural: people, class: open, words: [soul]}\n", encoding="utf-8")
    assert read_groups(path).name("souls") == "person"
