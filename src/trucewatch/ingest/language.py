"""Which language is it in? Only clear evidence that it is one that is not read sets a report aside."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from trucewatch.ingest.lexicon import data_document
from trucewatch.packs.language.languages import ENGLISH, languages, likeliest, tags_of

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_ENOUGH_WORDS = 25
_PLENTY = 0.15  # of the words of English news are its commonest ones: about 0.4
_SCARCE = 0.08
_NEIGHBOURS = 0.3  # the same for a language whose neighbours share many of its words
_SURE = 0.97
_FEW_WORDS = 8
_SAMPLE = 20_000


def spoken_in(text: str) -> str:
    """The language that is read which a text is written in, by its commonest words; English where nothing tells.

    >>> spoken_in("El ejército informó de que los combates cesaron a la medianoche en el norte, según la misión.")
    'es'
    """
    words = _WORD.findall(text[:_SAMPLE].lower())
    code, share = likeliest(words)
    return code if len(words) >= _FEW_WORDS and share >= _PLENTY else ENGLISH


def other_language(text: str) -> str:
    """The name of the language a text is clearly written in, if that is one that is not read; else nothing.

    Short texts are always taken for one that is read: their evidence is never clear.

    >>> other_language("The guns fell silent at midnight, and the road was open to the aid convoys of the north.")
    ''
    """
    words = _WORD.findall(text[:_SAMPLE].lower())
    letters = sum(map(len, words))
    if letters and _foreign_letters(words) > 0.6 and letters >= 40:
        return _named(text) or "one that is not written in Latin letters"
    if len(words) < _ENOUGH_WORDS:
        return ""
    spoken, share = likeliest(words)
    enough, some = (_PLENTY, _SCARCE) if spoken == ENGLISH else (_NEIGHBOURS, _NEIGHBOURS)
    if share >= enough:
        return ""
    code, certainty = _classify(text[:_SAMPLE])
    if code in languages() or share >= some or certainty < _SURE:
        return ""
    return language_name(code)


def language_name(code: str) -> str:
    """The English name of a language by its ISO 639-1 code; the code where we have no name."""
    return _names().get(code.lower().partition("-")[0].partition("_")[0], code)


def read_language(code: str) -> str:
    """The language that is read which a tag or a name means ("es-CO", "Spanish"); else nothing.

    >>> read_language("EN_us"), read_language("Spanish"), read_language("fr")
    ('en', 'es', '')
    """
    told = code.strip().lower().replace("_", "-").partition("-")[0]
    return next((known for known in languages() if told in tags_of(known)), "")


def names_of_read() -> str:
    """The names of the languages that are read, as a text: "English and Spanish"."""
    names = [language_name(code) for code in languages()]
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))


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
def _names() -> dict[str, str]:
    names = data_document("lexicon", "languages.yaml")["names"].fields()
    return {code: name.text() for code, name in names.items()}
