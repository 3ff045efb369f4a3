"""Sentences on many ceasefires with the terms that they tell, coded by hand, and how a reading fares against them.

``python -m golden.terms_corpus [first|second|third|...|eighth]`` prints what is missed and the shares that are right.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from trucewatch.ingest import read_text_report
from trucewatch.model import Claim
from trucewatch.packs.document import load_document
from trucewatch.pipeline import extractor

HERE = Path(__file__).parent / "terms"
_KEYS = ("on", "says", "means", "stands", "supposed", "known")


@dataclass(frozen=True)
class Sentence:
    """One sentence: the terms it tells with their fields, stands, and terms only proposed, asked for or past."""

    half: str
    on: str
    says: str
    means: tuple[Mapping[str, str], ...]
    stands: tuple[str, ...]
    known: str

    def __str__(self) -> str:
        return f"{self.half}: {self.says}"


@dataclass(frozen=True)
class Outcome:
    """How one sentence was read: counts of kinds, fields and stands, and each difference in words."""

    wanted: int
    got: int
    right: int
    fields_wanted: int
    fields_right: int
    differences: tuple[str, ...]


def sentences(half: str | None = None) -> tuple[Sentence, ...]:
    """The sentences of one half, or of both."""
    found = []
    for path in sorted(HERE.glob("*.yaml")):
        for entry in load_document(path) if half in (None, path.stem) else ():
            fields = {key: value.plain() for key, value in entry.only(_KEYS, ("on", "says")).items()}
            means, stands = fields.get("means", ()), fields.get("stands", ())
            found.append(
                Sentence(path.stem, fields["on"], fields["says"], tuple(means), tuple(stands), fields.get("known", ""))
            )
    return tuple(found)


def outcome(sentence: Sentence) -> Outcome:
    """Read the sentence as a report of its own and compare."""
    report = read_text_report(f"A truce\n\n{sentence.says}\n", name="one.txt", published=sentence.on)
    claims = [claim for claim in extractor().read(report).claims if claim.quote != "A truce"]
    terms = {claim.provision.kind: claim for claim in claims if claim.provision is not None and claim.provides}
    stands = {claim.position.kind for claim in claims if claim.position is not None and claim.position.kind in _STANDS}
    different: list[str] = []
    wanted = {str(each["kind"]) for each in sentence.means}
    different += [f"not found: {kind}" for kind in sorted(wanted - set(terms))]
    different += [f"not meant: {kind}" for kind in sorted(set(terms) - wanted)]
    different += [f"stand: {kind}" for kind in sorted(stands.symmetric_difference(sentence.stands))]
    fields = [(each["kind"], name, want) for each in sentence.means for name, want in each.items() if name != "kind"]
    wrong = [told for kind, name, want in fields if (told := _wrong(terms.get(kind), name, want))]
    return Outcome(
        len(wanted) + len(sentence.stands),
        len(terms) + len(stands),
        len(wanted & set(terms)) + len(stands & set(sentence.stands)),
        len(fields),
        len(fields) - len(wrong),
        (*different, *wrong),
    )


_NOTHING = "nothing"  # the field is not there
_STANDS = ("reserved_right", "refusal", "violation")


def _wrong(claim: Claim | None, name: str, want: str) -> str:
    if claim is None or claim.provision is None:
        return f"{name} {want}: no such term"
    field = claim.provision.get(name)
    if want == _NOTHING:
        return f"{claim.provision.kind}: a {name} that is another's" if field is not None else ""
    if field is None:
        return f"{claim.provision.kind}: no {name} {want}"
    got = str(field.value)
    fits = got.startswith(want) or want.casefold() in got.casefold() if isinstance(field.value, str) else got == want
    fits = fits or (name in ("start", "end", "by") and got.startswith(want))
    return "" if fits else f"{claim.provision.kind}: {name} is {got}, not {want}"


def _told(half: str) -> Iterator[str]:
    outcomes = [(each, outcome(each)) for each in sentences(half)]
    for each, found in outcomes:
        if found.differences:
            yield f"{each.says}\n    " + "\n    ".join(found.differences)
    wanted, got, right, fields, fields_right = (
        sum(getattr(found, name) for _, found in outcomes)
        for name in ("wanted", "got", "right", "fields_wanted", "fields_right")
    )
    yield f"{half}: {len(outcomes)} sentences; kinds and stands: recall {right}/{wanted} = {right / wanted:.2f}"
    share = fields_right / fields
    yield f"    precision {right}/{got} = {right / max(got, 1):.2f}; fields {fields_right}/{fields} = {share:.2f}"


if __name__ == "__main__":
    halves = sys.argv[1:] or ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")
    print("\n".join(line for half in halves for line in _told(half)))
