"""Headlines, notes and sentences by which something is taken back."""

from __future__ import annotations

from collections.abc import Iterator

from trucewatch.extract.text.sentences import split_sentences
from trucewatch.extract.tolls.quantities import find_quantities
from trucewatch.model import Correction, Furniture, Quantity, Report, Span
from trucewatch.packs.language.corrections import CorrectionRule, CorrectionWords, Stretch, load_corrections
from trucewatch.packs.language.languages import ENGLISH

_LONGEST = 1_500  # characters; no headline, note or sentence that takes something back is longer
_Number = tuple[Span, Quantity]


def read_corrections(report: Report) -> tuple[Correction, ...]:
    """What a report says was wrong before, in the order of its text; of one stretch the first rule that fits."""
    words = load_corrections(report.language or ENGLISH)
    found = [
        correction
        for stretch, span in _stretches(report, words)
        if (correction := read_correction(report, span, stretch, words)) is not None
    ]
    return tuple(sorted(found, key=lambda correction: correction.span))


def read_correction(report: Report, span: Span, stretch: Stretch, words: CorrectionWords) -> Correction | None:
    """What one stretch takes back; None where it takes back nothing."""
    if span.end - span.start > _LONGEST:
        return None
    text = span.of(report.text)
    flat = text.replace("\n", " ").replace("\r", " ").replace("\t", " ")  # one for one: the offsets stay
    for rule in words.rules:
        if stretch not in rule.where:
            continue
        if rule.whole:
            if rule.match.search(flat):
                return Correction(report.id, span, text, rule.id, whole=True)
            continue
        if stretch is Stretch.TEXT and not words.measures_in(flat):
            continue  # "lowered the number of its lorries": nobody was wrong
        for groups in rule.finds(flat):
            found = _number(report, span, flat, rule, groups, stretch)
            if found is not None:
                return found
    return None


def _number(
    report: Report, span: Span, flat: str, rule: CorrectionRule, groups: dict[str, tuple[int, int]], stretch: Stretch
) -> Correction | None:
    language = report.language or ENGLISH
    old = _last(flat, groups.get("old"), language, first=True)
    new = _last(flat, groups.get("new"), language, first="old" not in groups)
    if (old is None and "old" in groups) or (new is None and "new" in groups):
        return None
    if old and new and stretch is Stretch.TEXT and not _falls(old[1], new[1]):
        return None  # a toll that grows is a history, and nobody was wrong
    by = flat[slice(*groups["by"])] if "by" in groups else ""
    return Correction(
        report=report.id,
        span=span,
        quote=span.of(report.text),
        rule=rule.id,
        by=by,
        old=old[1] if old else None,
        new=new[1] if new else None,
        old_span=_moved(old[0], span) if old else None,
        new_span=_moved(new[0], span) if new else None,
        in_text=stretch is Stretch.TEXT,
    )


def _last(flat: str, group: tuple[int, int] | None, language: str, *, first: bool) -> _Number | None:
    """The number of a group: what stands nearest to the word that links the two."""
    if group is None:
        return None
    begin, end = group
    found = [each for each in find_quantities(flat, language=language) if begin <= each[0].start and each[0].end <= end]
    if not found:  # "from 40 to 14" reads as one number with two ends
        found = list(find_quantities(flat[begin:end], begin, language=language))
    return (found[0] if first else found[-1]) if found else None


def _falls(old: Quantity, new: Quantity) -> bool:
    before, after = old.high if old.high is not None else old.low, new.low if new.low is not None else new.high
    return before is not None and after is not None and after < before


def _moved(inner: Span, outer: Span) -> Span:
    return Span(outer.start + inner.start, outer.start + inner.end)


def _stretches(report: Report, words: CorrectionWords) -> Iterator[tuple[Stretch, Span]]:
    if not words.rules:
        return
    if report.title_span is not None:
        yield Stretch.HEADLINE, report.title_span
    for aside in report.asides:
        if aside.kind is Furniture.CORRECTION:
            yield Stretch.NOTE, aside.span
    for paragraph in report.body:
        text = paragraph.of(report.text)
        if paragraph == report.title_span or not words.may_tell(text.lower()):
            continue
        for span in split_sentences(text, paragraph.start, report.language or ENGLISH):
            if words.may_tell(span.of(report.text).lower()):
                yield Stretch.TEXT, span
