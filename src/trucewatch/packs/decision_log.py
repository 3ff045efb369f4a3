"""Writing to a log of decisions: what stands there stays, character for character, and lines are added below it."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import yaml

from trucewatch.errors import BadUsage
from trucewatch.packs.decisions import NEVER, SAME, TAKEN_BACK, Decision, Named, read_decisions
from trucewatch.packs.document import Entry, read_document, read_utf8

_HEAD = """\
# What people decided on which claims are one occurrence: see docs/resolving.md.
# A log: a decision that no longer holds is taken back by a line of its own, never removed.
decisions:
"""
_PLAIN = set("-_.,()/ ")  # beside letters and digits, what a YAML text may hold anywhere without quotes


def with_decision(log: str, file: str, same: bool, pair: tuple[Named, Named], by: str, on: date, why: str = "") -> str:
    """The log with one more decision. ``log`` may be empty; raises BadDataFile and BadUsage."""
    left, right = (_written_named(one) for one in pair)
    lines = [f"{SAME if same else NEVER}:", f"  - {left}", f"  - {right}", *_signed(by, on, why)]
    return _added(log, file, lines)


def with_taken_back(log: str, file: str, id: str, by: str, on: date, why: str = "") -> str:
    """The log with a decision taken back; without an ``id`` the last that stands. Raises BadDataFile and BadUsage."""
    made = read_decisions(read_document(log, file)) if log.strip() else ()
    standing = [decision for decision in made if decision.taken_back is None]
    if not standing:
        raise BadUsage(f"{file}: no decision stands there that could be taken back")
    return _added(log, file, [f"{TAKEN_BACK}: {id or standing[-1].id}", *_signed(by, on, why)])


def read_log(path: Path) -> str:
    """The text of a log, "" where there is none yet. Raises BadDataFile."""
    return read_utf8(path) if path.exists() else ""


def last_of(log: str, file: str) -> Decision:
    """The last decision of a log that has one, taken back or not."""
    return read_decisions(read_document(log, file))[-1]


def _added(log: str, file: str, lines: list[str]) -> str:
    if not log.strip():
        log += _HEAD
        indent = "  "
    else:
        made = read_document(log, file)
        read_decisions(made)
        indent = _indent(made, file)
    text = log + ("" if log.endswith("\n") else "\n")
    text += "".join(f"{indent}{'- ' if at == 0 else '  '}{line}\n" for at, line in enumerate(lines))
    read_decisions(
        read_document(text, file)
    )  # what we add is read as it will be: a pair twice, an id that is not there
    return text


def _indent(document: Entry, file: str) -> str:
    """The blanks before the items of the list, which must be the last thing in the file and in lines of its own."""
    node = document["decisions"].node
    if isinstance(node, yaml.ScalarNode) and not node.value:
        return "  "
    if not isinstance(node, yaml.SequenceNode) or node.flow_style or not node.value:
        raise BadUsage(f"{file}: its decisions stand in one line; write each as an item of its own to add more")
    return " " * int(node.start_mark.column)


def _signed(by: str, on: date, why: str) -> list[str]:
    return [f"by: {_quoted(by)}", f"on: {on}", *([f"why: {_quoted(why)}"] if why else [])]


def _written_named(named: Named) -> str:
    if named.id:
        return named.id
    return f"{{report: {_quoted(named.report)}, words: {_quoted(named.words)}}}"


def _quoted(text: str) -> str:
    """A YAML scalar on one line: plain where nothing in it means anything to YAML."""
    flat = " ".join(text.split())
    plain = flat[:1].isalpha() and all(letter.isalnum() or letter in _PLAIN - {","} for letter in flat)
    return flat if plain else json.dumps(flat, ensure_ascii=False)
