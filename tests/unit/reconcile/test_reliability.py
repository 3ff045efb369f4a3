"""How far the source of each claim can be relied on: as the user set it."""

from dataclasses import replace

from stories import Story, reports_and_claims
from trucewatch.model import Claim, Reliability, Speaker
from trucewatch.packs.sources import GradedSource, Sources
from trucewatch.reconcile import rate, unmet_sources
from trucewatch.resolve import voices_of


def graded(kind: str, name: str, letter: str) -> GradedSource:
    return GradedSource(kind, name, Reliability(letter), None, "", "", "sources.yaml:2")


def claim(outlet: str, speaker: Speaker | None = None) -> Claim:
    told = Story("A", outlet).event("Nine people died in the raid.")
    return replace(told, speaker=speaker or Speaker())


def rated(told: Claim, *sources: GradedSource, voice: str = "") -> tuple[str, str]:
    found = rate([told], {told.id: voice}, Sources(sources))[told.id]
    assert found.reason
    return found.source, found.reliability.value


def test_nobody_is_graded_whom_no_file_grades():
    found = rate([claim("Orvale Post")], {}, Sources())
    assert [(each.reliability, each.reason) for each in found.values()] == [
        (Reliability.F, "reliability cannot be judged: no file grades Orvale Post")
    ]


def test_own_words_have_the_outlets_grade_and_an_agencys_story_the_agencys():
    outlet, agency = graded("outlet", "Orvale Post", "C"), graded("agency", "Agence France-Presse", "A")
    assert rated(claim("orvale post"), outlet, agency, voice="outlet:orvale post") == ("Orvale Post", "C")
    assert rated(claim("Orvale Post"), outlet, agency, voice="outlet:afp") == ("Agence France-Presse", "A")


def test_a_speaker_has_a_grade_of_its_own_by_name_or_id():
    speaker = Speaker("the Governor", "governor-doe")
    outlet = graded("outlet", "Orvale Post", "B")
    assert rated(claim("Orvale Post", speaker), outlet, graded("speaker", "governor-doe", "D")) == ("governor-doe", "D")
    assert rated(claim("Orvale Post", speaker), outlet, graded("speaker", "The Governor", "E")) == ("The Governor", "E")


def test_a_speaker_without_a_grade_has_that_of_who_carries_it_and_the_reason_says_so():
    told = claim("Orvale Post", Speaker("a source", None, None, ("RIA",)))
    found = rate([told], {}, Sources((graded("agency", "RIA Novosti", "C"),)))[told.id]
    assert (found.source, found.reliability) == ("RIA Novosti", Reliability.C)
    assert found.reason.startswith("a source is not graded; RIA Novosti, which carries it, is fairly reliable")


def test_sources_that_no_report_is_of_are_named_with_the_nearest():
    reports, claims = reports_and_claims(Story("A", "Orvale Post"))
    reports_claims = Sources((graded("outlet", "Orvale Pots", "B"), graded("agency", "Reters", "A")))
    found = unmet_sources(reports_claims, reports, claims)
    assert [(item.what, item.mend) for item in found] == [
        ("Orvale Pots", "did you mean 'Orvale Post'?"),
        ("Reters", "did you mean 'Reuters'?"),
    ]
    assert not unmet_sources(Sources((graded("outlet", "Orvale Post", "B"),)), reports, claims)


def test_voices_and_grades_speak_of_the_same_claims():
    reports, claims = reports_and_claims(Story("A", "Orvale Post"), Story("B"))
    voices = voices_of(claims, (), reports)
    assert set(rate(claims, voices, Sources())) == set(voices)
