"""What rich draws, as plain text of a given width: the same arguments give the same text on any machine."""

from __future__ import annotations

import io
from collections.abc import Iterable

from rich.console import Console, RenderableType

STYLES = {"bad": "bold red", "doubt": "bold yellow", "good": "bold green", "wait": "bold cyan", "plain": "bold"}


def rendered(parts: Iterable[RenderableType], width: int, colour: bool) -> str:
    """The parts one beneath the other; ``colour`` is the caller's to know."""
    console = Console(
        file=io.StringIO(),
        width=max(width, 40),
        force_terminal=colour,
        color_system="standard" if colour else None,
        no_color=not colour,
        legacy_windows=False,
        highlight=False,
        emoji=False,
        markup=False,
        _environ={},  # the environment's say is the caller's to ask; here the same arguments give the same text
    )
    for part in parts:
        console.print(part)
    printed = console.file
    assert isinstance(printed, io.StringIO)
    return "\n".join(line.rstrip() for line in printed.getvalue().splitlines()) + "\n"
