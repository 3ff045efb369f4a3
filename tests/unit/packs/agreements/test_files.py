"""Files that are no agreement, and chains that cannot be: each refused in one line, by file and line."""

import pytest

from trucewatch.cli.agreements import agreement_app
from trucewatch.errors import BadDataFile
from trucewatch.packs.agreements import load_agreement, read_agreement
from trucewatch.packs.agreements.files import agreement_files
from unit.packs.agreements.test_reading import GOOD

DUE = "{within: 10 days, of: [signing, effective]}"
RING = "ring: [[20, 10], [21, 10], [21, 11], [20, 11], [20, 10]]"


def written(folder, name, content):
    (folder / name).mkdir()
    file = folder / name / "agreement.yaml"
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return file


NO_AGREEMENT = [
    ("tabs", GOOD.replace("  - {actor: south", "\t- {actor: south"), "yaml:9: .*blanks, not with tabs"),
    ("Latin-1", GOOD.replace("Ford", "Fürd").encode("latin-1"), "yaml:14: not UTF-8 text; save it as UTF-8"),
    ("UTF-16", GOOD.encode("utf-16"), "binary, or UTF-16"),
    ("binary", bytes(range(256)) * 10, "binary, or UTF-16"),
    ("a NUL", GOOD.replace("Ford", "F\0rd"), "unacceptable character"),
    ("huge", b"name: " + b"a" * 21_000_000, "is 21 MB, more than the 20 MB"),
    ("deep flow", "a: " + "[" * 100_000, "nested too deep"),
    ("deep block", "- " * 50_000 + "a", "nested too deep"),
    ("two documents", GOOD + "---\n" + GOOD, "yaml:31: .*leave out the line of three dashes"),
    ("an open quote", GOOD.replace("text: Fighting", 'text: "Fighting'), "in what begins on line 26"),
    ("a bare colon", GOOD.replace("Fighting stops.", "Fighting: stops: now"), "yaml:26: .*in quotes"),
    ("a list", "- a", "yaml:1: a mapping"),
]


@pytest.mark.parametrize(("content", "says"), [case[1:] for case in NO_AGREEMENT], ids=[c[0] for c in NO_AGREEMENT])
def test_a_file_that_is_no_agreement_is_refused_in_one_line(tmp_path, content, says):
    with pytest.raises(BadDataFile, match=says) as refused:
        load_agreement(written(tmp_path, "good", content))
    assert "\n" not in str(refused.value)


def test_a_byte_order_mark_is_no_fault(tmp_path):
    assert load_agreement(written(tmp_path, "good", GOOD.encode("utf-8-sig"))).name == "testland-2031"


CANNOT_BE = [
    ("stated: no", "stated: no, stated: yes", ":5: the key 'stated' stands twice"),
    (DUE, "{by: 2031-04-01}", ":27: 't2' falls due on 2031-04-01, before the agreement was signed"),
    (DUE, "{ahead: 10 days, of: signing}", ":27: 't2' falls due on 2031-04-21"),
    (DUE, "{within: 0 days, of: signing}", "not a length of time that an agreement could mean"),
    (DUE, "{within: 99999999 days, of: signing}", "not a length of time that an agreement could mean"),
    (DUE, "{within: 501 years, of: signing}", "not a length of time that an agreement could mean"),
    (DUE, "{within: 3 days, of: t9}", "unknown anchor 't9'"),
    ("kind: withdrawal", "kind: withdrawal, fulfilled_by: {}", "nothing is said that would fulfil it"),
    ("kind: cessation", "kind: permitted_act, exceptions: [t1]", "no exception to itself"),
    ("Asia/Tokyo", "Mars/Olympus", "unknown time zone 'Mars/Olympus'; known: .* more$"),
    ("Asia/Tokyo", "../../etc/passwd", "unknown time zone"),
    ("actor: south", "actor: north", "two of the actors are named 'north'"),
    ("of: [north]", "of: [nroth]", "did you mean 'north'"),
    ("scouts: [north]", "north: [south]", "'north' is a party"),
    ("scouts: [north]", "scouts: [spies]\n  spies: [scouts]", "the force 'scouts' hangs on no party"),
    ("name: testland-2031", "name: ''", "the agreement has no name"),
    ("name: North", "name: ' '", "the party has no name"),
    ("title: Truce of Testland", "title: ''", "a title with no words"),
    ("{title: The treaty}", "{title: The treaty, url: 'javascript:alert(1)'}", "no address of the web"),
    ("lat: 10.2", "lat: nan", "no place on earth"),
    ("lat: 10.2", "lat: '10,2'", "is not a number"),
    ("terms:\n", "milestones: [{id: met, text: '', on: unknown}]\nterms:\n", "a milestone with no words"),
    ("terms:\n", "expires: 2031-04-01\nterms:\n", "ends on 2031-04-01, before it takes effect"),
    ("text: Fighting stops.", "text: Fighting stops, and more: x", "unknown key 'and more'"),
    ("zone: front", "zone: [front, plain]", "a single value is expected"),
    ("within: plain", "within: front", "unknown zone above it 'front'"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "says"), CANNOT_BE)
def test_what_cannot_be_meant_is_refused(old, new, says):
    assert old in GOOD
    with pytest.raises(BadDataFile, match=says):
        read_agreement(GOOD.replace(old, new, 1), "wrong.yaml")


def test_geojson_that_is_too_large_or_no_text_is_refused(tmp_path):
    file = written(tmp_path, "good", GOOD.replace(RING, "file: plain.geojson"))
    for content, says in ((b" " * 21_000_000, "more than the 20 MB"), (b"\xff\xfe{}", "not UTF-8")):
        file.with_name("plain.geojson").write_bytes(content)
        with pytest.raises(BadDataFile, match=says):
            load_agreement(file)


@pytest.mark.parametrize(
    ("links", "says"),
    [
        ("[{amends: nothing}]", "unknown agreement 'nothing'"),
        ("[{amends: here}]", "'here' is this agreement itself"),
        ("[{amends: testland-2031}]", "'testland-2031' is this agreement itself"),
        ("[{amends: later}]", "'later' was signed later, on 2032-05-01"),
        ("[{amends: other}]", "in a circle: other -> here"),
        ("[{amends: idlib-2020, extends: sochi-2018}]", "a link is one relation"),
        ("[{follows: idlib-2020}]", "unknown key 'follows'"),
    ],
)
def test_a_chain_that_cannot_be_is_refused(tmp_path, links, says):
    written(tmp_path, "later", GOOD.replace("2031", "2032"))
    written(tmp_path, "other", GOOD + "links: [{extends: here}]\n")
    with pytest.raises(BadDataFile, match=says):
        load_agreement(written(tmp_path, "here", GOOD + f"links: {links}\n"))


def test_a_chain_of_agreements_that_lie_side_by_side_is_read(tmp_path):
    written(tmp_path, "first", GOOD.replace("testland-2031", "first"))
    written(tmp_path, "second", GOOD.replace("testland-2031", "second") + "links: [{amends: first}]\n")
    third = written(tmp_path, "third", GOOD + "links: [{extends: second}, {supplements: idlib-2020}]\n")
    assert [link.agreement for link in load_agreement(third).links] == ["second", "idlib-2020"]


def test_a_folder_of_agreements_is_checked_one_by_one(tmp_path, capsys):
    written(tmp_path, "good", GOOD)
    bad = written(tmp_path, "bad", GOOD.replace("cessation", "cesation"))
    assert [file.parent.name for file in agreement_files(tmp_path)] == ["bad", "good"]
    with pytest.raises(SystemExit) as left:
        agreement_app(["check", str(tmp_path)], standalone_mode=True)
    said = capsys.readouterr()
    assert left.value.code == 3
    assert f"{bad}:26: unknown kind of term 'cesation'; did you mean 'cessation'?" in said.err
    assert "testland-2031: 3 terms, read without fault" in said.out
    assert "2 agreements: 1 wrong, none with a case that fails" in said.out


def test_a_folder_without_agreements_is_refused(tmp_path):
    with pytest.raises(BadDataFile, match=r"no agreement.yaml is in it"):
        agreement_files(tmp_path)
