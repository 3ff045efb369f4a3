"""The stories as reviewed: a change shows as a difference that a person reads; `make bless` accepts it."""

from __future__ import annotations

from pathlib import Path

import pytest

from golden.readable import told
from golden.told_stories import STORIES, Coded, Told, case_of, coded_sentences, differences

pytestmark = pytest.mark.model


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.name)
def test_the_story_is_told_as_reviewed(story: Told) -> None:
    for name, text in told(case_of(story)).items():
        reviewed = story.folder / name
        assert reviewed.exists(), f"{reviewed.name} of {story.name} was never blessed; run `make bless` and read it"
        assert text.splitlines() == reviewed.read_text(encoding="utf-8").splitlines(), (
            f"{story.name}/{name} differs; if the change is right, run `make bless`, read the difference and commit it"
        )


@pytest.mark.parametrize("coded", coded_sentences(), ids=str)
def test_a_sentence_is_claimed_as_a_careful_coder_would(coded: Coded, request: pytest.FixtureRequest) -> None:
    report = "\n".join(_text(path) for path in sorted(coded.story.reports.glob(coded.report)))
    assert " ".join(coded.says.split()) in report, f"{coded.says!r} stands nowhere in {coded.report}"
    if coded.known:
        request.applymarker(pytest.mark.xfail(strict=True, reason=coded.known))
    found = differences(coded)
    assert not found, "\n" + "\n".join(found)


def _text(path: Path) -> str:
    return " ".join(path.read_text(encoding="utf-8").split())
