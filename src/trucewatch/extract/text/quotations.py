"""Quotations that run over several sentences, and whose words they are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Protocol

_OPENING, _CLOSING, _STRAIGHT = "“«„", "”»", '"'
_MARK = re.compile(f"[{_OPENING}{_CLOSING}{_STRAIGHT}]")


class Written(Protocol):
    """A sentence as it is written."""

    @property
    def paragraph(self) -> int:
        """The number of its paragraph."""

    @property
    def text(self) -> str:
        """Its words."""


def quotations(sentences: Sequence[Written]) -> tuple[int | None, ...]:
    """The number of the quotation that each sentence stands in, wholly or from its first word on; None for none.

    A quotation left open at the end of a paragraph goes on in the next where
    that opens with a quotation mark again, as newspapers print it.
    """
    found: list[int | None] = []
    number, is_open, paragraph = -1, False, -1
    for sentence in sentences:
        text = sentence.text.strip()
        opens = text[:1] in _OPENING + _STRAIGHT and text != ""
        if sentence.paragraph != paragraph and is_open:
            is_open = opens
            text = text[1:] if opens else text  # the mark is printed again, and opens nothing
            opens = False
        paragraph = sentence.paragraph
        inside = is_open or opens
        if opens and not is_open:
            number += 1
        found.append(number if inside else None)
        is_open = _open_after(text, is_open)
        if is_open and not inside:  # it opens within the sentence, and goes on in the next
            number += 1
    return tuple(found)


def is_left_open(text: str) -> bool:
    """Does it open a quotation that goes on behind it, or close one that began before it?"""
    opened, closed = (sum(text.count(sign) for sign in signs) for signs in (_OPENING, _CLOSING))
    return opened != closed or text.count(_STRAIGHT) % 2 == 1


def _open_after(text: str, is_open: bool) -> bool:
    for sign in _MARK.findall(text):
        if sign in _OPENING:
            is_open = True
        elif sign in _CLOSING:
            is_open = False
        elif sign == _STRAIGHT:
            is_open = not is_open
    return is_open
