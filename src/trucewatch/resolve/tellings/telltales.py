"""Telltale words: what a sentence says of a claim in words that few other occurrences share.

Names that were read as no place and nobody ("the monastery at Hsal", "the Coral Star"), and rare words ("ferry",
"pensioners"), both of the part of the sentence that tells of this claim and not of another.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from trucewatch.model import Claim, PlacePrecision, Report, Span
from trucewatch.packs.actors import ActorBook
from trucewatch.packs.language.languages import ENGLISH
from trucewatch.resolve.sharing import shared
from trucewatch.resolve.tellings.names import folded
from trucewatch.resolve.tellings.profiles import NO_TELLTALES, Telltales, told_of
from trucewatch.resolve.weights import Weights

_SHORTEST = 4  # letters
_WORD = re.compile(r"(?<!\w)[^\W\d_](?:[^\W\d_]|['’-]){2,}[^\W\d_](?!\w)")
_POSSESSIVE = ("'s", "’s")
# What parts one thing told in a sentence from the next weighs as much as so many characters.
_PARTED = 60
_GOES_ON = ",;–—-"
_WIDE = (PlacePrecision.GOVERNORATE, PlacePrecision.REGION, PlacePrecision.COUNTRY)


def telltales(claims: Iterable[Claim], reports: Mapping[str, Report], weights: Weights) -> dict[str, Telltales]:
    """Claim id -> its telltale words, for the claims that have any; rare words for reports in English alone."""
    by_report: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_report[claim.report].append(claim)
    found: dict[str, Telltales] = {}
    for id, told in by_report.items():
        report = reports.get(id)
        if report is not None:
            reader = _Reader(report, told, weights)
            found.update((claim.id, words) for claim in told if (words := reader.of(claim)) is not NO_TELLTALES)
    return found


class _Reader:
    """The telltale words of one report's claims."""

    def __init__(self, report: Report, told: Sequence[Claim], weights: Weights) -> None:
        self._weights = weights
        self._english = report.language in ("", ENGLISH)
        self._triggers: dict[Span, dict[str, int]] = defaultdict(dict)  # by sentence and claim
        for claim in told:
            trigger = _trigger(claim)
            if trigger is not None:
                self._triggers[claim.span][claim.id] = trigger
        self._names = _written_large(report)

    def of(self, claim: Claim) -> Telltales:
        """The telltale words of the claim's part of its sentence."""
        words = [_bare(found[0]) for found in _WORD.finditer(_deed(claim)) if self._is_its_own(claim, found.start())]
        sites = self._sites(claim)
        rare: set[str] = set()
        if self._english:
            rare = {stem for word in words if (stem := _rare(word, self._weights))}
        large = self._names.intersection(words)
        parts = {part for name in large for part in folded(name).split() if len(part) >= _SHORTEST}
        known, peoples = (_known(claim), _names_of_actors()) if parts else ((), ())
        names = {each for each in parts if not (each in known or each in peoples or each in self._weights.common_stems)}
        if not names and not rare and not sites:
            return NO_TELLTALES
        read = {word for where in told_of(claim).where for word in folded(where.name).split()}
        return Telltales(*map(_shared, (names, names - read, rare, sites)))

    def _sites(self, claim: Claim) -> set[str]:
        words = _deed(claim).casefold()
        return {site for at, site in self._weights.sites_in(words) if self._is_its_own(claim, at)}

    def _is_its_own(self, claim: Claim, at: int) -> bool:
        """Does what stands there stand nearer to its trigger than to that of another claim of the sentence?"""
        triggers = self._triggers[claim.span]
        own = triggers.get(claim.id)
        if own is None or len(triggers) == 1:
            return True
        return self._far(claim, own, at) <= min(self._far(claim, other, at) for other in triggers.values())

    def _far(self, claim: Claim, trigger: int, at: int) -> int:
        """How far a word stands from a trigger in the sentence, counting what parts the two."""
        first, last = sorted((trigger, at))
        return last - first + _PARTED * len(self._weights.parting.findall(claim.quote, first, last))


def _deed(claim: Claim) -> str:
    """Its sentence, its speaker blotted out: "hospital officials" were not hit."""
    speaker = claim.speaker.name
    return claim.quote.replace(speaker, " " * len(speaker)) if speaker else claim.quote


@lru_cache(maxsize=1 << 15)
def _rare(word: str, weights: Weights) -> str:
    """The stem of a rare word; empty for a name, a sort of site and a common word. Words come again and again."""
    if not word.islower() or any(weights.sites_in(word)):
        return ""
    stem = weights.stem(word)
    return "" if stem in weights.common_stems else stem


def _shared(words: set[str]) -> tuple[str, ...]:
    return shared(tuple(sorted(words)))


def _trigger(claim: Claim) -> int | None:
    """Where in its sentence its trigger stands, of several the one beside its numbers and people; None if nowhere."""
    said = told_of(claim)
    words, trigger = claim.quote.casefold(), said.trigger.casefold()
    if not trigger or trigger not in words or len(words) != len(claim.quote):
        return None
    spans = [each.span for each in said.counts] + [each.span for each in (*said.actors, *said.targets)]
    beside = [span.start - claim.span.start for span in spans]
    starts = [found.start() for found in re.finditer(re.escape(trigger), words)]
    return min(starts, key=lambda start: min((abs(start - each) for each in beside), default=0))


def _written_large(report: Report) -> set[str]:
    """The words that its article writes with a capital within a sentence, and never without."""
    large, small = set(), set()
    for paragraph in report.body:
        if paragraph == report.title_span:
            continue  # some outlets write all words of a headline so
        text = paragraph.of(report.text)
        for word in _WORD.finditer(text):
            first = word.start()
            if word[0][0].islower():
                small.add(word[0])
            elif first > 1 and text[first - 1].isspace() and (text[first - 2].isalnum() or text[first - 2] in _GOES_ON):
                large.add(_bare(word[0]))
    return {word for word in large if word.casefold() not in small}


def _known(claim: Claim) -> set[str]:
    """The names that are read already: of those who speak or act, and of whole regions."""
    said = told_of(claim)
    names = [claim.speaker.name, claim.outlet]
    names += [each.name for each in (*said.actors, *said.targets) if each.id]
    names += [where.name for where in said.where if where.precision in _WIDE]
    return {word for name in names if name for word in folded(name).split()}


@lru_cache(maxsize=1)
def _names_of_actors() -> frozenset[str]:
    """The words that all actors of the world are named by."""
    return frozenset(word for name in ActorBook.load().names for word in folded(name).split())


def _bare(word: str) -> str:
    """Without the ending of a possessive."""
    return word[:-2] if word.endswith(_POSSESSIVE) else word
