"""Where agreement files lie: those that ship by name, one's own by path."""

from __future__ import annotations

from pathlib import Path

from trucewatch.errors import BadDataFile, UnknownName
from trucewatch.packs.document import load_document

SHIPPED = Path(__file__).parents[2] / "data" / "agreements"
FILE_NAME = "agreement.yaml"


def list_agreements() -> tuple[tuple[str, str], ...]:
    """The agreements that ship, as (name, title)."""
    return tuple((name, load_document(file)["title"].text()) for name, file in neighbours(SHIPPED).items())


def neighbours(folder: Path) -> dict[str, Path]:
    """The agreement files in the folders of a folder, by the names of those."""
    return {file.parent.name: file for file in sorted(folder.glob(f"*/{FILE_NAME}"))}


def agreement_file(name_or_path: str | Path) -> Path:
    """The file of a shipped name, or of a path to a file or to its folder. Raises UnknownName, BadDataFile."""
    text, names = str(name_or_path), neighbours(SHIPPED)
    if text in names:
        return names[text]
    path = Path(name_or_path)
    if path.is_dir():
        path = path / FILE_NAME
    if path.is_file():
        return path
    if path.suffix in (".yaml", ".yml") or len(path.parts) > 1:
        raise BadDataFile(text, None, "no such agreement file", f"agreements that ship: {', '.join(names)}")
    raise UnknownName("agreement", text, names)


def agreement_files(name_or_path: str | Path) -> tuple[Path, ...]:
    """The same; of a folder that holds folders of agreements, the file of each of them."""
    path = Path(name_or_path)
    if str(name_or_path) not in neighbours(SHIPPED) and path.is_dir() and not (path / FILE_NAME).is_file():
        if found := neighbours(path):
            return tuple(found.values())
        raise BadDataFile(str(name_or_path), None, f"no {FILE_NAME} is in it, nor in a folder of it")
    return (agreement_file(name_or_path),)
