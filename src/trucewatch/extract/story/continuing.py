"""What a sentence adds to the attack that was told just before it: how many were hurt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from trucewatch.extract.deeds.incidents import Incident
from trucewatch.extract.occurrences import Told
from trucewatch.extract.reading import Heard
from trucewatch.extract.sentence import Sentence
from trucewatch.model import Claim, ClaimKind, Count, Occurrence, PlacePrecision, Precision
from trucewatch.packs.groups import Groups
from trucewatch.packs.language.happenings import Happenings

_OF_PEOPLE = frozenset({"killed", "injured", "missing"})
_WIDE = frozenset({PlacePrecision.COUNTRY, PlacePrecision.REGION, PlacePrecision.GOVERNORATE, PlacePrecision.UNKNOWN})
RIGHT_BEHIND = 3  # characters between two sentences that follow each other
_DAY_OR_FINER = frozenset({Precision.MINUTE, Precision.PART_OF_DAY, Precision.DAY})
REACH = 500  # characters from the attack to a sentence that only adds to it
OF_A_WAR = 1000  # a number from here up, told of no time or place, is the toll of a war and of no one attack


@dataclass(frozen=True)
class Earlier:
    """A claim of an attack that later sentences can be about, and the id that such sentences carry on."""

    claim: Claim
    occurrence: Occurrence

    @property
    def root(self) -> str:
        """The claim that told of it first."""
        return self.claim.continues or self.claim.id


def earlier_attacks(before: Iterable[Heard], sentence: Sentence, reach: int = REACH) -> tuple[Earlier, ...]:
    """The attacks that the sentences before told, the last first, as far as they stand within reach (characters)."""
    found: list[Earlier] = []
    over = sentence.opens_entry
    for heard in reversed(list(before)):
        if over:
            break
        over = heard.sentence.opens_entry
        if sentence.span.start - heard.sentence.span.end > reach:
            break
        found += [Earlier(claim, claim.occurrence) for claim in heard.attacks if claim.occurrence is not None]
    return tuple(found)


def counting_the_last(
    told_of: Iterable[tuple[Incident, Told]], earlier: tuple[Earlier, ...], happenings: Happenings
) -> Iterator[tuple[Incident, Told]]:
    """What was told, but for a mere "figure": it counts what was counted last, and nothing where nothing was."""
    counts = (count for attack in earlier for count in attack.occurrence.counts if count.part_of is None)
    measure = next((count.measure for count in counts), None)
    for incident, told in told_of:
        if incident.main.trigger.word not in happenings.figures:
            yield incident, told
        elif measure is not None:
            again = tuple(replace(count, measure=measure) for count in told.occurrence.counts)
            yield incident, replace(told, occurrence=replace(told.occurrence, counts=again))


def carried_on(
    claims: list[Claim],
    incidents: list[tuple[Incident, Told]],
    sentence: Sentence,
    earlier: tuple[Earlier, ...],
    happenings: Happenings,
    groups: Groups,
) -> Iterator[Claim]:
    """The claims of a sentence; a toll that names no attack of its own continues the one told before."""
    for claim, (incident, told) in zip(claims, incidents, strict=True):
        attack = _meant(incident, told.occurrence, earlier, happenings)
        if attack is not None and _adds_a_toll(claim, incident, told, sentence, attack, happenings, groups):
            content = told.occurrence
            if _is_toll(incident, happenings):  # "rose on Friday" is the day of the count, not of the attack
                content = replace(content, when=attack.occurrence.when)
            yield replace(claim, content=content, continues=attack.root, why=(*claim.why, "toll.continues"))
        else:
            yield claim


def _meant(
    incident: Incident, said: Occurrence, earlier: tuple[Earlier, ...], happenings: Happenings
) -> Earlier | None:
    """The attack told last; for "the toll", the last of those that had as many dead or fewer, if there is one."""
    if _is_toll(incident, happenings):
        most = max((count.quantity.low or 0 for count in said.counts), default=0)
        for attack in earlier:
            dead = [count.quantity.low or 0 for count in attack.occurrence.counts if count.measure == "killed"]
            if dead and max(dead) <= most:
                return attack
    return earlier[0] if earlier else None


def _is_toll(incident: Incident, happenings: Happenings) -> bool:
    return incident.main.trigger.word in happenings.toll_words


def _adds_a_toll(
    claim: Claim,
    incident: Incident,
    told: Told,
    sentence: Sentence,
    earlier: Earlier,
    happenings: Happenings,
    groups: Groups,
) -> bool:
    said = told.occurrence
    counts = [count for count in said.counts if count.measure in _OF_PEOPLE]
    if not counts or claim.kind is not ClaimKind.EVENT or not claim.happened or incident.held_apart_by is not None:
        return False
    if max(count.quantity.low or 0 for count in counts) >= OF_A_WAR or happenings.others.search(sentence.text):
        return False
    dated = told.dated and not _is_toll(incident, happenings)
    narrower = _names_where(claim, said, earlier, sentence)
    if not _names_no_other(said, dated, earlier.occurrence, narrower=narrower) or not _only_harm(incident, happenings):
        return False
    # two voices may differ on a toll; one that also names a weapon where the other named none tells of another attack
    of_its_own = claim.speaker.name == earlier.claim.speaker.name or (said.means and not earlier.occurrence.means)
    return not (of_its_own and _at_odds(counts, earlier.occurrence, groups)) or _updates(sentence, happenings)


def _names_where(claim: Claim, said: Occurrence, earlier: Earlier, sentence: Sentence) -> bool:
    """Is it told where in the country the dead were, right behind an attack of which only the country was told?"""
    near = sentence.span.start - earlier.claim.span.end <= RIGHT_BEHIND and claim.report == earlier.claim.report
    wide = all(where.precision in _WIDE for where in earlier.occurrence.where)
    bare = not said.actors and not said.means
    return near and wide and bare and bool(said.where) and not earlier.occurrence.counts


def _names_no_other(said: Occurrence, dated: bool, earlier: Occurrence, *, narrower: bool = False) -> bool:
    """Is nothing of place, time or means told that the attack itself does not have? It may be told more narrowly."""
    places = {where.name for where in earlier.where}
    if not narrower and any(where.name not in places for where in said.where):
        return False
    if dated and (said.when.precision not in _DAY_OR_FINER or not _on_its_day(said, earlier)):
        return False
    if _other_words_of_time(said, earlier):
        return False
    if said.means and earlier.means and not set(said.means) & set(earlier.means):
        return False
    sides = {actor.id or actor.name.casefold() for actor in earlier.actors}
    return all((actor.id or actor.name.casefold()) in sides for actor in said.actors)


def _on_its_day(said: Occurrence, earlier: Occurrence) -> bool:
    """Is the day that is told the attack's own, and not only one on which it can have been?"""
    return said.when.overlaps(earlier.when) and earlier.when.precision in _DAY_OR_FINER


def _other_words_of_time(said: Occurrence, earlier: Occurrence) -> bool:
    """Do both tell times that nobody could date ("on November 19", "on November 21"), in other words?"""
    undated = said.when.date is None and earlier.when.date is None
    return undated and "" not in (said.when.text, earlier.when.text) and said.when.text != earlier.when.text


def _only_harm(incident: Incident, happenings: Happenings) -> bool:
    """Are people hurt, by an attack that is named as known ("the strike") or not named at all?"""
    return all(
        (found.trigger.role == "harm" and found.trigger.act is None)
        or (found.trigger.noun and any(child.lower_ in happenings.definite for child in found.token.lefts))
        for found in incident.found
    )


def _at_odds(counts: list[Count], earlier: Occurrence, groups: Groups) -> bool:
    """Does it count the same people in other numbers?"""
    return any(
        not count.quantity.overlaps(other.quantity)
        for count in counts
        for other in earlier.counts
        if count.part_of is None and other.part_of is None and count.measure == other.measure
        and (groups.name(count.group) == groups.name(other.group))
    )  # fmt: skip


def _updates(sentence: Sentence, happenings: Happenings) -> bool:
    """Does it say that a number has changed?"""
    return happenings.updates.search(sentence.text) is not None
