"""Is it English? Only clear evidence that it is not sets a report aside."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from trucewatch.ingest.lexicon import data_document

ENGLISH = "en"
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_ENOUGH_WORDS = 25
_PLENTY = 0.15  # of the words of English news are its commonest ones: about 0.4
_SCARCE = 0.08
_SURE = 0.97
_SAMPLE = 20_000


def other_language(text: str) -> str:
    """The name of the language a text is clearly written in, if that is not English; else nothing.

    Short texts are always taken for English: their evidence is never clear.

    >>> other_language("The guns fell silent at midnight, and the road was open to the aid convoys of the north.")
    ''
    """
    words = _WORD.findall(text[:_SAMPLE].lower())
    letters = sum(map(len, words))
    if letters and _foreign_letters(words) > 0.6 and letters >= 40:
        return _named(text) or "one that is not written in Latin letters"
    if len(words) < _ENOUGH_WORDS:
        return ""
    share = sum(word in _common_words() for word in words) / len(words)
    if share >= _PLENTY:
        return ""
    code, certainty = _classify(text[:_SAMPLE])
    if code == ENGLISH or share >= _SCARCE or certainty < _SURE:
        return ""
    return language_name(code)


def language_name(code: str) -> str:
    """The English name of a language by its ISO 639-1 code; the code where we have no name."""
    return _names().get(code.lower().partition("-")[0].partition("_")[0], code)


def is_english(code: str) -> bool:
    """Does a language tag or name mean English?"""
    return code.strip().lower().replace("_", "-").partition("-")[0] in (ENGLISH, "eng", "english")


def _foreign_letters(words: list[str]) -> float:
    total = sum(map(len, words))
    return sum(character > "\u024f" for word in words for character in word) / total


def _named(text: str) -> str:
    code, certainty = _classify(text[:_SAMPLE])
    return language_name(code) if code != ENGLISH and certainty >= 0.5 else ""


def _classify(text: str) -> tuple[str, float]:
    code, certainty = _identifier().classify(text)
    return str(code), float(certainty)


@cache
def _identifier() -> Any:
    # Imported here: only texts that are not plainly English pay for the model, half a second.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


@cache
def _common_words() -> frozenset[str]:
    return frozenset(data_document("lexicon", "languages.yaml")["common"].text().split())


@cache
def _names() -> dict[str, str]:
    names = data_document("lexicon", "languages.yaml")["names"].fields()
    return {code: name.text() for code, name in names.items()}
