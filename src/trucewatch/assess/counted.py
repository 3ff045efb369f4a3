"""What a number of a claim counts, in the report's own words around it."""

from __future__ import annotations

import re

from trucewatch.model import Claim, Count

_BEHIND = 60  # characters behind a number that can say what it counts
_ENDS = re.compile(r"[,;:.]|(?<!\w)\d")  # a stop or another number


def thing_counted(claim: Claim, count: Count, before: int = 0) -> str:
    """Its group, and the words behind the number ("50 trucks of fuel"), in lower case.

    With ``before``, so many characters in front of it too ("the bodies of two hostages"). A stop or another number
    ends them.
    """
    start, end = count.span.start - claim.span.start, count.span.end - claim.span.start
    if start < 0:
        return count.group
    behind = _ENDS.split(claim.quote[end : end + _BEHIND])[0]
    front = _ENDS.split(claim.quote[max(0, start - before) : start])[-1] if before else ""
    return f"{count.group} {front}{claim.quote[start:end]}{behind}".lower()
