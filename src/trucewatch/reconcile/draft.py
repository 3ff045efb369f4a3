"""Draft an agreement file from what reports say, each conflict marked with who says what."""

from __future__ import annotations

from collections.abc import Iterable

from trucewatch.model import Claim, Comparison, Report


def draft_agreement(reports: Iterable[Report], claims: Iterable[Claim], comparisons: Iterable[Comparison]) -> str:
    """Draft."""
    return ""
