"""The laws of judging, on events drawn at random."""

from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from truces import TRUCE, day, event, told
from trucewatch.assess import assess
from trucewatch.model import Precision, Verdict, When
from trucewatch.packs.agreements import load_agreement

AGREEMENTS = [TRUCE, load_agreement("idlib-2020"), load_agreement("sochi-2018")]
AS_OF = datetime(2031, 7, 1, tzinfo=UTC)
DEFINITE = (Verdict.ALLEGED_BREACH, Verdict.NOT_COVERED, Verdict.PERMITTED)
SOFT = (Verdict.POSSIBLE_BREACH, Verdict.UNDETERMINED)
ACTS = [
    ("Explosions/Remote violence", "Air/drone strike"),
    ("Battles", ""),
    ("Violence against civilians", ""),
    ("Protests", "Peaceful protest"),
    ("Military movement", "Reinforcement"),
    ("", ""),
]
STARTS = [datetime(2018, 9, 10), datetime(2020, 3, 1), datetime(2031, 4, 28), datetime(2031, 5, 29)]
CENTRES = [(10.5, 20.5), (35.8, 36.6), (36.0, 36.7)]


@st.composite
def clock_times(draw):
    start = draw(st.sampled_from(STARTS)) + timedelta(minutes=draw(st.integers(0, 12 * 24 * 60)))
    length = timedelta(minutes=draw(st.integers(1, 600)))
    zone = draw(st.sampled_from([None, "UTC", "Asia/Tokyo", "Asia/Damascus"]))
    return When(start, start + length, Precision.HOUR, zone)


@st.composite
def day_spans(draw):
    start = draw(st.sampled_from(STARTS)) + timedelta(days=draw(st.integers(0, 12)))
    return When(start, start + timedelta(days=draw(st.integers(1, 5))), Precision.DAYS)


@st.composite
def points(draw):
    lat, lon = draw(st.sampled_from(CENTRES))
    return lat + draw(st.floats(-1.5, 1.5)), lon + draw(st.floats(-1.5, 1.5))


@st.composite
def events(draw, id="e", times=None):
    return event(
        id,
        draw(times if times is not None else st.one_of(clock_times(), day_spans(), st.just(When.unknown()))),
        draw(st.one_of(points(), st.none())),
        draw(st.floats(0, 60)),
        draw(
            st.lists(st.sampled_from(["north", "south", "rovers", "scouts", "syria", "hts"]), max_size=2, unique=True)
        ),
        draw(st.lists(st.sampled_from(["rovers", "south"]), max_size=2, unique=True)),
        draw(st.sampled_from(ACTS)),
        draw(st.booleans()),
    )


def verdicts(*given_events):
    return {
        (one.agreement, one.term, one.event): one for one in assess(given_events, {}, AGREEMENTS, AS_OF) if one.event
    }


def never_more_certain(narrow, wide):
    """What was open stays open, and what stays definite stays the same."""
    before, after = verdicts(narrow), verdicts(wide)
    for key, was in before.items():
        now = after[key]
        if was.verdict in SOFT:
            assert now.verdict not in DEFINITE, (key, was, now)
        if was.verdict in DEFINITE and now.verdict in DEFINITE:
            assert now.verdict is was.verdict, (key, was, now)


@settings(max_examples=80, deadline=None)
@given(events(), st.floats(0, 100))
def test_a_wider_place_never_makes_a_verdict_more_certain(one, more):
    if one.where is None:
        return
    lat, lon, radius = one.where.place.lat, one.where.place.lon, one.where.radius_km
    wider = event(one.id, one.when, (lat, lon), radius + more)
    narrow = event(one.id, one.when, (lat, lon), radius)
    never_more_certain(narrow, wider)


@settings(max_examples=80, deadline=None)
@given(st.one_of(events(times=clock_times()), events(times=day_spans())), st.integers(0, 5), st.integers(0, 5))
def test_a_wider_time_never_makes_a_verdict_more_certain(one, before, after):
    step = timedelta(days=1) if one.when.precision is Precision.DAYS else timedelta(hours=1)
    wide = When(one.when.start - before * step, one.when.end + after * step, one.when.precision, one.when.zone)
    point = None if one.where is None else (one.where.place.lat, one.where.place.lon)
    never_more_certain(event("e", one.when, point, 3.0), event("e", wide, point, 3.0))


@settings(max_examples=100, deadline=None)
@given(st.lists(events(), min_size=2, max_size=6), st.randoms(use_true_random=False))
def test_neither_order_nor_company_changes_a_verdict(drawn, random):
    named = [
        event(f"e{n}", one.when, None if one.where is None else (one.where.place.lat, one.where.place.lon),
              who=tuple(said.value for said in one.perpetrators), act=(one.event_type, one.sub_event_type))
        for n, one in enumerate(drawn)
    ]  # fmt: skip
    shuffled = list(named)
    random.shuffle(shuffled)
    together = assess(named, {}, AGREEMENTS, AS_OF)
    assert together == assess(shuffled, {}, AGREEMENTS, AS_OF)
    alone = {finding for one in named for finding in assess([one], {}, AGREEMENTS, AS_OF)}
    assert set(together) == alone


@settings(max_examples=100, deadline=None)
@given(st.integers(1, 25), st.integers(0, 24 * 40), st.integers(0, 24 * 40))
def test_a_later_moment_never_turns_what_was_met_into_pending(done_on, first, later):
    claims = {"c": told("c", day(done_on))}
    start = datetime(2031, 5, 1, tzinfo=UTC)
    early, late = (start + timedelta(hours=hours) for hours in sorted((first, first + later)))

    def state(as_of):
        return next(one.verdict for one in assess([], claims, [TRUCE], as_of) if one.term == "leave")

    order = {Verdict.PENDING: 0, Verdict.CONTESTED: 1, Verdict.UNREPORTED: 2, Verdict.MET: 3, Verdict.PARTLY_MET: 3}
    if state(early) in (Verdict.MET, Verdict.PARTLY_MET):
        assert state(late) is state(early)
    assert state(late) is not Verdict.PENDING or order[state(early)] == 0


@settings(max_examples=100, deadline=None)
@given(events())
def test_news_alone_never_proves_and_always_gives_a_reason(one):
    for finding in assess([one], {}, AGREEMENTS, AS_OF):
        assert finding.reason
        assert finding.trace
        assert finding.verdict is not Verdict.MET
