"""Steps: in which order they are taken, however they were put in."""

from itertools import permutations

from stories import reports_and_claims
from trucewatch.packs.groups import load_groups
from trucewatch.resolve.joining.clusters import ALIKE, BY_SIGNS, TIED, Cluster, Step, Steps
from trucewatch.resolve.joining.strands import Strand
from trucewatch.resolve.tellings.telling import tellings
from trucewatch.resolve.weights import load_weights
from unit.resolve.test_resolver import strike


def strands(*keys):
    reports, claims = reports_and_claims(strike("A"))
    (telling,) = tellings({report.id: report for report in reports}, claims, load_weights(), load_groups())
    return [Strand(key, telling.profile, alone=True) for key in keys]


def test_steps_come_by_kind_then_from_the_best_score_then_by_name():
    a, b, c = strands("a", "b", "c")
    put = [
        (TIED, 0.0, a, b),
        (BY_SIGNS, -5.0, b, c),
        (BY_SIGNS, -5.0, b, a),
        (BY_SIGNS, -7.0, c, a),
        (ALIKE, 1.0, a, c),
    ]
    expected = [Step(ALIKE, 1.0, a, c), Step(BY_SIGNS, -7.0, a, c), Step(BY_SIGNS, -5.0, a, b),
                Step(BY_SIGNS, -5.0, b, c), Step(TIED, 0.0, a, b)]  # fmt: skip
    for order in permutations(put):
        steps = Steps()
        for each in order:
            steps.add(*each)
        assert list(steps) == expected


def test_the_steps_of_clusters_are_taken_with_new_ones_and_leave_these_as_they_are():
    a, b, c = strands("a", "b", "c")
    cluster = Cluster((a, b), (Step(BY_SIGNS, -6.0, a, b),))
    steps = Steps()
    steps.add(BY_SIGNS, -6.0, c, b)
    assert list(steps.and_of([cluster])) == [Step(BY_SIGNS, -6.0, a, b), Step(BY_SIGNS, -6.0, b, c)]
    assert list(steps) == [Step(BY_SIGNS, -6.0, b, c)]
