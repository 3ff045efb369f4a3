"""Stories for the tests of resolve and reconcile: invented reports and claims, built in a line each.

A sentence is appended to its report, so that every span is true.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, datetime

from trucewatch.model import (
    Actor,
    Basis,
    Claim,
    ClaimKind,
    Content,
    Count,
    Denied,
    Field,
    Mode,
    Occurrence,
    Place,
    PlacePrecision,
    Position,
    Provision,
    Published,
    Quantity,
    Report,
    Span,
    Speaker,
    Stance,
    TimeBasis,
    Value,
    When,
    Where,
    content_id,
)

NO_SPAN = Span(0, 0)
AIR = ("Explosions/Remote violence", "Air/drone strike")
SHELLING = ("Explosions/Remote violence", "Shelling/artillery/missile attack")
ATTACK = ("Violence against civilians", "Attack")
CLASH = ("Battles", "Armed clash")

TOWN = Place("t:1", "Orvale", 40.0, 30.0, 2.0, PlacePrecision.TOWN, "TL", "Kesh")
NEXT_TOWN = Place("t:2", "Brindle", 40.2, 30.2, 2.0, PlacePrecision.TOWN, "TL", "Kesh")
PROVINCE = Place("t:9", "Kesh", 40.1, 30.1, 45.0, PlacePrecision.GOVERNORATE, "TL", "Kesh")
MARCH_4 = When.day(date(2031, 3, 4), TimeBasis.RELATIVE)
MARCH_5 = When.day(date(2031, 3, 5), TimeBasis.RELATIVE)


def at(place: Place | None, name: str = "", radius_km: float | None = None) -> Where:
    """A use of a place."""
    precision = place.precision if place else PlacePrecision.UNKNOWN
    return Where(name or (place.name if place else "?"), NO_SPAN, place, precision, radius_km)


def people(*names: str) -> tuple[Actor, ...]:
    """Actors by id; "name=id" gives both."""
    return tuple(Actor(n.split("=")[0], n.split("=")[-1], NO_SPAN) for n in names)


def count(measure: str, group: str, low: int | None, high: int | None = -1, **more: object) -> Count:
    """A count; without a high it is exact, with None it is open."""
    approximate = bool(more.pop("approximate", False))
    quantity = Quantity(low, low if high == -1 else high, approximate)
    return Count(measure, group, quantity, NO_SPAN, **more)  # type: ignore[arg-type]


@dataclass
class Story:
    """One report in the making."""

    name: str
    outlet: str = ""
    published: date | When | None = None
    text: str = ""
    title: str = ""
    body: list[Span] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.outlet = self.outlet or f"{self.name} Post"
        if self.title:
            self.say(self.title)

    @property
    def id(self) -> str:
        return content_id("report", self.name)

    def say(self, sentence: str) -> Span:
        """Append a paragraph and return its span."""
        self.text += ("\n\n" if self.text else "") + sentence
        self.body.append(Span(len(self.text) - len(sentence), len(self.text)))
        return self.body[-1]

    def claim(
        self,
        sentence: str,
        kind: ClaimKind,
        content: Content,
        speaker: str = "",
        stance: Stance = Stance.ASSERTS,
        modes: tuple[Mode, ...] = (),
    ) -> Claim:
        at_start = self.text.find(sentence)
        span = Span(at_start, at_start + len(sentence)) if at_start >= 0 else self.say(sentence)
        number = sum(c.span == span for c in self.claims)
        id = content_id("claim", self.id, span.start, span.end, kind, number)
        who = Speaker(speaker, speaker.casefold().replace(" ", "-") or None) if speaker else Speaker()
        self.claims.append(Claim(id, self.id, self.outlet, kind, span, sentence, who, stance, content, modes))
        return self.claims[-1]

    def event(
        self,
        sentence: str,
        act: tuple[str, str] = AIR,
        *,
        trigger: str = "strike",
        when: When | None = None,
        actors: tuple[Actor, ...] = (),
        targets: tuple[Actor, ...] = (),
        where: tuple[Where, ...] = (),
        counts: tuple[Count, ...] = (),
        speaker: str = "",
        stance: Stance = Stance.ASSERTS,
        modes: tuple[Mode, ...] = (),
        kind: ClaimKind = ClaimKind.EVENT,
        denied: Denied | None = None,
        continues: str = "",
    ) -> Claim:
        said = Occurrence(*act, trigger, when or When.unknown(), actors, targets, where, counts)
        claim = replace(self.claim(sentence, kind, said, speaker, stance, modes), denied=denied, continues=continues)
        self.claims[-1] = claim
        return claim

    def tally(self, sentence: str, *counts: Count, when: When | None = None, speaker: str = "") -> Claim:
        return self.event(sentence, ("", ""), when=when, counts=counts, speaker=speaker, kind=ClaimKind.TALLY)

    def term(self, sentence: str, kind: str, speaker: str = "", actor: str = "", **fields: Value) -> Claim:
        """A term; ``actor`` is the id of whom its words for who is bound name."""
        given = tuple(
            Field(name, value, NO_SPAN, actor if name == "bound" and actor else None) for name, value in fields.items()
        )
        return self.claim(sentence, ClaimKind.TERM, Provision(kind, given), speaker)

    def position(self, sentence: str, kind: str, topic: str, speaker: str = "") -> Claim:
        return self.claim(sentence, ClaimKind.POSITION, Position(kind, topic), speaker)

    @property
    def report(self) -> Report:
        published = Published.unknown()
        if self.published:
            when = self.published if isinstance(self.published, When) else When.day(self.published)
            published = Published(when, Basis.STATED)
        return Report(
            id=self.id,
            name=self.name,
            text=self.text,
            sha256=content_id("sha", self.text),
            body=tuple(self.body),
            title=self.title,
            title_span=self.body[0] if self.title else None,
            outlet=self.outlet,
            outlet_basis=Basis.STATED,
            published=published,
        )


def copied(story: Story, name: str, extra: str = "") -> Story:
    """The same words under another name and outlet, ``extra`` added at the end."""
    from dataclasses import replace

    copy = Story(name, published=story.published, text=story.text, title="", body=list(story.body))
    copy.title = story.title
    for claim in story.claims:
        id = content_id("claim", copy.id, claim.span.start, claim.span.end, claim.kind, claim.id)
        copy.claims.append(replace(claim, id=id, report=copy.id, outlet=copy.outlet))
    if extra:
        copy.say(extra)
    return copy


def reports_and_claims(*stories: Story) -> tuple[list[Report], list[Claim]]:
    """What the stages take."""
    return [story.report for story in stories], [claim for story in stories for claim in story.claims]


def midnight(day: int, minute: int = 0) -> When:
    """A minute of March 2031."""
    return When.minute(datetime(2031, 3, day, 0, minute))


DAY_OF_TALKS = date(2031, 3, 5)
