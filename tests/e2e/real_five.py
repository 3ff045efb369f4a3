"""The brief of the five real articles, made once for the tests that read it; they lie outside the project."""

from __future__ import annotations

import html
import json
import re
from functools import lru_cache
from pathlib import Path
from typing import Any

from trucewatch.model import Case

ARTICLES = Path(__file__).parents[3] / "shared" / "reports" / "idlib-2020"
MISSING = "the real articles are not here (../shared/reports/idlib-2020)"


@lru_cache(maxsize=1)
def case() -> Case:
    """The case of the issue: the five articles, the protocol, as of 8 March 2020."""
    from trucewatch.pipeline import monitor

    return monitor([str(ARTICLES)], ["idlib-2020"], as_of="2020-03-08")


@lru_cache(maxsize=1)
def shown() -> dict[str, str]:
    """The brief as a reader sees it in each format: markup, scripts and whole articles taken away."""
    from trucewatch.publish import publish

    page = re.sub(r"<(script|style|pre)\b.*?</\1>", "", publish(case(), "html"), flags=re.DOTALL)
    texts = {
        "terminal": publish(case(), "terminal", width=400),
        "markdown": publish(case(), "markdown").replace("\\", ""),
        "html": html.unescape(re.sub(r"<[^>]+>", " ", page)),
    }
    return {name: " ".join(text.split()) for name, text in texts.items()}


@lru_cache(maxsize=1)
def brief() -> Brief:
    """The JSON brief."""
    from trucewatch.publish import publish

    return Brief(json.loads(publish(case(), "json")))


class Brief:
    """The JSON brief with the few look-ups that the rows need. Articles go by the first digits of their file."""

    def __init__(self, data: dict[str, Any]) -> None:
        self.data = data
        self.claims = {claim["id"]: claim for claim in data["claims"]}
        self.article = {report["id"]: report["name"][:3] for report in data["reports"]}

    def comparison(self, about: str, field: str) -> dict[str, Any]:
        """The one comparison of that field."""
        return next(one for one in self.data["comparisons"] if (one["about"], one["field"]) == (about, field))

    def tellers(self, said: dict[str, Any]) -> set[str]:
        """The articles that give a value."""
        return {self.article[self.claims[id]["report"]] for id in said["claims"]}

    def values(self, about: str, field: str) -> dict[str, set[str]]:
        """Each value of a field with the articles that give it."""
        return {said["value"]: self.tellers(said) for said in self.comparison(about, field)["values"]}

    def event(self, *, words: str, type: str = "") -> dict[str, Any]:
        """The one event, of that type where one is given, that a claim with these words belongs to."""
        found = [
            event
            for event in self.data["events"]
            if type in event["event_type"]
            and any(words in " ".join(self.claims[id]["quote"].split()) for id in event["claims"])
        ]
        assert len(found) == 1, [event["title"] for event in found]
        return found[0]  # type: ignore[no-any-return]

    def told_by(self, event: dict[str, Any]) -> set[str]:
        """The articles that tell of an event."""
        return {self.article[self.claims[id]["report"]] for id in event["claims"]}

    def figures(self, about: str) -> dict[tuple[str, str], tuple[int | None, int | None]]:
        """(low, high) by measure and group."""
        return {(f["measure"], f["group"]): (f["low"], f["high"]) for f in self.data["figures"] if f["about"] == about}

    def tallies(self, measure: str) -> list[dict[str, Any]]:
        """The figures over a time, of one measure."""
        return [f for f in self.data["figures"] if f["about"].startswith("tally") and f["measure"] == measure]

    def findings(self, event: dict[str, Any]) -> list[dict[str, Any]]:
        """The verdicts on one event."""
        return [found for found in self.data["findings"] if found["event"] == event["id"]]

    def duty(self, term: str) -> dict[str, Any]:
        """The verdict on a duty or a standing term."""
        return next(one for one in self.data["findings"] if one["term"] == term and one["event"] is None)

    def reported(self, topic: str) -> set[str]:
        """The articles that take up a topic."""
        return set().union(*self.values(f"position:{topic}", "said").values())
