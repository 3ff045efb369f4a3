"""The user's own data: where they lie, and which of them a run uses."""

from __future__ import annotations

import os
from pathlib import Path

from trucewatch.cli.screen import say
from trucewatch.errors import BadUsage

VARIABLE = "TRUCEWATCH_DATA"


def data_dir(given: Path | None) -> Path:
    """The folder of the user's own data: as given, else by the environment, else the system's place for it."""
    if given is not None:
        return given
    if os.environ.get(VARIABLE):
        return Path(os.environ[VARIABLE])
    from platformdirs import user_data_dir

    return Path(user_data_dir("trucewatch", appauthor=False))


def store_of(given: Path | None) -> Path:
    """The file that imported places go to."""
    return data_dir(given) / "gazetteer" / "places.sqlite"


def own_places(files: list[Path] | None, given: Path | None) -> list[Path]:
    """The user's files of places, and the imported ones where there are any; these are named on standard error."""
    _require(files, "--places")
    store = store_of(given)
    if not store.is_file():
        return list(files or ())
    say(f"own gazetteer: {store}")
    return [*(files or ()), store]


def own_actors(files: list[Path] | None) -> list[Path]:
    """The user's files of actors."""
    _require(files, "--actors")
    return list(files or ())


def own_decisions(files: list[Path] | None) -> list[Path]:
    """The user's logs of decisions."""
    _require(files, "--decisions")
    return list(files or ())


def own_sources(files: list[Path] | None) -> list[Path]:
    """The user's grades of sources."""
    _require(files, "--sources")
    return list(files or ())


def _require(files: list[Path] | None, option: str) -> None:
    for file in files or ():
        if not file.is_file():
            raise BadUsage(f"{option} {file}: no such file")
