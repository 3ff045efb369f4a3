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

_LARGEST = 20_000_000  # bytes
_MENDS = (
    ("'\\t'", "indent with blanks, not with tabs"),
    ("expected ',' or '}'", "put a text that holds a colon, a comma or a bracket in quotes"),
    ("mapping values are not allowed", "put a text that holds a colon in quotes"),
    ("another document", "one file holds one agreement: leave out the line of three dashes"),
)
_NAMED = 40  # so many known names are given where none is near
_DEEPEST = 100  # lists and mappings within one another


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
    if near:
        return f"did you mean '{near[0]}'?"
    more = f" and {len(known) - _NAMED} more" if len(known) > _NAMED else ""
    return f"known: {', '.join(known[:_NAMED])}{more}"


def read_document(text: str, file: str) -> Entry:
    """Read YAML text; ``file`` is the name that errors give. Raises BadDataFile."""
    try:
        node = _compose(text)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else None
        problem = error.problem or error.context or ""
        begun = error.context_mark.line + 1 if error.context_mark else line
        problem += f", in what begins on line {begun}" if begun != line else ""
        mend = next((mend for sign, mend in _MENDS if sign in problem), "")
        raise BadDataFile(file, line, f"not YAML: {problem}", mend) from None
    except RecursionError:
        raise BadDataFile(file, None, "not YAML that we read: lists and mappings nested too deep") from None
    except yaml.YAMLError as error:
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
            if _is_plain(yaml.parse(text, fast)):
                return yaml.compose(text, Loader=fast)
        except yaml.YAMLError:
            pass
    return yaml.compose(text, Loader=_Loader)


def _is_plain(events: Iterable[yaml.Event]) -> bool:
    """Has the document no alias, and no nesting so deep that libyaml's own recursion would end the process?"""
    depth = 0
    for event in events:
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if isinstance(event, yaml.AliasEvent) or depth > _DEEPEST:
            return False
    return True


def data_file(*parts: str) -> Path:
    """The path of one of the package's own data files."""
    return Path(str(files("trucewatch") / "data")).joinpath(*parts)


def load_document(path: Path) -> Entry:
    """Read a YAML file. Raises BadDataFile, naming the file as it was given."""
    return read_document(read_utf8(path), str(path))


def read_utf8(path: Path) -> str:
    """The text of a data file, without a byte order mark. Raises BadDataFile where it is too large or no UTF-8."""
    try:
        size = path.stat().st_size
        if size > _LARGEST:
            raise BadDataFile(
                str(path), None, f"is {size / 1e6:,.0f} MB, more than the {_LARGEST / 1e6:.0f} MB that we read"
            )
        content = path.read_bytes()
    except OSError as error:
        raise BadDataFile(str(path), None, error.strerror or "cannot be read") from None
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        binary = b"\0" in content
        line = None if binary else content.count(b"\n", 0, error.start) + 1
        why = "binary, or UTF-16, not UTF-8 text" if binary else "not UTF-8 text"
        raise BadDataFile(str(path), line, why, "save it as UTF-8") from None


class _Loader(yaml.BaseLoader):
    """The plain-string loader without aliases, so that no document can grow without bound."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):
            mark = self.get_event().start_mark  # type: ignore[no-untyped-call]
            raise yaml.MarkedYAMLError(problem="aliases (*name) are not used here", problem_mark=mark)
        return super().compose_node(parent, index)
