"""The codebook of weapons: which kind a report's words name, and whether a term is about it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from trucewatch.model import Weapon
from trucewatch.packs.document import Entry, load_document

_FILE = Path(__file__).parent.parent / "data" / "codebooks" / "weapons.yaml"
_CALIBRE = re.compile(r"(\d+(?:\.\d+)?)[ -]?mm\b")
_WRITTEN = re.compile(
    r"(?P<kind>.+?)(?: of (?P<from>\d+(?:\.\d+)?) mm and more)?(?: below (?P<below>\d+(?:\.\d+)?) mm)?"
)


@dataclass(frozen=True, slots=True)
class Weapons:
    """Kinds of weapon: each with its words, the acts it is used in, and the kinds that it stands for."""

    words: tuple[tuple[str, str], ...]  # (word, kind), longest words first
    acts: tuple[tuple[str, tuple[str, ...]], ...]
    members: tuple[tuple[str, tuple[str, ...]], ...]

    def kinds(self) -> frozenset[str]:
        """Every kind that a term may name."""
        return frozenset(kind for kind, _ in self.members)

    def named(self, means: tuple[str, ...]) -> tuple[Weapon, ...]:
        """The kinds that these words of a report name, each with its calibre where one is told.

        >>> load_weapons().named(("122-mm howitzers",))
        (Weapon(kind='artillery', from_mm=122.0, below_mm=None),)
        """
        found = []
        for text in (" ".join(words.casefold().split()) for words in means):
            calibre = _CALIBRE.search(text)
            for word, kind in self.words:
                if re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text):
                    found.append(Weapon(kind, float(calibre[1]) if calibre else None))
                    break
        return tuple(found)

    def matches(self, sought: tuple[Weapon, ...], means: tuple[str, ...], sub_event_type: str) -> bool | None:
        """Is the act done with one of these? None where the report's words cannot tell.

        Where they name no weapon, the act may still be one that is never done with such;
        one that says nothing of weapons (a deployment, armed force of any kind) leaves it open.

        >>> guns = (Weapon("artillery", from_mm=100.0),)
        >>> answers = [load_weapons().matches(guns, means, "Shelling/artillery/missile attack")
        ...            for means in [("152 mm artillery",), ("82 mm artillery",), ("artillery",), ("rockets",), ()]]
        >>> answers, load_weapons().matches(guns, (), "Air/drone strike")
        ([True, False, None, False, None], False)
        """
        named = self.named(means)
        if not named:
            acts = {act for weapon in sought for kind in self._members(weapon.kind) for act in dict(self.acts)[kind]}
            others = {act for _, all_of_it in self.acts for act in all_of_it} - acts
            return False if sub_event_type in others else None
        answers = {self._is(one, weapon) for one in named for weapon in sought}
        return True if True in answers else None if None in answers else False

    def _members(self, kind: str) -> tuple[str, ...]:
        return (kind, *dict(self.members)[kind])

    def _is(self, told: Weapon, sought: Weapon) -> bool | None:
        if told.kind not in self._members(sought.kind):
            return None if sought.kind in self._members(told.kind) else False
        if sought.from_mm is None and sought.below_mm is None:
            return True
        if told.from_mm is None:
            return None
        return (sought.from_mm or 0.0) <= told.from_mm and (sought.below_mm is None or told.from_mm < sought.below_mm)


def read_weapon(entry: Entry) -> Weapon:
    """A weapon as a term writes it: "tank", "artillery of 100 mm and more", "mortar below 120 mm"."""
    match = _WRITTEN.fullmatch(entry.text().strip())
    kinds = load_weapons().kinds()
    if match is None or match["kind"] not in kinds:
        entry.one_of(kinds, "kind of weapon")
        raise entry.wrong(f"'{entry.text()}' is no kind of weapon")
    from_mm, below_mm = (float(match[key]) if match[key] else None for key in ("from", "below"))
    if from_mm is not None and below_mm is not None and from_mm >= below_mm:
        raise entry.wrong(f"no calibre is {from_mm:g} mm and more and below {below_mm:g} mm")
    return Weapon(match["kind"], from_mm, below_mm)


@cache
def load_weapons() -> Weapons:
    """Read the codebook that ships. Raises BadDataFile."""
    words, acts, members = [], [], []
    for item in load_document(_FILE)["weapons"]:
        fields = item.only(("name", "words", "acts", "kinds"), ("name", "words"))
        kind = fields["name"].text()
        words += [(word, kind) for word in fields["words"].texts()]
        acts.append((kind, fields["acts"].texts() if "acts" in fields else ()))
        members.append((kind, fields["kinds"].texts() if "kinds" in fields else ()))
    return Weapons(tuple(sorted(words, key=lambda pair: (-len(pair[0]), pair))), tuple(acts), tuple(members))
