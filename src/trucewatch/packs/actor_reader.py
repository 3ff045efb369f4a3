"""One reading of a text: names, adjectives and roles joined into mentions, and what only looks like an actor left out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from rapidfuzz.fuzz import ratio

from trucewatch.model import Span
from trucewatch.packs.actor_lexicon import STATE, Role
from trucewatch.packs.actor_names import PLACE, PROCESS, VIOLENCE, ActorMention, Names, Sense, choose
from trucewatch.packs.actor_words import Word, split_words

_AND = re.compile(r"[ \t]*,[ \t]*(?:and[ \t]+)?|[ \t]*\n?[ \t]*(?:and|or)[ \t]+|[-‐‑–/]|[ \t]*&[ \t]*")
_DATELINE = re.compile(
    r"^[ \t]*(?:[A-Z][^\n.]{0,60}?\([^)\n]{2,40}\)|[^\na-z]{3}[^\n]{0,60}?)[ \t]*[-–—]{1,2}[ \t]", re.M
)
_MODIFIERS = 3  # how many words may stand between a name and its role
_SURNAME_LIKENESS = 88  # of a misspelt name after a title, by rapidfuzz's ratio


class Book(Protocol):
    """What a reading asks of the book."""

    def acts_for(self, id: str, when: date | None = None) -> str: ...
    def country_of(self, id: str) -> str | None: ...
    def state_by_iso(self, iso: str | None) -> str | None: ...


@dataclass(frozen=True, slots=True)
class _Head:
    """What follows a name and joins it: a role, up to which word, or a noun of violence that stays apart."""

    end: int
    role: Role | None


class Reading:
    """Reads one text once."""

    def __init__(self, names: Names, book: Book, text: str, country: str | None, when: date | None) -> None:
        self.names, self.book, self.text, self.country, self.when = names, book, text, country, when
        self.words = split_words(text)
        self.found: list[ActorMention] = []
        self._datelines = [match.span() for match in _DATELINE.finditer(text)]
        self._prefix: tuple[int, int] | None = None  # "Turkish-backed": where it starts, and the word after it
        self._last_place = -1  # the word after the last name that was only a place

    def mentions(self) -> tuple[ActorMention, ...]:
        """Every mention, in order."""
        index, count = 0, len(self.words)
        while index < count:
            index = max(self._read(index), index + 1)
        return tuple(self.found)

    def _read(self, index: int) -> int:
        """Read what begins at this word; answer the word to go on from."""
        named = self.names.at(self.words, index)
        role = self.names.role_at(self.words, index)
        if role and (named is None or role[0] > named[0]):
            return self._bare_role(index, *role)
        if named is None:
            return index + 1
        end, senses = named
        senses = choose(senses, self.country, self.when)
        if not senses or self._leans(index):
            return end if senses else index + 1
        if self._is_anothers(end):
            if self._prefix is None or self._prefix[1] != index:
                self._prefix = (self.words[index].start, end + 1)
            return end + 1
        hows = {sense.how for sense in senses}
        if hows & {"adjective", STATE, "capital", "metonym"}:
            return self._state(index, end, senses, hows)
        if "people" in hows:
            return self._emit(index, end, None, "people", "adjective")
        return self._name(index, end, senses)

    # --- states

    def _state(self, index: int, end: int, senses: list[Sense], hows: set[str]) -> int:
        id = _one(senses)
        if "capital" in hows or "metonym" in hows:
            if self.names.is_at(PROCESS, self.words, end):
                found = self.names.role_at(self.words, end)
                return self._emit(index, found[0] if found else end + 1, None, "process", "name")
        if "adjective" in hows:
            joined = self._coordinated(index, end, id)
            if joined is not None:
                return joined
        head = self._head(end)
        possessive = self.words[end - 1].possessive
        if head and head.role and (possessive or "adjective" in hows or _governs(head.role)):
            how = "adjective" if "adjective" in hows else _how(hows)
            return self._join(index, end, id, head, how)
        if head and (possessive or "adjective" in hows):
            return self._emit(index, end, id, STATE, "adjective" if "adjective" in hows else _how(hows))
        if not hows & {STATE, "capital", "metonym"}:
            return end
        return self._bare_state(index, end, id, hows)

    def _bare_state(self, index: int, end: int, id: str | None, hows: set[str]) -> int:
        """A state or capital with no role after it: the government, unless it is a place."""
        if "metonym" in hows:
            return self._emit(index, end, id, STATE, "metonym")
        if self._is_place(index, end, capital="capital" in hows):
            self._last_place = end
            return end
        if self.words[end - 1].possessive and end < len(self.words):
            named = self.names.at(self.words, end)
            if named and any(sense.how == "name" for sense in named[1]):
                return end  # "Lebanon's Hezbollah", "Russia's RIA news agency": the second is named
        return self._emit(index, end, id, STATE, _how(hows))

    def _coordinated(self, index: int, end: int, id: str | None) -> int | None:
        """ "Turkish and Russian troops": each of them, where a role or violence ends the row."""
        row = [(index, end, id)]
        while end < len(self.words) and _AND.fullmatch(self.words[end].gap):
            named = self.names.at(self.words, end)
            senses = choose(named[1], self.country, self.when) if named else []
            if not named or not any(sense.how == "adjective" for sense in senses) or self._is_anothers(named[0]):
                break
            row.append((end, named[0], _one(senses)))
            end = named[0]
        head = self._head(end) if len(row) > 1 else None
        if head is None:
            return None
        for start, stop, owner in row[:-1]:
            resolved, kind = self._resolve(owner, head.role) if head.role else (owner, STATE)
            self._emit(start, stop, resolved, kind, "adjective")
        start, stop, owner = row[-1]
        if head.role is None:
            return self._emit(start, stop, owner, STATE, "adjective")
        return self._join(start, stop, owner, head, "adjective")

    # --- names

    def _name(self, index: int, end: int, senses: list[Sense]) -> int:
        id, actor = _one(senses), senses[0].actor
        end = self._abbreviation(end, id)
        if actor.kind == "process" or id is None:
            return self._emit(index, end, id, actor.kind, "name")
        head = self._head(end)
        if head is None or head.role is None or head.role.joined == "none":
            return self._emit(index, end, id, actor.kind, "name")
        if actor.kind == "person":
            if self.words[end - 1].possessive or head.role.kind in ("government", "force"):
                return self._emit(index, head.end, self.book.acts_for(id), head.role.kind, "name")
            return self._emit(index, end, id, actor.kind, "name")
        person = self._person_after(head, id)
        if person:
            return self._emit(index, person[0], person[1], "person", "name")
        kind = head.role.kind if head.role.kind in ("official", "ministry") else actor.kind
        return self._emit(index, head.end, id, kind, "name")

    def _abbreviation(self, end: int, id: str | None) -> int:
        """ "Front for Something (FFS)": one mention, where both are one actor."""
        if end >= len(self.words) or "(" not in self.words[end].gap or not self.words[end].blank:
            return end
        named = self.names.at(self.words, end)
        if named and any(sense.id == id for sense in named[1]) and self._char(self.words[named[0] - 1].end) == ")":
            return named[0]
        return end

    # --- roles

    def _bare_role(self, index: int, end: int, role: Role) -> int:
        if self._leans(index) or self._is_anothers(end):
            if self._is_anothers(end) and not self._leans(index):
                self._prefix = (self.words[index].start, end + 1)
            return end
        if role.kind == "official" and (named := self._person_at(end)):
            return self._emit(index, named[0], named[1], "person", "name")
        if role.default == "silent" or self.names.is_at(PLACE, self.words, end):
            return end
        id = role.in_country(self.country, self.when)
        if id is None and role.default == STATE:
            id = self.book.state_by_iso(self.country)
        return self._emit(index, end, id, role.kind, "role")

    def _join(self, index: int, end: int, owner: str | None, head: _Head, how: str) -> int:
        """A state and the role after it, with the person after both."""
        role = head.role
        if role is None:
            return self._emit(index, end, owner, STATE, how)
        if role.kind == "official" and owner is not None:
            person = self._person_after(head, owner)
            if person:
                return self._emit(index, person[0], person[1], "person", "name")
            stop = self._unknown_name(head.end)
            if stop > head.end:
                known = self._misspelt(head.end, stop, owner)
                return self._emit(index, stop, known or owner, "person" if known else role.kind, how)
        if self.names.is_at(PLACE, self.words, head.end) and role.kind in ("armed_group", "government"):
            return head.end  # "the Syrian rebel stronghold"
        id, kind = self._resolve(owner, role)
        return self._emit(index, head.end, id, kind, how)

    def _resolve(self, owner: str | None, role: Role) -> tuple[str | None, str]:
        if role.joined == "role":
            return role.in_country(self.book.country_of(owner) if owner else None, self.when), role.kind
        return (owner if role.joined == STATE else None), role.kind

    def _head(self, end: int) -> _Head | None:
        """The role or noun of violence after a name, past a few modifiers; the farthest role counts."""
        best: _Head | None = None
        for index in range(end, min(end + _MODIFIERS + 1, len(self.words))):
            if not self.words[index].blank or "(" in self.words[index].gap:
                break
            role = self.names.role_at(self.words, index)
            if role and not self._is_anothers(role[0]):
                best = _Head(*role)
            elif best is None and self.names.is_at(VIOLENCE, self.words, index):
                return _Head(index, None)
            if self.words[index].folded not in self.names.modifiers:
                break
        return best

    # --- persons after titles

    def _person_at(self, index: int) -> tuple[int, str] | None:
        if index >= len(self.words) or not self.words[index].blank:
            return None
        named = self.names.at(self.words, index)
        if named is None:
            return None
        persons = [sense for sense in choose(named[1], self.country, self.when) if sense.actor.kind == "person"]
        id = _one(persons)
        return (named[0], id) if id else None

    def _person_after(self, head: _Head, owner: str) -> tuple[int, str] | None:
        """The person named after the title, if that one acts for the owner."""
        person = self._person_at(head.end)
        if person and self.book.acts_for(person[1]) in (owner, self.book.acts_for(owner)):
            return person
        return None

    def _unknown_name(self, index: int) -> int:
        """Past the capitalised words that follow a title: a name that we do not have."""
        stop = index
        while (
            not self.names.caseless
            and stop < min(index + 4, len(self.words))
            and self.words[stop].blank
            and "(" not in self.words[stop].gap
            and self.words[stop].key[0].isupper()
            and self.names.at(self.words, stop) is None
        ):
            stop += 1
            if self.words[stop - 1].possessive:
                break
        return stop

    def _misspelt(self, index: int, stop: int, owner: str) -> str | None:
        written = " ".join(word.folded for word in self.words[index:stop])
        best, likeness = None, float(_SURNAME_LIKENESS)
        for actor in self.names.actors.values():
            if actor.of == owner and actor.kind == "person":
                score = ratio(written, " ".join(word.folded for word in split_words(actor.name)))
                if score > likeness:
                    best, likeness = actor.id, score
        return best

    # --- what only looks like an actor

    def _leans(self, index: int) -> bool:
        """ "pro-Russian", "anti-government"."""
        return (
            index > 0
            and self.words[index].gap in ("-", "‐", "‑")
            and self.words[index - 1].folded in self.names.leaning
        )

    def _is_anothers(self, end: int) -> bool:
        """ "Turkish-backed", "rebel-held", "al-Qaeda affiliated"."""
        if end >= len(self.words):
            return False
        after = self.words[end]
        if after.gap in ("-", "‐", "‑", "–"):
            return after.folded in self.names.another
        return after.blank and after.folded in self.names.another_after_blank

    def _is_place(self, index: int, end: int, *, capital: bool) -> bool:
        start = self.words[index].start
        if any(first <= start < last for first, last in self._datelines):
            return True
        if self._after_locative(index) or self.names.is_at(PLACE, self.words, end):
            return True
        if self._last_place >= 0 and self._last_place == index and _AND.fullmatch(self.words[index].gap):
            return True  # "in Syria and Libya"
        after = self.words[end] if end < len(self.words) else None
        if self.words[end - 1].possessive and after is not None and after.blank and not self.names.caseless:
            known = self.names.at(self.words, end)
            return (after.key[0].isupper() and known is None) or after.folded in self.names.directions
        if capital and self.words[index].gap.strip() == ",":  # "Some Outlet, Capital" at the end of a line
            return self.text[self.words[end - 1].end : self.words[end - 1].end + 1] in ("", "\n")
        return False

    def _after_locative(self, index: int) -> bool:
        at = index
        while at > 0 and self.words[at].joins and self.words[at - 1].folded in ("the", "its", *self.names.directions):
            at -= 1
            if self.words[at].folded in self.names.directions:
                return True
        if at == 0 or not self.words[at].blank:
            return False
        one = self.words[at - 1].folded
        two = f"{self.words[at - 2].folded} {one}" if at > 1 and self.words[at - 1].blank else one
        return one in self.names.locative or two in self.names.locative

    # --- writing down

    def _emit(self, index: int, end: int, id: str | None, kind: str, how: str) -> int:
        start, stop = self.words[index].start, self.words[end - 1].end
        if self._prefix and self._prefix[1] == index and self.words[index].blank:
            start = self._prefix[0]
        if self._char(stop) == ")" and self.text.count("(", start, stop) > self.text.count(")", start, stop):
            stop += 1
        self.found.append(ActorMention(Span(start, stop), self.text[start:stop], id, kind, how))
        return end

    def _char(self, at: int) -> str:
        return self.text[at : at + 1]


def _one(senses: list[Sense]) -> str | None:
    """The one actor that the senses agree on."""
    ids = {sense.id for sense in senses}
    return ids.pop() if len(ids) == 1 else None


def _how(hows: set[str]) -> str:
    return STATE if STATE in hows else "metonym"


def _governs(role: Role) -> bool:
    """Does it join a state's bare name ("Damascus government", "Turkey forces")?"""
    return role.kind in ("government", "force", "ministry", "official") and role.joined == STATE
