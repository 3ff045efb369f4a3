"""Outlets: their names, and what on a page tells which of them published it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from urllib.parse import urlsplit

from trucewatch.ingest.lexicon import data_document

_DOMAIN = re.compile(r"(?<![\w@.-])(?:www\.|m\.)?((?:[\w-]+\.)+[a-z]{2,6})\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Outlet:
    """One outlet of the data file: agency, broadcaster, newspaper, site or monitor."""

    id: str
    name: str
    domains: tuple[str, ...]
    aliases: tuple[str, ...]
    country: str
    kind: str


@cache
def known_outlets() -> tuple[Outlet, ...]:
    """The outlets that ship with the package, by id. Raises BadDataFile."""
    document = data_document("lexicon", "outlets.yaml")
    kinds = ("agency", "broadcaster", "newspaper", "site", "organisation")
    found = {}
    for entry in document.only(("source", "licence", "date", "outlets"), ("source", "licence", "outlets"))["outlets"]:
        keys = ("id", "name", "domains", "aliases", "country", "kind")
        fields = entry.only(keys, ("id", "name", "country", "kind"))
        id = fields["id"].text()
        if id in found:
            raise entry.wrong(f"the outlet '{id}' stands twice")
        found[id] = Outlet(
            id,
            fields["name"].text(),
            fields["domains"].texts() if "domains" in fields else (),
            fields["aliases"].texts() if "aliases" in fields else (),
            fields["country"].text(),
            fields["kind"].one_of(kinds, "kind of outlet"),
        )
    return tuple(found[id] for id in sorted(found))


def outlet_of_address(url: str) -> Outlet | None:
    """The outlet whose site an address lies in.

    >>> outlet_of_address("https://www.bbc.co.uk/news/world-1").name
    'BBC'
    """
    host = host_of(url)
    while host.count(".") >= 1:
        if host in _by_domain():
            return _by_domain()[host]
        host = host.partition(".")[2]
    return None


def host_of(url: str) -> str:
    """The host of an address without its www, or nothing."""
    try:
        host = urlsplit(url if "//" in url else f"//{url}").hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.")


def outlet_named(name: str) -> Outlet | None:
    """The outlet of this name, alias or address, exactly.

    >>> outlet_named("agence france-presse").name
    'AFP'
    """
    key = _key(name)
    return (
        _by_name().get(key)
        or _by_name().get(key.removeprefix("the "))
        or (_by_domain().get(host_of(name.strip().lower())) if "." in name and " " not in name.strip() else None)
    )


def tidy_outlet(name: str) -> str:
    """Our name for an outlet that we know, else the name as given, on one line."""
    known = outlet_named(name)
    return known.name if known else " ".join(name.split())


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


def _key(name: str) -> str:
    return " ".join(re.sub(r"[^\w]+", " ", name.casefold()).split())


@cache
def _by_name() -> dict[str, Outlet]:
    return {_key(name): outlet for outlet in known_outlets() for name in (outlet.name, *outlet.aliases)}


@cache
def _by_domain() -> dict[str, Outlet]:
    return {domain: outlet for outlet in known_outlets() for domain in outlet.domains}
