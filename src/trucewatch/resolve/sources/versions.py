"""Earlier and later versions of one article by one outlet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from trucewatch.model import Report

SAME_ADDRESS = "a later version at the same address says otherwise"
LATER_VERSION = "a later version of the same article says less"


def versions(reports: Iterable[Report], stories: Mapping[str, str]) -> Iterator[tuple[Report, Report, str]]:
    """Each earlier version with the last one, and how it is known that they are one article.

    ``stories`` says which reports are copies of one another (report id -> the
    id that stands for them). What is undated, of no outlet or taken back is no
    version of anything.
    """
    by_address: dict[tuple[str, str], list[Report]] = defaultdict(list)
    by_story: dict[tuple[str, str], list[Report]] = defaultdict(list)
    for report in sorted(reports, key=lambda report: (str(report.published.when.start), report.id)):
        if report.retracted is not None or report.published.when.start is None or not report.outlet:
            continue
        outlet = report.outlet.casefold()
        if report.url:
            by_address[outlet, report.url].append(report)
        by_story[outlet, stories.get(report.id, report.id)].append(report)
    for found, why in ((by_address, SAME_ADDRESS), (by_story, LATER_VERSION)):
        for those in found.values():
            for one in those[:-1]:
                if one.published.when.start != those[-1].published.when.start:
                    yield one, those[-1], why
