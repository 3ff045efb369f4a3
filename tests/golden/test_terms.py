"""Each sentence of the corpus on terms is read as it was coded by hand; what is known to be missed is said there."""

import pytest

from golden.terms_corpus import Sentence, outcome, sentences


@pytest.mark.parametrize("sentence", sentences(), ids=str)
def test_a_sentence_tells_the_terms_that_a_careful_coder_finds(
    sentence: Sentence, request: pytest.FixtureRequest
) -> None:
    if sentence.known:
        request.applymarker(pytest.mark.xfail(strict=True, reason=sentence.known))
    differences = outcome(sentence).differences
    assert not differences, "\n" + "\n".join(differences)
