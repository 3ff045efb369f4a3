"""The words that tell who says something, and how, read from a language's lexicon."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from trucewatch.model import Stance
from trucewatch.packs.document import data_file, load_document
from trucewatch.packs.language.denials import DenialWords, load_denials
from trucewatch.packs.language.first_look import FirstLook
from trucewatch.packs.language.lexicon_fields import measures_of, phrases_of, sets_of, words_of
from trucewatch.packs.language.phrases import compile_phrases


@dataclass(frozen=True, slots=True)
class Speech:
    """Everything that one language's ``speech.yaml`` states: verbs of saying by stance, and marks of mode."""

    verbs: dict[str, str]
    according: re.Pattern[str]
    unnamed: re.Pattern[str]
    carriers: frozenset[str]
    citing: frozenset[str]
    hearing: dict[str, frozenset[str]]  # how an outlet is the hearer: prepositions, and the nouns and verbs before them
    pronouns: dict[str, str]  # what each stands for: a person, a body, or anyone
    future: frozenset[str]
    hypothetical: frozenset[str]
    sensed: dict[str, frozenset[str]]  # helpers with the verbs beside which they leave nothing open
    negators: frozenset[str]
    occasions: frozenset[str]  # behind a preposition and "no" they negate: "at no time", "in no way"
    anyone: frozenset[str]  # before a noun that means nobody known: "any town that sheltered them"
    bygone: frozenset[str]  # before a clause of what had taken place
    behind: frozenset[str]  # those of them that say so of a headline's present too
    undone: frozenset[str]  # with one of these above it a deed was not done
    missed: frozenset[str]  # verbs that say it of what was planned or asked for
    elapsed: frozenset[str]  # verbs of a time that ran out: with "without" or "with no" it was for a deed left undone
    carried_out: frozenset[str]  # with one of these above it what stands behind "to" was done, or tried
    laid_down: frozenset[str]  # with one of these above it a deed was to be done ("they were to leave by May")
    done_so: frozenset[str]  # subjects of those of which it tells what was done ("their answer was to shell the town")
    ahead: frozenset[str]  # helpers of a verb that looks ahead
    articles: frozenset[str]
    relatives: frozenset[str]  # of those, the ones that stand for the noun just before
    definite: frozenset[str]  # articles before a noun that spoke before
    documents: frozenset[str]  # what its writer speaks through
    bodies: frozenset[str]  # nouns for any body that spoke before
    organs: frozenset[str]  # nouns for the parts of an armed group that speak for it
    persons: frozenset[str]  # nouns for a person who speaks
    sources: frozenset[str]  # nouns that are told apart by where they are
    reduced: frozenset[str]  # verbs behind a noun, before an infinitive: nobody says it
    charges: dict[str, str]  # verbs that charge somebody where this preposition follows
    of_what: frozenset[str]  # prepositions before what somebody is charged with
    calling: frozenset[str]  # verbs that say what something is
    asking: dict[str, frozenset[str]]  # verbs that ask for something only where one of these follows, else they name it
    alleged: frozenset[str]  # nouns for what somebody says that others did, to be found out
    answered: frozenset[str]  # what a denial that names no act denies
    untrue: re.Pattern[str]  # words for what is not so
    held_for: frozenset[str]  # before what something is held to be: "rejected as lies"
    disowns: re.Pattern[str]  # what somebody denies who denies to have had a part in it
    denials: DenialWords  # ways to deny without a verb of denying
    quick: tuple[str, ...]  # signs that a sentence may say who speaks
    saying: FirstLook | None  # can a word be one of the verbs of saying? None where their forms are not known
    answering: FirstLook  # can it be one that denies something, or lays it to somebody's charge?


@lru_cache(maxsize=8)
def load_speech(language: str = "en") -> Speech:
    """Read ``lexicon/<language>/speech.yaml``. Raises BadDataFile."""
    document = load_document(data_file("lexicon", language, "speech.yaml"))
    fields = document.fields()
    verbs = {word: stance for stance, entry in document["verbs"].fields().items() for word in entry.texts()}
    stems = {word: entry.texts() for word, entry in fields["stems"].fields().items()} if "stems" in fields else {}
    answering = {word for word, stance in verbs.items() if stance in (Stance.DENIES, Stance.ACCUSES)} | measures_of(
        fields, "charges"
    ).keys()
    return Speech(
        verbs=verbs,
        according=compile_phrases(document["according"].texts()),
        unnamed=compile_phrases(document["unnamed"].texts()),
        carriers=frozenset(document["carriers"].texts()),
        citing=frozenset(document["citing"].texts()),
        hearing=sets_of(fields, "hearing"),
        pronouns={
            word: entry.one_of(("person", "body", "anyone"), "sort of speaker")
            for word, entry in document["pronouns"].fields().items()
        },
        relatives=words_of(fields, "relatives"),
        definite=words_of(fields, "definite"),
        documents=words_of(fields, "documents"),
        bodies=words_of(fields, "bodies"),
        organs=words_of(fields, "organs"),
        persons=words_of(fields, "persons"),
        sources=words_of(fields, "sources"),
        reduced=words_of(fields, "reduced"),
        charges=measures_of(fields, "charges"),
        of_what=words_of(fields, "of_what"),
        calling=words_of(fields, "calling"),
        asking=sets_of(fields, "asking"),
        alleged=words_of(fields, "alleged"),
        answered=words_of(fields, "answered"),
        untrue=phrases_of(fields, "untrue"),
        held_for=words_of(fields, "held_for"),
        disowns=phrases_of(fields, "disowns"),
        denials=load_denials(language),
        future=frozenset(document["future"].texts()),
        hypothetical=frozenset(document["hypothetical"].texts()),
        sensed=sets_of(fields, "sensed"),
        negators=frozenset(document["negators"].texts()),
        occasions=words_of(fields, "occasions"),
        anyone=words_of(fields, "anyone"),
        bygone=words_of(fields, "bygone"),
        behind=words_of(fields, "behind"),
        undone=words_of(fields, "undone"),
        missed=words_of(fields, "missed"),
        elapsed=words_of(fields, "elapsed"),
        carried_out=words_of(fields, "carried_out"),
        laid_down=words_of(fields, "laid_down"),
        done_so=words_of(fields, "done_so"),
        ahead=frozenset(document["ahead"].texts()),
        articles=frozenset(document["articles"].texts()),
        quick=document["quick"].texts(),
        saying=FirstLook.of([(verbs.keys(),)], stems) if stems else None,
        answering=FirstLook.of([(answering,)], stems),
    )
