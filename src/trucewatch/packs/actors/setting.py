"""What stands around a name and makes it nobody: "in Libya", a dateline, "Turkish-backed", "pro-Russian"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from trucewatch.packs.actors.names import NOBODY, PLACE, Names
from trucewatch.packs.actors.words import Word

# A town in capitals, or a line that names an agency in brackets, and then a dash: "GENEVA, 3 May (XYZ) -".
_DATELINE = re.compile(
    r"^[ \t]*(?:[A-Z][A-Z .,’'-]{2,}[^\n]{0,50}?|[A-Z][^\n.]{0,60}?\([^)\n]{2,40}\))[ \t]*[-–—]{1,2}[ \t]", re.MULTILINE
)
_HYPHENS = ("-", "‐", "‑")
_ENDS_PLACE = frozenset(".,;:)]\n")


class Setting:
    """One text's words, and questions about what stands before and after them."""

    def __init__(self, names: Names, words: Sequence[Word], text: str) -> None:
        self.names, self.words, self.text = names, words, text
        self._datelines = [match.span() for match in _DATELINE.finditer(text)]

    def leans(self, index: int) -> bool:
        """Is it only what somebody is for or against ("pro-Russian", "anti-government")?"""
        before = self.words[index - 1].folded if index else ""
        return before in self.names.leaning and self.words[index].gap in _HYPHENS

    def is_anothers(self, end: int) -> bool:
        """Does the word after make it an adjective of somebody else ("Turkish-backed", "rebel-held")?"""
        if end >= len(self.words):
            return False
        after = self.words[end]
        if after.gap in (*_HYPHENS, "–"):
            return after.folded in self.names.another
        return after.blank and after.folded in self.names.another_after_blank

    def follows_row(self, end: int) -> int | None:
        """The next member of a row ("Turkish, Russian and ..."), if the text goes on as one."""
        if end >= len(self.words):
            return None
        after = self.words[end]
        if after.folded in self.names.ands and after.gap.strip() in ("", ","):
            return end + 1 if end + 1 < len(self.words) and self.words[end + 1].blank else None
        return end if after.gap.strip() in (",", "/", "&", "–", *_HYPHENS) and "\n\n" not in after.gap else None

    def begins_sentence(self, index: int) -> bool:
        """Does nothing, or the end of another sentence, stand before it?"""
        gap = self.words[index].gap
        return index == 0 or any(char in gap for char in '.!?:\n“"—')

    def has_article(self, index: int) -> bool:
        """Does it stand after "the" or a possessive, or begin a sentence?"""
        if self.begins_sentence(index):
            return True
        before = self.words[index - 1]
        return self.words[index].blank and (before.folded in self.names.articles or before.possessive)

    def is_nobody(self, index: int, end: int) -> bool:
        """Does a longer phrase begin here that names no actor ("military hospital")?"""
        return self.names.phrase_end(NOBODY, self.words, index) > end

    def is_place(self, index: int, end: int, *, capital: bool, after: int, row_of_places: bool) -> bool:
        """Is a state or capital meant as a place? ``after`` is where the last mention ended."""
        start = self.words[index].start
        if row_of_places or any(first <= start < last for first, last in self._datelines):
            return True
        if self.after_locative(index) or self.names.phrase_end(PLACE, self.words, end):
            return True
        behind = self.words[end : end + 2]
        if capital and len(behind) > 1 and f"{behind[0].folded} {behind[1].folded}" in self.names.place_before:
            return True  # "Kabul came under rocket fire"
        if not index:
            return False
        before = self.words[index - 1]
        if capital and self.words[index].blank and before.folded in self.names.taken_as_place:
            return True
        if self.words[index].gap.strip() == ",":
            stop = self.text[self.words[end - 1].end : self.words[end - 1].end + 1]
            return before.key[0].isupper() and before.end != after and (not stop or stop in _ENDS_PLACE)
        return False

    def after_locative(self, index: int) -> bool:
        """Does a word of place stand before it ("across Libya", "the outskirts of Kabul", "northern Iraq")?"""
        at = index
        while at > 0 and self.words[at].joins and "(" not in self.words[at].gap:
            if self.words[at - 1].folded in self.names.directions:
                return True
            if self.words[at - 1].folded not in self.names.articles:
                break
            at -= 1
        if at == 0 or not self.words[at].blank:
            return False
        one = self.words[at - 1].folded
        two = f"{self.words[at - 2].folded} {one}" if at > 1 and self.words[at - 1].blank else one
        return one in self.names.locative or two in self.names.locative
