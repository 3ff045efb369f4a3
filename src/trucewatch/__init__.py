"""Reports on a ceasefire that disagree, turned into a picture that walks back to their words.

The names below are all that most programs need; each is loaded when it is first
used, so that importing the package costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from trucewatch.errors import TrucewatchError
    from trucewatch.ingest import read_reports, read_text_report
    from trucewatch.model import Agreement, Case, Claim, Event, Report
    from trucewatch.packs.agreements import list_agreements, load_agreement
    from trucewatch.picture import Picture, monitor

__version__ = "0.1.0"
__all__ = [
    "Agreement", "Case", "Claim", "Event", "Picture", "Report", "TrucewatchError", "list_agreements",
    "load_agreement", "monitor", "read_reports", "read_text_report",
]  # fmt: skip

_HOMES = {
    "trucewatch.errors": ("TrucewatchError",),
    "trucewatch.ingest": ("read_reports", "read_text_report"),
    "trucewatch.model": ("Agreement", "Case", "Claim", "Event", "Report"),
    "trucewatch.packs.agreements.reading": ("list_agreements", "load_agreement"),
    "trucewatch.picture": ("Picture", "monitor"),
}


def __getattr__(name: str) -> Any:
    for home, names in _HOMES.items():
        if name in names:
            return getattr(import_module(home), name)
    raise AttributeError(f"module 'trucewatch' has no attribute '{name}'")
