"""The pairs that a person should look at: which, in which order, and with what to paste."""

import csv
import io
import json
import shlex
from dataclasses import replace
from datetime import date

import pytest
from jsonschema import Draft202012Validator

from stories import AIR, MARCH_5, TOWN, Story, at, count, people, reports_and_claims
from trucewatch.errors import UnknownName
from trucewatch.model import Case, Judgement
from trucewatch.publish import publish, publish_review, schemas
from trucewatch.publish.evidence import Evidence
from trucewatch.publish.views.doubts import review_pairs
from trucewatch.resolve import resolve


@pytest.fixture
def case():
    """Two strikes that could be one, and one that is told twice."""
    one, two, three = (Story(name, published=date(2031, 3, 6)) for name in ("a.txt", "b.txt", "c.txt"))
    toll = {"counts": (count("killed", "soldier", 33),), "targets": people("soldiers=north")}
    one.event("A raid killed 33 soldiers in Orvale.", AIR, where=(at(TOWN),), when=MARCH_5, **toll)
    two.event("A raid left 33 soldiers dead in Orvale.", AIR, where=(at(TOWN),), when=MARCH_5, **toll)
    three.event("Some 33 soldiers died in 'a raid' on Orvale.", AIR, where=(at(TOWN),), **toll)
    return case_of(one, two, three)


def case_of(*stories, decided=()):
    reports, claims = reports_and_claims(*stories)
    events = resolve(reports, claims, decided=decided)
    return Case(None, tuple(reports), tuple(claims), events, (), (), (), ())


def apart(case):
    """The same with the first two claims in events of their own, held to be alike."""
    (event,) = case.events
    first, *rest = event.claims
    doubt = Judgement(*sorted((first, rest[0])), False, 3.5, ("doubtful: alike",))
    more = Judgement(*sorted((first, rest[1])), False, 3.1, ("doubtful: alike",))
    inner = tuple(each for each in event.judgements if first not in (each.left, each.right))
    return replace(
        case,
        events=(
            replace(event, claims=(first,), judgements=(doubt, more)),
            replace(event, id="event-other", claims=tuple(rest), judgements=(doubt, more, *inner)),
        ),
    )


def test_joins_are_given_from_the_weakest_up(case):
    pairs = review_pairs(case, Evidence(case))
    assert [pair.question for pair in pairs] == ["joined", "joined"]
    assert pairs[0].judgement.score <= pairs[1].judgement.score


def test_what_stands_apart_comes_first_and_once_for_two_events(case):
    doubtful, *joined = review_pairs(apart(case), Evidence(case))
    assert (doubtful.question, doubtful.judgement.score, doubtful.others) == ("apart, and yet alike", 3.5, 1)
    assert all(pair.judgement.same for pair in joined)


def test_what_a_person_decided_is_not_asked_again(case):
    split = apart(case)
    one, two = split.events
    by_hand = replace(one.judgements[0], by="ana", on=date(2031, 3, 9), reasons=("two raids",))
    both = (
        replace(one, judgements=(by_hand, *one.judgements[1:])),
        replace(two, judgements=(by_hand, *two.judgements[1:])),
    )
    decided = replace(split, events=both)
    assert all(pair.judgement.same for pair in review_pairs(decided, Evidence(decided)))
    for format in ("terminal", "markdown", "html"):
        told = publish(decided, format) if format == "html" else " ".join(publish(decided, format).split())
        assert "kept apart by ana on 2031-03-09: two raids" in told.replace("\\-", "-"), format
    assert "Decided by people" in publish_review(decided, {})


def test_a_brief_shows_the_doubtful_pairs(case):
    for format in ("terminal", "markdown", "html"):
        assert "One event or two" in publish(apart(case), format)
        assert "One event or two" not in publish(case, format)


def test_the_lines_to_paste_name_both_claims_the_log_and_the_person(case):
    names = {claim.id: f"{case.report(claim.report).name}: {claim.quote}" for claim in case.claims}
    rows = json.loads(publish_review(apart(case), names, "json", log="my log.yaml", by="M. O'Kafor"))
    words = shlex.split(rows[0]["same"])
    assert words[:4] == ["trucewatch", "decide", "my log.yaml", "--same"]
    assert sorted(words[4:6]) == sorted(names[rows[0][side]] for side in ("left", "right"))
    assert words[6:] == ["--by", "M. O'Kafor"]
    assert shlex.split(rows[0]["never"])[3] == "--never"


def test_rows_keep_to_the_schema_and_say_the_same_in_csv(case):
    rows = json.loads(publish_review(apart(case), {}, "json"))
    for row in rows:
        Draft202012Validator(schemas()["review"]).validate(row)
    table = list(csv.DictReader(io.StringIO(publish_review(apart(case), {}, "csv"))))
    assert [row["left"] for row in table] == [row["left"] for row in rows]
    assert publish_review(apart(case), {}, most=1).startswith("2 pairs to look at")


def test_another_format_is_refused(case):
    with pytest.raises(UnknownName):
        publish_review(case, {}, "pdf")
