"""The names that a denial tells of itself: what was told before is denied only where it tells of them too."""

from __future__ import annotations

from collections.abc import Iterable

from trucewatch.extract.parse.tree import SUBJECTS, subjects
from trucewatch.extract.sentence import Sentence, is_under
from trucewatch.extract.speech.sayings import Saying
from trucewatch.extract.story.continuing import Earlier
from trucewatch.model import Span

_SHORTEST = 4  # letters
_BESIDE = SUBJECTS | {"conj", "advcl", "parataxis"}  # what hangs on a denial and is none of it


def of_these_names(earlier: Iterable[Earlier], names: frozenset[str]) -> tuple[Earlier, ...]:
    """Those whose words have one of these names; all of them where there are none."""
    return tuple(each for each in earlier if not names or any(name in each.claim.quote for name in names))


def names_denied(saying: Saying, sentence: Sentence) -> frozenset[str]:
    """The names in what is denied, of no actor, speaker or time: "not responsible for Tal", "the death of Vos"."""
    verb = saying.verb
    if verb is None:
        return frozenset()
    told = [mention.span for mention in sentence.actors] + [span for span, _ in sentence.times]
    told += [saying.speaker.span] if saying.speaker.span is not None else []
    own = subjects(verb) if saying.of_subject else [child for child in verb.children if child.dep_ not in _BESIDE]
    return frozenset(
        token.text
        for token in sentence.doc
        if token.pos_ == "PROPN" and len(token.text) >= _SHORTEST and token.text[0].isupper()
        if any(is_under(token, part) for part in own)
        if not _within(sentence.token_span(token), told)
    )


def _within(span: Span, others: Iterable[Span]) -> bool:
    return any(span.overlaps(other) for other in others)
