"""Reliability: how far the source of each claim can be relied on, as the user set it and never otherwise."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from trucewatch.model import Claim, Reliability, Report, Skipped
from trucewatch.packs.outlets import known_outlets, outlet_known, outlet_named
from trucewatch.packs.sources import GradedSource, Sources


@dataclass(frozen=True, slots=True)
class Rated:
    """The reliability of a claim's source, which source that is, and why."""

    source: str
    reliability: Reliability
    reason: str
    set_by: GradedSource | None = None


def rate(claims: Iterable[Claim], voices: Mapping[str, str], sources: Sources) -> dict[str, Rated]:
    """Claim id -> reliability of its source: the speaker's, else the agency's that tells it, else its outlet's.

    ``voices`` gives each claim's witness. F where the user set nothing.
    """
    return {claim.id: _rated(claim, voices.get(claim.id, ""), sources) for claim in claims}


def _rated(claim: Claim, voice: str, sources: Sources) -> Rated:
    speaker, outlet = claim.speaker, _outlet(claim.outlet)
    who = speaker.name or claim.outlet
    own = sources.of(*_speaker_keys(claim), voice) if speaker.name else sources.of(voice)
    if own is not None and own.reliability is not None:
        return Rated(own.name, own.reliability, f"{own.reliability.words}, set in {own.where}{_note(own)}", own)
    carriers = [sources.of(_outlet(name)) for name in speaker.via] + [sources.of(outlet)]
    carrier = next((each for each in carriers if each is not None and each.reliability is not None), None)
    if carrier is not None and carrier.reliability is not None:
        told = f"{who} is not graded; " if carrier.name != who else ""
        words = (
            f"{told}{carrier.name}, which carries it, is {carrier.reliability.words}"
            if told
            else carrier.reliability.words
        )
        return Rated(carrier.name, carrier.reliability, f"{words}, set in {carrier.where}{_note(carrier)}", carrier)
    return Rated(who, Reliability.F, f"{Reliability.F.words}: no file grades {who or 'its source'}")


def _note(source: GradedSource) -> str:
    return f" ({source.note})" if source.note else ""


def _outlet(name: str) -> str:
    known = outlet_named(name)
    return f"outlet:{known.id if known else ' '.join(name.casefold().split())}"


def _speaker_keys(claim: Claim) -> tuple[str, ...]:
    """The keys under which a file may grade the speaker: by name, by id, or as the agency that it is."""
    speaker = claim.speaker
    outlet = outlet_known(speaker.name, speaker.id)
    keys = [f"speaker:{' '.join(speaker.name.casefold().split())}", f"speaker:{speaker.id}" if speaker.id else ""]
    return tuple(filter(None, [*keys, f"outlet:{outlet.id}" if outlet else ""]))


def party_set(claim: Claim, sources: Sources) -> str | None:
    """The party that the user gives to the speaker, else to the outlet that speaks for itself."""
    keys = _speaker_keys(claim) if claim.speaker.name else (_outlet(claim.outlet),)
    found = sources.of(*keys)
    return found.party if found else None


def unmet_sources(sources: Sources, reports: Iterable[Report], claims: Iterable[Claim]) -> tuple[Skipped, ...]:
    """The graded sources that no report is of and no claim names, each with the nearest that is there."""
    outlets = {report.outlet for report in reports if report.outlet}
    claims = list(claims)
    named = {claim.speaker.name for claim in claims if claim.speaker.name}
    met = {_outlet(name) for name in (*outlets, *(name for claim in claims for name in claim.speaker.via))}
    met |= {key for claim in claims if claim.speaker.name for key in _speaker_keys(claim)}
    known = {name for outlet in known_outlets() for name in (outlet.name, *outlet.aliases)}
    found = []
    for source in sources.graded:
        if source.voice in met:
            continue
        near = get_close_matches(source.name, sorted(outlets | named), n=1)
        near = near or [name for name in get_close_matches(source.name, sorted(known), n=1) if name != source.name]
        mend = f"did you mean '{near[0]}'?" if near else ""
        found.append(Skipped(source.name, source.where, f"this {source.kind} is in no report that was read", mend))
    return tuple(found)
