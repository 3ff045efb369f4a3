"""Forms of expression kept in data files: small templates turned into patterns.

``{month} {day}[, {year}]``: a name in braces is one of a class of words, what
stands in square brackets may be missing, ``(a|b)`` is either, a blank is any
white space. A ``(`` or ``)`` of the text itself cannot be written.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

_PARTS = re.compile(r"\{(\w+)\}|([\[\]()|])|(\s+)|([,\-])|([^\s{}\[\]()|,\-]+)")
_NAMED = re.compile(r"\(\?P<\w+>")
_CLASS = r"(?P<{}>{})"
DIGITS = "#"
"""The head of a form that can begin with digits."""


@dataclass(frozen=True, slots=True)
class Form:
    """One form: what reads it, its pattern (over lower case) and the words it can begin with."""

    reads: str
    pattern: re.Pattern[str]
    heads: frozenset[str]


@dataclass(frozen=True, slots=True)
class FormGroup:
    """The forms that can begin with one word, behind a guard: a pattern that matches where any of them does."""

    guard: re.Pattern[str]
    forms: tuple[Form, ...]


def group_forms(forms: Iterable[Form]) -> dict[str, FormGroup]:
    """Forms by the words that they can begin with, in their order."""
    found: dict[str, list[Form]] = {}
    for form in forms:
        for head in sorted(form.heads):
            found.setdefault(head, []).append(form)
    guards: dict[tuple[str, ...], re.Pattern[str]] = {}
    groups: dict[str, FormGroup] = {}
    for head, members in found.items():
        patterns = tuple(_NAMED.sub("(?:", form.pattern.pattern) for form in members)
        if patterns not in guards:
            guards[patterns] = re.compile("|".join(patterns))
        groups[head] = FormGroup(guards[patterns], tuple(members))
    return groups


@dataclass(frozen=True, slots=True)
class WordClass:
    """What a name in braces stands for: a pattern, and the words that it can begin with."""

    pattern: str
    heads: frozenset[str]


def word_class(words: Iterable[str]) -> WordClass:
    """A class of plain words and phrases, the longest tried first."""
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    pattern = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in ordered)
    return WordClass(pattern, frozenset(_head(word) for word in ordered))


def compile_form(reads: str, template: str, classes: Mapping[str, WordClass]) -> Form:
    """A template as a Form. Raises ValueError for a class that there is not, or an open bracket.

    >>> classes = {"month": word_class(["march"]), "day": WordClass("[0-9]+", frozenset("#"))}
    >>> form = compile_form("date", "{month} {day}", classes)
    >>> form.pattern.match("march 6").groupdict(), sorted(form.heads)
    ({'month': 'march', 'day': '6'}, ['march'])
    """
    written, used = [], dict.fromkeys(classes, 0)
    for name, bracket, blank, sign, word in _PARTS.findall(template):
        if name:
            if name not in classes:
                raise ValueError(f"no class of words is named '{name}'; known: {', '.join(sorted(classes))}")
            used[name] += 1
            group = name if used[name] == 1 else f"{name}{used[name]}"
            written.append(_CLASS.format(group, classes[name].pattern))
        elif bracket:
            written.append({"[": "(?:", "]": ")?", "(": "(?:"}.get(bracket, bracket))
        elif blank:
            written.append(r"\s+")
        else:
            written.append({",": r"\s?,", "-": r"[-–—‑]"}.get(sign, re.escape(word)))
    try:
        pattern = re.compile("".join(written) + r"(?!\w)")
    except re.error as error:
        raise ValueError(f"the form '{template}' cannot be read: {error}") from None
    heads, _ = _heads(list(_PARTS.findall(template)), classes)
    return Form(reads, pattern, heads)


def _heads(
    parts: list[tuple[str, str, str, str, str]], classes: Mapping[str, WordClass]
) -> tuple[frozenset[str], bool]:
    """The words that these parts can begin with, and whether they may be missing altogether."""
    found: set[str] = set()
    missing_before = True
    all_missing = False
    while parts:
        name, bracket, blank, sign, word = parts.pop(0)
        if bracket in ("]", ")"):
            break
        if bracket == "|":
            all_missing, missing_before = all_missing or missing_before, True
        elif bracket in ("[", "("):
            inner, may_miss = _heads(parts, classes)
            if missing_before:
                found |= inner
                missing_before = bracket == "[" or may_miss
        elif missing_before and (name or word):
            found |= classes[name].heads if name else {_head(word)}
            missing_before = False
        elif sign or blank:
            continue
    return frozenset(found), all_missing or missing_before


def _head(phrase: str) -> str:
    first = re.match(r"\d+|[^\W\d_]+", phrase)
    if first is None:
        return phrase
    return DIGITS if first.group()[0].isdigit() else first.group()
