from trucewatch.extract.deeds.untold import Untold, nearest_reason
from trucewatch.extract.reading import Coverage


def test_the_reason_that_came_nearest_to_a_claim_is_told():
    assert nearest_reason([Untold.OTHER_SENSE, Untold.KIND_OF_THING]) is Untold.KIND_OF_THING
    assert nearest_reason([Untold.QUESTION, Untold.NO_FIELD]) is Untold.NO_FIELD
    assert nearest_reason([]) is Untold.OTHER_SENSE


def test_coverage_tells_the_commonest_reason_first_and_counts_them_all():
    coverage = Coverage(20, 12, 6, 10, {Untold.QUESTION: 1, Untold.NAME: 3})
    read, left = coverage.lines()
    assert read == "20 sentences read, 12 parsed, 6 gave claims"
    assert left.startswith("of 10 sentences with words of harm or of a truce, 4 gave no claim: 3 part of a name; 1 a ")


def test_a_run_in_which_nothing_is_left_untold_says_so_plainly():
    assert list(Coverage(1, 1, 1, 1).lines()) == [
        "1 sentence read, 1 parsed, 1 gave claims",
        "of 1 sentence with words of harm or of a truce, 0 gave no claim",
    ]
