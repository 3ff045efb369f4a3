"""How a place's name is folded, so that two spellings of one name meet in one key."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from rapidfuzz import fuzz

SPELLING_RATIO = 80  # rapidfuzz ratio of two keys that may be spellings of one name


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# The Arabic article as transliterations write it, alone and drawn to the "sun" letter that follows it.
ARTICLES = _words("al el il ul ad ed ar er as es at et an en az ez ash esh ach ech adh edh ath eth aj ej")
# Letters that compatibility decomposition leaves whole.
_WHOLE_LETTERS = str.maketrans(
    {"ı": "i", "ø": "o", "đ": "d", "ł": "l", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th", "ə": "e", "ħ": "h", "ŧ": "t"},
)
# Apostrophes and the signs for ayn and hamza: written, turned round or left out at will. Dots of abbreviations too.
_SILENT = re.compile("['’‘‛`´′ʻʼʽʾʿˈ.]")
_GAP = re.compile(r"[^0-9a-z]+")
_SHORT_FORMS = {"saint": "st", "mount": "mt", "fort": "ft"}


@lru_cache(maxsize=16384)
def fold(name: str) -> str:
    """The key of a name: no case, accents, apostrophes or hyphens; "Saint" as "St", "Mount" as "Mt".

    >>> fold("Ma‘arrat an-Nu‘mān"), fold("Saint-Denis"), fold("U.S.")
    ('maarrat an numan', 'st denis', 'us')
    """
    # Before the accents are split off, as the split would leave a spacing apostrophe behind.
    text = _SILENT.sub("", name).casefold().translate(_WHOLE_LETTERS)
    text = "".join(letter for letter in unicodedata.normalize("NFKD", text) if not unicodedata.combining(letter))
    words = _GAP.sub(" ", text.replace("&", " and ")).split()
    return " ".join(_SHORT_FORMS.get(word, word) for word in words)


def without_article(key: str) -> str:
    """The key less a leading Arabic article; the key itself where there is none.

    >>> without_article("ar raqqah"), without_article("paris")
    ('raqqah', 'paris')
    """
    first, _, rest = key.partition(" ")
    return rest if first in ARTICLES and len(rest) > 2 else key


def with_plain_articles(key: str) -> str:
    """The key with every article inside it written "al", since each outlet draws it to the next letter or not.

    >>> with_plain_articles("jisr ash shughur")
    'jisr al shughur'
    """
    first, *rest = key.split(" ")
    return " ".join([first, *("al" if word in ARTICLES else word for word in rest)])


def skeleton(key: str) -> str:
    """What hardly varies between transliterations: the consonants, in classes, doubles once, the article left out.

    >>> skeleton("maarrat misrin") == skeleton("maaret masreen")
    True
    """
    words = [word for word in key.split(" ") if word not in ARTICLES] or key.split(" ")
    text = "".join(words).replace("ch", "s").replace("sh", "s").replace("kh", "h").replace("dh", "d").replace("gh", "g")
    text = text.replace("th", "t").replace("ck", "k").replace("ph", "f").translate(_CLASSES)
    text = re.sub("[aeiouyw]", "", text[:1]) + re.sub("[aeiouyw]", "", text[1:])
    return re.sub(r"(.)\1+", r"\1", text)


def is_spelling(key: str, other: str) -> bool:
    """Are two keys one name, written by another transliteration?

    >>> is_spelling("sloviansk", "slovyansk"), is_spelling("sloviansk", "nikopol")
    (True, False)
    """
    return fuzz.ratio(key, other) >= SPELLING_RATIO and skeleton(key) == skeleton(other)


_CLASSES = str.maketrans({"q": "k", "c": "k", "g": "g", "z": "s", "v": "w", "p": "b"})

# What follows the name of an area in English. The word says which kind of place is meant.
FIRST_LEVEL = _words("governorate province oblast state region republic prefecture department emirate krai muhafazah")
SECOND_LEVEL = _words("district county raion parish subdistrict municipality cercle woreda borough rayon")


def without_designator(key: str) -> tuple[str, str]:
    """The key less a closing or opening word for a kind of area, and that word ("" where there is none).

    >>> without_designator("idlib governorate"), without_designator("province of aleppo"), without_designator("kyiv")
    (('idlib', 'governorate'), ('aleppo', 'province'), ('kyiv', ''))
    """
    words = key.split(" ")
    if len(words) > 1 and words[-1] in FIRST_LEVEL | SECOND_LEVEL:
        return " ".join(words[:-1]), words[-1]
    if len(words) > 2 and words[0] in FIRST_LEVEL | SECOND_LEVEL and words[1] == "of":
        return " ".join(words[2:]), words[0]
    return key, ""


def is_latin(name: str) -> bool:
    """Is every letter of it Latin?

    >>> is_latin("Şanlıurfa"), is_latin("Київ")
    (True, False)
    """
    return all(unicodedata.name(letter, "").startswith("LATIN") for letter in name if letter.isalpha())


def is_initials(name: str) -> bool:
    """Is it written as initials: capitals only, four at most ("UK", "U.S.", "UAE")?

    >>> is_initials("U.S."), is_initials("Us"), is_initials("HOMS")
    (True, False, True)
    """
    letters = name.replace(".", "")
    return 1 < len(letters) <= 4 and letters.isalpha() and letters.isupper()


def abbreviation(name: str) -> str:
    """The key of initials or of a clipped word, which keep their capitals and dot; "" for any other name.

    >>> abbreviation("U.S."), abbreviation("Miss."), abbreviation("Miss")
    ('=US', '=Miss.', '')
    """
    if is_initials(name):
        return "=" + name.replace(".", "")
    clipped = name.endswith(".") and " " not in name and name[:1].isupper()
    return "=" + name if clipped else ""
