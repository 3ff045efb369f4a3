"""Times: MEANTIME English, expressions and their TIMEX3 values, the document's date given.

The text is laid out again from its tokens, sentence by sentence. A gold
expression is found where one was read on overlapping characters; its value is
right if the TIMEX3 value is the same, seconds and a "Z" left aside. Values
that name no time (PAST_REF, PXY, XXXX) can be matched by an expression read
without a value: there the empty value is the right one. The creation time
that stands as a dateline is scored like the others.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bench.quality.scoring import Figures, Hits, Miss

from trucewatch.extract import Extractor
from trucewatch.extract.times import TimeContext, find_values
from trucewatch.model import Basis, When

_CLOSES_UP = re.compile(r"^(?:[.,;:!?)\]%]|'s|’s|n't|'re|'ve|'ll|'d|'m|'|’)$")
_VAGUE = re.compile(r"REF$|X")


@dataclass(frozen=True)
class Timex:
    """An expression at ``start:end`` of the laid-out text, its value and type."""

    start: int
    end: int
    value: str
    type: str = ""


@dataclass(frozen=True)
class Item:
    id: str
    text: str
    published: date
    sentences: tuple[tuple[int, int], ...]
    times: tuple[Timex, ...]


def load(folder: Path) -> list[Item]:
    """The 120 articles, as annotated within the document."""
    return [_article(path) for path in sorted((folder / "intra-doc").glob("*/*.xml"))]


def _article(path: Path) -> Item:
    root = ET.parse(path).getroot()
    text, at, sentences = _laid_out(root)
    times = []
    elements = sorted(root.iter("TIMEX3"), key=lambda each: each.get("functionInDocument") != "CREATION_TIME")
    days = [day for each in elements if (day := _day(each.get("value") or "")) is not None]
    for element in elements:
        value = element.get("value") or ""
        anchors = [at[each.get("t_id") or ""] for each in element.iter("token_anchor")]
        if anchors:
            times.append(Timex(anchors[0][0], anchors[-1][1], value, element.get("type") or ""))
    return Item(path.stem, text, days[0], sentences, tuple(sorted(times, key=lambda each: each.start)))


def _day(value: str) -> date | None:
    """A value that is a day; the set writes one creation time the other way round."""
    found = re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)(?:T.*)?|(\d\d)-(\d\d)-(\d{4})", value)
    if found is None:
        return None
    year, month, day = found.group(1, 2, 3) if found[1] else found.group(6, 5, 4)
    return date(int(year), int(month), int(day))


def _laid_out(root: ET.Element) -> tuple[str, dict[str, tuple[int, int]], tuple[tuple[int, int], ...]]:
    """The text, where each token stands in it, and where each sentence does."""
    text, at = "", {}
    begins: list[int] = []
    current = None
    for token in root.iter("token"):
        word = token.text or ""
        if token.get("sentence") != current:
            current = token.get("sentence")
            text += "\n" if text else ""
            begins.append(len(text))
        elif not _CLOSES_UP.match(word) and not text.endswith(("(", "[", "$", "£", "€", "\n")):
            text += " "
        at[token.get("t_id") or ""] = (len(text), len(text) + len(word))
        text += word
    ends = [*(begin - 1 for begin in begins[1:]), len(text)]
    return text, at, tuple(zip(begins, ends, strict=True))


def predict(extractor: Extractor, item: Item) -> tuple[Timex, ...]:  # noqa: ARG001 - times need no parser
    """Every time and length of time of the article, sentence by sentence."""
    context = TimeContext(published=When.day(item.published), basis=Basis.STATED)
    return tuple(
        Timex(span.start, span.end, value)
        for begin, end in item.sentences
        for span, value in find_values(item.text[begin:end], context, begin)
    )


def nothing() -> tuple[Timex, ...]:
    return ()


def score(gold: Sequence[Item], predicted: Sequence[Sequence[Timex]]) -> Figures:
    spans, values, exact = Hits(), Hits(), Hits()
    for item, found in zip(gold, predicted, strict=True):
        given = _within(item, found)
        pairs = _pairs(item.times, given)
        spans.add(len(pairs), len(given), len(item.times))
        values.add(sum(same_value(one.value, other.value) for one, other in pairs), len(given), len(item.times))
        strict = sum((one.start, one.end) == (other.start, other.end) for one, other in pairs)
        exact.add(strict, len(given), len(item.times))
    return {
        "expressions": spans.gold,
        **spans.figures("span (relaxed)"),
        "span (exact) F1": round(exact.f1, 3),
        **values.figures("value"),
    }


def errors(gold: Sequence[Item], predicted: Sequence[Sequence[Timex]]) -> list[Miss]:
    made = []
    for item, found in zip(gold, predicted, strict=True):
        given = _within(item, found)
        pairs = _pairs(item.times, given)
        for one, other in pairs:
            if not same_value(one.value, other.value):
                words = f"{_around(item, one)} gold {one.value}, read {other.value or 'nothing'}"
                made.append(Miss(f"wrong value: {_shape(one.value)} read as {_shape(other.value)}", item.id, words))
        matched, used = {one for one, _ in pairs}, {other for _, other in pairs}
        for each in item.times:
            if each not in matched:
                made.append(Miss(f"missed: {each.type} {_shape(each.value)}", item.id, _around(item, each)))
        for each in given:
            if each not in used:
                made.append(Miss(f"read, is none: {_shape(each.value)}", item.id, _around(item, each)))
    return made


def same_value(gold: str, read: str) -> bool:
    """Is it the same TIMEX3 value?

    >>> same_value("2009-06-01T12:00Z", "2009-06-01T12:00"), same_value("PAST_REF", ""), same_value("2009", "")
    (True, True, False)
    """
    if _VAGUE.search(gold):
        return read == ""
    return _plain(gold) == _plain(read)


def _plain(value: str) -> str:
    return re.sub(r"(T\d\d:\d\d)(?::\d\d)?Z?$", r"\1", value.strip())


def _within(item: Item, found: Sequence[Timex]) -> list[Timex]:
    """Those read in sentences that were annotated: the set marks the first ones of an article alone."""
    last = max((each.end for each in item.times), default=0)
    end = next((end for begin, end in item.sentences if begin <= last <= end), len(item.text))
    end = max(end, item.sentences[min(5, len(item.sentences) - 1)][1] if item.sentences else 0)
    return [each for each in found if each.start < end]


def _pairs(gold: Sequence[Timex], found: Sequence[Timex]) -> list[tuple[Timex, Timex]]:
    pairs, left = [], list(found)
    for one in gold:
        over = [other for other in left if one.start < other.end and other.start < one.end]
        if over:
            best = max(over, key=lambda other: min(one.end, other.end) - max(one.start, other.start))
            left.remove(best)
            pairs.append((one, best))
    return pairs


def _shape(value: str) -> str:
    if not value:
        return "nothing"
    if _VAGUE.search(value):
        return "vague"
    if value.startswith("P"):
        return "length"
    if "/" in value:
        return "stretch"
    if "T" in value:
        return "clock"
    return {4: "year", 7: "month, quarter or season", 8: "week", 10: "day"}.get(len(value), "other")


def _around(item: Item, timex: Timex) -> str:
    before, after = item.text[max(0, timex.start - 25) : timex.start], item.text[timex.end : timex.end + 20]
    return f"{before}[{item.text[timex.start : timex.end]}]{after}".replace("\n", " / ")
