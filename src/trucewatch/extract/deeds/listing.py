"""Lists of incidents, where each item has its day: "11 April: Loikaw, fighting, twelve killed; Hpakan, mine, two"."""

from __future__ import annotations

from trucewatch.extract.deeds.incidents import Incident
from trucewatch.extract.parse.tree import half
from trucewatch.extract.sentence import Sentence
from trucewatch.model import Span, When

_HEADS = frozenset({":", ",", "-", "–", "—"})
_LEAST_ITEMS = 2


def listed_day(sentence: Sentence, incident: Incident) -> When | None:
    """The one day of the item in which the incident stands, else the day that heads its list; None in prose."""
    items = _items(sentence)
    if not items:
        return None
    here = half(incident.main.token)
    own = items.get(here, [])
    if own:
        return own[0][1] if len(own) == 1 else None
    heads = [items[at][0] for at in sorted(items) if at < here]
    return heads[-1][1] if heads and _is_headed(sentence, items[min(items)][0][0]) else None


def _items(sentence: Sentence) -> dict[int, list[tuple[Span, When]]]:
    """The days of each item, by its number; nothing where the sentence is no list."""
    days: dict[int, list[tuple[Span, When]]] = {}
    for span, when in sentence.times:
        token = sentence.head(span)
        if token is not None and when.date is not None:
            days.setdefault(half(token), []).append((span, when))
    if not days:
        return {}
    opened = _is_headed(sentence, next(iter(days.values()))[0][0])
    colon = next((token for token in sentence.doc if token.text == ":"), None)
    listed = len(days) >= _LEAST_ITEMS and colon is not None and half(colon) == 0
    return days if opened or listed else {}


def _is_headed(sentence: Sentence, span: Span) -> bool:
    """Does a bare day head the words, with a sign behind it ("11 April: ...", "4 Feb, Ros: ...")?"""
    opening = sentence.text[: span.start - sentence.span.start].strip(" •*-–—")
    behind = next(iter(sentence.tokens_behind(span.end)), None)
    return not opening and behind is not None and behind.text in _HEADS
