"""What on a page tells which outlet published it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from trucewatch.packs.outlets import Outlet, known_outlets, outlet_named, outlet_of_address

_DOMAIN = re.compile(r"(?<![\w@.-])(?:www\.|m\.)?((?:[\w-]+\.)+[a-z]{2,6})\b", re.IGNORECASE)


def sites_in(lines: Iterable[str]) -> Outlet | None:
    """The outlet whose addresses stand in these lines; none where they name several equally often."""
    found = Counter(
        outlet.id
        for line in lines
        for match in _DOMAIN.finditer(line)
        if (outlet := outlet_of_address(match[1].lower())) is not None
    )
    return _most(found)


def signed_in(line: str) -> Outlet | None:
    """The outlet that signs a short line: "Name, Place", "Jane Doe - Name", "© 2020 Name", "Name moderates ...".

    >>> signed_in("© 2020 The Associated Press").name
    'AP'
    """
    line = re.sub(r"^(?:(?:©|\(c\)|copyright|source:?|by|published by|from|credit:?)\s*)+", "", line, flags=re.I)
    line = re.sub(r"^(?:\d{4}(?:\s*[-–]\s*\d{4})?\s*)", "", line)
    line = re.split(
        r"\s(?:moderates?|is not responsible|all rights)\b|['’]s? (?:web ?site|standards)", line, maxsplit=1
    )[0]
    parts = [
        part for part in re.split(r"\s*[,|/()\[\]•·]\s*|\s+[-–—]+\s+|\s+for\s+|\.\s", line.strip(" .-–—()[]")) if part
    ]
    for part in parts:
        known = outlet_named(part) or _opening(part)
        if known is not None:
            return known
    return None


_STAFF = re.compile(
    r"(?:staff|and|news|agencies|agency|homepage|home|desk|team|reporters?|correspondents?|writers?|online|contributed|live)\b",
    re.IGNORECASE,
)


def _opening(part: str) -> Outlet | None:
    """The outlet whose name opens a line such as "Example Press writer Jane Doe" or "Example staff and agencies"."""
    words = part.split()
    for length in range(min(len(words) - 1, 6), 0, -1):
        known = outlet_named(" ".join(words[:length]))
        if known is not None and _STAFF.match(words[length]):
            return known
    return None


def _most(found: Counter[str]) -> Outlet | None:
    if not found:
        return None
    (first, times), *rest = sorted(found.items(), key=lambda item: (-item[1], item[0]))
    if rest and rest[0][1] == times:
        return None
    return next(outlet for outlet in known_outlets() if outlet.id == first)
