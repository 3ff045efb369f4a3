"""The rules by which several numbers become low, best and high; the user names one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from trucewatch.errors import UnknownName
from trucewatch.packs.document import Entry, data_file, load_document

DEFAULT_FIGURES = "agreed"
_KEYS = ("name", "title", "says", "source", "voices", "ends", "best")
_VOICES = ("every", "reliable")
_ENDS = ("common", "extremes")
_BEST = ("leading", "lowest", "reliable", "latest")


@dataclass(frozen=True, slots=True)
class FigureRule:
    """One row: whose values count, what the ends rest on, and which number is best.

    >>> figure_rule("conservative").best, figure_rule().name
    ('lowest', 'agreed')
    """

    name: str
    title: str
    says: str
    source: str
    voices: str
    ends: str
    best: str


def figure_rule(name: str = "") -> FigureRule:
    """The rule of that name, the default where none is named. Raises UnknownName."""
    rules = figure_rules()
    name = name or DEFAULT_FIGURES
    if name not in rules:
        raise UnknownName("figure rule", name, rules)
    return rules[name]


@lru_cache(maxsize=1)
def figure_rules() -> Mapping[str, FigureRule]:
    """The rules that ship, by name. Raises BadDataFile."""
    return read_figure_rules(data_file("rules", "figures.yaml"))


def read_figure_rules(path: Path) -> dict[str, FigureRule]:
    """Read a file of rules. Raises BadDataFile by file and line."""
    rules: dict[str, FigureRule] = {}
    for entry in load_document(path).only(("rules",), ("rules",))["rules"]:
        rule = _rule(entry)
        if rule.name in rules:
            raise entry.wrong(f"the rule '{rule.name}' stands twice")
        rules[rule.name] = rule
    return rules


def _rule(entry: Entry) -> FigureRule:
    fields = entry.only(_KEYS, _KEYS)
    return FigureRule(
        name=fields["name"].text(),
        title=fields["title"].text(),
        says=fields["says"].text(),
        source=fields["source"].text(),
        voices=fields["voices"].one_of(_VOICES, "choice of voices"),
        ends=fields["ends"].one_of(_ENDS, "choice of ends"),
        best=fields["best"].one_of(_BEST, "choice of a best number"),
    )
