"""A made-up survey of judged tables, for the tests of its page."""

from datetime import date, datetime, timedelta

from truces import TRUCE, event
from trucewatch.model import (
    GRAVEST,
    Account,
    Covered,
    Cut,
    Deaths,
    Finding,
    Grid,
    GridCell,
    Period,
    Skipped,
    Stranger,
    Stretch,
    Survey,
    SurveyRow,
    Tally,
    TallyLine,
    Verdict,
    When,
)

HOSTILE = '<img src=x onerror="window.hacked = 1">'
START = date(2031, 5, 2)


def line(number, cut=Cut.ALL, value="", events=(0, 0, 0, 0, 0, 0), counter="", stretch=Stretch.DAY):
    first = START + timedelta(days=number)
    last = first + timedelta(days=6 if stretch is Stretch.WEEK else 0)
    deaths = Deaths(events[0], 2 * events[0], None, 0)
    return TallyLine(TRUCE.name, cut, value, Period(first, last, stretch), counter, tuple(events), deaths)


def tally(days=20, counters=("",)):
    lines = []
    for number in range(days):
        events = (number % 3, number % 2, 0, int(number == 4), 0, 5)
        for counter in counters:
            lines.append(line(number, events=events, counter=counter))
            lines.append(line(number, Cut.TERM, "calm", events, counter))
            lines.append(line(number, Cut.SIDE, "North", events, counter))
            lines.append(line(number, Cut.SIDE, "South", (0, 1, 0, 0, 0, 0), counter))
            lines.append(line(number, Cut.AREA, HOSTILE, events, counter))
    lines.append(line(3, events=(1, 0, 0, 0, 0, 0), stretch=Stretch.WEEK))
    covered = (Covered(TRUCE.name, START, START + timedelta(days=days - 1), "from the day of effect"),)
    return Tally(Stretch.DAY, tuple(counters), covered, tuple(lines))


def row(number, verdict=Verdict.ALLEGED_BREACH, title=""):
    when = When.day(date(2031, 5, 3))
    trace = ("article 1: Fighting stops.", "where: 2.0 km inside the edge, with an error of 3.0 km")
    found = Finding(f"f{number}", TRUCE.name, "calm", f"e{number}", verdict, "by reports alone", trace)
    one = event(id=f"e{number}", when=when)
    return SurveyRow("table.csv", number, _titled(one, title), number, verdict, (found,))


def _titled(one, title):
    return type(one)(**{name: getattr(one, name) for name in one.__dataclass_fields__} | {"title": title})


def grid(cells=40):
    found = [
        GridCell(round(19.5 + (n % 8) * 0.4, 2), round(9.5 + n // 8 % 40 * 0.05, 2), (n % 2, n % 3, 0, 0, 0, n))
        for n in range(cells)
    ]
    return Grid(0.05, tuple(found), (0, 1, 0, 0, 0, 2))


SURVEY = Survey(
    tally(),
    grid(),
    tuple(row(number, title=HOSTILE) for number in (1, 2)),
    (row(3, Verdict.POSSIBLE_BREACH),),
    tuple(row(number) for number in range(1, 31)),
)
ACCOUNT = Account(
    tables=("table.csv", "other.csv"),
    judged=1234,
    aside=(("is no number", 3), ("is beyond 90 degrees", 1)),
    gravest=tuple(zip(GRAVEST, (21, 10, 0, 1, 0, 1202), strict=True)),
    terms=(),
    strangers=(Stranger(HOSTILE, None, 40, ("north",)), Stranger("Nomads", None, 2)),
    doubled=1,
    doubled_first="row 3 and row 9 of table.csv",
    skipped=(Skipped("", "broken.parquet", "not a whole Parquet file"),),
)
AS_OF = datetime(2031, 5, 20)
