"""Events as their reports tell them: tolls, time, place, perpetrator and weapon side by side, and who did it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from trucewatch.model import Accord, Claim, Comparison, Event, Figure, Ground, Quantity, When
from trucewatch.packs.groups import Groups
from trucewatch.reconcile.attribution import attribution, denials_of
from trucewatch.reconcile.comparing import Given, lay_side_by_side
from trucewatch.reconcile.counts import Counted, by_key, counted
from trucewatch.reconcile.estimates import Weighing
from trucewatch.reconcile.naming import compare_means, compare_perpetrators, compare_places
from trucewatch.reconcile.rising import rose, split
from trucewatch.reconcile.rules import Rules


def compare_event(
    event: Event, claims: Mapping[str, Claim], figures: Sequence[Figure], groups: Groups, weighing: Weighing
) -> Iterator[Comparison]:
    """The fields of one event that two reports or more tell of, or on which one report contradicts itself.

    Last comes who says who did it and who denies it; or, where nobody is named, what is denied.
    """
    alone = len({claims[id].report for id in event.claims if id in claims}) < 2
    for comparison in fields_of(event, claims, figures, groups, weighing):
        if not alone or comparison.accord is Accord.CONFLICT:
            yield comparison
    attributed = list(attribution(event, claims))
    yield from attributed
    yield from denials_of(event, claims, attributed=bool(attributed))


def fields_of(
    event: Event, claims: Mapping[str, Claim], figures: Sequence[Figure], groups: Groups, weighing: Weighing
) -> Iterator[Comparison]:
    """The fields of one event, however many reports tell of it."""
    told = [claims[id] for id in event.claims if id in claims]
    yield from _tolls(event, told, figures, groups, weighing)
    yield from _time(event, told, weighing.rules)
    yield from compare_places(event, told)
    yield from compare_perpetrators(event, told)
    yield from compare_means(event, told)


def _tolls(
    event: Event, told: Sequence[Claim], figures: Sequence[Figure], groups: Groups, weighing: Weighing
) -> Iterator[Comparison]:
    titles = {(figure.measure, figure.group): figure.title for figure in figures if figure.about == event.id}
    for (measure, group, actor), those in by_key(counted(told, groups, cumulative=False)).items():
        field = f"{measure}: {group}" + (f" of {actor}" if actor else "")
        given = [Given(each.count.quantity, each.claim) for each in those]
        title = f"{event.title}: {titles.get((measure, group), field)}"
        squaring = _Tolls(those, event.when, weighing).squared
        yield lay_side_by_side(event.id, field, given, told, weighing.rules, title=title, squaring=squaring)


class _Tolls:
    """On what ground two numbers of one toll that cannot be one can both be true."""

    def __init__(self, those: Sequence[Counted], since: When, weighing: Weighing) -> None:
        self._heard = weighing.voices.heard(each.claim for each in those)
        self._standing, _ = split(those, self._heard, weighing.rules)
        self._since, self._rules = since, weighing.rules

    def squared(self, one: Sequence[Given], two: Sequence[Given]) -> Ground | None:
        """Told at moments at which each was so; or by one sentence, which counts a part beside its whole."""
        left, right = self._still_told(one), self._still_told(two)
        if not left or not right or rose([*left, *right], self._since, self._heard, self._rules):
            return Ground.MOMENT
        return Ground.PART if {each.claim.id for each in one} & {each.claim.id for each in two} else None

    def _still_told(self, given: Sequence[Given]) -> list[Counted]:
        """What nothing overtook of the counts that give this number."""
        claims = {each.claim.id for each in given}
        like = next(each.value for each in given if isinstance(each.value, Quantity))
        return [
            each
            for each in self._standing
            if each.claim.id in claims
            and (each.count.quantity.low, each.count.quantity.high) == (like.low, like.high)
            and each.count.quantity.approximate == like.approximate
        ]


def _time(event: Event, told: Sequence[Claim], rules: Rules) -> Iterator[Comparison]:
    given = [
        Given(claim.occurrence.when, claim)
        for claim in told
        if claim.occurrence is not None and (claim.occurrence.when.known or claim.occurrence.when.text)
    ]
    if any(isinstance(each.value, When) and each.value.known for each in given):
        yield lay_side_by_side(event.id, "time", given, told, rules, title=f"{event.title}: time")
