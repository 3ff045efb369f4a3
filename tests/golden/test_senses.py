"""Words of violence tell of violence in that sense only, and of the right act."""

from __future__ import annotations

from pathlib import Path

import pytest

from trucewatch.ingest import read_text_report
from trucewatch.model import ClaimKind
from trucewatch.packs.document import load_document
from trucewatch.pipeline import extractor

pytestmark = pytest.mark.model


def sentences() -> list[tuple[str, tuple[str, ...]]]:
    """All of the table: the sentence, and the types of what it tells."""
    table = load_document(Path(__file__).parent / "senses" / "sentences.yaml")
    fields = [entry.only(("says", "tells"), ("says", "tells")) for entry in table]
    return [(each["says"].text(), tuple(each["tells"].texts())) for each in fields]


@pytest.mark.parametrize(("says", "tells"), sentences())
def test_a_word_of_violence_tells_of_an_act_in_that_sense_only(says: str, tells: tuple[str, ...]) -> None:
    report = read_text_report(f"Report\n\n{says}\n", name="one.txt", published="2020-03-05")
    claims = [claim for claim in extractor().read(report).claims if claim.kind is ClaimKind.EVENT and claim.happened]
    assert sorted(claim.occurrence.sub_event_type for claim in claims if claim.occurrence) == list(tells)


@pytest.mark.parametrize(
    ("headline", "tells"),
    [
        ("Clashes near Ambon between soldiers and rebels", "Armed clash"),
        ("Heavy fighting in Ambon", "Armed clash"),
        ("Mortar shelling targets Ambon and kills two", "Shelling/artillery/missile attack"),
        ("Aerial bombardment kills six vendors in Ambon", "Air/drone strike"),
        ("IS beheads two drivers in Ambon", "Attack"),
    ],
)
def test_a_headline_tells_of_an_act_without_a_verb_or_with_one_like_a_noun(headline: str, tells: str) -> None:
    report = read_text_report(f"{headline}\n\nOur correspondent writes.\n", name="one.txt", published="2020-03-05")
    claims = [claim for claim in extractor().read(report).claims if claim.kind is ClaimKind.EVENT and claim.happened]
    assert [claim.occurrence.sub_event_type for claim in claims if claim.occurrence] == [tells]


@pytest.mark.parametrize(
    ("headline", "acts"),
    [
        ("Chad, Sudan agree ceasefire after talks in Doha", ["Agreeing by chad, sudan"]),
        ("Chad, Sudan trade fire near Adre", ["Armed clash by chad, sudan"]),
        ("Chad, Sudan swap 20 prisoners", ["Release by chad, sudan"]),
        (
            "Sudan accused of shelling a camp near Adre",
            ["Accusation by ", "Shelling/artillery/missile attack by sudan"],
        ),
        ("Sudan truce in doubt as shelling sets homes ablaze in Adre", ["Shelling/artillery/missile attack by "]),
        ("Chad hit by rockets from Sudan", ["Shelling/artillery/missile attack by "]),
        ("Monitors witness shelling in Adre", ["Shelling/artillery/missile attack by "]),
    ],
)
def test_a_headline_tells_who_acts(headline: str, acts: list[str]) -> None:
    report = read_text_report(f"{headline}\n\nOur correspondent writes.\n", name="one.txt", published="2020-03-05")
    told = [claim.occurrence for claim in extractor().read(report).claims if claim.occurrence]
    parties = (", ".join(actor.id or actor.name for actor in each.actors) for each in told)
    assert sorted(f"{each.sub_event_type} by {by}" for each, by in zip(told, parties, strict=True)) == acts


@pytest.mark.parametrize("headline", ["Army to withdraw from Adre on Monday", "Rebels to free 20 prisoners"])
def test_what_a_headline_says_is_to_be_done_has_not_happened(headline: str) -> None:
    report = read_text_report(f"{headline}\n\nOur correspondent writes.\n", name="one.txt", published="2020-03-05")
    claims = [claim for claim in extractor().read(report).claims if claim.kind is ClaimKind.EVENT]
    assert claims
    assert not any(claim.happened for claim in claims)
