"""The outlets and agencies that ship with the package: their names, addresses, seats and kinds."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from urllib.parse import urlsplit

from trucewatch.packs.document import data_file, load_document

AGENCY = "agency"


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
    document = load_document(data_file("lexicon", "outlets.yaml"))
    kinds = (AGENCY, "broadcaster", "newspaper", "site", "organisation")
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


@lru_cache(maxsize=1 << 12)
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


@lru_cache(maxsize=1 << 12)
def tidy_outlet(name: str) -> str:
    """Our name for an outlet that we know, else the name as given, on one line."""
    known = outlet_named(name)
    return known.name if known else " ".join(name.split())


def outlet_known(name: str, id: str | None = None) -> Outlet | None:
    """The outlet of this name, else of this id; an outlet and the actor that it is share their id.

    >>> outlet_known("the state news agency", "tass").name, outlet_known("residents")
    ('TASS', None)
    """
    return outlet_named(name) or (_by_id().get(id) if id else None)


def _key(name: str) -> str:
    return " ".join(re.sub(r"[^\w]+", " ", name.casefold()).split())


@cache
def _by_name() -> dict[str, Outlet]:
    return {_key(name): outlet for outlet in known_outlets() for name in (outlet.name, *outlet.aliases)}


@cache
def _by_domain() -> dict[str, Outlet]:
    return {domain: outlet for outlet in known_outlets() for domain in outlet.domains}


@cache
def _by_id() -> dict[str, Outlet]:
    return {outlet.id: outlet for outlet in known_outlets()}
