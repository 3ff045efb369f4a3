"""Where the commands write: data to stdout or a file, all else to stderr."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from trucewatch.errors import BadUsage

if TYPE_CHECKING:
    from trucewatch.extract import Progress
    from trucewatch.model import Claim, Report, Skipped

_NAMED = 10  # so many silent reports are named, the others counted


@contextmanager
def progress(what: str = "reading reports") -> Iterator[Progress | None]:
    """A bar on standard error while ``what`` goes on, on a terminal only."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress as Bar

    with Bar(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=None)
        yield lambda done, total: bar.update(
            task, completed=done, total=total, description=f"{what}{'' if total else f': {done:,}'}"
        )


def screen(output: Path | None) -> tuple[int, bool]:
    """Width in columns, and whether colour may be used; neither follows the screen off a terminal."""
    import shutil

    live = output is None and sys.stdout.isatty()
    width = shutil.get_terminal_size((100, 24)).columns if live else 100
    return width, live and "NO_COLOR" not in os.environ


def write(text: str, output: Path | None) -> None:
    """Write a text to standard output, or to a file that is then named on standard error. Raises BadUsage."""
    if output is None:
        sys.stdout.write(text if text.endswith("\n") else text + "\n")
        return
    try:
        output.parent.mkdir(parents=True, exist_ok=True)
        output.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise BadUsage(f"{output}: cannot be written: {error.strerror}") from None
    say(f"written: {output}")


def account(reports: Sequence[Report], skipped: Sequence[Skipped], claims: Sequence[Claim] | None = None) -> None:
    """What was read, what was set aside and what gave nothing, counted and named."""
    say(f"{len(reports)} report{'' if len(reports) == 1 else 's'} used, {len(skipped)} set aside")
    for item in skipped:
        say(f"  set aside: {item}")
    if claims is None:
        return
    told = {claim.report for claim in claims}
    silent = [report.name for report in reports if report.id not in told]
    if silent:
        more = f" and {len(silent) - _NAMED} more" if len(silent) > _NAMED else ""
        say(f"  nothing found in: {', '.join(silent[:_NAMED])}{more}")
    if not any(claim.provision for claim in claims):
        say("  no term of a ceasefire was found")


def say(line: str) -> None:
    """A line on standard error."""
    sys.stderr.write(line + "\n")
