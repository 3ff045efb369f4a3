"""Who says that who did it, and who denies it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, combinations

from trucewatch.model import Accord, Claim, Comparison, Event, Ground, Said, content_id
from trucewatch.reconcile.naming import actor_title, perpetrators
from trucewatch.reconcile.values import Relation

_Tellers = dict[str, list[Claim]]  # who says it -> the claims


def attribution(event: Event, claims: Mapping[str, Claim]) -> Iterator[Comparison]:
    """Each actor named, by whom; where a speaker names one, or somebody denies it.

    What outlets say in their own words stands under "perpetrator".
    """
    told = [claims[id] for id in event.claims if id in claims]
    denials = sorted((claim for claim in _denials(event, claims) if claim.denies_the_deed), key=lambda c: c.id)
    by_actor, names = _by_actor(told), _Names.of([*told, *denials])
    if not by_actor or not (denials or _said_by_a_speaker(by_actor)):
        return
    ordered = sorted(by_actor.items(), key=lambda item: (-len(item[1]), item[0]))
    values = [
        Said(f"{names.actors[actor]}, named by {names.list_tellers(tellers)}", _ids(chain(*tellers.values())))
        for actor, tellers in ordered
    ]
    apart = list(_not_said_together([tellers for _, tellers in ordered]))
    if denials:
        deniers = {teller(claim) for claim in denials}  # who names another denies a part of his own, and not that one
        apart += [(at, len(values)) for at, (_, tellers) in enumerate(ordered) if not set(tellers) <= deniers]
        values.append(Said(f"denied by {names.list_tellers(map(teller, denials))}", _ids(denials)))
    relation = _relation(ordered, bool(apart), denials, names, {claim.report for claim in told})
    having = {claim.report for _, tellers in ordered for those in tellers.values() for claim in those}
    yield Comparison(
        id=content_id("comparison", event.id, "attribution"),
        about=event.id,
        title=f"{event.title}: attribution",
        field="attribution",
        values=tuple(values),
        accord=relation.accord,
        reason=relation.reason,
        silent=tuple(sorted({claim.report for claim in told} - having - {claim.report for claim in denials})),
        apart=tuple(apart),
        ground=relation.ground,
    )


def denials_of(event: Event, claims: Mapping[str, Claim], *, attributed: bool) -> Iterator[Comparison]:
    """What is told and what is denied: not both true, as far as the denial reaches.

    Who denies the target, the toll or the place contests no more than that. A
    denial of the deed stands with who did it where that is ``attributed``.
    """
    by_part: dict[str, list[Claim]] = defaultdict(list)
    for claim in sorted(_denials(event, claims), key=lambda claim: claim.id):
        if not claim.denies_the_deed and claim.denied is not None:
            by_part[f"{claim.denied} denied"].append(claim)
        elif not attributed:
            by_part["denial"].append(claim)
    for field, denials in sorted(by_part.items()):
        yield _denial(event, field, denials)


def _denials(event: Event, claims: Mapping[str, Claim]) -> Iterator[Claim]:
    return (claims[id] for id in event.denials if id in claims)


def _denial(event: Event, field: str, denials: Sequence[Claim]) -> Comparison:
    names = sorted({claim.speaker.name or claim.outlet for claim in denials})
    quotes = "; ".join(f"“{' '.join(claim.quote.split())}”" for claim in denials)
    return Comparison(
        id=content_id("comparison", event.id, field),
        about=event.id,
        title=f"{event.title}: {field}",
        field=field,
        values=(Said("told", event.claims), Said(f"denied by {', '.join(names)}", tuple(c.id for c in denials))),
        accord=Accord.CONFLICT,
        reason=f"denied: {quotes}",
        apart=((0, 1),),
        ground=Ground.DENIAL,
    )


def teller(claim: Claim) -> str:
    """Who says it: the speaker by the name it was taken for, else the outlet."""
    if claim.speaker.id:
        return actor_title(claim.speaker.id)
    return claim.speaker.name or claim.outlet or "an outlet that is not named"


def _said_by_a_speaker(by_actor: Mapping[str, _Tellers]) -> bool:
    return any(claim.speaker.name for tellers in by_actor.values() for those in tellers.values() for claim in those)


def _ids(claims: Iterable[Claim]) -> tuple[str, ...]:
    return tuple(sorted({claim.id for claim in claims}))


def _by_actor(told: Iterable[Claim]) -> dict[str, _Tellers]:
    """Each actor that is named, and by whom."""
    found: dict[str, _Tellers] = {}
    for actor, named in perpetrators(told).items():
        tellers: _Tellers = defaultdict(list)
        for _, claim in named:
            tellers[teller(claim)].append(claim)
        found[actor] = dict(sorted(tellers.items()))
    return found


@dataclass(frozen=True)
class _Names:
    """Actors and speakers by the name that reports give most often, of equals the fullest."""

    actors: Mapping[str, str]
    tellers: Mapping[str, str]

    @classmethod
    def of(cls, claims: Sequence[Claim]) -> _Names:
        """As these claims write them."""
        doers = perpetrators(claims)
        actors = [
            (key, name) for key, named in doers.items() for name, claim in named if not _is_own_voice(key, name, claim)
        ]
        actors += [(key, key) for key in doers.keys() - dict(actors).keys()]  # one who only speaks of his own side
        tellers = [(teller(claim), claim.speaker.name or teller(claim)) for claim in claims]
        return cls(_most_written(actors), _most_written(tellers))

    def list_tellers(self, keys: Iterable[str]) -> str:
        """Those who say it in a sentence, each once."""
        *first, last = dict.fromkeys(self.tellers[key] for key in keys)
        return f"{', '.join(first)} and {last}" if first else last


def _is_own_voice(key: str, name: str, claim: Claim) -> bool:
    """Is it the name of who speaks for the actor ("its spokesman"), and not the actor's own?"""
    return claim.speaker.name == name and name.casefold() != key.casefold()


def _most_written(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    written: dict[str, Counter[str]] = defaultdict(Counter)
    for key, name in pairs:
        written[key][name] += 1
    return {key: min(names, key=lambda name: (-names[name], -len(name), name)) for key, names in written.items()}


def _not_said_together(named: Sequence[_Tellers]) -> Iterator[tuple[int, int]]:
    """Actors that nobody names together."""
    for one, two in combinations(range(len(named)), 2):
        if not set(named[one]) & set(named[two]):
            yield one, two


def _relation(
    ordered: Sequence[tuple[str, _Tellers]],
    apart: bool,
    denials: Sequence[Claim],
    names: _Names,
    reports: set[str],
) -> Relation:
    actors = [actor for actor, _ in ordered]
    said = "; ".join(f"{names.actors[actor]} is named by {names.list_tellers(tellers)}" for actor, tellers in ordered)
    if denials:
        said += f"; denied by {names.list_tellers(map(teller, denials))}"
    if _each_names_the_other(ordered):
        return Relation(Accord.CONFLICT, f"each side names the other: {said}", ground=Ground.CONTRADICTION)
    if denials and apart and len(actors) == 1:
        return Relation(Accord.CONFLICT, said, ground=Ground.DENIAL)
    if apart:
        return Relation(Accord.CONFLICT, said, ground=Ground.CONTRADICTION)
    if len(actors) > 1:
        return Relation(Accord.COMPATIBLE, said, ground=Ground.NAMES)
    return Relation(Accord.SAME if len(reports) > 1 else Accord.ONE_VOICE, said)


def _each_names_the_other(ordered: Sequence[tuple[str, _Tellers]]) -> bool:
    tellers = dict(ordered)
    return any(one in tellers[two] and two in tellers[one] for one, two in combinations(tellers, 2))
