"""A new agreement file from a few answers, with a comment above each part that says what belongs there."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from trucewatch.packs.agreements.reading import KEYS
from trucewatch.packs.document import Entry, load_document, read_document

Answers = Mapping[str, object]

_NEEDED = ("title", "signed", "parties", "terms")
_PLAIN = re.compile(r"[A-Za-z0-9][\w .,/+()-]*(?::\d\d)?")
_FLOW = re.compile(r"[A-Za-z0-9][\w ./+()-]*(?::\d\d)?")
_COMMENTS = {
    "effective": "When it takes effect: a day, a minute, signing, or {after: 48 hours, of: signing}.",
    "expires": "When the whole ends.",
    "clock": "The time zone that the text names, or every one in which its hours may lawfully be read.",
    "sources": "Where the text was read: title, url, licence, accessed.",
    "links": "How it stands to earlier agreements: supplements, amends, extends or supersedes.",
    "parties": "Who is bound, by ids of the lexicon: signatory, guarantor_of, bound_by_proxy (of whom), non_party.",
    "forces": "Others, and the party that backs or holds each.",
    "sites": "Named points: how far from the point the place may lie, and where the point is from.",
    "zones": "Stretches of ground, as the text makes them; each may stand on those above it.",
    "milestones": "Dated happenings that deadlines count from.",
    "terms": "One for each thing to be done or left undone: the article in your words, and its code below them.",
    "amendments": "What was agreed later.",
    "declarations": "What one side only said, or a preamble: shown, never judged.",
}
_HEAD = """\
# yaml-language-server: $schema=agreement.schema.json
# Begun from a few answers: hold every line against the text itself."""


def read_answers(path: Path) -> dict[str, object]:
    """Answers from a YAML file: the keys of an agreement file, most of which may be left out. Raises BadDataFile."""
    document = load_document(path)
    fields = document.only(KEYS, _NEEDED)
    return {key: entry.plain() for key, entry in fields.items()}


def begin_agreement(name: str, answers: Answers) -> str:
    """The text of ``agreement.yaml``: the answers in the order of the docs, each part under its comment.

    What an agreement needs and the answers leave out stands with a TO FILL.
    """
    lines = [_HEAD, *_entry("name", name)]
    for key in KEYS:
        if key == "name":
            continue
        if key in answers:
            lines += ["", f"# {_COMMENTS[key]}"] if key in _COMMENTS else []
            lines += _entry(key, answers[key])
        elif key == "clock":
            lines += ["", f"# TO FILL. {_COMMENTS[key]}", "clock: {stated: no, zones: [UTC]}"]
        elif key == "sources":
            lines += ["", f"# TO FILL. {_COMMENTS[key]}", 'sources: [{title: "TO FILL: where the text was read"}]']
    return "\n".join(lines) + "\n"


def _entry(key: str, value: object) -> Iterator[str]:
    if not isinstance(value, list) or not value or not isinstance(value[0], Mapping):
        yield f"{key}: {flow(value, outside=True)}"
        return
    yield f"{key}:"
    for item in value:
        if key != "terms" or not isinstance(item, Mapping):
            yield f"  - {flow(item)}"
            continue
        for place, (field, inner) in enumerate(item.items()):
            yield f"  {'  ' if place else '- '}{field}: {flow(inner, outside=True)}"
        yield ""


def flow(value: object, *, outside: bool = False) -> str:
    """A value on one line of YAML; texts in quotes where they could be read as something else.

    >>> flow({"on": "2031-05-01 06:00", "at": "Port, Test"})
    '{on: 2031-05-01 06:00, at: "Port, Test"}'
    """
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key}: {flow(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(flow(inner) for inner in value) + "]"
    text = " ".join(str(value).split())
    plain = (_PLAIN if outside else _FLOW).fullmatch(text)
    return text if plain else json.dumps(text, ensure_ascii=False)


def answer(text: str) -> Entry:
    """One answer as an entry, so that the readers of files can try it."""
    return read_document(json.dumps(text), "answer")
