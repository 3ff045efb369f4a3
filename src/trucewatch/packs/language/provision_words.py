"""Words that rules over terms of agreements share, and those that tell a term from a wish, a plan or an old deal.

Read from a language's ``lexicon/<language>/provisions.yaml``; a language without one has none of them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from trucewatch.packs.document import data_file, load_document
from trucewatch.packs.language.first_look import FirstLook, words_to_look_for
from trucewatch.packs.language.phrases import compile_phrases, rows_of

_NOTHING = re.compile(r"(?!)")


@dataclass(frozen=True, slots=True)
class ProvisionWords:
    """Patterns over text and sets of lemmas.

    ``groups`` are what rules write as <name>; ``of_pacts`` finds what only a
    report on an agreement speaks of, where ``look`` may; ``proposing``, ``proposals`` and
    ``refusing`` mark what is not agreed (``settled`` are those of them that say of a
    deal behind which they stand that it was made), ``plans`` too where they only would;
    ``unmade`` finds a deal that is not there yet, ``former`` one of the past,
    ``dated`` one named by its year. ``texts`` are nouns for the agreement
    itself: what those call for is what they provide, and what they
    ``lays_down`` need not have been done. ``listing`` finds what a list
    of terms stands under; each of them is read as if ``lead`` stood before it. Behind ``days_of`` stands
    the day of a deed, which is no deadline. ``things`` finds what a term is
    about and never who is bound; the object of ``binding`` is. ``forces`` finds who can
    keep a truce, ``must`` what a person says that others are to do. The rest are
    the small words around who leaves what, and for whom.
    """

    groups: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    of_pacts: re.Pattern[str] = _NOTHING
    look: FirstLook = field(default_factory=lambda: FirstLook.of((), {}))
    unmade: re.Pattern[str] = _NOTHING
    former: re.Pattern[str] = _NOTHING
    dated: re.Pattern[str] = _NOTHING
    things: re.Pattern[str] = _NOTHING
    forces: re.Pattern[str] = _NOTHING
    listing: re.Pattern[str] = _NOTHING
    lead: str = ""
    proposing: frozenset[str] = frozenset()
    settled: frozenset[str] = frozenset()
    proposals: frozenset[str] = frozenset()
    refusing: frozenset[str] = frozenset()
    texts: frozenset[str] = frozenset()
    lays_down: frozenset[str] = frozenset()
    plans: frozenset[str] = frozenset()
    days_of: frozenset[str] = frozenset()
    would: frozenset[str] = frozenset()
    if_words: frozenset[str] = frozenset()
    doubting: frozenset[str] = frozenset()
    must: frozenset[str] = frozenset()
    binding: frozenset[str] = frozenset()
    light: frozenset[str] = frozenset()
    leaving: frozenset[str] = frozenset()
    origin: frozenset[str] = frozenset()
    receiver: frozenset[str] = frozenset()
    nobody: frozenset[str] = frozenset()

    def speaks_of_pact(self, text: str) -> bool:
        """Does a report speak of a truce, a peace or another agreement?"""
        return self.look.may_find(words_to_look_for(text.lower())) and self.of_pacts.search(text) is not None


_PATTERNS = ("of_pacts", "unmade", "former", "dated", "things", "forces", "listing")
_SETS = (
    "proposing",
    "settled",
    "proposals",
    "refusing",
    "texts",
    "lays_down",
    "plans",
    "days_of",
    "would",
    "if_words",
    "doubting",
    "must",
    "binding",
    "light",
    "leaving",
    "origin",
    "receiver",
    "nobody",
)


@lru_cache(maxsize=8)
def load_provision_words(language: str = "en") -> ProvisionWords:
    """Read the file. Raises BadDataFile."""
    path = data_file("lexicon", language, "provisions.yaml")
    if not path.exists():
        return ProvisionWords()
    keys = ("about", "groups", "lead", *_PATTERNS, *_SETS)
    document = load_document(path).only(keys, keys)
    groups = {name: entry.texts() for name, entry in document["groups"].fields().items()}
    rows = rows_of(document["of_pacts"].texts(), groups)
    return ProvisionWords(
        groups=groups,
        look=FirstLook.of(rows, {sign: (sign,) for row in rows for signs in row for sign in signs}),
        lead=f"{document['lead'].text()} ",
        **{key: compile_phrases(document[key].texts(), groups) for key in _PATTERNS},  # type: ignore[arg-type]
        **{key: frozenset(document[key].texts()) for key in _SETS},  # type: ignore[arg-type]
    )
