"""Do two claims tell of one act, done by one actor to one target?"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from trucewatch.resolve.signs.sign import Sign, both, listed
from trucewatch.resolve.tellings.profiles import VIOLENCE, Act, People, Telltales
from trucewatch.resolve.tellings.telling import Telling
from trucewatch.resolve.weights import Weights


def act_signs(left: Act, right: Act, weights: Weights) -> Iterator[Sign]:
    """The sign of the act: exactly one."""
    one, two = left.sub_event_type or left.event_type, right.sub_event_type or right.event_type
    words = partial(both, {one, two})
    if left.family != right.family:
        yield "act.apart", words
    elif left.takes != right.takes:
        other = right if left.takes else left
        fought = other.says_no_act or other.event_type in weights.two_sided
        yield ("act.vague" if fought and left.family == VIOLENCE else "act.other"), words
    elif left.takes and right.takes:
        yield "act.same", words
    elif (one in weights.bloodless_acts) != (two in weights.bloodless_acts):
        yield "act.other", words
    elif left.says_no_act or right.says_no_act:
        yield "act.generic", words
    elif left.sub_event_type == right.sub_event_type:
        yield ("act.same_rare" if left.sub_event_type in weights.rare_acts else "act.same"), words
    elif left.event_type == right.event_type:
        yield "act.same_type", words
    elif (left.vague_act or right.vague_act) and left.family == VIOLENCE:
        yield "act.vague", words
    else:
        yield "act.other", words


def people_signs(left: People, right: People) -> Iterator[Sign]:
    """The signs of who was hit and who did it."""
    two_sided = left.two_sided or right.two_sided
    if two_sided and len(left.sides) > 1 and left.sides == right.sides:
        yield "sides.same", partial(listed, left.sides)
        return
    yield from _target_signs(left, right, two_sided)
    yield from _name_signs(left, right)
    yield from _actor_signs(left, right, two_sided)


def _target_signs(left: People, right: People, two_sided: bool) -> Iterator[Sign]:
    shared = left.targets & right.targets
    if left.classes == {"civil"} and right.classes == {"civil"}:
        yield "target.same_class", "civilians"
    elif {"civil"} in (left.classes, right.classes) and {"armed"} in (left.classes, right.classes):
        yield "target.other_class", "civilians and an armed force"
    elif shared:
        yield "target.same_force", partial(listed, shared)
    elif left.targets and right.targets and "armed" in left.classes & right.classes and not two_sided:
        yield "target.other_force", partial(both, left.targets | right.targets)


def _name_signs(left: People, right: People) -> Iterator[Sign]:
    """The sign of a victim whom both name, one of them perhaps by the last name alone."""
    shared = {max(one, two, key=len) for one in left.named for two in right.named if is_short_for(one, two)}
    if shared:
        yield "target.same_name", partial(listed, shared)
    if left.dead & right.dead:
        yield "target.same_dead", partial(listed, left.dead & right.dead)


def is_short_for(one: str, two: str) -> bool:
    """Is one name the other, or a part of it that is long enough to stand for it?

    >>> is_short_for("ana ruiz", "ruiz"), is_short_for("ana ruiz", "ana lopez")
    (True, False)
    """
    short, long = sorted((one.split(), two.split()), key=len)
    return bool(short) and set(short) <= set(long) and max(map(len, short)) > 3


def _actor_signs(left: People, right: People, two_sided: bool) -> Iterator[Sign]:
    shared = left.actors & right.actors
    swapped = (left.actors & right.targets) | (right.actors & left.targets)
    if shared:
        yield "actor.same", partial(listed, shared)
    elif swapped and not two_sided:
        yield "actor.swapped", partial(listed, swapped)
    elif left.actors and right.actors:
        yield "actor.other", partial(both, left.actors | right.actors)


def means_signs(left: Act, right: Act) -> Iterator[Sign]:
    """The weapon that both name, or that each names another."""
    return _same_or_other("means.same", "means.other", left.means, right.means)


def _same_or_other(same: str, other: str, left: frozenset[str], right: frozenset[str]) -> Iterator[Sign]:
    shared = left & right
    if shared:
        yield same, partial(listed, shared)
    elif left and right:
        yield other, partial(both, left | right)


def number_signs(left: Act, right: Act) -> Iterator[Sign]:
    """The first and the second of several alike, or one that is counted and one that is not."""
    if left.number and right.number and left.number != right.number:
        yield "number.other", ""
    elif max(left.number, right.number) > 1 and not min(left.number, right.number):
        yield "number.unsaid", ""


def telltale_signs(left: Telltales, right: Telltales) -> Iterator[Sign]:
    """The names that one of the two at most read as a place, the sorts of sites, and the rare words that both use."""
    names = {name for name in left.names if name in right.unread or (name in left.unread and name in right.names)}
    if names:
        yield "words.name", partial(listed, names)
    if left.sites and right.sites:
        yield from _same_or_other("words.site", "words.other_site", frozenset(left.sites), frozenset(right.sites))
    rare = {word for word in left.rare if word in right.rare}
    if rare:
        yield ("words.rare" if len(rare) == 1 else "words.several_rare"), partial(listed, rare)


def speaker_signs(left: Telling, right: Telling) -> Iterator[Sign]:
    """One speaker; for tellings of two reports."""
    if left.speaker and left.speaker == right.speaker:
        yield "speaker.same", left.claim.speaker.id or left.claim.speaker.name


def wording_signs(left: Telling, right: Telling) -> Iterator[Sign]:
    """One long sentence in two reports is one story reprinted, whatever day each reprint counts from."""
    if left.words and left.words == right.words:
        yield "words.same", ""
