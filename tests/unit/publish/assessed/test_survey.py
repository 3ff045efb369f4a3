"""The brief of judged tables: light, honest about what it leaves out, and nothing in it runs."""

from dataclasses import replace

from truces import TRUCE
from trucewatch.model import GRAVEST, Cut, Grid, GridCell, Stretch
from trucewatch.publish.assessed.grid_map import make_grid_map
from trucewatch.publish.assessed.survey import survey_html
from trucewatch.publish.drawing.bars import chart_of
from unit.publish.tables_sample import ACCOUNT, HOSTILE, SURVEY, grid, line, tally


def page(survey=SURVEY, account=ACCOUNT, **options):
    return survey_html(survey, account, [TRUCE], **options)


def test_the_page_names_counts_files_and_what_was_set_aside():
    html = page(beside=("out.csv",), tallies=("out.tally.csv",))
    for words in ("1,234", "out.tally.csv", "is beyond 90 degrees", "row 3 and row 9", "broken.parquet", "Nomads"):
        assert words in html


def test_what_a_table_says_stays_words():
    assert HOSTILE not in page()


def test_the_same_survey_gives_the_same_bytes():
    assert page() == page()


def test_the_listing_says_of_how_many_it_is_the_first():
    assert "The first 30 of 21 alleged breaches" in page()


def test_a_survey_in_which_nothing_is_a_breach_says_so():
    calm = replace(tally(), lines=(line(0, events=(0, 0, 0, 0, 0, 4)),))
    html = page(replace(SURVEY, tally=calm, gravest=(), nearest=(), first=()))
    assert "No event of the tables is or may be a breach of a term." in html
    assert "No breach is alleged." in html


def test_two_who_count_have_a_chart_each():
    html = page(replace(SURVEY, tally=tally(counters=("North's cell", "South's cell"))))
    assert html.index("As counted by North") < html.index("As counted by South")
    assert "Side by side, as each counts" in html


def test_twenty_years_of_days_make_few_bars_and_a_light_page():
    long = replace(SURVEY, tally=tally(days=7300), grid=grid(3000))
    chart = chart_of("All", [one for one in long.tally.lines if one.cut is Cut.ALL])
    assert chart.unit is Stretch.MONTH
    assert len(chart.table) <= 400
    assert len(page(long).encode()) < 3_000_000


def test_a_week_known_to_no_day_is_in_no_bar_of_days_and_in_one_of_weeks():
    lines = [line(3, events=(1, 0, 0, 0, 0, 0), stretch=Stretch.WEEK), line(0, events=(2, 0, 0, 0, 0, 0))]
    days = chart_of("All", lines, unit=Stretch.DAY)
    assert (days.wider_sum, len(days.table)) == ((1, 0), 1)
    weeks = chart_of("All", [replace(one, period=one.period) for one in lines], unit=Stretch.WEEK)
    assert sum(events[0] for _, events in weeks.table) + weeks.wider_sum[0] == 3


def test_nothing_to_chart_gives_no_chart():
    assert chart_of("All", [line(0, events=(0, 0, 0, 0, 3, 9))]) is None


def test_every_event_is_on_the_map_or_told_of_beside_it():
    far = GridCell(100.0, 40.0, (0, 0, 0, 0, 0, 7))
    found = make_grid_map([TRUCE], Grid(0.05, (*grid().cells, far), (0, 0, 0, 0, 0, 1)))
    drawn = [sum(mark.events[place] for mark in found.grains[0].marks) for place in range(len(GRAVEST))]
    everything = [sum(cell.events[place] for cell in grid().cells) for place in range(len(GRAVEST))]
    assert [a + b for a, b in zip(drawn, found.beyond, strict=True)] == [*everything[:5], everything[5] + 7]
    assert found.beyond[5] >= 7


def test_grains_share_the_zooms_among_them_without_a_gap():
    grains = make_grid_map([TRUCE], grid()).grains
    assert grains[0].most == 1.0
    assert grains[-1].least == 0.0
    assert [one.least for one in grains[:-1]] == [one.most for one in grains[1:]]


def test_with_no_zone_and_no_place_there_is_no_map():
    assert make_grid_map([], Grid(0.05, (), (0, 0, 0, 0, 0, 3))) is None
