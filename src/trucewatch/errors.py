"""The few ways in which a run can go wrong; each says what, where and the mend.

Exit codes: 0 done; 1 nothing could be read; 2 wrong usage; 3 a data file
(agreement, cases, sidecar) is wrong; 4 a check found differences that the user
asked to fail on; 70 a fault of ours.
"""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


class TrucewatchError(Exception):
    """The root of what we raise on purpose. ``exit_code`` is what the command ends with."""

    exit_code = 1


class UnreadableReport(TrucewatchError):
    """A report cannot be read; the rest of the run goes on."""

    def __init__(self, where: str, why: str, mend: str = "") -> None:
        self.where, self.why, self.mend = where, why, mend
        super().__init__(f"{where}: {why}" + (f"; {mend}" if mend else ""))


class NothingToRead(TrucewatchError):
    """No report of the run could be used."""


class BadUsage(TrucewatchError):
    """The request itself makes no sense."""

    exit_code = 2


class BadDataFile(TrucewatchError):
    """A data file is wrong; names the file and the line."""

    exit_code = 3

    def __init__(self, file: str, line: int | None, why: str, mend: str = "") -> None:
        self.file, self.line, self.why, self.mend = file, line, why, mend
        place = f"{file}:{line}" if line else file
        super().__init__(f"{place}: {why}" + (f"; {mend}" if mend else ""))


class UnknownName(TrucewatchError):
    """A name that we do not have; suggests the nearest.

    >>> str(UnknownName("agreement", "idlib-2021", ["idlib-2020", "sochi-2018"]))
    "no agreement is named 'idlib-2021'; did you mean idlib-2020?"
    """

    exit_code = 2

    def __init__(self, kind: str, name: str, known: Iterable[str]) -> None:
        names = sorted(known)
        near = get_close_matches(name, names, n=1)
        mend = f"did you mean {near[0]}?" if near else f"known: {', '.join(names)}"
        super().__init__(f"no {kind} is named '{name}'; {mend}")
