"""What a page says of itself before it is a report, and the notes made on the way."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from trucewatch.model import Basis, Retraction


@dataclass(frozen=True, slots=True)
class Details:
    """What stands beside the text: in front matter, in HTML metadata, in a row or in the user's sidecar.

    ``published`` is the date as written; it is read, and doubted, later.
    """

    title: str = ""
    outlet: str = ""
    published: str = ""
    url: str = ""
    language: str = ""
    basis: Basis = Basis.METADATA
    retracted: Retraction | None = None
    replaced_by: str = ""  # the name of the file that stands in its place

    def or_else(self, other: Details) -> Details:
        """These, with the other's values where these have none.

        >>> Details(title="A").or_else(Details(title="B", url="u")).url
        'u'
        """
        return Details(
            self.title or other.title,
            self.outlet or other.outlet,
            self.published or other.published,
            self.url or other.url,
            self.language or other.language,
            self.basis,
            self.retracted or other.retracted,
            self.replaced_by or other.replaced_by,
        )


# The names under which files give these, in front matter and in rows.
TITLE = ("title", "headline")
OUTLET = ("outlet", "source", "publisher", "site", "sitename")
PUBLISHED = ("date", "published", "pubdate", "published_at", "date_publish")
URL = ("url", "link", "permalink")
LANGUAGE = ("language", "lang")


def details_from(first: Callable[[tuple[str, ...]], str]) -> Details:
    """Details from a look-up that gives the first value under any of some names, or nothing."""
    return Details(first(TITLE), first(OUTLET), first(PUBLISHED), first(URL), first(LANGUAGE))


@dataclass(frozen=True, slots=True)
class Page:
    """One article as decoded: its text, what its file says of it, and where its furniture is known already.

    ``language`` is what it is read in, "" where that is still to be told;
    ``front`` is how many characters at the start are front matter.
    """

    name: str
    text: str
    sha256: str
    encoding: str = "utf-8"
    details: Details = field(default_factory=Details)
    given: Details = field(default_factory=lambda: Details(basis=Basis.GIVEN))
    language: str = ""
    front: int = 0
    folder: str = ""
