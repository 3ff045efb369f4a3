import os

import pytest

from trucewatch.ingest.sources import find_files

CAP = 1000


def find(*sources):
    return find_files(sources, CAP)


def names(found):
    return [file.name for file in found]


@pytest.fixture
def folder(tmp_path):
    for name in ("b.txt", "a.md", "deep/c.html", "rows.jsonl", ".hidden.txt", ".git/x.txt", "reports.yaml"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("words")
    return tmp_path


def test_a_folder_is_walked_without_hidden_files_and_sidecars(folder):
    found, skipped = find(folder)
    assert names(found) == ["a.md", "b.txt", "deep/c.html", "rows.jsonl"]
    assert skipped == ()


def test_a_file_named_twice_is_found_once(folder):
    found, _ = find(folder / "b.txt", folder, str(folder / "*.txt"), os.path.relpath(folder / "b.txt"))
    assert sorted(names(found)) == ["a.md", "b.txt", "deep/c.html", "rows.jsonl"]


def test_a_glob_finds_what_it_matches_and_says_when_it_matches_nothing(folder):
    found, skipped = find(str(folder / "*.md"), str(folder / "*.nothing"))
    assert names(found) == ["a.md"]
    assert [str(item) for item in skipped] == [
        "*.nothing: no file matches this pattern; check the folder and the quotes"
    ]


def test_a_file_whose_name_looks_like_a_pattern_is_read(tmp_path):
    (tmp_path / "truce [final].txt").write_text("words")
    assert names(find(tmp_path / "truce [final].txt")[0]) == ["truce [final].txt"]


@pytest.mark.parametrize("name", ["missing.txt", "a\0b.txt", "x" * 5000])
def test_a_file_that_is_not_there_is_named(tmp_path, name):
    found, skipped = find(str(tmp_path / name))
    assert found == ()
    assert len(skipped) == 1
    assert str(tmp_path) not in str(skipped[0])


def test_an_empty_folder_an_empty_file_and_an_unknown_type_are_named(tmp_path):
    (tmp_path / "none").mkdir()
    (tmp_path / "empty.txt").touch()
    (tmp_path / "scan.pdf").write_bytes(b"%PDF")
    _, skipped = find(tmp_path / "none", tmp_path / "empty.txt", tmp_path / "scan.pdf")
    assert [item.why for item in skipped] == [
        "the folder holds no report", "the file is empty", "files of type .pdf are not read",
    ]  # fmt: skip


def test_a_file_over_the_cap_is_refused_by_its_size_alone(tmp_path):
    with (tmp_path / "huge.txt").open("wb") as huge:
        huge.truncate(200_000_000)  # sparse: reading it would show in memory, not on disk
    found, skipped = find_files([tmp_path / "huge.txt"], 20_000_000)
    assert found == ()
    assert str(skipped[0]) == "huge.txt: is 200 MB, more than the 20 MB that a file may have; split it"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_never_opened(tmp_path):
    os.mkfifo(tmp_path / "pipe.txt")
    found, skipped = find(tmp_path)
    assert found == ()
    assert "not an ordinary file" in skipped[0].why


def test_a_loop_of_links_ends(tmp_path):
    (tmp_path / "a.txt").write_text("words")
    try:
        (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
        (tmp_path / "self.txt").symlink_to(tmp_path / "self.txt")
    except OSError:
        pytest.skip("links cannot be made here")
    found, skipped = find(tmp_path)
    assert names(found) == ["a.txt"]
    assert [item.where for item in skipped] == ["self.txt"]
