"""No sentence of the real articles that we read while building stands anywhere in the project."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ARTICLES = ROOT.parent / "shared" / "reports"
FOLDERS = ("src", "docs", "examples", "tests", "bench", "tools")
ENDINGS = {".py", ".md", ".txt", ".yaml", ".json", ".jsonl", ".html", ".csv", ".jinja", ".j2"}
RUN = 10  # words in a row; shorter runs are names and the agreement's own terms


def runs(text: str) -> Iterator[str]:
    """Every run of words; figures and units do not count, for facts are nobody's."""
    words = [word for word in re.findall(r"[^\W_]+", text.lower()) if word.isalpha() and word != "km"]
    return (" ".join(words[start : start + RUN]) for start in range(len(words) - RUN + 1))


def test_no_ten_words_in_a_row_are_shared_with_a_real_article() -> None:
    if not ARTICLES.is_dir():
        pytest.skip("the real articles are not here (../shared/reports)")
    known = {run for article in sorted(ARTICLES.rglob("*.txt")) for run in runs(article.read_text(encoding="utf-8"))}
    copied = {
        f"{path.relative_to(ROOT)}: {run}"
        for folder in (*(ROOT / name for name in FOLDERS), ROOT / "README.md", ROOT / "CHANGELOG.md")
        for path in ([folder] if folder.is_file() else sorted(folder.rglob("*")))
        if path.is_file() and path.suffix in ENDINGS
        for run in runs(path.read_text(encoding="utf-8", errors="replace"))
        if run in known
    }
    assert not copied, "\n".join(sorted(copied))
