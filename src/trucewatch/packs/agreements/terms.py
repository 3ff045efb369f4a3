"""Terms of an agreement file: who is bound, which acts, where, from when to when, and what is due."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from trucewatch.model import Deadline, Fulfilment, OtherNumber, Party, Quota, Role, Term, Test, Zone
from trucewatch.model.deadline import Anchor
from trucewatch.packs.acts import ALL_MILITARY, load_acts
from trucewatch.packs.agreements.places import unique
from trucewatch.packs.agreements.term_kinds import DECLARED, EXCEPTING, KINDS, PERMITTING, ZONES
from trucewatch.packs.agreements.written_deadlines import (
    EXPIRY,
    Anchors,
    read_daily,
    read_deadline,
    read_end,
    read_weekdays,
)
from trucewatch.packs.document import Entry
from trucewatch.packs.groups import load_groups
from trucewatch.packs.weapons import read_weapon
from trucewatch.packs.written_values import words_of

TERM_KEYS = (
    "id", "text", "article", "kind", "bound", "acts", "weapons", "against", "zone", "tested", "in_force", "daily",
    "due", "quota", "fulfilled_by", "exceptions", "note",
)  # fmt: skip
_FROM_ENTRY = Deadline((Anchor.EFFECTIVE,), whole_day=False)
PERIODS = ("day", "week", "month")


@dataclass(frozen=True, slots=True)
class Setting:
    """What the terms of a file may refer to."""

    parties: tuple[Party, ...]
    forces: frozenset[str]
    zones: tuple[Zone, ...]
    anchors: Anchors

    @property
    def actors(self) -> frozenset[str]:
        """Everybody that a term may bind."""
        return self.forces | {party.actor for party in self.parties}


def read_terms(entry: Entry, setting: Setting, others: Sequence[Term] = ()) -> tuple[Term, ...]:
    """The terms of a list, none of them named like another of the file. Raises BadDataFile."""
    terms: list[Term] = []
    for item in entry:
        terms.append(_term(item, [EXPIRY, *(term.id for term in (*others, *terms))], setting))
    if not terms:
        raise entry.wrong("the agreement has no term")
    ids = {term.id for term in (*others, *terms) if term.kind in (*EXCEPTING, *PERMITTING)}
    for item in entry:
        for exception in item.get("exceptions") or ():
            if exception.text() == item["id"].text():
                raise exception.wrong(f"'{exception.text()}' is no exception to itself")
            exception.one_of(ids, "exception (a term of kind exception_... or permitted_act)")
    return tuple(terms)


def _term(entry: Entry, taken: list[str], setting: Setting) -> Term:
    fields = entry.only(TERM_KEYS, ("id", "text", "kind"))
    kind_entry = fields["kind"]
    if kind_entry.text() in DECLARED:
        raise kind_entry.wrong(f"'{kind_entry.text()}' is declared, not agreed", "move it to declarations:")
    kind = kind_entry.one_of(KINDS, "kind of term")
    id = unique(fields["id"], taken, "term")
    starts, ends = _in_force(fields.get("in_force"), id, setting.anchors)
    zone = fields["zone"].one_of((zone.id for zone in setting.zones), "zone") if "zone" in fields else None
    if "tested" in fields and zone is None:
        raise fields["tested"].wrong("the term has no zone to test a place against", "add zone:")
    if "due" in fields and "quota" in fields:
        why = "what falls due once and what is owed again and again cannot be one term"
        raise fields["quota"].wrong(why, "make two terms of them")
    tests = _each(fields.get("tested"), [test.value for test in Test], "place of an act") or (Test.PLACE,)
    return Term(
        id=id,
        kind=kind,
        text=words_of(fields["text"], "term"),
        article=fields["article"].text() if "article" in fields else "",
        bound=_bound(fields.get("bound"), setting),
        acts=_acts(fields.get("acts"), kind),
        zone=zone,
        starts=starts,
        ends=ends,
        due=read_deadline(fields["due"], setting.anchors) if "due" in fields else None,
        fulfilled_by=_fulfilment(fields.get("fulfilled_by")),
        exceptions=fields["exceptions"].texts() if "exceptions" in fields else (),
        note=fields["note"].text() if "note" in fields else "",
        weapons=tuple(read_weapon(item) for item in fields.get("weapons") or ()),
        tests=tuple(Test(test) for test in tests),
        daily=read_daily(fields["daily"]) if "daily" in fields else None,
        quota=_quota(fields["quota"], setting.anchors) if "quota" in fields else None,
        against=_against(fields.get("against"), setting),
    )


def _bound(entry: Entry | None, setting: Setting) -> tuple[str, ...]:
    """Those whom the term names; every party but those that are none, where it names nobody."""
    if entry is None:
        return tuple(party.actor for party in setting.parties if party.role is not Role.NON_PARTY)
    return _each(entry, setting.actors, "party or force")


def _against(entry: Entry | None, setting: Setting) -> tuple[str, ...]:
    """Parties and forces as they are named, people and things by the name of their group."""
    groups = load_groups()
    named = _each(entry, setting.actors | set(groups.words), "party, force or group of people or things")
    return tuple(dict.fromkeys(one if one in setting.actors else groups.words[one] for one in named))


def _each(entry: Entry | None, known: Sequence[str] | frozenset[str], kind: str) -> tuple[str, ...]:
    found: list[str] = []
    for item in entry or ():
        name = item.one_of(known, kind)
        if name in found:
            raise item.wrong(f"'{name}' stands twice")
        found.append(name)
    return tuple(found)


def _in_force(entry: Entry | None, id: str, anchors: Anchors) -> tuple[Deadline, Deadline | None]:
    """From when to when a term stands; from entry into force where the file does not say."""
    if entry is None:
        return _FROM_ENTRY, None
    fields = entry.only(("from", "to", "for", "counting"))
    if "to" in fields and "for" in fields:
        raise fields["for"].wrong("'to' and 'for' cannot both stand", "keep one of them")
    if "counting" in fields and "for" not in fields:
        raise fields["counting"].wrong("there is no length of time to count", "add for: 42 days")
    starts = read_deadline(fields["from"], anchors) if "from" in fields else _FROM_ENTRY
    ends = read_deadline(fields["to"], anchors) if "to" in fields else None
    if "for" in fields:
        ends = read_end(entry, id)
    if starts.at is not None and ends is not None and ends.at is not None and ends.at < starts.at:
        raise fields["to"].wrong(f"the term ends on {ends.at:%Y-%m-%d %H:%M}, before it starts")
    return starts, ends


def _acts(entry: Entry | None, kind: str) -> tuple[str, ...]:
    """What a term forbids or permits; a zone's text may leave it open, a cessation means every military act."""
    if entry is not None:
        return _each(entry, load_acts().words(), "act")
    if kind == "no_reinforcement":
        return ("Reinforcement", "Deployment")
    if kind == "no_fly":
        return ("Air/drone strike",)
    if kind == "freeze_positions":  # to fire from where one stands moves nobody
        return ("Government regains territory", "Non-state actor overtakes territory", "Reinforcement", "Deployment")
    return () if kind in ZONES else (ALL_MILITARY,) if kind in ("cessation", "weapon_ban") else ()


def _fulfilment(entry: Entry | None) -> Fulfilment | None:
    if entry is None:
        return None
    fields = entry.only(("acts", "words", "begun", "number", "of"))
    if not {"acts", "words"} & fields.keys():
        raise entry.wrong("nothing is said that would fulfil it", "give acts or words")
    number = fields["number"].convert(int, "a whole number") if "number" in fields else None
    if number is not None and number < 1:
        raise fields["number"].wrong(f"a duty of {number} asks for nothing")
    if "of" in fields and number is None:
        raise fields["of"].wrong("it is not said how many are owed", "add number:")
    acts = _each(fields.get("acts"), load_acts().words(), "act")
    begun = "begun" in fields and fields["begun"].one_of(("yes", "no"), "answer") == "yes"
    words, of = (fields[key].texts() if key in fields else () for key in ("words", "of"))
    return Fulfilment(acts, words, begun, number, of)


def _quota(entry: Entry, anchors: Anchors) -> Quota:
    fields = entry.only(("number", "of", "per", "words", "without", "varies"), ("number", "of"))
    number = fields["number"].convert(int, "a whole number")
    if number < 1:
        raise fields["number"].wrong(f"a quota of {number} asks for nothing")
    per = fields["per"].one_of(PERIODS, "period") if "per" in fields else "day"
    of = fields["of"].text()
    words = fields["words"].texts() if "words" in fields else (of,)
    without = fields["without"].texts() if "without" in fields else ()
    if both := [word for word in words if any(part in word for part in without)]:
        raise fields["without"].wrong(f"what is counted by {both[0]!r} would never count")
    return Quota(
        number, of, per, words, without, tuple(_varied(item, per, anchors) for item in fields.get("varies") or ())
    )


def _varied(entry: Entry, per: str, anchors: Anchors) -> OtherNumber:
    fields = entry.only(("number", "from", "to", "on"), ("number",))
    number = fields["number"].convert(int, "a whole number")
    if number < 0:
        raise fields["number"].wrong("nobody owes less than nothing")
    if len(fields) == 1:
        raise entry.wrong("it is not said when the number is another", "add from, to or on")
    if "on" in fields and per != "day":
        raise fields["on"].wrong(f"a {per} has every day of the week", "a quota that varies by days is one per day")
    starts, ends = (read_deadline(fields[key], anchors) if key in fields else None for key in ("from", "to"))
    return OtherNumber(number, starts, ends, read_weekdays(fields["on"]) if "on" in fields else ())
