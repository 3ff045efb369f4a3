"""YAML with line numbers: every scalar a plain string, duplicate and unknown keys refused.

``safe_load`` would turn 12:30 into 750 and NO into False and keep the last of
two equal keys, so only the composed nodes are used and each reader converts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from importlib.resources import files
from pathlib import Path
from typing import TypeVar

import yaml

from trucewatch.errors import BadDataFile

Converted = TypeVar("Converted")


@dataclass(frozen=True, slots=True)
class Entry:
    r"""One node of a data file: a text, a list or a mapping, with its file and line.

    >>> entry = read_document("width: 6 km\nside: per_side", "corridor.yaml")
    >>> entry["width"].text(), entry["side"].line
    ('6 km', 2)
    """

    node: yaml.Node
    file: str

    @property
    def line(self) -> int:
        """The line it starts on, counted from 1."""
        return int(self.node.start_mark.line) + 1

    @property
    def is_mapping(self) -> bool:
        """Are there keys with values, not a list or a single value?"""
        return isinstance(self.node, yaml.MappingNode)

    def wrong(self, why: str, mend: str = "") -> BadDataFile:
        """An error that names this place, to be raised by the caller."""
        return BadDataFile(self.file, self.line, why, mend)

    def text(self) -> str:
        """The plain text of a scalar."""
        if not isinstance(self.node, yaml.ScalarNode):
            raise self.wrong("a single value is expected here, not a list or a mapping")
        return str(self.node.value)

    def convert(self, convert: Callable[[str], Converted], what: str) -> Converted:
        """The scalar as something else; ``what`` names what it should have been."""
        text = self.text()
        try:
            return convert(text)
        except (ValueError, KeyError, TypeError):
            raise self.wrong(f"'{text}' is not {what}") from None

    def number(self) -> float:
        """The scalar as a number."""
        return self.convert(float, "a number")

    def one_of(self, known: Iterable[str], kind: str) -> str:
        """The scalar, which must be one of these names."""
        text, names = self.text(), sorted(known)
        if text not in names:
            raise self.wrong(f"unknown {kind} '{text}'", _nearest(text, names))
        return text

    def items(self) -> list[Entry]:
        """The members of a list; a lone value counts as a list of one."""
        if isinstance(self.node, yaml.SequenceNode):
            return [Entry(node, self.file) for node in self.node.value]
        if isinstance(self.node, yaml.ScalarNode):
            return [] if self.node.value == "" else [self]
        raise self.wrong("a list is expected here")

    def texts(self) -> tuple[str, ...]:
        """The members of a list as texts."""
        return tuple(item.text() for item in self.items())

    def fields(self) -> dict[str, Entry]:
        """The members of a mapping; a key that stands twice is refused."""
        if not isinstance(self.node, yaml.MappingNode):
            raise self.wrong("a mapping (key: value) is expected here")
        found: dict[str, Entry] = {}
        for key, value in self.node.value:
            name = Entry(key, self.file).text()
            if name in found:
                raise Entry(key, self.file).wrong(f"the key '{name}' stands twice", f"first on line {found[name].line}")
            found[name] = Entry(value, self.file)
        return found

    def only(self, known: Iterable[str], required: Iterable[str] = ()) -> dict[str, Entry]:
        """The fields, none of them unknown and none of the required ones missing."""
        fields, names = self.fields(), sorted(known)
        for name, value in fields.items():
            if name not in names:
                raise value.wrong(f"unknown key '{name}'", _nearest(name, names))
        for name in required:
            if name not in fields:
                raise self.wrong(f"the key '{name}' is missing")
        return fields

    def get(self, key: str) -> Entry | None:
        """The value of a key of a mapping, if it is there."""
        return self.fields().get(key)

    def __getitem__(self, key: str) -> Entry:
        found = self.get(key)
        if found is None:
            raise self.wrong(f"the key '{key}' is missing")
        return found

    def __iter__(self) -> Iterator[Entry]:
        return iter(self.items())

    def plain(self) -> object:
        """The same as nested dicts, lists and strings."""
        if isinstance(self.node, yaml.MappingNode):
            return {name: entry.plain() for name, entry in self.fields().items()}
        if isinstance(self.node, yaml.SequenceNode):
            return [entry.plain() for entry in self.items()]
        return self.text()


def _nearest(name: str, known: list[str]) -> str:
    near = get_close_matches(name, known, n=1)
    return f"did you mean '{near[0]}'?" if near else f"known: {', '.join(known)}"


def read_document(text: str, file: str) -> Entry:
    """Read YAML text; ``file`` is the name that errors give. Raises BadDataFile."""
    try:
        node = _compose(text)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else None
        raise BadDataFile(file, line, f"not YAML: {error.problem or error.context}") from None
    except (yaml.YAMLError, RecursionError) as error:
        raise BadDataFile(file, None, f"not YAML: {str(error).splitlines()[0]}") from None
    if node is None:
        raise BadDataFile(file, None, "the file is empty")
    return Entry(node, file)


def _compose(text: str) -> yaml.Node | None:
    """The document's root, by libyaml where it is there (ten times faster, the same nodes).

    What libyaml refuses goes to the reader in Python, so that errors read alike everywhere.
    """
    fast = getattr(yaml, "CBaseLoader", None)
    if fast is not None:
        try:
            if "*" not in text or not any(isinstance(event, yaml.AliasEvent) for event in yaml.parse(text, fast)):
                return yaml.compose(text, Loader=fast)
        except yaml.YAMLError:
            pass
    return yaml.compose(text, Loader=_Loader)


def data_file(*parts: str) -> Path:
    """The path of one of the package's own data files."""
    return Path(str(files("trucewatch") / "data")).joinpath(*parts)


def load_document(path: Path) -> Entry:
    """Read a YAML file. Raises BadDataFile, naming the file as it was given."""
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        raise BadDataFile(str(path), None, "not UTF-8 text", "save it as UTF-8") from None
    except OSError as error:
        raise BadDataFile(str(path), None, error.strerror or "cannot be read") from None
    return read_document(text, str(path))


class _Loader(yaml.BaseLoader):
    """The plain-string loader without aliases, so that no document can grow without bound."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):
            mark = self.get_event().start_mark  # type: ignore[no-untyped-call]
            raise yaml.MarkedYAMLError(problem="aliases (*name) are not used here", problem_mark=mark)
        return super().compose_node(parent, index)
