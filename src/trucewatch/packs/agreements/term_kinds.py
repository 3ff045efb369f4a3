"""The kinds of term that an agreement file may name, by what the judge does with them."""

from __future__ import annotations

from collections.abc import Sequence

from trucewatch.model import Agreement

# Terms that leave an act undone: each event is judged against them.
FORBIDDING = (
    "cessation", "zone_demilitarised", "zone_corridor", "zone_buffer", "zone_separation_line", "zone_perimeter",
    "weapon_ban", "no_fly", "freeze_positions", "no_reinforcement", "propaganda_ban",
)  # fmt: skip
# Zones whose text may leave open what they forbid.
ZONES = ("zone_demilitarised", "zone_corridor", "zone_buffer", "zone_separation_line", "zone_perimeter")
# Terms that take an act out of what others forbid.
PERMITTING = ("permitted_act",)
EXCEPTING = ("exception_self_defence", "exception_designated_group")
# Terms that ask for something to be done, or that bound the others in time.
DOING = (
    "withdrawal", "handover_territory", "force_deployment", "patrol", "monitoring_body", "hotline_liaison",
    "reporting_duty", "prisoner_exchange", "humanitarian_access", "disarmament", "foreign_forces_exit",
    "negotiate_parameters", "phase", "expiry", "renewal",
)  # fmt: skip
KINDS = (*FORBIDDING, *PERMITTING, *EXCEPTING, *DOING)
_EXPIRY, _WHOLE = "expiry", "cessation"
# What one side only said, or a preamble: shown, never judged.
DECLARED = ("reserved_right", "unilateral_declaration", "preambular")


def stands_under(kind: str, agreements: Sequence[Agreement]) -> str:
    """The kind with which a reported term is laid: the end of a whole, where no term tells it, stands with its halt."""
    kinds = {term.kind for agreement in agreements for term in agreement.terms}
    of_whole = any(agreement.expires is not None for agreement in agreements)
    return _WHOLE if kind == _EXPIRY and of_whole and _EXPIRY not in kinds and _WHOLE in kinds else kind
