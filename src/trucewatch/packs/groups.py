"""The groups that reports count, and which lies within which, read from one data file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from importlib.resources import as_file, files
from pathlib import Path

from trucewatch.packs.document import Entry, load_document

CLASSES = ("civil", "armed", "materiel", "open")


@dataclass(frozen=True, slots=True)
class Group:
    """One group: its name in the singular, its plural, its class, the group that holds it."""

    name: str
    plural: str
    kind: str
    within: str | None = None


@dataclass(frozen=True, slots=True)
class Groups:
    """The table of groups.

    >>> groups = load_groups()
    >>> groups.name("troops"), groups.within("child", "person"), groups.kind("soldier")
    ('soldier', True, 'armed')
    >>> groups.name("the old gas compressor station")
    'energy facility'
    """

    groups: Mapping[str, Group]
    words: Mapping[str, str]
    one_group_for: Mapping[str, str] = field(default_factory=dict)
    one_group_of: frozenset[str] = frozenset()
    apart: tuple[frozenset[str], ...] = ()  # groups that share nobody
    of_actors: Mapping[str, str] = field(default_factory=dict)  # the group that the people of an actor are, by its kind

    def name(self, word: str, measure: str = "") -> str:
        """The group that a counted noun stands for; the noun itself where the table has none."""
        words = word.casefold().split()
        ends = (" ".join(words[at:]) for at in range(len(words)))  # "turkish soldier", "gas compressor station"
        name = next((found for end in ends if (found := self._look_up(end)) is not None), " ".join(words))
        if measure in self.one_group_for and name in self.one_group_of:
            return self.one_group_for[measure]
        return name

    def group_of(self, word: str) -> Group | None:
        """The group that a counted noun stands for; None where the table has none."""
        return self.groups.get(self.name(word))

    def titled(self, name: str) -> str | None:
        """The group by the title before the name of a person ("Corporal Jan Vos"); None where none is."""
        title, *names = name.split()
        return self._look_up(title.casefold()) if names and names[-1][0].isupper() else None

    def contains(self, whole: str, part: str) -> bool:
        """The same as ``within``, asked from the whole."""
        return self.within(part, whole)

    def _look_up(self, word: str) -> str | None:
        for form in (word, word.removesuffix("s"), word.removesuffix("es")):
            if form in self.words:
                return self.words[form]
        return None

    def kind(self, name: str) -> str:
        """Civil, armed, materiel or open (also for a group that the table does not have)."""
        group = self.groups.get(name)
        return group.kind if group else "open"

    def plural(self, name: str) -> str:
        """The name for more than one."""
        group = self.groups.get(name)
        return group.plural if group else f"{name}s"

    def plural_of(self, name: str) -> str:
        """The name for more than one; what is no group is shown as it is."""
        return self.plural(name) if name in self.groups else name

    def parents(self, name: str) -> tuple[str, ...]:
        """The groups that hold this one, nearest first."""
        found: list[str] = []
        group = self.groups.get(name)
        while group is not None and group.within is not None:
            found.append(group.within)
            group = self.groups.get(group.within)
        return tuple(found)

    def within(self, part: str, whole: str) -> bool:
        """Does the first lie within the second, and is it not the second?"""
        return whole in self.parents(part)

    def disjoint(self, one: str, two: str) -> bool:
        """Do the two surely share nobody, by themselves or by the groups that hold them?

        >>> load_groups().disjoint("civilian", "soldier"), load_groups().disjoint("child", "civilian")
        (True, False)
        """
        holders, others = {one, *self.parents(one)}, {two, *self.parents(two)}
        return any(
            holder != other and {holder, other} <= apart
            for apart in self.apart
            for holder in holders
            for other in others
        )


@lru_cache(maxsize=8)
def load_groups(language: str = "en") -> Groups:
    """The table that ships, its words those of a language (English stands in the table itself). Raises BadDataFile."""
    with as_file(files("trucewatch") / "data") as data:
        table = read_groups(data / "rules" / "groups.yaml")
        own = data / "lexicon" / language / "groups.yaml"
        return replace(table, words=_words_of(own, table)) if own.is_file() else table


def _words_of(path: Path, table: Groups) -> dict[str, str]:
    """The words of a language for the groups of the table; the groups keep their names."""
    words = {name: name for name in table.groups}
    for name, entry in load_document(path).only(("about", "groups"), ("groups",))["groups"].fields().items():
        if name not in table.groups:
            raise entry.wrong(f"no group is named '{name}'")
        words.update((word.casefold(), name) for word in entry.texts())
    return words


def read_groups(path: Path) -> Groups:
    """Read a table of groups. Raises BadDataFile by file and line."""
    fields = load_document(path).only(("groups", "one_group_for", "one_group_of", "apart", "of_actors"), ("groups",))
    groups: dict[str, Group] = {}
    words: dict[str, str] = {}
    for row in fields["groups"]:
        group = _group(row, groups)
        groups[group.name] = group
        listed = row.get("words")
        for word in (group.name, group.plural, *(listed.texts() if listed else ())):
            if words.setdefault(word.casefold(), group.name) != group.name:
                raise row.wrong(f"'{word}' stands for '{words[word.casefold()]}' already")
    by_measure = fields["one_group_for"].fields() if "one_group_for" in fields else {}
    measures = {measure: entry.one_of(groups, "group") for measure, entry in by_measure.items()}
    folded = frozenset(fields["one_group_of"].texts()) if "one_group_of" in fields else frozenset()
    apart = (
        [frozenset(name.one_of(groups, "group") for name in row) for row in fields["apart"]]
        if "apart" in fields
        else []
    )
    by_kind = fields["of_actors"].fields() if "of_actors" in fields else {}
    of_actors = {kind: entry.one_of(groups, "group") for kind, entry in by_kind.items()}
    return Groups(groups, words, measures, folded, tuple(apart), of_actors)


def _group(row: Entry, known: Mapping[str, Group]) -> Group:
    fields = row.only(("name", "plural", "class", "within", "words"), ("name", "plural", "class"))
    within = fields["within"].one_of(known, "group") if "within" in fields else None  # also keeps circles out
    name = fields["name"].text()
    if name in known:
        raise row.wrong(f"the group '{name}' stands twice")
    return Group(name, fields["plural"].text(), fields["class"].one_of(CLASSES, "class"), within)
