"""What became of the rows of some tables: how many were read, judged and set aside, and who in them is not known."""

from __future__ import annotations

from dataclasses import dataclass

from trucewatch.model.case import Skipped
from trucewatch.model.finding import Verdict

Counts = tuple[tuple[Verdict, int], ...]


@dataclass(frozen=True, slots=True)
class Stranger:
    """An actor whom no agreement of the run names.

    ``name`` is as the table writes it, or as the lexicon does where it has an
    ``id`` there. ``nearest`` are the ids that look most like it, best first.
    """

    name: str
    id: str | None
    rows: int
    nearest: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Account:
    """The rows of a run, counted.

    ``aside`` gives for each reason the number of rows that could not be read;
    ``terms`` for each judged term ("agreement:term") its verdicts; ``gravest``
    the gravest verdict of each row; all with the zeros left out. ``doubled``
    rows bear an id that an earlier one bears, ``doubled_first`` names a pair.
    ``skipped`` are files that could not be read, or no further. ``rejected`` is
    the file that holds the rows that could not be read, "" where there is none.
    ``others`` are the accounts of others who count, each with its name in ``whose``.
    """

    tables: tuple[str, ...]
    judged: int
    aside: tuple[tuple[str, int], ...]
    gravest: Counts
    terms: tuple[tuple[str, Counts], ...]
    strangers: tuple[Stranger, ...] = ()
    doubled: int = 0
    doubled_first: str = ""
    skipped: tuple[Skipped, ...] = ()
    rejected: str = ""
    whose: str = ""
    others: tuple[Account, ...] = ()

    @property
    def read(self) -> int:
        """Every row that was met."""
        return self.judged + sum(count for _, count in self.aside)
