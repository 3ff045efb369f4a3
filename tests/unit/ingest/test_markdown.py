import pytest

from trucewatch.errors import BadDataFile
from trucewatch.ingest.markdown import read_front_matter


def test_front_matter_tells_title_outlet_date_and_address():
    text = (
        "---\nTitle: 'Guns: silent'\nsource: Kesh Courier\ndate: 2020-03-05\n"
        "link: https://k.example\ntags: [a, b]\n---\nCalm."
    )
    details, front = read_front_matter(text, "a.md")
    assert (details.title, details.outlet, details.published, details.url) == (
        "Guns: silent", "Kesh Courier", "2020-03-05", "https://k.example",
    )  # fmt: skip
    assert text[front:] == "Calm."


@pytest.mark.parametrize("text", ["Calm.", "--- a rule\nCalm.", "---\nno end", "text\n---\na: b\n---\n"])
def test_a_file_without_front_matter_has_none(text):
    assert read_front_matter(text, "a.md")[1] == 0


def test_windows_line_ends_are_understood():
    details, front = read_front_matter("---\r\ntitle: T\r\n---\r\nCalm.", "a.md")
    assert (details.title, front) == ("T", len("---\r\ntitle: T\r\n---\r\n"))


def test_a_mistake_is_named_by_the_files_own_line():
    with pytest.raises(BadDataFile, match=r"a\.md:3"):
        read_front_matter("---\ntitle: T\ntitle: U\n---\nCalm.", "a.md")
