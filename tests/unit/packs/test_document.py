import pytest

from trucewatch.errors import BadDataFile
from trucewatch.packs.document import load_document, read_document


def test_times_and_country_codes_stay_as_they_were_written():
    document = read_document("start: 12:30\ncountry: NO\nnumber: 010", "f.yaml")
    assert document.plain() == {"start": "12:30", "country": "NO", "number": "010"}


@pytest.mark.parametrize(
    ("text", "line", "why"),
    [
        ("a: 1\na: 2", 2, "stands twice"),
        ("a: [1, 2", 1, "not YAML"),
        ("", None, "empty"),
        ("a: &x 1\nb: *x", 2, "aliases"),
        ("\ta: 1", 1, "not YAML"),
    ],
)
def test_a_bad_file_is_refused_by_line(text, line, why):
    with pytest.raises(BadDataFile, match=why) as caught:
        read_document(text, "f.yaml").plain()
    assert caught.value.line == line or why == "not YAML"


def test_an_unknown_key_names_the_nearest_known_one():
    with pytest.raises(BadDataFile, match=r"f.yaml:2: unknown key 'widht'; did you mean 'width'\?"):
        read_document("kind: corridor\nwidht: 6 km", "f.yaml").only(["kind", "width"])


def test_a_missing_key_and_a_wrong_shape_are_named():
    with pytest.raises(BadDataFile, match="'id' is missing"):
        read_document("kind: x", "f.yaml").only(["id", "kind"], required=["id"])
    with pytest.raises(BadDataFile, match="single value"):
        read_document("kind: [x]", "f.yaml")["kind"].text()


def test_a_file_that_is_not_text_is_refused(tmp_path):
    path = tmp_path / "x.yaml"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(BadDataFile, match="not UTF-8"):
        load_document(path)
    with pytest.raises(BadDataFile, match="No such file"):
        load_document(tmp_path / "missing.yaml")
