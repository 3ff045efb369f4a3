"""A case made by hand: an invented war, an invented agreement, and reports that try every corner of the page."""

from __future__ import annotations

from datetime import UTC, date, datetime
from hashlib import sha256

from trucewatch.model import (
    Accord,
    Actor,
    Agreement,
    Anchor,
    Aside,
    Basis,
    Carriage,
    Carrier,
    Case,
    Chain,
    Claim,
    ClaimKind,
    Comparison,
    Count,
    Credibility,
    Deadline,
    Declaration,
    Due,
    Duration,
    Event,
    Field,
    Figure,
    Finding,
    Furniture,
    Grade,
    Interest,
    Judgement,
    Length,
    Link,
    Mode,
    Occurrence,
    Party,
    Place,
    PlacePrecision,
    Position,
    Precision,
    Provision,
    Published,
    Quantity,
    Reliability,
    Report,
    Role,
    Said,
    Side,
    Site,
    Skipped,
    Source,
    Span,
    Speaker,
    Stance,
    Term,
    TimeBasis,
    Truth,
    Unit,
    Verdict,
    When,
    Where,
    Zone,
    ZoneKind,
    content_id,
)
from trucewatch.reconcile import lay_out

HOSTILE = '</script><img src=x onerror="window.hacked=1"><svg onload=alert(1)> {{7*7}} [link](javascript:alert(1))'
RTL = "قال الناطق إن الهدنة صامدة"
LONG = "The Provisional Joint Committee for the Observation of the Cessation of Hostilities along the Northern Bank"

MARSH_WORDS = (
    "Shells fell on Lower Marsh on Saturday, hours after the truce began, killing three people, two of them children"
)

TEXTS = {
    "wire": (
        "North Bank truce agreed after all-night talks\n\n8 May 2031\n\n"
        "PORT ALDER — Norland and Sudland agreed a truce from 00:01 on May 9, Norland's minister Ada Berg said.\n\n"
        "READ MORE: Ferry lines closed\n\n"
        "A corridor will reach 5 km to the north and 5 km to the south of the R7 road. "
        "Joint patrols begin on May 20, and its parameters will be agreed within seven days.\n\n"
        "The talks followed the killing of 21 Norland soldiers in an air strike near Kirkwell on Sunday.\n\n"
        "At least 12 civilians died when shells hit a market in Oldbridge early on Thursday, rescuers said. "
        "Sudland denies shelling Oldbridge.\n\n"
        "Norland has lost 44 soldiers since last month. It hosts some 1.2 million refugees. "
        "Nearly a million people have fled their homes.\n\n"
        "Norland keeps the right to answer any attack, Berg said.\n"
    ),
    "radio": (
        "Truce on the North Bank holds on first day\r\n\r\n"
        f"{HOSTILE}\r\n\r\n"
        f"{RTL}\r\n\r\n"
        "A five-kilometre-wide corridor is to be set up along the R7. Details are expected by May 18. "
        "The right to answer is not in the signed text.\r\n\r\n"
        "An air strike killed 22 Norland troops near Kirkwel. Rare calm reigned on the North Bank 🕊 on Friday.\r\n\r\n"
        f"{MARSH_WORDS}.\r\n"
    ),
    "daily": (
        "=1+1 Norland, Sudland sign\n\n"
        "The truce starts at midnight Friday. The conflict has no military solution, both leaders said. "
        "A corridor about 3 miles wide will be established. Patrols are planned along the R-7.\n\n"
        "Shelling in the market of Old Bridge killed more than ten people. "
        f"{LONG} said it would watch the truce. Sudland threatens to leave the talks.\n"
    ),
}

_OUTLETS = {"wire": "Alder Wire", "radio": "Radio <b>Sud</b>", "daily": ""}


def _report(name: str) -> Report:
    text = TEXTS[name]
    raw = text.encode()
    first = text.split("\r\n")[0].split("\n")[0]
    published = {
        "wire": Published(When.day(date(2031, 5, 8)), Basis.STATED, "", _span("wire", "8 May 2031")),
        "radio": Published(
            When(datetime(2031, 5, 10), datetime(2031, 5, 12), Precision.DAYS, basis=TimeBasis.INFERRED),
            Basis.INFERRED,
            "tells of Saturday after a truce that others date to 9 May",
        ),
        "daily": Published.unknown(),
    }[name]
    asides = {"wire": (Aside(Furniture.RELATED, _span("wire", "READ MORE: Ferry lines closed")),)}.get(name, ())
    return Report(
        id=content_id("report", raw),
        name=f"{name}.txt",
        text=text,
        sha256=sha256(raw).hexdigest(),
        body=(Span(0, len(first)), Span(len(first) + 2, len(text))),
        title=first,
        title_span=Span(0, len(first)),
        outlet=_OUTLETS[name],
        outlet_basis=Basis.STATED if _OUTLETS[name] else Basis.UNKNOWN,
        published=published,
        asides=asides,
        language="en",
    )


def _span(name: str, words: str) -> Span:
    start = TEXTS[name].index(words)
    return Span(start, start + len(words))


REPORTS = {name: _report(name) for name in TEXTS}


def _claim(
    name: str, quote: str, kind: ClaimKind, content, speaker="", stance=Stance.ASSERTS, modes=(), via=()
) -> Claim:
    report = REPORTS[name]
    span = _span(name, quote)
    said_by = Speaker(speaker, None, _span(name, speaker) if speaker in TEXTS[name] and speaker else None, via)
    id = content_id("claim", report.id, span.start, span.end, kind)
    return Claim(id, report.id, report.outlet, kind, span, quote, said_by, stance, content, modes, ("en.sample",))


def _where(name: str, words: str, place: Place | None, precision=PlacePrecision.TOWN, radius=None) -> Where:
    return Where(words, _span(name, words), place, precision, radius, "the report's country")


KIRKWELL = Place(
    "own:kirkwell", "Kirkwell", 57.16, -4.00, 3.0, PlacePrecision.TOWN, "NL", "North Bank", 14000, "invented"
)
OLDBRIDGE = Place(
    "own:oldbridge", "Oldbridge", 57.31, -4.13, 2.0, PlacePrecision.TOWN, "NL", "North Bank", 9000, "invented"
)
MARSH = Place("own:marsh", "Lower Marsh", 57.10, -4.35, 8.0, PlacePrecision.DISTRICT, "NL", "North Bank", 0, "invented")

_SATURDAY = When.day(date(2031, 5, 10), TimeBasis.RELATIVE, "on Saturday")
_SUNDAY = When.day(date(2031, 5, 4), TimeBasis.RELATIVE, "on Sunday")
_EARLY = When(
    datetime(2031, 5, 8, 0),
    datetime(2031, 5, 8, 6),
    Precision.PART_OF_DAY,
    None,
    TimeBasis.RELATIVE,
    "early on Thursday",
)


def _act(name, trigger, when, counts=(), where=(), actors=(), targets=(), sub="Shelling/artillery/missile attack"):
    return Occurrence("Explosions/Remote violence", sub, trigger, when, actors, targets, where, counts)


def _count(name, words, measure, group, quantity, **more) -> Count:
    return Count(measure, group, quantity, _span(name, words), **more)


def _term(name, quote, kind, field, value, speaker="") -> Claim:
    return _claim(name, quote, ClaimKind.TERM, Provision(kind, (Field(field, value, _span(name, quote)),)), speaker)


CLAIMS = {
    "start_wire": _term(
        "wire", "a truce from 00:01 on May 9", "cessation", "start",
        When.minute(datetime(2031, 5, 9, 0, 1)), "Ada Berg",
    ),
    "start_daily": _term(
        "daily", "The truce starts at midnight Friday", "cessation", "start",
        When(datetime(2031, 5, 9), datetime(2031, 5, 10), Precision.DAY, text="midnight Friday"),
    ),
    "width_wire": _term(
        "wire", "A corridor will reach 5 km to the north and 5 km to the south of the R7 road",
        "zone_corridor", "width",
        Length(5, 5, side=Side.PER_SIDE),
    ),
    "width_radio": _term(
        "radio", "A five-kilometre-wide corridor", "zone_corridor", "width", Length(5, 5, side=Side.TOTAL)
    ),
    "width_daily": _term(
        "daily", "A corridor about 3 miles wide", "zone_corridor", "width",
        Length(4.0, 5.6, approximate=True, side=Side.TOTAL),
    ),
    "patrol_wire": _term(
        "wire", "Joint patrols begin on May 20", "patrol", "start", When.day(date(2031, 5, 20))
    ),
    "patrol_daily": _term("daily", "Patrols are planned along the R-7", "patrol", "along", "R-7"),
    "parameters_wire": _term(
        "wire", "its parameters will be agreed within seven days", "negotiate_parameters", "within",
        Duration(7, Unit.DAYS),
    ),
    "parameters_radio": _term(
        "radio", "Details are expected by May 18", "negotiate_parameters", "by", When.day(date(2031, 5, 18))
    ),
    "strike_wire": _claim(
        "wire", "the killing of 21 Norland soldiers in an air strike near Kirkwell on Sunday", ClaimKind.EVENT,
        _act("wire", "killing", _SUNDAY,
             (_count("wire", "21 Norland soldiers", "killed", "soldier", Quantity(21, 21), group_actor="norland"),),
             (_where("wire", "Kirkwell", KIRKWELL, PlacePrecision.NEAR, 8.0),), sub="Air/drone strike"),
    ),
    "strike_radio": _claim(
        "radio", "An air strike killed 22 Norland troops near Kirkwel", ClaimKind.EVENT,
        _act("radio", "strike", When.unknown(),
             (_count("radio", "22 Norland troops", "killed", "soldier", Quantity(22, 22), group_actor="norland"),),
             (_where("radio", "Kirkwel", KIRKWELL, PlacePrecision.NEAR, 8.0),), sub="Air/drone strike"),
    ),
    "market_wire": _claim(
        "wire", "At least 12 civilians died when shells hit a market in Oldbridge early on Thursday", ClaimKind.EVENT,
        _act("wire", "hit", _EARLY,
             (_count("wire", "At least 12 civilians", "killed", "civilian", Quantity(12, None)),),
             (_where("wire", "Oldbridge", OLDBRIDGE),),
             (Actor("Sudland", "sudland", _span("wire", "Sudland")),)),
        "rescuers", Stance.ACCUSES,
    ),
    "market_daily": _claim(
        "daily", "Shelling in the market of Old Bridge killed more than ten people", ClaimKind.EVENT,
        _act("daily", "Shelling", When.unknown(),
             (_count("daily", "more than ten people", "killed", "person", Quantity(11, None)),),
             (_where("daily", "Old Bridge", OLDBRIDGE),)),
    ),
    "denial": _claim(
        "wire", "Sudland denies shelling Oldbridge", ClaimKind.EVENT,
        _act("wire", "shelling", When.unknown(), (), (_where("wire", "Oldbridge", OLDBRIDGE),)),
        "Sudland", Stance.DENIES,
    ),
    "marsh": _claim(
        "radio", MARSH_WORDS,
        ClaimKind.EVENT,
        _act("radio", "fell", _SATURDAY,
             (_count("radio", "three people", "killed", "person", Quantity(3, 3)),
              _count("radio", "two of them children", "killed", "child", Quantity(2, 2), part_of="killed:person")),
             (_where("radio", "Lower Marsh", MARSH, PlacePrecision.DISTRICT),)),
    ),
    "toll": _claim(
        "wire", "Norland has lost 44 soldiers since last month", ClaimKind.TALLY,
        _act("wire", "lost", When(datetime(2031, 4, 1), None, Precision.OPEN, text="since last month"),
             (_count("wire", "44 soldiers", "killed", "soldier", Quantity(44, 44), cumulative=True),)),
    ),
    "hosted": _claim(
        "wire", "It hosts some 1.2 million refugees", ClaimKind.TALLY,
        Occurrence("Humanitarian", "", "hosts", When.unknown(), counts=(
            _count("wire", "some 1.2 million refugees", "hosted", "refugee", Quantity(1_200_000, 1_200_000, True)),)),
    ),
    "displaced": _claim(
        "wire", "Nearly a million people have fled their homes", ClaimKind.TALLY,
        Occurrence("Displacement", "", "fled", When.unknown(), counts=(
            _count("wire", "Nearly a million people", "displaced", "person", Quantity(900_000, 1_000_000, True)),)),
    ),
    "right": _claim(
        "wire", "Norland keeps the right to answer any attack", ClaimKind.POSITION,
        Position("reserved_right", "right_to_answer"), "Berg",
    ),
    "no_right": _claim(
        "radio", "The right to answer is not in the signed text", ClaimKind.POSITION,
        Position("not_in_text", "right_to_answer"),
    ),
    "no_solution": _claim(
        "daily", "The conflict has no military solution", ClaimKind.POSITION,
        Position("principle", "no_military_solution"), "both leaders",
    ),
    "calm": _claim(
        "radio", "Rare calm reigned on the North Bank 🕊 on Friday", ClaimKind.POSITION, Position("compliance", "calm")
    ),
    "hostile": _claim("radio", HOSTILE, ClaimKind.POSITION, Position("background", "markup")),
    "rtl": _claim("radio", RTL, ClaimKind.POSITION, Position("compliance", "holding")),
    "long": _claim(
        "daily", f"{LONG} said it would watch the truce", ClaimKind.POSITION, Position("background", "observers"), LONG
    ),
    "threat": _claim(
        "daily", "Sudland threatens to leave the talks", ClaimKind.EVENT,
        Occurrence("Strategic developments", "Other", "leave", When.unknown()), "Sudland", Stance.THREATENS,
        (Mode.FUTURE,),
    ),
}  # fmt: skip


def _ids(*names: str) -> tuple[str, ...]:
    return tuple(sorted(CLAIMS[name].id for name in names))


STRIKE, MARKET, SHELLS = "event-00000000aaaa", "event-00000000bbbb", "event-00000000cccc"


def _carrier(claim: str, how: Carriage, *via: str) -> Carrier:
    return Carrier(CLAIMS[claim].report, CLAIMS[claim].outlet, how, via, _ids(claim))


EVENTS = (
    Event(
        STRIKE, "Explosions/Remote violence", "Air/drone strike", "Killing of Norland soldiers, Kirkwell", _SUNDAY,
        CLAIMS["strike_wire"].occurrence.where[0], _ids("strike_wire", "strike_radio"),
        (Said("the enemy", _ids("strike_radio")),), (Said("norland", _ids("strike_wire", "strike_radio")),),
        ("air strike",), (),
        (Judgement(*_ids("strike_wire", "strike_radio"), True, 4.5, ("same act", "tolls near", "one place")),),
        2,
        chains=(
            Chain("speaker:governor", "the governor", (
                _carrier("strike_wire", Carriage.QUOTED),
                _carrier("strike_radio", Carriage.COPIED, "Northern Wire", HOSTILE),
            ), ("residents",)),
        ),
    ),
    Event(
        MARKET, "Explosions/Remote violence", "Shelling/artillery/missile attack",
        "Shelling of a market, Oldbridge", _EARLY,
        CLAIMS["market_wire"].occurrence.where[0], _ids("market_wire", "market_daily"),
        (Said("sudland", _ids("market_wire")),), (Said("civilians", _ids("market_wire")),), (), _ids("denial"), (), 2,
    ),
    Event(
        SHELLS, "Explosions/Remote violence", "Shelling/artillery/missile attack", f"Shelling, Lower Marsh {HOSTILE}",
        _SATURDAY, CLAIMS["marsh"].occurrence.where[0], _ids("marsh"),
    ),
)  # fmt: skip


def _figure(about, measure, group, low, best, high, values, **more) -> Figure:
    claims = tuple(claim for said in values for claim in said.claims)
    id = content_id("figure", about, measure, group)
    return Figure(
        id, about, measure, group, low, best, high, values, claims, claims, claims, "most conservative", **more
    )


_THREE = _figure(SHELLS, "killed", "person", 3, 3, 3, (Said("3", _ids("marsh")),))
FIGURES = (
    _figure(STRIKE, "killed", "soldier", 21, 21, 22,
            (Said("21", _ids("strike_wire")), Said("22", _ids("strike_radio")))),
    _figure(MARKET, "killed", "civilian", 12, 12, None,
            (Said("at least 12", _ids("market_wire")), Said("at least 11", _ids("market_daily")))),
    _THREE,
    _figure(SHELLS, "killed", "child", 2, 2, 2, (Said("2", _ids("marsh")),), part_of=_THREE.id),
    _figure("tally-1", "killed", "soldier", 44, 44, 44, (Said("44", _ids("toll")),), cumulative=True,
            title="Norland soldiers killed since last month"),
    _figure("tally-2", "hosted", "refugee", 1_200_000, 1_200_000, 1_200_000, (Said("about 1,200,000", _ids("hosted")),),
            approximate=True, title="Refugees hosted"),
    _figure("tally-3", "displaced", "person", 900_000, 1_000_000, 1_000_000,
            (Said("about 900,000 to 1,000,000", _ids("displaced")),), approximate=True, title="People displaced"),
)  # fmt: skip


def _comparison(about, title, field, values, accord, reason, **more) -> Comparison:
    return Comparison(content_id("comparison", about, field), about, title, field, values, accord, reason, **more)


COMPARISONS = (
    _comparison("term:cessation", "Cessation", "start",
                (Said("2031-05-09 00:01", _ids("start_wire")), Said("midnight Friday", _ids("start_daily"))),
                Accord.COMPATIBLE, "one moment at different precision", silent=(REPORTS["radio"].id,),
                written="2031-05-09 00:01", matches_written=(Truth.YES, Truth.YES)),
    _comparison("term:zone_corridor", "Corridor", "width",
                (Said("5 km on each side", _ids("width_wire")), Said("5 km in total", _ids("width_radio")),
                 Said("about 4 to 5.6 km in total", _ids("width_daily"))),
                Accord.CONFLICT, "10 km in all against 5 km in all", written="5 km on each side",
                matches_written=(Truth.YES, Truth.NO, Truth.NO)),
    _comparison("term:patrol", "Patrol", "start", (Said("2031-05-20", _ids("patrol_wire")),), Accord.ONE_VOICE,
                "only one report gives it", silent=(REPORTS["daily"].id,), written="2031-05-20",
                matches_written=(Truth.YES,)),
    _comparison("term:patrol", "Patrol", "along", (Said("R-7", _ids("patrol_daily")),), Accord.ONE_VOICE, ""),
    _comparison("term:negotiate_parameters", "Negotiate parameters", "within",
                (Said("7 days", _ids("parameters_wire")), Said("2031-05-18", _ids("parameters_radio"))),
                Accord.CONFLICT, "seven days end on 15 or 16 May, not on 18 May", written="7 days",
                matches_written=(Truth.YES, Truth.NO)),
    _comparison(STRIKE, "Killing of Norland soldiers, Kirkwell", "killed soldier",
                (Said("21", _ids("strike_wire")), Said("22", _ids("strike_radio"))), Accord.CONFLICT,
                "two exact numbers"),
    _comparison("position:right_to_answer", "Right to answer", "standing",
                (Said("declared", _ids("right")), Said("not in the text", _ids("no_right"))), Accord.COMPATIBLE,
                "declared by Norland; the text has no such term"),
)  # fmt: skip

_LINE = ((-4.50, 57.12), (-4.18, 57.11), (-4.00, 57.16))
AGREEMENT = Agreement(
    name="testland-2031",
    title="Protocol on the North Bank",
    signed=datetime(2031, 5, 8),
    signed_at="Port Alder",
    effective=Deadline((Anchor.ABSOLUTE,), at=datetime(2031, 5, 9, 0, 1), whole_day=False),
    clocks=("Europe/Istanbul", "Europe/Moscow"),
    clock_stated=False,
    parties=(
        Party("norland", "Norland", Role.SIGNATORY),
        Party("sudland", "Sudland", Role.SIGNATORY),
        Party("rebels", "Marsh Rebels", Role.NON_PARTY, note="signed nothing"),
    ),
    backers=(("marsh-militia", ("sudland",)),),
    sites=(Site("kirkwell", "Kirkwell", 57.16, -4.00, 3.0, "invented"),),
    zones=(
        Zone("area", "North Bank", ZoneKind.AREA,
             rings=(((-4.6, 56.9), (-3.85, 56.9), (-3.85, 57.4), (-4.6, 57.4), (-4.6, 56.9)),), error_km=5.0,
             source="invented"),
        Zone("road", "R7 corridor", ZoneKind.CORRIDOR, path=_LINE, width_km=5.0, side=Side.PER_SIDE, error_km=1.5,
             leg_error_km=(1.0, 1.5), source="invented"),
        Zone("contact", "Line of contact", ZoneKind.UNDEFINED, note="the text draws no line"),
    ),
    terms=(
        Term("art-1", "cessation", "All fire stops along the line of contact at 00:01 on 9 May 2031.", "Article 1",
             ("norland", "sudland"), ("all military",), "area",
             Deadline((Anchor.EFFECTIVE,))),
        Term("art-2", "zone_corridor", "A corridor 5 km deep on each side of the R7 is set up.", "Article 2",
             zone="road"),
        Term("art-3", "negotiate_parameters", "Its parameters are agreed within seven days.", "Article 2",
             due=Deadline((Anchor.SIGNING, Anchor.EFFECTIVE), offset=Duration(7, Unit.DAYS))),
        Term("art-4", "patrol", "Joint patrols begin on 20 May 2031.", "Article 3",
             due=Deadline((Anchor.ABSOLUTE,), at=datetime(2031, 5, 20))),
    ),
    declarations=(
        Declaration("d-1", "reserved_right", "right_to_answer", "Norland declared a right to answer attacks.",
                    ("norland",), "press statement"),
        Declaration("d-2", "preambular", "no_military_solution", "The conflict has no military solution."),
    ),
    links=(Link("supplements", "testland-2029"),),
    sources=(Source("Invented treaty series 1", "https://example.org/1", "CC0", "2031-05-08"),),
    text_note="The annex was never published.",
    place="Port Alder",
)  # fmt: skip


def _finding(term, event, verdict, reason, trace, evidence=(), due=()) -> Finding:
    id = content_id("finding", term, event)
    return Finding(id, AGREEMENT.name, term, event, verdict, reason, trace, evidence, due)


FINDINGS = (
    _finding("art-1", None, Verdict.IN_FORCE, "since 2031-05-08 21:01 UTC", ("in effect 00:01 on both clocks",)),
    _finding("art-2", None, Verdict.IN_FORCE, "since signing", ("no start of its own",)),
    _finding("art-3", None, Verdict.PENDING, "due in 3 to 4 days", ("counted from signing and from effect",), (),
             (Due(datetime(2031, 5, 15, 21, tzinfo=UTC), "2031-05-15", "counted from signing"),
              Due(datetime(2031, 5, 16, 21, tzinfo=UTC), "2031-05-16", "counted from entry into force"))),
    _finding("art-4", None, Verdict.PENDING, "due in 8 days", ("a fixed day",), (),
             (Due(datetime(2031, 5, 20, 21, tzinfo=UTC), "2031-05-20", "as written"),)),
    _finding("art-1", STRIKE, Verdict.NOT_COVERED, "before effect", ("4 May ends before 9 May 00:01",),
             _ids("strike_wire")),
    _finding("art-1", MARKET, Verdict.NOT_COVERED, "before effect", ("8 May 06:00 is before 9 May 00:01",),
             _ids("market_wire")),
    _finding("art-1", SHELLS, Verdict.POSSIBLE_BREACH, "perpetrator unknown",
             ("10 May is after 9 May 00:01", "Lower Marsh is known to the district; 2.1 km from the edge, error 9.5 km",
              "nobody is named"), _ids("marsh")),
)  # fmt: skip

CASE = Case(
    as_of=datetime(2031, 5, 12, tzinfo=UTC),
    reports=tuple(REPORTS.values()),
    claims=tuple(CLAIMS.values()),
    events=EVENTS,
    figures=FIGURES,
    comparisons=COMPARISONS,
    agreements=(AGREEMENT,),
    findings=FINDINGS,
    skipped=(Skipped("report", "empty.txt", "the file is empty", "leave it out"),),
    grades=(
        Grade(
            *_ids("strike_wire"),
            HOSTILE,
            Reliability.B,
            f"usually reliable, set in sources.yaml:2 ({HOSTILE})",
            Credibility.PROBABLE,
            ("one other independent witness says the same", f"say the same: {HOSTILE}"),
            "norland",
            Interest.AGAINST_ITSELF,
            "it gives the losses of its own forces",
        ),
    ),
    matrix=lay_out(REPORTS.values(), CLAIMS.values(), EVENTS, FIGURES, COMPARISONS, (AGREEMENT,)),
)

EMPTY = Case(None, (), (), (), (), (), (), ())
