"""How far from a named place something lies, as the words before the name tell it ("12 km south of X")."""

from __future__ import annotations

import re
from dataclasses import dataclass

from trucewatch.extract.text.lengths import find_lengths
from trucewatch.packs.language.place_words import PlaceWords

_WORDS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_DIGIT = re.compile(r"\d")
_REACH = 60  # letters before a name in which its distance is looked for


@dataclass(frozen=True, slots=True)
class Offset:
    """A distance in km and, where told, a bearing in degrees; ``told`` is the wording."""

    low_km: float
    high_km: float
    bearing: float | None
    told: str


def read_offset(before: str, words: PlaceWords) -> Offset | None:
    """The distance that the words right before a name tell, None where they tell none.

    >>> from trucewatch.packs.language.place_words import load_place_words
    >>> read_offset("Shells fell 12 km south of ", load_place_words())
    Offset(low_km=12.0, high_km=12.0, bearing=180.0, told='12 km south of')
    """
    near = before[-_REACH:]
    if _DIGIT.search(near) is None:
        return None
    lengths = find_lengths(near, language=words.code)
    if not lengths:
        return None
    span, length = lengths[-1]
    number = max((at.end() for at in re.finditer(r"\d", near[span.start : span.end])), default=0)
    told = [word.lower() for word in _WORDS.findall(near[span.start + number :])]
    ways = [word for word in told if word in words.directions]
    after = near[span.end :].lower()
    rest = [word for word in _WORDS.findall(after) if word not in words.directions]
    if not rest or any(word not in words.offsets and word not in words.types for word in rest):
        return None
    if re.search(r"[^\w\s-]", after.replace("‑", "-")):
        return None
    bearing = words.directions[ways[-1]] if ways else None
    return Offset(length.low_km, length.high_km, bearing, near[span.start :].strip())
