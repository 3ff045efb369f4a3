"""One reading of a text: names, adjectives and roles joined into mentions, and who they are."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from trucewatch.model import Span
from trucewatch.packs.actors.lexicon import STATE, Role
from trucewatch.packs.actors.names import PLACE, PROCESS, VIOLENCE, ActorMention, Names, Sense, choose
from trucewatch.packs.actors.owners import Owner, after_violence, owner_behind
from trucewatch.packs.actors.setting import Setting
from trucewatch.packs.actors.words import split_words

_MODIFIERS = 3  # how many words may stand between a name and its role
_NAME_WORDS = 4  # how many words an unknown person's name may have
_MODEL_LETTERS = 3  # of "F-16", "Su-24", "MiG-29"; longer ones are names of makers
_HYPHENS = ("-", "‐", "‑")


class Book(Protocol):
    """What a reading asks of the book."""

    def acts_for(self, id: str, when: date | None = None) -> str:
        """Whose acts its acts are."""

    def country_of(self, id: str) -> str | None:
        """The ISO code of its state."""

    def state_by_iso(self, iso: str | None) -> str | None:
        """The state of that ISO code."""


@dataclass(frozen=True, slots=True)
class _Head:
    """What follows a name: a role that joins it, up to ``end``; or, with None, a noun of violence that does not."""

    end: int
    role: Role | None


class Reading:
    """Reads one text once, word by word; each ``_`` step answers the word to go on from."""

    def __init__(self, names: Names, book: Book, text: str, country: str | None, when: date | None) -> None:
        self.names, self.book, self.text, self.country, self.when = names, book, text, country, when
        self.words = split_words(text)
        self.setting = Setting(names, self.words, text)
        self.found: list[ActorMention] = []
        self._prefix: tuple[int, int] | None = None  # "Turkish-backed": where it starts, and the word after it
        self._row_of_places: int | None = None  # the word that goes on "in Syria and ..."

    def mentions(self) -> tuple[ActorMention, ...]:
        """Every mention, in order."""
        done = 0
        for index in self.names.beginnings(self.words):
            if index >= done:
                done = self._read(index)
        return tuple(self.found)

    def _read(self, index: int) -> int:
        named = self.names.at(self.words, index)
        role = self.names.role_at(self.words, index)
        if role and (named is None or (role[0] > named[0] and self._meant(role[1]) is not None)):
            return self._bare_role(index, *role)
        if named is None:
            return index + 1
        end, senses = named
        senses = choose(senses, self.country, self.when)
        if not senses:
            return index + 1
        if self.setting.leans(index):
            return end
        if self.setting.is_anothers(end):
            return self._led(index, end, senses) or self._anothers(index, end)
        hows = {sense.how for sense in senses}
        if hows & {"adjective", STATE, "capital", "metonym"}:
            return self._state(index, end, _one(senses), hows)
        if "people" in hows:
            return self._emit(index, end, None, "people", "adjective")
        return self._name(index, end, senses)

    def _anothers(self, index: int, end: int) -> int:
        """Remember "Turkish-backed", to be shown with whom it describes."""
        if not self.words[end].blank and (self._prefix is None or self._prefix[1] != index):
            self._prefix = (self.words[index].start, end + 1)
        return end + 1

    def _led(self, index: int, end: int, senses: list[Sense]) -> int | None:
        """Read "Chadian-led troops" and "US-led air strikes": who leads them is their actor."""
        head = self._head(end + 1) if self.words[end].folded in self.names.leads else None
        return self._join(index, end + 1, _one(senses), head, "adjective") if head else None

    # --- states

    def _state(self, index: int, end: int, id: str | None, hows: set[str]) -> int:
        if hows & {"capital", "metonym"} and (stop := self.names.phrase_end(PROCESS, self.words, end)):
            return self._emit(index, stop, None, "process", "name")
        how = "adjective" if "adjective" in hows else _how(hows)
        if how == "adjective" and (joined := self._coordinated(index, end, id)):
            return joined
        head, possessive = self._head(end), self.words[end - 1].possessive
        if head and (possessive or how == "adjective" or (head.role and _governs(head.role))):
            return self._join(index, end, id, head, how)
        if hows <= {"adjective", "people"}:
            struck = after_violence(self.names, self.words, index)
            return self._emit(index, end, id, STATE, "adjective") if struck else end
        if "metonym" in hows:
            return self._emit(index, end, id, STATE, "metonym")
        told_by = ("agency", "outlet")  # "Some Outlet, Capital" is where it sits, "Iran, Russia and ..." a row
        after = self.found[-1].span.end if self.found and self.found[-1].kind not in told_by else -1
        in_row = self._row_of_places == index
        if self.setting.is_place(index, end, capital="capital" in hows, after=after, row_of_places=in_row):
            self._row_of_places = self.setting.follows_row(end)
            return end
        # "Libya's decision", "Lebanon's Hezbollah": what belongs to a state is not the state.
        return end if possessive else self._emit(index, end, id, STATE, _how(hows))

    def _coordinated(self, index: int, end: int, id: str | None) -> int | None:
        """Read "Turkish and Russian troops": each of them, where a role or violence ends the row."""
        row = [(index, end, id)]
        while (following := self.setting.follows_row(end)) is not None:
            named = self.names.at(self.words, following)
            senses = choose(named[1], self.country, self.when) if named else []
            if not named or not any(sense.how == "adjective" for sense in senses):
                break
            row.append((following, named[0], _one(senses)))
            end = named[0]
        head = self._head(end) if len(row) > 1 and not self.setting.is_anothers(end) else None
        if head is None:
            return None
        for start, stop, owner in row[:-1]:
            resolved, kind = self._resolve(owner, head.role)
            self._emit(start, stop, resolved, kind, "adjective")
        start, stop, owner = row[-1]
        return self._join(start, stop, owner, head, "adjective")

    # --- names

    def _name(self, index: int, end: int, senses: list[Sense]) -> int:
        id, actor = self._agreed(senses), senses[0].actor
        end = self._abbreviation(end, id)
        if actor.kind == "person" and id is not None:
            return self._person(index, end, id, "name")
        head = self._head(end)
        if actor.kind == "process" or id is None or head is None or head.role is None or head.role.joined == "none":
            return self._emit(index, end, id, actor.kind, "name")
        if person := self._person_after(head, id):
            return self._person(index, *person, "name")
        kind = head.role.kind if head.role.kind in ("official", "ministry") else actor.kind
        return self._emit(index, head.end, id, kind, "name")

    def _person(self, index: int, end: int, id: str, how: str) -> int:
        """A person; or, before "forces" or "government", the side that the person leads."""
        head = self._head(end)
        if head and head.role and head.role.joined == STATE:
            rules = head.role.kind in ("government", "force")
            if rules and (self.words[end - 1].possessive or head.end == end + 1):
                return self._emit(index, head.end, self.book.acts_for(id), head.role.kind, how)
        return self._emit(index, end, id, "person", how)

    def _abbreviation(self, end: int, id: str | None) -> int:
        """Take "(FFS)" in after "Front for Something", where both are one actor."""
        if end >= len(self.words) or self.words[end].gap.strip() != "(":
            return end
        named = self.names.at(self.words, end)
        if named and any(sense.id == id for sense in named[1]) and self._char(self.words[named[0] - 1].end) == ")":
            return named[0]
        return end

    # --- roles

    def _bare_role(self, index: int, end: int, role: Role) -> int:
        if self.setting.leans(index):
            return end
        if self.setting.is_anothers(end):
            return self._anothers(index, end)
        if owner := owner_behind(self.names, self.words, end, lambda found: choose(found, self.country, self.when)):
            return self._owned(index, owner, role)
        if role.kind == "official" and (person := self._person_at(end)):
            return self._person(index, *person, "name")
        if role.kind == "official" and self.words[end - 1].key[0].isupper():
            stop = self._unknown_name(end)
            if stop > end:  # "President Somebody": of which state, nobody said
                return self._emit(index, stop, None, "official", "role")
        if role.default == "silent" or self.setting.is_nobody(index, end):
            return end
        if role.needs_article and not self.setting.has_article(index):
            head = self._head(end)  # "army artillery struck", "army shelling": no base or camp of it
            if head is None or not self.words[index].blank:
                return end
            end = head.end if head.role and head.role.default == "silent" else end
        if self.names.phrase_end(PLACE, self.words, end) and role.kind != "people":
            return end
        return self._emit(index, end, self._meant(role), role.kind, "role", role.id)

    def _owned(self, index: int, owner: Owner, role: Role) -> int:
        """A role with the one it belongs to behind it: a group's is the group."""
        sense = owner.senses[0]
        if sense.how == "name":
            return self._emit(index, owner.end, self._agreed(owner.senses), sense.actor.kind, "name")
        return self._join(index, owner.end, _one(owner.senses), _Head(owner.end, role), "adjective")

    def _meant(self, role: Role) -> str | None:
        """Whom the bare role means in the story's country."""
        meant = role.in_country(self.country, self.when)
        return meant or (self.book.state_by_iso(self.country) if role.default == STATE else None)

    def _join(self, index: int, end: int, owner: str | None, head: _Head, how: str) -> int:
        """A state and the role after it, with the person after both; before violence, the state alone."""
        role = head.role
        if role is None:
            return self._emit(index, end, owner, STATE, how)
        if role.kind == "official" and owner is not None:
            if person := self._person_after(head, owner):
                return self._person(index, *person, "name")
            stop = self._unknown_name(head.end)
            if stop > head.end:
                written = " ".join(word.folded for word in self.words[head.end : stop])
                known = self.names.nearest_person(written, owner)
                return self._emit(index, stop, known or owner, "person" if known else role.kind, how)
        if self.names.phrase_end(PLACE, self.words, head.end) and role.kind in ("armed_group", "government"):
            return head.end  # "the Syrian rebel stronghold"
        id, kind = self._resolve(owner, role)
        return self._emit(index, head.end, id, kind, how, role.id)

    def _resolve(self, owner: str | None, role: Role | None) -> tuple[str | None, str]:
        if role is None:
            return owner, STATE
        if role.joined == "role":
            return role.in_country(self.book.country_of(owner) if owner else None, self.when), role.kind
        return (owner if role.joined == STATE else None), role.kind

    def _head(self, end: int) -> _Head | None:
        """The role or noun of violence after a name, past a few modifiers; the farthest role counts."""
        best: _Head | None = None
        index = end
        for _ in range(_MODIFIERS + 1):
            if index >= len(self.words) or not self.words[index].blank or "(" in self.words[index].gap:
                break
            if model := self._model(index):
                if best is None and self.names.designated is not None:
                    best = _Head(model, self.names.designated)
                index = model
                continue
            role = self.names.role_at(self.words, index)
            if role and not self.setting.is_anothers(role[0]) and not self.setting.is_nobody(index, role[0]):
                best = _Head(*role)
                index = role[0] - 1  # "rebel army" is no army
            elif best is None and self.names.phrase_end(VIOLENCE, self.words, index):
                return _Head(index, None)
            if self.words[index].folded not in self.names.modifiers:
                break
            index += 1
        return best

    def _model(self, index: int) -> int:
        """Where the model of a machine here ends ("F-16", "MiG-29s"); 0 if none does or it tells a maker."""
        letters, number = self.words[index], self.words[index + 1] if index + 1 < len(self.words) else None
        if number is None or not letters.key[0].isupper() or len(letters.key) > _MODEL_LETTERS:
            return 0
        if number.gap not in _HYPHENS or not number.key[0].isdigit():
            return 0
        after = self.words[index + 2] if index + 2 < len(self.words) else None
        return 0 if after is not None and after.blank and after.folded in self.names.sold else index + 2

    # --- persons after titles

    def _person_at(self, index: int) -> tuple[int, str] | None:
        if index >= len(self.words) or not self.words[index].blank:
            return None
        named = self.names.at(self.words, index)
        if named is None:
            return None
        senses = [sense for sense in choose(named[1], self.country, self.when) if sense.actor.kind == "person"]
        id = self._agreed(senses)
        return (named[0], id) if id else None

    def _agreed(self, senses: list[Sense]) -> str | None:
        """The one bearer of a name; of several of one side (two presidents of a name, no date), that side."""
        sides = {self.book.acts_for(sense.id) for sense in senses}
        return _one(senses) or (sides.pop() if len(sides) == 1 else None)

    def _person_after(self, head: _Head, owner: str) -> tuple[int, str] | None:
        """The person named after the title, if that one acts for the owner."""
        person = self._person_at(head.end)
        if person and self.book.acts_for(person[1]) in (owner, self.book.acts_for(owner)):
            return person
        return None

    def _unknown_name(self, index: int) -> int:
        """Past the capitalised words that follow a title: a name that we do not have."""
        stop = index
        while not self.names.caseless and stop < min(index + _NAME_WORDS, len(self.words)):
            word = self.words[stop]
            if not word.blank or "(" in word.gap or not word.key[0].isupper() or self.names.at(self.words, stop):
                break
            stop += 1
            if word.possessive:
                break
        return stop

    # --- writing down

    def _emit(self, index: int, end: int, id: str | None, kind: str, how: str, role: str = "") -> int:
        start, stop = self.words[index].start, self.words[end - 1].end
        if self._prefix and self._prefix[1] == index and self.words[index].blank:
            start = self._prefix[0]
        if self._char(stop) == ")" and self.text.count("(", start, stop) > self.text.count(")", start, stop):
            stop += 1
        self.found.append(ActorMention(Span(start, stop), self.text[start:stop], id, kind, how, role))
        return end

    def _char(self, at: int) -> str:
        return self.text[at : at + 1]


def _one(senses: list[Sense]) -> str | None:
    """The one actor that the senses agree on."""
    ids = {sense.id for sense in senses}
    return ids.pop() if len(ids) == 1 else None


def _how(hows: set[str]) -> str:
    return STATE if STATE in hows else "capital"


def _governs(role: Role) -> bool:
    """Does it join a state's bare name ("Damascus government", "Turkey forces")?"""
    return role.kind in ("government", "force", "ministry", "official") and role.joined == STATE
