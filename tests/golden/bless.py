"""Write what the stories now come to. A person runs this and reads the difference; a build never does.

A sentence whose known miss is mended loses its ``known`` line; nothing ever adds one.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

from golden.readable import told
from golden.told_stories import HERE, STORIES, Coded, case_of, coded_sentences, differences


def main() -> None:
    if os.environ.get("CI"):
        raise SystemExit("bless runs by hand only: a person reads what it changes")
    for story in STORIES:
        story.folder.mkdir(exist_ok=True)
        for name, text in told(case_of(story)).items():
            path = story.folder / name
            _write(path, text)
    for coded in coded_sentences():
        if coded.known and not differences(coded):
            _mended(coded)


def _mended(coded: Coded) -> None:
    path = coded.story.folder / "coded.yaml"
    entries = re.split(r"(?m)^(?=- )", path.read_text(encoding="utf-8"))
    mended = [
        re.sub(r"(?m)^  known: .*\n", "", entry)
        if f"says: {coded.says}\n" in entry and f"report: {coded.report}\n" in entry
        else entry
        for entry in entries
    ]
    _write(path, "".join(mended))


def _write(path: Path, text: str) -> None:
    if not path.exists() or path.read_text(encoding="utf-8") != text:
        path.write_text(text, encoding="utf-8", newline="\n")
        print(f"changed: {path.relative_to(HERE.parents[1])}; read it with git diff")


if __name__ == "__main__":
    main()
