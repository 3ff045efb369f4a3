"""Names of places as they are compared: folded, without article, accents and apostrophes."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_ARTICLE = re.compile(r"^al[-\s]+")


@lru_cache(maxsize=1 << 14)
def folded(name: str) -> str:
    """A name without accents, apostrophes, hyphens, capitals and a leading article "al".

    >>> folded("Ma’rat al-Naasan") == folded("Marat Al Naasan"), folded("al-Bayada"), folded("Alton")
    (True, 'bayada', 'alton')
    """
    plain = _ARTICLE.sub("", name.casefold())
    plain = "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))
    plain = re.sub(r"['’‘ʿʾʼ`]", "", plain)
    return " ".join(re.sub(r"[^\w]+", " ", plain).split())
