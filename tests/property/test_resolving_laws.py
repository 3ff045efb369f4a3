"""The laws of resolving and reconciling, on stories drawn at random."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from stories import (
    AIR,
    ATTACK,
    CLASH,
    NEXT_TOWN,
    PROVINCE,
    SHELLING,
    TOWN,
    Story,
    at,
    copied,
    count,
    people,
    reports_and_claims,
)
from trucewatch.errors import BadUsage
from trucewatch.model import Judgement, Length, Quantity, Side, When
from trucewatch.packs.groups import load_groups
from trucewatch.reconcile import reconcile
from trucewatch.resolve import resolve
from trucewatch.resolve.signs.scales import Scales
from trucewatch.resolve.tellings.telling import tellings
from trucewatch.resolve.weights import load_weights

DAYS = [date(2031, 3, day) for day in (3, 4, 5)]
numbers = st.integers(1, 40)
quantities = st.one_of(
    numbers.map(lambda n: (n, n)),
    numbers.map(lambda n: (n, None)),
    numbers.map(lambda n: (n, n + 5)),
)
counts = st.builds(
    lambda measure, group, ends: count(measure, group, *ends),
    st.sampled_from(["killed", "injured"]),
    st.sampled_from(["civilian", "soldier", "person", "child"]),
    quantities,
)
whens = st.one_of(
    st.just(When.unknown()),
    st.sampled_from(DAYS).map(When.day),
    st.sampled_from(DAYS).map(lambda day: replace(When.day(day), end=When.day(day + timedelta(days=2)).end)),
)
wheres = st.lists(st.sampled_from([at(TOWN), at(NEXT_TOWN), at(PROVINCE), at(None, "Lesser Hill")]), max_size=2)
actors = st.lists(st.sampled_from(["norland", "eastland", "rebels"]), max_size=2, unique=True)
occurrences = st.fixed_dictionaries(
    {
        "act": st.sampled_from([AIR, SHELLING, ATTACK, CLASH]),
        "when": whens,
        "where": wheres.map(tuple),
        "actors": actors.map(lambda names: people(*names)),
        "targets": actors.map(lambda names: people(*names)),
        "counts": st.lists(counts, max_size=2).map(tuple),
    }
)
speakers = st.sampled_from(["", "", "Rescue Service", "The ministry"])


@st.composite
def stories(draw: st.DrawFn, prefix: str = "R", most: int = 4) -> list[Story]:
    told = []
    for number in range(draw(st.integers(1, most))):
        story = Story(f"{prefix}{number}", published=draw(st.sampled_from([None, *DAYS])))
        for at_, said in enumerate(draw(st.lists(occurrences, max_size=3))):
            story.event(
                f"In {story.name} sentence {at_} tells of it in words of its own.", speaker=draw(speakers), **said
            )
        told.append(story)
    return told


def picture(told: list[Story]):
    reports, claims = reports_and_claims(*told)
    events = resolve(reports, claims)
    return events, reconcile(reports, claims, events)


@settings(max_examples=60, deadline=None)
@given(stories(), st.randoms())
def test_the_order_of_reports_and_claims_changes_nothing(told, random):
    reports, claims = reports_and_claims(*told)
    expected = picture(told)
    random.shuffle(reports)
    random.shuffle(claims)
    events = resolve(reports, claims)
    assert (events, reconcile(reports, claims, events)) == expected


@settings(max_examples=60, deadline=None)
@given(stories(), st.data())
def test_a_reprint_changes_no_figure_and_no_count_of_witnesses(told, data):
    original = data.draw(st.sampled_from(told))
    events, (figures, _) = picture(told)
    again, (figures_again, _) = picture([*told, copied(original, "Reprint")])
    assert sorted(event.witnesses for event in again) == sorted(event.witnesses for event in events)
    assert ends(figures_again) == ends(figures)


def ends(figures):
    return sorted((f.measure, f.group, str(f.low), str(f.best), str(f.high)) for f in figures)


LONG_WORDS = (
    "The {} of the paper counted what was left of the houses by the river and of the school behind the old mill, and "
    "wrote down under number {} what the people of the quarter had told him there."
)


@settings(max_examples=60, deadline=None)
@given(stories(), st.data())
def test_a_part_of_a_report_carried_elsewhere_changes_no_figure_and_no_count_of_witnesses(told, data):
    """A paragraph of one report stands in a longer article of somebody else's, on other matters."""
    for story in told:
        for at_, claim in enumerate(story.claims):
            words = LONG_WORDS.format(f"{story.name} correspondent", at_)
            start = len(story.text) + 2
            story.say(f"{words} {claim.quote}")
            span = type(claim.span)(start, start + len(words) + 1 + len(claim.quote))
            story.claims[at_] = replace(claim, span=span, quote=span.of(story.text))
    original = data.draw(st.sampled_from(told))
    # a dated copy of an undated report would tell something new: when it had happened by
    taken = Story("Elsewhere", published=date(2031, 3, 9) if original.published else None)
    for number in range(6):
        taken.say(
            f"Of the harvest, item {number}: prices of barley and lentils fell again in every market of the plain."
        )
    for claim in data.draw(st.lists(st.sampled_from(original.claims), unique_by=id)) if original.claims else ():
        span = taken.say(claim.quote)
        taken.claims.append(replace(claim, id=f"{claim.id}-again", report=taken.id, outlet=taken.outlet, span=span))
    events, (figures, _) = picture(told)
    again, (figures_again, _) = picture([*told, taken])
    assert sorted(event.witnesses for event in again) == sorted(event.witnesses for event in events)
    assert ends(figures_again) == ends(figures)


@settings(max_examples=60, deadline=None)
@given(stories(), st.sampled_from([AIR, SHELLING]))
def test_an_unrelated_report_renames_nothing(told, act):
    far = Story("Elsewhere", published=date(2035, 1, 1))
    far.event("Jets hit a far town.", act, when=When.day(date(2035, 1, 1)), where=(at(None, "Quillon"),))
    events, (figures, _) = picture(told)
    more, (more_figures, _) = picture([*told, far])
    assert {event.id for event in events} <= {event.id for event in more}
    assert {figure.id for figure in figures} <= {figure.id for figure in more_figures}


@settings(max_examples=60, deadline=None)
@given(stories())
def test_every_claim_that_happened_stands_in_just_one_event(told):
    _, claims = reports_and_claims(*told)
    events, _ = picture(told)
    placed = [id for event in events for id in event.claims]
    assert sorted(placed) == sorted(claim.id for claim in claims)


@settings(max_examples=60, deadline=None)
@given(stories())
def test_no_two_claims_of_one_event_are_forbidden_to_be_one(told):
    reports, claims = reports_and_claims(*told)
    weights, groups = load_weights(), load_groups()
    scales = Scales(weights, groups)
    by_claim = {
        claim.id: each
        for each in tellings({r.id: r for r in reports}, claims, weights, groups)
        for claim in each.claims
    }
    for event in resolve(reports, claims):
        members = {by_claim[id].id: by_claim[id] for id in event.claims}
        for one in members.values():
            for two in members.values():
                assert one.id == two.id or not scales.weigh(one, two).parts(scales.weights)


@st.composite
def decided(draw: st.DrawFn, claims, most: int = 4):
    ends = st.lists(st.sampled_from(sorted(claim.id for claim in claims)), min_size=2, max_size=2, unique=True)
    made = draw(st.lists(st.tuples(ends, st.booleans(), st.sampled_from(["ana", "ben"])), max_size=most))
    return [Judgement(one, two, same, 0.0, (), by) for (one, two), same, by in made]


@settings(max_examples=60, deadline=None)
@given(stories(), st.data())
def test_what_a_person_decided_holds_in_any_order(told, data):
    reports, claims = reports_and_claims(*told)
    if len(claims) < 2:
        return
    decisions = data.draw(decided(claims))
    try:
        events = resolve(reports, claims, decided=decisions)
    except BadUsage:
        return
    event_of = {id: event.id for event in events for id in event.claims}
    assert all((event_of[each.left] == event_of[each.right]) is each.same for each in decisions)
    shuffled = data.draw(st.permutations(decisions))
    assert resolve(reports[::-1], claims[::-1], decided=shuffled) == events


@settings(max_examples=60, deadline=None)
@given(stories(), st.data())
def test_joining_by_hand_what_is_one_event_already_parts_nothing(told, data):
    """What was open between the two may then stand in their event, which it fits and no other."""
    reports, claims = reports_and_claims(*told)
    events = resolve(reports, claims)
    several = [event for event in events if len(event.claims) > 1]
    if not several:
        return
    one, two = data.draw(st.permutations(data.draw(st.sampled_from(several)).claims))[:2]
    again = resolve(reports, claims, decided=[Judgement(one, two, True, 0.0, (), "ana")])
    event_of = {id: event.id for event in again for id in event.claims}
    assert all(len({event_of[id] for id in event.claims}) == 1 for event in events)


@settings(max_examples=80, deadline=None)
@given(occurrences, occurrences, st.floats(0, 30), st.floats(0, 200))
def test_a_wider_error_of_place_never_makes_two_into_one(said, other, radius, wider):
    def together(error: float) -> bool:
        one, two = Story("A", published=DAYS[2]), Story("B", published=DAYS[2])
        one.event("The first told it so.", **{**said, "where": (at(TOWN, radius_km=2.0),)})
        two.event("The second told it thus.", **{**other, "where": (at(NEXT_TOWN, radius_km=error),)})
        return len(resolve(*reports_and_claims(one, two))) == 1

    assert together(radius) or not together(radius + wider)


@settings(max_examples=100, deadline=None)
@given(st.lists(counts.filter(lambda c: c.measure == "killed"), min_size=1, max_size=5))
def test_low_best_and_high_stand_in_order_and_every_end_has_its_claims(given_counts):
    told = []
    for number, each in enumerate(given_counts):
        story = Story(f"R{number}")
        story.event(f"Told {number}.", when=When.day(DAYS[0]), where=(at(TOWN),), counts=(each,))
        told.append(story)
    _, (figures, _) = picture(told)
    for figure in figures:
        assert figure.low is None or figure.best is None or figure.low <= figure.best
        assert figure.high is None or figure.best is None or figure.best <= figure.high
        assert figure.low is None or figure.low_claims
        assert figure.best is None or figure.best_claims


@given(st.floats(0.5, 50), st.floats(0.5, 50), st.sampled_from(list(Side)), st.sampled_from(list(Side)))
def test_comparing_widths_has_no_direction(one, two, side, other):
    from trucewatch.reconcile.rules import load_rules
    from trucewatch.reconcile.values import relate

    left, right = Length(one, one, side=side), Length(two, two, side=other)
    assert relate(left, right, load_rules()) == relate(right, left, load_rules())


@given(quantities, quantities)
def test_two_counts_conflict_only_where_no_number_fits_both(one, two):
    from trucewatch.model import Accord
    from trucewatch.reconcile.rules import load_rules
    from trucewatch.reconcile.values import relate

    left, right = Quantity(*one), Quantity(*two)
    conflict = relate(left, right, load_rules()).accord is Accord.CONFLICT
    assert conflict is not left.overlaps(right)
