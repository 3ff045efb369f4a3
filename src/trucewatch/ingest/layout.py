"""Which paragraphs are the article: decided one by one, and in doubt for the article."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from trucewatch.ingest.paragraphs import Paragraph, split_paragraphs
from trucewatch.ingest.published import find_date_lines
from trucewatch.ingest.rules import Rule, Stands, furniture_rules
from trucewatch.model import Aside, Furniture, Span

_LISTED = re.compile(r"^(?:[-–—*•·‣▪>+]|\(?\d{1,3}[.)]|\(?[a-zA-Z][.)]|\(?[ivxIVX]{1,4}[.)])\s")
_HEADING = re.compile(r"^#{1,6}\s+")
_RULED = re.compile(r"^(?:={3,}|-{3,})$")
_QUOTED = re.compile('["“”«»]')
_TOLD = re.compile(r"\b(?:said|says|told|added|was|were|had|has been|have been|according to)\b")
_SAID = re.compile(r"\b(?:said|told|according to)\b")
_INVITING = (Furniture.ADVERT, Furniture.RELATED, Furniture.SHARE)
_FOLD = re.compile(r"[\W_]+")
STRAY_WORDS = 16  # a line longer than this is kept, full stop or none
LABEL_WORDS = 4
_ENTRIES = 2  # so many lines that are a time of day part a page into entries
_MANY, _MANY_HEAD = 400, 10  # in a page of very many paragraphs only the first are looked for again


@dataclass(frozen=True, slots=True)
class Layout:
    """The article's paragraphs in order, headline first, and what was set aside, in order."""

    title: str
    title_span: Span | None
    body: tuple[Span, ...]
    asides: tuple[Aside, ...]


@dataclass(slots=True)
class _Page:
    """The paragraphs of one page and the label that each was given so far."""

    paragraphs: list[Paragraph]
    labels: dict[int, Furniture] = field(default_factory=dict)
    title: int | None = None
    heads: frozenset[int] = frozenset()  # lines over the entries of a page that is kept up as things happen

    def open(self) -> list[int]:
        """The paragraphs without a label, headline excepted."""
        return [at for at in range(len(self.paragraphs)) if at not in self.labels and at != self.title]

    def prose(self) -> list[int]:
        """Those of them that read as paragraphs of an article."""
        return [at for at in self.open() if self.paragraphs[at].prose]


def lay_out(text: str, title: str = "", front: int = 0) -> Layout:
    r"""Part an article from what stands around it.

    ``title`` is the headline where the file's metadata tells it; ``front`` how
    many characters at the start are front matter.

    >>> page = lay_out("News / World\n\nGuns fall silent\n\nThe truce held on Friday, he said.\n\nShare this story!")
    >>> page.title, len(page.body), [aside.kind.value for aside in page.asides]
    ('Guns fall silent', 2, ['navigation', 'share line'])
    """
    rules = furniture_rules()
    anywhere = [rule for rule in rules if rule.stands is Stands.ANYWHERE]
    page = _Page(split_paragraphs(text, front, lambda line: any(rule.fits(line) for rule in anywhere)))
    _apply(page, anywhere, range(len(page.paragraphs)))
    page.heads = frozenset(_entry_heads(page))
    _find_title(page, title)
    _repeated_title(page)
    prose = page.prose()
    if prose:
        below = (page.title + 1) if page.title is not None else 0
        _apply(page, [rule for rule in rules if rule.stands is Stands.HEAD], range(below, prose[0]))
        _apply(page, [rule for rule in rules if rule.stands is Stands.TAIL], range(prose[-1] + 1, len(page.paragraphs)))
    _repeats(page)
    _strays(page)
    return _layout(page, text, title, front)


def fold(words: str) -> str:
    """Letters and digits alone, for comparing lines that differ in case, quotes and stops."""
    return _FOLD.sub(" ", words.casefold()).strip()


def _apply(page: _Page, rules: list[Rule], stretch: range) -> None:
    """Label what fits a rule. The first rule that fits decides."""
    for at in stretch:
        if at in page.labels or at == page.title:
            continue
        rule = next((rule for rule in rules if rule.fits(page.paragraphs[at].flat)), None)
        if rule is None or (rule.kind in _INVITING and _reports(page.paragraphs[at])):
            continue
        rest = page.paragraphs[at + 1 :]
        if rule.to_end is not None:
            if not any(rule.to_end.search(paragraph.flat) for paragraph in rest):
                continue
            page.labels.update((after, rule.kind) for after in range(at + 1, len(page.paragraphs)))
        page.labels[at] = rule.kind
        if rule.takes_next and rest and not rest[0].prose:
            page.labels.setdefault(at + 1, rule.kind)


def _reports(paragraph: Paragraph) -> bool:
    """Does it end as a sentence and tell what somebody said? Then it is the article, whatever its first words."""
    return paragraph.ended and _SAID.search(paragraph.flat) is not None


def _find_title(page: _Page, title: str) -> None:
    """The headline: the line that the metadata names, else the first that can be one."""
    if title:
        wanted = fold(title)
        for at, paragraph in enumerate(page.paragraphs):
            here = fold(_HEADING.sub("", paragraph.flat))
            if here and here == wanted:
                page.title = at
                page.labels.pop(at, None)
                return
        return
    heading = next((at for at in page.open() if re.match(r"^# \S", page.paragraphs[at].flat)), None)
    if heading is not None:
        page.title = heading
        return
    prose = page.prose()
    entries = min((at for at in page.heads if at - 1 in page.labels), default=len(page.paragraphs))
    head = [at for at in page.open() if at < min([*prose[:1], entries])]
    head = [at for at in head if _headline_like(page.paragraphs[at])]
    page.title = next((at for at in head if not _label_like(page.paragraphs[at])), head[0] if head else None)
    labelled = page.labels.get(0) in (Furniture.RELATED, Furniture.CAPTION)
    if page.title is None and labelled and _headline_like(page.paragraphs[0]):
        page.title = 0  # "LIVE: ...", "Video: ...": its own headline, since there is no other
        page.labels.pop(0)
    if page.title is None and prose and _lead_is_title(page, prose):
        page.title = prose[0]


def _entry_heads(page: _Page) -> Iterator[int]:
    """The short line above or below each time of day, where lines of such times part a page into entries."""
    stamps = [at for at, kind in page.labels.items() if kind is Furniture.DATELINE]
    if len(stamps) < _ENTRIES:
        return
    loose = {at for at in page.open() if not page.paragraphs[at].prose}
    for at in stamps:
        after_prose = at + 1 < len(page.paragraphs) and page.paragraphs[at + 1].prose
        head = at - 1 if after_prose else at + 1
        if head in loose:
            yield head


def _headline_like(paragraph: Paragraph) -> bool:
    flat = paragraph.flat
    return (
        2 <= paragraph.words <= 30
        and not find_date_lines(flat, Span(0, len(flat)))
        and not flat.endswith((".", ";", ",", ":"))  # "What was agreed:" leads a list
        and not _LISTED.match(flat)
        and any(character.isalpha() for character in flat)
    )


def _label_like(paragraph: Paragraph) -> bool:
    """The name of a section or topic: a word or two, or three with capitals throughout."""
    return paragraph.words <= 2 or (paragraph.words == 3 and all(word[0].isupper() for word in paragraph.flat.split()))


def _lead_is_title(page: _Page, prose: list[int]) -> bool:
    """A headline may end in a question or exclamation mark, and then reads as a paragraph."""
    first = page.paragraphs[prose[0]]
    return len(prose) > 1 and prose[0] == min(page.open()) and first.words <= 20 and first.flat[-1] in "?!"


def _folded(page: _Page) -> list[str]:
    return [fold(_HEADING.sub("", paragraph.flat)) for paragraph in page.paragraphs]


def _repeated_title(page: _Page) -> None:
    texts = _folded(page)
    for at in page.open():
        if page.title is not None and texts[at] and texts[at] == texts[page.title]:
            page.labels[at] = Furniture.REPEATED


def _repeats(page: _Page) -> None:
    """What stands twice is told once; a line that repeats a caption's words is a caption."""
    texts = _folded(page)
    for at in page.open():
        if any(beside in page.labels and _cued(texts[beside], texts[at]) for beside in (at - 1, at + 1)):
            page.labels[at] = page.labels[at - 1 if at - 1 in page.labels else at + 1]
    opened = page.open()
    for at, after in pairwise(opened):
        if texts[at] and texts[at] == texts[after] and not page.paragraphs[at].prose and after == at + 1:
            page.labels[at] = page.labels[after] = Furniture.RELATED
    seen: dict[str, int] = {}
    for at in page.prose():
        if texts[at] in seen and page.paragraphs[at].words >= 6:
            page.labels[at] = Furniture.REPEATED
        seen.setdefault(texts[at], at)
    _standfirsts(page, texts)


def _cued(cued: str, alone: str) -> bool:
    """Is ``cued`` the other line behind a cue of a word or two?"""
    return len(alone) > 20 and cued.endswith(" " + alone) and cued[: -len(alone)].count(" ") <= 4


def _standfirsts(page: _Page, texts: list[str]) -> None:
    """A standfirst whose words stand again in the article, or a quote drawn out of it."""
    opened = page.open()
    for at in opened if len(opened) <= _MANY else opened[:_MANY_HEAD]:
        if page.paragraphs[at].words < 6 or page.paragraphs[at].words > 60:
            continue
        whole = f" {texts[at]} "
        if any(after != at and len(texts[after]) > len(texts[at]) and whole in f" {texts[after]} " for after in opened):
            page.labels[at] = Furniture.REPEATED


def _strays(page: _Page) -> None:
    """Short lines that end in no stop, among paragraphs that do: headlines of other stories, labels, subheads.

    Nothing is taken where such lines make up much of the page (notes, lists),
    nor a line that tells something said or done in the past.
    """
    prose = page.prose()
    if not prose:
        return
    strays = [at for at in page.open() if _stray(page, at, prose[0])]
    below = [at for at in strays if at > prose[0]]
    if sum(page.paragraphs[at].words for at in below) > sum(page.paragraphs[at].words for at in prose):
        strays = [at for at in strays if at < prose[0]]
    for at in strays:
        few = page.paragraphs[at].words <= LABEL_WORDS or _HEADING.match(page.paragraphs[at].flat)
        page.labels[at] = Furniture.NAVIGATION if few or at < prose[0] else Furniture.RELATED


def _stray(page: _Page, at: int, first: int) -> bool:
    paragraph = page.paragraphs[at]
    before = page.paragraphs[at - 1].flat if at else ""
    if _HEADING.match(paragraph.flat) or _RULED.match(paragraph.flat):
        return True
    if at in page.heads:
        return False
    if paragraph.ended or paragraph.prose or _LISTED.match(paragraph.flat) or before.endswith(":"):
        return False
    if _QUOTED.search(paragraph.flat[:1]) or _TOLD.search(paragraph.flat):
        return False
    if at < first and paragraph.words >= 8:
        return False  # a standfirst
    return paragraph.words <= STRAY_WORDS


def _layout(page: _Page, text: str, title: str, front: int) -> Layout:
    paragraphs = page.paragraphs
    title_span = None
    if page.title is not None:
        span = paragraphs[page.title].span
        heading = _HEADING.match(span.of(text))
        title_span = Span(span.start + heading.end(), span.end) if heading else span
    body = [paragraphs[at].span for at in page.open()]
    asides = [Aside(kind, paragraphs[at].span) for at, kind in sorted(page.labels.items())]
    if front:
        asides.insert(0, Aside(Furniture.NAVIGATION, Span(0, front)))
    found = " ".join(title_span.of(text).split()) if title_span else ""
    return Layout(title or found, title_span, tuple([title_span] if title_span else []) + tuple(body), tuple(asides))
