from itertools import permutations

import pytest

from trucewatch.ingest import infer_dates, read_text_report
from trucewatch.model import Basis, Precision

# 6 May 2021 was a Thursday.
DATED = """Arland and Bevia agree to truce in Kesh

President Ana Roe of Arland and her counterpart Jo Doe of Bevia agreed on Thursday to a ceasefire in the Kesh valley,
after talks in the capital of Arland with the envoy Max Poe. The ceasefire starts from May 7, 2021 at noon.

A corridor will be opened along the Ostra road, and patrols by Arland and Bevia will begin on May 20, Roe said.
"""
UNDATED = """Roe and Doe sign Kesh ceasefire

Arland and Bevia agreed Thursday to a ceasefire in the Kesh valley, President Ana Roe and her counterpart Jo Doe said
after talks with the envoy Max Poe. A corridor will be opened along the Ostra road, with patrols by both.
"""


def report(text, name, published=None, outlet=""):
    return read_text_report(text, name=name, published=published, outlet=outlet)


def infer(undated, dated=DATED, published="2021-05-06"):
    reports = infer_dates([report(undated, "u"), report(dated, "d", published, "The Kesh Courier")])
    return next(report.published for report in reports if report.name == "u")


def test_a_date_that_can_be_read_two_ways_is_settled_by_dated_reports_on_a_truce_of_its_places():
    told = "The militia broke the truce in Kesh nine times, the army said on the road to Ostra.\n"
    published = infer(f"Violations in Kesh\n\n07/05/2021\n\n{told}")
    assert str(published.when) == "2021-05-07"
    assert "07/05/2021 is read as 2021-05-07 because of The Kesh Courier (2021-05-06)" in published.reason
    elsewhere = infer("Violations in Modra\n\n07/05/2021\n\nThe militia broke the truce nine times, the army said.\n")
    assert str(elsewhere.when) == "2021-05-07 to 2021-07-05"
    both_far = infer(f"Violations in Kesh\n\n07/05/2021\n\n{told}", published="2023-05-06")
    assert str(both_far.when) == "2021-05-07 to 2021-07-05"


def test_a_weekday_shared_with_a_dated_report_bounds_the_date_to_a_week():
    published = infer(UNDATED)
    assert published.basis is Basis.INFERRED
    assert str(published.when) == "2021-05-06 to 2021-05-12"
    assert "by The Kesh Courier (2021-05-06), on the same agreement, that is Thursday 2021-05-06" in published.reason


def test_a_dated_report_of_a_later_day_points_back_to_the_same_weekday():
    assert str(infer(UNDATED, published="2021-05-10").when) == "2021-05-06 to 2021-05-12"


def test_a_dated_headline_that_tells_it_as_news_is_enough():
    fresh = DATED.replace("agreed on Thursday to", "have agreed to")
    assert str(infer(UNDATED, fresh).when) == "2021-05-06 to 2021-05-12"
    assert infer(UNDATED, fresh, "2021-05-10").basis is Basis.UNKNOWN


def test_a_truce_still_to_begin_bounds_the_date_from_above():
    published = infer(UNDATED + "\nThe ceasefire is expected to start at noon on Friday, a statement said.\n")
    assert str(published.when) == "2021-05-06 to 2021-05-07"


def test_a_truce_told_of_as_in_effect_bounds_the_date_from_below():
    published = infer(UNDATED + "\nThe valley has been calm since the ceasefire took effect.\n")
    assert str(published.when) == "2021-05-07 to 2021-05-12"


def test_a_day_told_of_as_still_ahead_bounds_the_date_from_above():
    published = infer(UNDATED + "\nThe two foreign ministers are expected to meet in the capital by May 9.\n")
    assert str(published.when) == "2021-05-06 to 2021-05-09"


def test_words_of_a_quotation_bound_nothing():
    quoted = UNDATED + "\n“The ceasefire will start tonight and is expected to last until May 9,” Roe said.\n"
    assert infer(quoted).when == infer(UNDATED).when


def test_a_month_and_day_get_their_year_from_the_dated_report():
    published = infer(UNDATED.replace("agreed Thursday", "agreed on May 6"))
    assert (published.when.start.isoformat(), published.when.end) == ("2021-05-06T00:00:00", None)
    assert published.when.precision is Precision.OPEN


def test_a_dateline_without_a_year_gets_it_from_the_dated_report():
    published = infer(UNDATED.replace("Arland and Bevia agreed", "KESH, May 7 (Kesh Press) - Arland and Bevia agreed"))
    assert (str(published.when), published.basis) == ("2021-05-07", Basis.INFERRED)


LATER = """Shells on the valley

KESH, {dateline} (Kesh Press) - Shells hit the Kesh valley on {weekday} despite the truce between Arland and Bevia,
officials of Roe said. The mayors of Lower Oster, Tarn, Vell and Upper Oster blamed the Red Brigade of Colonel Sid Moe.
"""


@pytest.mark.parametrize(
    ("dateline", "weekday", "when", "why"),
    [
        ("July 15", "Thursday", "2021-07-15", "it is a Thursday"),
        ("July 16", "Thursday", "2021-07-16", "it follows a Thursday"),
        ("July 15", "Monday", "unknown", "no date found"),
    ],
)
def test_a_dateline_months_later_gets_the_year_where_the_text_names_its_weekday(dateline, weekday, when, why):
    published = infer(LATER.format(dateline=dateline, weekday=weekday))
    assert str(published.when) == when
    assert why in published.reason


@pytest.mark.parametrize(
    "undated",
    [
        UNDATED.replace("Thursday", "Tuesday"),
        UNDATED.replace("agreed Thursday to", "failed to agree Thursday on"),
        UNDATED.replace("agreed Thursday", "will agree next Thursday"),
        "Floods hit the coast\n\nThe river Lom burst its banks on Thursday, officials in Port Hale said.\n",
        "Truce in Sarland\n\nThe army of Sarland and the Lom Front agreed Thursday to a truce, Sue Coe said.\n",
    ],
)
def test_without_support_the_date_stays_unknown_and_says_so(undated):
    published = infer(undated)
    assert published.basis is Basis.UNKNOWN
    assert not published.when.known
    assert "no date found" in published.reason


def test_a_report_that_tells_of_something_later_is_no_longer_bound_to_the_week_of_the_deal():
    published = infer(UNDATED + "\nIt was broken on June 3, 2021, when Bevia shelled the valley.\n")
    assert (published.when.start.date().isoformat(), published.when.end) == ("2021-06-03", None)


def test_nothing_is_reasoned_from_a_date_that_was_inferred():
    first = UNDATED.replace("Kesh ceasefire", "deal")
    chained = [report(first, "u"), report(UNDATED, "v")]
    assert all(one.published.basis is Basis.UNKNOWN for one in infer_dates(chained))
    once = infer_dates([*chained, report(DATED, "d", "2021-05-06")])
    assert infer_dates(once) == once


def test_the_order_of_the_reports_changes_nothing():
    reports = [
        report(UNDATED, "u"),
        report(DATED, "d", "2021-05-06"),
        report(DATED.replace("noon", "midnight"), "e", "2021-05-08"),
        report(UNDATED + "\nThe ceasefire is expected to start at noon on Friday.\n", "v"),
    ]
    found = {frozenset((one.name, str(one.published)) for one in infer_dates(order)) for order in permutations(reports)}
    assert len(found) == 1


def test_a_date_of_its_own_is_never_changed():
    dated = report(DATED, "d", "2021-05-06")
    assert infer_dates([dated, report(DATED.replace("noon", "midnight"), "e", "2021-05-08")])[0] is dated


def test_whole_dates_of_its_own_bound_a_report_that_stands_alone():
    text = "Kesh deal\n\nThe deal was signed on 6 May 2021 in the capital. Patrols are due to begin on 20 May 2021.\n"
    published = infer_dates([report(text, "u")])[0].published
    assert (str(published.when), published.basis) == ("2021-05-06 to 2021-05-20", Basis.INFERRED)


def test_a_truce_told_as_to_begin_at_midnight_dates_a_report_to_the_day_before():
    told = UNDATED + "\nRoe told reporters the ceasefire would take effect at midnight.\n"
    published = infer(told, DATED.replace("at noon", "at 00:01"))
    assert published.basis is Basis.INFERRED
    assert str(published.when) == "2021-05-06"
    assert "midnight" in published.reason


def test_a_dateline_gets_its_year_from_a_day_still_ahead_where_the_text_names_its_weekday():
    text = (
        "Truce begins in Kesh\n\nOSTRA, May 6 (Kesh Press) - Arland and Bevia began a truce on Thursday.\n\n"
        "It is due to expire on November 5, 2021, officials said.\n"
    )
    published = infer_dates([report(text, "u")])[0].published
    assert (str(published.when), published.basis) == ("2021-05-06", Basis.INFERRED)
    assert "2021-11-05, which it tells of as still ahead" in published.reason
    other = infer_dates([report(text.replace("on Thursday", "on Sunday"), "u")])[0].published
    assert str(other.when) != "2021-05-06"


def test_a_dateline_on_a_line_of_its_own_gets_its_year_from_dated_reports_on_the_war():
    text = (
        "Farmer freed\n\nVoice of Ostra\nLower Oster, 15 July\n\n"
        "A man held by Bevia was freed on Thursday. The truce in Kesh held, he said.\n"
    )
    published = infer(text)
    assert str(published.when) == "2021-07-15"
    assert str(infer(text.replace("Thursday", "Monday")).when) == "unknown"


def test_days_told_without_their_year_are_of_the_year_of_dated_reports_on_the_same_people_and_places():
    told = (
        "Three men were killed in Kesh on Tuesday 4 May, Ana Roe told the envoy Max Poe. Two fell on the Ostra road.\n"
    )
    published = infer(told)
    assert published.basis is Basis.INFERRED and published.when.precision is Precision.OPEN
    assert str(published.when) == "2021-05-04 to ?"
    assert published.reason == "it tells of 2021-05-04 as past: the year is that of The Kesh Courier (2021-05-06)"
    assert infer(told.replace("Tuesday", "Friday")).basis is Basis.UNKNOWN  # it was none in that year
    assert infer(told, published="2021-12-06").basis is Basis.UNKNOWN  # too far off to be on the same days
    assert infer("Three men were killed in Modra on Tuesday 4 May.\n").basis is Basis.UNKNOWN


def test_of_the_days_of_a_report_the_last_lies_near_and_what_is_still_to_come_counts_for_nothing():
    told = "Ana Roe said that Kesh and the Ostra road had been quiet since 20 January and that shells fell on 4 May.\n"
    assert str(infer(told).when) == "2021-05-04 to ?"
    assert str(infer(told.strip() + " Jo Doe will meet Max Poe on 30 May.\n").when) == "2021-05-04 to ?"


def test_a_folder_gathered_on_one_affair_dates_a_report_that_shares_a_single_name_with_it():
    told = "Three men were shot in the town of Ostra on 4 May, a doctor said.\n"
    assert infer(told).basis is Basis.UNKNOWN  # a single dated report says too little of what the folder is about
    others = [report(DATED, "d", "2021-05-06"), report(DATED, "e", "2021-05-08")]
    by_name = {each.name: each for each in infer_dates([report(told, "u"), *others])}
    assert str(by_name["u"].published.when) == "2021-05-04 to ?"
    later = report(DATED, "e", "2022-05-08")  # reports of two years: another matter, or another year
    by_name = {each.name: each for each in infer_dates([report(told, "u"), others[0], later])}
    assert by_name["u"].published.basis is Basis.UNKNOWN


def test_a_day_before_its_verb_is_past_whatever_the_sentence_goes_on_to_say():
    log = "6 June 2022, Ostra district: a mine detonated under a pickup on the track to Modra.\n"
    assert str(infer_dates([report(log, "u")])[0].published.when) == "2022-06-06 to ?"
    plan = "The two sides agreed to meet on 6 June 2022 and to exchange those detained.\n"
    assert infer_dates([report(plan, "u")])[0].published.basis is Basis.UNKNOWN
