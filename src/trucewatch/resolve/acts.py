"""Do two claims tell of one act, done by one actor to one target?"""

from __future__ import annotations

from collections.abc import Iterator

from trucewatch.model import Occurrence
from trucewatch.resolve.tellings import Telling
from trucewatch.resolve.weights import Weights


def act_signs(left: Telling, right: Telling, weights: Weights) -> Iterator[tuple[str, str]]:
    """The sign of the act: exactly one."""
    one, two = left.occurrence, right.occurrence
    words = " and ".join(sorted({one.sub_event_type or one.event_type, two.sub_event_type or two.event_type}))
    if left.family != right.family:
        yield "act.apart", words
    elif _says_no_act(one, weights) or _says_no_act(two, weights):
        yield "act.generic", words
    elif one.sub_event_type == two.sub_event_type:
        yield ("act.same_rare" if one.sub_event_type in weights.rare_acts else "act.same"), words
    elif one.event_type == two.event_type:
        yield "act.same_type", words
    else:
        yield "act.other", words


def _says_no_act(said: Occurrence, weights: Weights) -> bool:
    """Is only a killing or an attack told, and not how it was done?"""
    if said.sub_event_type in weights.generic_acts:
        return True
    plain = said.trigger.casefold() in weights.generic_triggers and not said.means
    return plain and said.sub_event_type in weights.default_acts


def people_signs(left: Telling, right: Telling, weights: Weights) -> Iterator[tuple[str, str]]:
    """The signs of who was hit and who did it."""
    two_sided = {left.occurrence.event_type, right.occurrence.event_type} & weights.two_sided
    if two_sided and len(left.sides) > 1 and left.sides == right.sides:
        yield "sides.same", ", ".join(sorted(left.sides))
        return
    yield from _target_signs(left, right, bool(two_sided))
    yield from _name_signs(left, right)
    yield from _actor_signs(left, right, bool(two_sided))


def _target_signs(left: Telling, right: Telling, two_sided: bool) -> Iterator[tuple[str, str]]:
    shared = left.targets & right.targets
    if left.classes == {"civil"} and right.classes == {"civil"}:
        yield "target.same_class", "civilians"
    elif {"civil"} in (left.classes, right.classes) and {"armed"} in (left.classes, right.classes):
        yield "target.other_class", "civilians and an armed force"
    elif shared:
        yield "target.same_force", ", ".join(sorted(shared))
    elif left.targets and right.targets and "armed" in left.classes & right.classes and not two_sided:
        yield "target.other_force", " and ".join(sorted(left.targets | right.targets))


def _name_signs(left: Telling, right: Telling) -> Iterator[tuple[str, str]]:
    """The sign of a victim whom both name, one of them perhaps by the last name alone."""
    shared = sorted({max(one, two, key=len) for one in left.named for two in right.named if is_short_for(one, two)})
    if shared:
        yield "target.same_name", ", ".join(shared)


def is_short_for(one: str, two: str) -> bool:
    """Is one name the other, or a part of it that is long enough to stand for it?

    >>> is_short_for("ana ruiz", "ruiz"), is_short_for("ana ruiz", "ana lopez")
    (True, False)
    """
    short, long = sorted((one.split(), two.split()), key=len)
    return bool(short) and set(short) <= set(long) and max(map(len, short)) > 3


def _actor_signs(left: Telling, right: Telling, two_sided: bool) -> Iterator[tuple[str, str]]:
    shared = left.actors & right.actors
    swapped = (left.actors & right.targets) | (right.actors & left.targets)
    if shared:
        yield "actor.same", ", ".join(sorted(shared))
    elif swapped and not two_sided:
        yield "actor.swapped", ", ".join(sorted(swapped))
    elif left.actors and right.actors:
        yield "actor.other", " and ".join(sorted(left.actors | right.actors))


def site_signs(left: Telling, right: Telling) -> Iterator[tuple[str, str]]:
    """The sort of site that both name."""
    shared = left.sites & right.sites
    if shared:
        yield "words.site", ", ".join(sorted(shared))


def speaker_signs(left: Telling, right: Telling) -> Iterator[tuple[str, str]]:
    """One speaker, carried by two reports."""
    one, two = left.claim.speaker, right.claim.speaker
    if left.reports & right.reports or one.is_outlet or two.is_outlet:
        return
    if (one.id or one.name.casefold()) == (two.id or two.name.casefold()):
        yield "speaker.same", one.id or one.name


def wording_signs(left: Telling, right: Telling, weights: Weights) -> Iterator[tuple[str, str]]:
    """One long sentence in two reports is one story reprinted, whatever day each reprint counts from."""
    said = [" ".join(telling.claim.quote.split()) for telling in (left, right)]
    if (
        said[0] == said[1]
        and len(said[0].split()) >= weights.numbers["same_words"]
        and not left.reports & right.reports
    ):
        yield "words.same", ""
