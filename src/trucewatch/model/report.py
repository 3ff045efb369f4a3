"""A report as it was read, and what of it is the article."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from trucewatch.model.chain import Credit
from trucewatch.model.retraction import Retraction
from trucewatch.model.span import Span
from trucewatch.model.when import When


class Basis(StrEnum):
    """What a report's outlet or date rests on."""

    STATED = "stated"  # it stands in the text
    METADATA = "metadata"  # front matter, HTML metadata, a JSON field
    GIVEN = "given"  # the user's reports.yaml
    INFERRED = "inferred"  # reasoned from weekdays and the other reports
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Published:
    """When a report was published, and how that is known. Never today's date."""

    when: When
    basis: Basis
    reason: str = ""
    span: Span | None = None

    @classmethod
    def unknown(cls, reason: str = "no date found") -> Published:
        """Nothing says when it was published."""
        return cls(When.unknown(), Basis.UNKNOWN, reason)


class Furniture(StrEnum):
    """What stands on a page and is not the article."""

    ADVERT = "advert"
    RELATED = "related story"
    CAPTION = "photo caption"
    PLAYER = "player error"
    SHARE = "share line"
    COMMENTS = "comment rules"
    REPEATED = "repeated headline"
    NAVIGATION = "navigation"
    BYLINE = "byline"
    DATELINE = "date line"
    CORRECTION = "editor's note"


@dataclass(frozen=True, slots=True)
class Aside:
    """A stretch of the page that was set aside, and as what."""

    kind: Furniture
    span: Span


@dataclass(frozen=True, slots=True)
class Report:
    """One article: the text as read, what of it is the article, and where it comes from.

    ``text`` is what was read, decoded and otherwise untouched; every span of
    every claim points into it. ``body`` are the paragraphs of the article in
    order (headline first where there is one), ``asides`` what was set aside.
    ``sha256`` is the digest of the raw bytes; ``credits`` the agencies that it
    names as the makers of its story. ``retracted`` says that it was taken back
    or replaced as a whole, as the user or its own page states.
    """

    id: str
    name: str
    text: str
    sha256: str
    body: tuple[Span, ...]
    title: str
    title_span: Span | None
    outlet: str
    outlet_basis: Basis
    published: Published
    asides: tuple[Aside, ...] = ()
    url: str = ""
    language: str = ""
    encoding: str = "utf-8"
    dateline: str = ""
    credits: tuple[Credit, ...] = ()
    retracted: Retraction | None = None

    @property
    def cleaned(self) -> str:
        """The article alone, paragraphs parted by a blank line: a derived copy."""
        return "\n\n".join(span.of(self.text) for span in self.body)
