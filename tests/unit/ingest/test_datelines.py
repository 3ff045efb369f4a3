import pytest

from trucewatch.ingest.datelines import find_dateline
from trucewatch.model import Span


def dateline(text):
    return find_dateline(text, Span(0, len(text)))


@pytest.mark.parametrize(
    ("opening", "agency"),
    [
        ("ERBIL, Kurdistan Region – ", ""),
        ("MOSCOW — ", ""),
        ("GENEVA (AP) — ", "AP"),
        ("BEIRUT, March 5 (Reuters) - ", "Reuters"),
        ("NEW YORK, N.Y. -- ", ""),
        ("MOSCOW/ANKARA (Reuters) - ", "Reuters"),
        ("Istanbul, March 5 (Xinhua) -- ", "Xinhua"),
        ("Tunis (Tunisia) (AFP) – ", "AFP"),
        ("Kyiv, 12 February 2015 – ", ""),
        ("**BEIRUT** – ", ""),
        ("SANA'A, Yemen, Dec. 13, 2018 (AP) — ", "AP"),
        ("(Reuters) - ", "Reuters"),
        ("BENGHAZI, Libya (6:45 P.M.) – ", ""),
    ],
)
def test_a_dateline_is_parted_from_the_first_sentence(opening, agency):
    text = opening + "The guns fell silent."
    found = dateline(text)
    assert found is not None
    assert (text[found.span.end :], found.agency) == ("The guns fell silent.", agency)


@pytest.mark.parametrize(
    "text",
    [
        "Idlib – a province – was calm.",
        "The truce – the third this year – held.",
        "Jo Doe - who signed - said so.",
        "Moscow and Ankara agreed on a truce.",
        "UN – The envoy said so.",
        "HTS fighters (about 300) left.",
        "Ana Roe (left) spoke.",
        "March 15 - the day of the patrols.",
        "Wednesday 5 April 2017 was quiet.",
        "Orvale, 5 April: Calm.",
    ],
)
def test_an_ordinary_opening_is_no_dateline(text):
    assert dateline(text) is None


def test_the_date_of_a_dateline_is_read():
    found = dateline("BEIRUT, March 5, 2020 (Reuters) - The guns fell silent.")
    assert found.moment.readings[0].isoformat() == "2020-03-05"


@pytest.mark.parametrize("opening", ["Wed 05 Apr 2017 Shells hit Orvale.", "Wednesday, 5 April 2017: Calm."])
def test_a_weekday_with_a_whole_date_that_runs_into_the_text_is_the_date_of_the_article(opening):
    assert dateline(opening).moment.readings[0].isoformat() == "2017-04-05"


@pytest.mark.parametrize("opening", ["5 April 2017 was quiet.", "Wednesday was quiet.", "Wednesday 5 April Calm."])
def test_a_day_told_in_part_at_the_head_of_a_sentence_is_no_dateline(opening):
    assert dateline(opening) is None


def test_a_place_and_day_before_a_colon_are_a_dateline():
    assert dateline("Orvale, 5 April 2017: Calm.").moment.readings[0].isoformat() == "2017-04-05"
    found = dateline("ORVALE, April 5: Calm.")
    assert (found.moment.month, found.moment.day) == (4, 5)
