"""Credits: which agency a report names as the maker of its story, in whole or in part."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from trucewatch.ingest.lexicon import data_document
from trucewatch.model import Aside, Credit, Furniture, Span
from trucewatch.packs.document import Entry, data_file
from trucewatch.packs.language.lexicon_fields import examples_of, pattern_of
from trucewatch.packs.outlets import AGENCY, known_outlets, outlet_named

_LONGEST = 160  # characters of a line that credits, and of the end of a paragraph that is looked at
_ENDS = 3  # paragraphs at the head and at the foot
_BOLD = "*_# "  # how Markdown marks a line that stands for itself
_SIGNING = (Furniture.BYLINE, Furniture.NAVIGATION, Furniture.COMMENTS, Furniture.SHARE)
_OWNED = re.compile("['’]s?$")
_KEYS = ("source", "licence", "date", "unnamed", "rules", "issuers")
_GAP = r"(?:\s*(?:,|/|&|\+|\band\b|\by\b)\s*)"


@dataclass(frozen=True, slots=True)
class IssuerRule:
    """One way of writing that names who issued the text itself: a party's statement, a ministry's bulletin.

    ``head`` where it holds only above the article: for one line there, or two, joined by a slash.
    """

    id: str
    says: str
    head: bool
    match: re.Pattern[str]
    hits: tuple[str, ...]
    misses: tuple[str, ...]

    def issuer(self, line: str) -> str:
        """Who issued it, as written; nothing where the line does not say."""
        found = self.match.search(line)
        return _OWNED.sub("", found["who"].strip(" ,")) if found is not None else ""


@dataclass(frozen=True, slots=True)
class CreditRule:
    """One way of writing that credits an agency. ``whole`` where all of the story is the agency's."""

    id: str
    says: str
    whole: bool
    match: re.Pattern[str]
    hits: tuple[str, ...]
    misses: tuple[str, ...]

    def agencies(self, line: str) -> tuple[str, ...] | None:
        """The agencies that the line credits, "" for those without a name; None where it credits nobody."""
        found = self.match.search(line)
        if found is None:
            return None
        told = " ".join(filter(None, found.groups()))
        named = (outlet_named(name) for name in _agency_names().findall(told))
        return tuple(sorted({outlet.name for outlet in named if outlet is not None})) or ("",)


def find_credits(
    text: str, body: Iterable[Span], asides: Iterable[Aside], outlet: str, language: str
) -> tuple[Credit, ...]:
    """The agencies that a page credits, the outlet itself left out, each once: for all of its story, else for a part.

    They stand in short lines about the article, and behind its first and last
    paragraphs; what is told within the article is no credit.
    """
    found: dict[str, Credit] = {}
    for span in _lines(tuple(body), asides):
        line = " ".join(span.of(text)[-_LONGEST:].split())
        for rule in credit_rules(language or "en"):
            for agency in rule.agencies(line) or ():
                known = found.get(agency)
                if agency != outlet and (known is None or (rule.whole and not known.whole)):
                    found[agency] = Credit(agency, rule.whole, rule.id, span)
    return tuple(found[agency] for agency in sorted(found))


def dateline_credit(agency: str, span: Span, outlet: str) -> Credit | None:
    """The agency in a dateline's brackets ("GENEVA (Reuters) -"), where another outlet prints its story."""
    known = outlet_named(agency)
    if known is None or known.kind != AGENCY or known.name == outlet:
        return None
    return Credit(known.name, True, "dateline", span)


def _lines(body: tuple[Span, ...], asides: Iterable[Aside]) -> Iterator[Span]:
    yield from dict.fromkeys((*body[:_ENDS], *body[-_ENDS:]))
    for aside in asides:
        if aside.kind in _SIGNING and aside.span.end - aside.span.start <= _LONGEST:
            yield aside.span


def issuer_in(lines: Iterable[str], language: str, above: Sequence[str] = ()) -> str:
    """Who, by one of these short lines, issued the text itself; nothing where none says so.

    ``above`` are the lines that stand above the article, in order.
    """
    rules = issuer_rules(language or "en")
    short = [line.strip(_BOLD) for line in above if len(line) <= _LONGEST]
    heads = [*short, *(f"{one} / {other}" for one, other in combinations(short, 2))]
    named = [rule.issuer(line) for line in lines if len(line) <= _LONGEST for rule in rules if not rule.head]
    named += [rule.issuer(line) for line in heads for rule in rules if rule.head]
    return next((name for name in named if name), "")


@cache
def issuer_rules(language: str) -> tuple[IssuerRule, ...]:
    """The rules of a language, none where it has none. Raises BadDataFile."""
    if not data_file("lexicon", language, "credits.yaml").is_file():
        return ()
    entries = data_document("lexicon", language, "credits.yaml").get("issuers")
    return tuple(_issuer_rule(entry) for entry in entries or ())


def _issuer_rule(entry: Entry) -> IssuerRule:
    keys = ("id", "says", "match", "hits", "misses")
    fields = entry.only((*keys, "stands"), keys)
    head = "stands" in fields and fields["stands"].one_of(("head",), "place") == "head"
    hits, misses = examples_of(entry)
    return IssuerRule(fields["id"].text(), fields["says"].text(), head, pattern_of(fields["match"]), hits, misses)


@cache
def credit_rules(language: str) -> tuple[CreditRule, ...]:
    """The rules of a language, none where it has none. Raises BadDataFile."""
    if not data_file("lexicon", language, "credits.yaml").is_file():
        return ()
    document = data_document("lexicon", language, "credits.yaml")
    fields = document.only(_KEYS, ("source", "licence", "unnamed", "rules"))
    return tuple(_rule(entry, fields["unnamed"].text()) for entry in fields["rules"])


def _rule(entry: Entry, unnamed: str) -> CreditRule:
    keys = ("id", "says", "credit", "match", "hits", "misses")
    fields = entry.only(keys, keys)
    one = rf"(?:{_agency_names().pattern}|{unnamed})"
    several = f"({one}(?:{_GAP}{one})*)"  # the only groups of a pattern
    try:
        compiled = re.compile(fields["match"].text().replace("{{agencies}}", several))
    except re.error as error:
        raise fields["match"].wrong(f"not a pattern: {error}") from None
    return CreditRule(
        id=fields["id"].text(),
        says=fields["says"].text(),
        whole=fields["credit"].one_of(("whole", "part"), "extent of a credit") == "whole",
        match=compiled,
        hits=fields["hits"].texts(),
        misses=fields["misses"].texts(),
    )


@cache
def _agency_names() -> re.Pattern[str]:
    """Every name of an agency, the longest first, as it is written."""
    names = {name for outlet in known_outlets() if outlet.kind == AGENCY for name in (outlet.name, *outlet.aliases)}
    names |= {name.upper() for name in names}
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, sorted(names, key=lambda n: (-len(n), n))))})(?![\w-])")
