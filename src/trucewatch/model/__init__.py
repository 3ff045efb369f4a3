"""The nouns: frozen dataclasses on the standard library alone."""

from trucewatch.model.account import Account, Stranger
from trucewatch.model.agreement import (
    Agreement,
    Amendment,
    Change,
    Declaration,
    Earlier,
    Fulfilment,
    Link,
    OtherNumber,
    Party,
    Quota,
    Role,
    Source,
    Term,
    Test,
    Weapon,
)
from trucewatch.model.annotation import Annotation, AnnotationKind
from trucewatch.model.case import Case, Skipped
from trucewatch.model.chain import Carriage, Carrier, Chain, Credit
from trucewatch.model.claim import (
    Actor,
    Claim,
    ClaimKind,
    Content,
    Count,
    Denied,
    Field,
    Mode,
    Occurrence,
    Position,
    Provision,
    Speaker,
    Stance,
    Standing,
    Value,
)
from trucewatch.model.deadline import Anchor, Daily, Deadline, Milestone
from trucewatch.model.event import Event, Judgement, Said, event_id
from trucewatch.model.figure import Accord, Comparison, Figure, Ground, Step, Truth
from trucewatch.model.finding import Due, Finding, Verdict
from trucewatch.model.grade import Credibility, Grade, Interest, Reliability
from trucewatch.model.ids import content_id
from trucewatch.model.matrix import Cell, CellState, Column, Fact, FactKind, Matrix, Pair
from trucewatch.model.quantity import Duration, Length, Quantity, Side, Unit
from trucewatch.model.report import Aside, Basis, Furniture, Published, Report
from trucewatch.model.retraction import Consequence, Correction, Retraction
from trucewatch.model.span import Span
from trucewatch.model.survey import Grid, GridCell, Survey, SurveyRow
from trucewatch.model.tally import GRAVEST, Covered, Cut, Deaths, Period, Stretch, Tally, TallyLine
from trucewatch.model.when import DAY_OR_FINER, WEEKDAYS, Precision, TimeBasis, When, to_utc
from trucewatch.model.where import Place, PlacePrecision, Where
from trucewatch.model.zone import Ring, Site, Toward, Zone, ZoneKind

__all__ = [
    "DAY_OR_FINER", "GRAVEST", "WEEKDAYS",
    "Accord", "Account", "Actor", "Agreement", "Amendment", "Anchor", "Annotation", "AnnotationKind", "Aside",
    "Basis", "Carriage", "Carrier", "Case", "Cell", "CellState", "Chain", "Change", "Claim", "ClaimKind", "Column",
    "Comparison", "Consequence", "Content", "Correction", "Count", "Covered", "Credibility", "Credit", "Cut", "Daily",
    "Deadline", "Deaths", "Declaration", "Denied", "Due", "Duration", "Earlier", "Event", "Fact", "FactKind", "Field",
    "Figure", "Finding", "Fulfilment", "Furniture", "Grade", "Grid", "GridCell", "Ground", "Interest", "Judgement",
    "Length", "Link", "Matrix", "Milestone", "Mode", "Occurrence", "OtherNumber", "Pair", "Party", "Period", "Place",
    "PlacePrecision", "Position", "Precision", "Provision", "Published", "Quantity", "Quota", "Reliability", "Report",
    "Retraction", "Ring", "Role", "Said", "Side", "Site", "Skipped", "Source", "Span", "Speaker", "Stance", "Standing",
    "Step", "Stranger", "Stretch", "Survey", "SurveyRow", "Tally", "TallyLine", "Term", "Test", "TimeBasis",
    "Toward", "Truth", "Unit", "Value", "Verdict", "Weapon", "When", "Where", "Zone", "ZoneKind", "content_id",
    "event_id", "to_utc",
]  # fmt: skip
