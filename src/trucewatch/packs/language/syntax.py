"""How the sentences of one language are built, as far as a shallow reading needs it: its ``syntax.yaml``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from trucewatch.packs.document import Entry
from trucewatch.packs.language.numbers import lexicon_document

TAGS = ("VBD", "VBZ", "VB", "VBG", "VBN", "FUT", "COND", "SUBJ")
"""The tags of verb forms; those not of the Penn Treebank are of moods and tenses that English says with helpers."""
AUXILIARIES = ("perfect", "passive", "progressive", "modal")
_OWN = (
    "classes", "quantifiers", "auxiliaries", "modal_links", "purposes", "marks", "by", "to", "endings", "before_e",
    "guesses", "adverb_ending", "plurals", "verbs",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Irregular:
    """A verb whose forms the endings alone do not make."""

    stems: tuple[str, ...]
    forms: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Syntax:
    """Every field is explained in the file. ``classes`` maps a small word to its part of speech and tag."""

    classes: Mapping[str, tuple[str, str]]
    quantifiers: frozenset[tuple[str, ...]]
    auxiliaries: Mapping[str, str]
    modal_links: frozenset[str]
    purposes: frozenset[str]
    marks: frozenset[str]
    by: frozenset[str]
    to: frozenset[str]
    endings: Mapping[str, Mapping[str, tuple[str, ...]]]
    before_e: Mapping[str, str]
    guesses: Mapping[str, str]
    adverb_ending: str
    plurals: Mapping[str, str]
    verbs: Mapping[str, Irregular]

    def forms_of(self, verb: str) -> Iterator[tuple[str, str]]:
        """Every form of a verb with its tag, those stated outright last."""
        irregular = self.verbs.get(verb, Irregular((), {}))
        for ending, tags in self.endings.items():
            if verb.endswith(ending):
                stem = verb.removesuffix(ending)
                yield from ((form, tag) for each in (stem, *irregular.stems) for form, tag in self._made(each, tags))
        yield from irregular.forms.items()

    def singulars(self, noun: str) -> Iterator[str]:
        """What the noun may be the plural of, itself first, the likeliest guess last."""
        yield noun
        for ending, singular in self.plurals.items():
            if noun.endswith(ending) and len(noun) > len(ending) + 2:
                yield noun.removesuffix(ending) + singular

    def _made(self, stem: str, tags: Mapping[str, Iterable[str]]) -> Iterator[tuple[str, str]]:
        for tag, endings in tags.items():
            for ending in endings:
                changed = self.before_e.get(stem[-1:]) if ending[0] in "eé" else None
                yield (stem[:-1] + changed if changed else stem) + ending, tag


@lru_cache(maxsize=8)
def load_syntax(language: str) -> Syntax:
    """Read the file. Raises UnknownName where the language has none, BadDataFile where it is wrong."""
    fields = lexicon_document(language, "syntax.yaml").only(("about", *_OWN), _OWN)
    classes: dict[str, tuple[str, str]] = {}
    for row in fields["classes"]:
        pos, tag = row["pos"].text(), row["tag"].text()
        for word in row["words"].texts():
            if classes.setdefault(word, (pos, tag)) != (pos, tag):
                raise row.wrong(f"'{word}' stands in two classes")
    helpers = fields["auxiliaries"].only(AUXILIARIES, AUXILIARIES)
    return Syntax(
        classes=classes,
        quantifiers=frozenset(tuple(phrase.split()) for phrase in fields["quantifiers"].texts()),
        auxiliaries={verb: kind for kind, entry in helpers.items() for verb in entry.texts()},
        modal_links=frozenset(fields["modal_links"].texts()),
        to=frozenset(fields["to"].texts()),
        by=frozenset(fields["by"].texts()),
        purposes=frozenset(fields["purposes"].texts()),
        marks=frozenset(fields["marks"].texts()),
        endings={
            name: {tag: each.texts() for tag, each in entry.only(TAGS).items()}
            for name, entry in fields["endings"].fields().items()
        },
        before_e={stem: entry.text() for stem, entry in fields["before_e"].fields().items()},
        guesses={ending: entry.one_of(TAGS, "tag") for ending, entry in fields["guesses"].fields().items()},
        adverb_ending=fields["adverb_ending"].text(),
        plurals={ending: entry.text() for ending, entry in fields["plurals"].fields().items()},
        verbs={verb: _irregular(entry) for verb, entry in fields["verbs"].fields().items()},
    )


def _irregular(entry: Entry) -> Irregular:
    fields = entry.only(("stems", "forms"))
    stems = fields["stems"].texts() if "stems" in fields else ()
    forms = fields["forms"].fields() if "forms" in fields else {}
    return Irregular(stems, {form: tag.one_of(TAGS, "tag") for form, tag in forms.items()})
