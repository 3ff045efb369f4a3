"""Names of actors in event tables, as the lexicon knows them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from trucewatch.packs.actors import ActorBook
from trucewatch.packs.tables.shapes import load_table_words

_BRACKETS = re.compile(r"\s*\(([^()]*)\)\s*$")
_SHORT = re.compile(r"([^:]{1,30}):\s+(.+)")
_BRANCH = re.compile(r"(.+\([\d -]+\))\s+(.+)")
_BETWEEN = re.compile(r"\s*[,;]\s*")


class TableActors:
    """From a name of a table to ids of the lexicon; a name that nobody knows, and one of ``people``, stands for itself.

    ``own`` is the user's mapping of names to ids (none: nobody), which goes before all else.

    >>> actors = TableActors(ActorBook.load())
    >>> actors.ids("Military Forces of Syria (2000-2024)"), actors.ids("HTS, Ahrar al-Sham"), actors.ids("Civilians")
    (('syria',), ('ahrar-al-sham', 'hts'), ('Civilians',))
    >>> actors.ids("QSD: Syrian Democratic Forces"), actors.ids("UNIFIL: UN Interim Force in Lebanon (1978-)")
    (('sdf',), ('unifil',))
    >>> actors.ids("Military Forces of the Philippines (1986-) Air Force"), actors.ids("Unidentified Gang (Haiti)")
    (('philippines',), ())
    """

    def __init__(self, book: ActorBook, own: Mapping[str, tuple[str, ...]] | None = None) -> None:
        self._book = book
        self._own = dict(own or {})
        words = load_table_words()
        self.people, self._branches = words.people, words.branches
        self._states, self._nobody = _patterns(words.states), _patterns(words.nobody)
        self._found: dict[str, tuple[str, ...]] = {}

    def ids(self, name: str) -> tuple[str, ...]:
        """The ids of one cell, sorted; several where it lists several."""
        if name not in self._found:
            self._found[name] = self._read(name.strip())
        return self._found[name]

    def _read(self, name: str) -> tuple[str, ...]:
        one = self._one(name)
        if one is not None:
            return one
        parts = [part for part in _BETWEEN.split(name) if part]
        if len(parts) < 2:
            return (name,)
        each = [(part, self._one(part)) for part in parts]
        return tuple(sorted({id for part, ids in each for id in ((part,) if ids is None else ids)}))

    def _one(self, name: str) -> tuple[str, ...] | None:
        if name in self._own:
            return self._own[name]
        if (branch := _BRANCH.fullmatch(name)) is not None and branch[2] in self._branches:
            name = branch[1]
        bare, country = _BRACKETS.sub("", name), None
        if (brackets := _BRACKETS.search(name)) is not None:
            country = self._country(brackets[1])
        if not bare or any(form.fullmatch(bare) for form in self._nobody):
            return ()
        if bare in self.people:
            return (bare,)
        if name in self._book.ids:
            return (name,)
        for form in self._states:
            if (match := form.fullmatch(bare)) and (state := self._whole(match[1])):
                return (state,)
        found = self._whole(bare, country) or self._by_both(name, country)
        return (found,) if found else None

    def _by_both(self, name: str, country: str | None) -> str | None:
        """Of a short name and a full one ("SDF: Syrian Democratic Forces") the full one, or else the short one."""
        if (both := _SHORT.fullmatch(name)) is None:
            return None
        short, full = (_BRACKETS.sub("", one) for one in both.groups())
        return self._whole(full, country) or self._whole(short, country)

    def _country(self, text: str) -> str | None:
        state = self._whole(text)
        return self._book.country_of(state) if state else None

    def _whole(self, text: str, country: str | None = None) -> str | None:
        """The actor whose mention is all of the text."""
        mentions = self._book.mentions(text, country=country)
        return (
            mentions[0].id
            if len(mentions) == 1 and mentions[0].span.end - mentions[0].span.start == len(text)
            else None
        )


def _patterns(forms: Iterable[str]) -> tuple[re.Pattern[str], ...]:
    """Names with * for any words."""
    return tuple(re.compile(re.escape(form).replace(r"\*", "(.+)")) for form in forms)
