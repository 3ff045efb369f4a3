"""Quotas: so many a day, counted from reports; silence is never met."""

from trucewatch.assess import check_agreement
from trucewatch.packs.agreements import read_agreement
from trucewatch.packs.agreements.term_words import quota_words

HEAD = """
name: testland-2031
title: Truce of Testland
signed: {on: 2031-05-01}
clock: {stated: yes, zones: [UTC]}
expires: 2031-05-04
sources: [{title: The treaty}]
parties: [{actor: north, name: North, role: signatory}]
terms:
  - id: aid
    text: Six hundred trucks enter each day.
    kind: humanitarian_access
    quota: {number: 600, of: trucks, without: [tank]}
    in_force: {from: 2031-05-02}
  - id: gate
    text: The gate opens.
    kind: humanitarian_access
    due: {by: 2031-05-03}
    fulfilled_by: {acts: [Aid delivery]}
  - id: dead
    text: North hands over 28 bodies.
    kind: prisoner_exchange
    due: {by: 2031-05-03}
    fulfilled_by: {words: [handed over], number: 28, of: [bodies]}
"""
CASES = """
cases:
  - {case: before the first day has ended, as_of: 2031-05-02 20:00, expect: {aid: pending}}
  - {case: a day without a report, as_of: 2031-05-03, expect: {aid: {verdict: unreported, reason: 1 not reported}}}
  - case: a day at the number
    as_of: 2031-05-03
    evidence: [{act: Aid delivery, on: 2031-05-02, words: trucks came, count: 600, of: trucks}]
    expect: {aid: met}
  - case: a day below it
    as_of: 2031-05-03
    evidence: [{act: Aid delivery, on: 2031-05-02, words: trucks came, count: 599, of: trucks}]
    expect: {aid: {verdict: partly_met, reason: 1 below}}
  - case: a day on which none came
    as_of: 2031-05-03
    evidence: [{act: Aid delivery, on: 2031-05-02, words: no trucks came, done: no}]
    expect: {aid: {verdict: partly_met, reason: 1 below}}
  - case: reports differ
    as_of: 2031-05-03
    evidence:
      - {act: Aid delivery, on: 2031-05-02, words: trucks came, count: 599, of: trucks}
      - {act: Aid delivery, on: 2031-05-02, words: many trucks came, count: 700, of: trucks}
    expect: {aid: {verdict: contested, reason: 1 told differently}}
  - case: a count of only a part
    as_of: 2031-05-03
    evidence: [{act: Aid delivery, on: 2031-05-02, words: tank trucks came, count: 40, of: tank trucks}]
    expect: {aid: {verdict: unreported, reason: 1 not reported}}
  - case: a part beside the whole
    as_of: 2031-05-03
    evidence:
      - {act: Aid delivery, on: 2031-05-02, words: tank trucks came, count: 40, of: tank trucks}
      - {act: Aid delivery, on: 2031-05-02, words: trucks came, count: 640, of: trucks}
    expect: {aid: met}
  - case: after the end no day is owed
    as_of: 2031-05-20
    expect: {aid: {verdict: unreported, reason: of 3 whole days}}
  - case: told as not done while it may still be
    as_of: 2031-05-04 12:00
    evidence: [{act: Aid delivery, on: 2031-05-04, words: no aid, done: no}]
    expect: {gate: overdue}
  - case: fewer than are owed
    as_of: 2031-05-04 12:00
    evidence:
      - {act: Release, on: 2031-05-03, words: 12 bodies handed over, count: 12, of: bodies}
      - {act: Release, on: 2031-05-02, words: 15 bodies handed over, count: 15, of: bodies}
    expect: {dead: {verdict: partly_met, reason: 15 of 28}}
  - case: as many as are owed
    as_of: 2031-05-04 12:00
    evidence: [{act: Release, on: 2031-05-03, words: 28 bodies handed over, count: 28, of: bodies}]
    expect: {dead: met}
  - case: a number of something else
    as_of: 2031-05-04 12:00
    evidence: [{act: Release, on: 2031-05-03, words: handed over in 3 vans, count: 3, of: vans}]
    expect: {dead: met}
  - case: told as not done after the end
    as_of: 2031-05-06
    evidence: [{act: Aid delivery, on: 2031-05-04, words: no aid, done: no}]
    expect: {gate: {verdict: missed, reason: can no longer be}}
"""


VARIED = HEAD.replace("expires: 2031-05-04", "expires: 2031-05-20").replace(
    "without: [tank]}",
    "without: [tank], varies: [{number: 400, to: 2031-05-05}, {number: 900, from: {day: 8, of: aid}}, "
    "{number: 0, on: [Saturday, Sunday]}]}",
)
ON_VARIED = """
cases:
  - case: fewer in the first days
    as_of: 2031-05-03
    evidence: [{act: Aid delivery, on: 2031-05-02, words: trucks came, count: 400, of: trucks}]
    expect: {aid: {verdict: met, reason: "of 1 whole days, 1 met"}}
  - case: then more
    as_of: 2031-05-07
    evidence:
      - {act: Aid delivery, on: 2031-05-02, words: trucks came, count: 400, of: trucks}
      - {act: Aid delivery, on: 2031-05-05, words: trucks came, count: 599, of: trucks}
      - {act: Aid delivery, on: 2031-05-06, words: trucks came, count: 599, of: trucks}
    expect: {aid: {verdict: partly_met, reason: "of 3 whole days, 2 met by reports, 1 below"}}
  - case: from the eighth day still more
    as_of: 2031-05-10
    evidence: [{act: Aid delivery, on: 2031-05-09, words: trucks came, count: 899, of: trucks}]
    expect: {aid: {verdict: partly_met, reason: "of 6 whole days, 0 met by reports, 1 below, 0 told differently, 5"}}
"""


def test_a_quota_varies_by_period_and_by_day(tmp_path):
    (tmp_path / "agreement.yaml").write_text(VARIED, encoding="utf-8")
    (tmp_path / "cases.yaml").write_text(ON_VARIED, encoding="utf-8")
    result = check_agreement(tmp_path)
    assert result.passed, "\n".join(result.lines())
    words = quota_words(read_agreement(VARIED, "varied.yaml").term("aid").quota)
    assert words.endswith("; 400 to 2031-05-05; 900 from day 8 of aid; 0 on each Saturday and Sunday"), words


def test_each_case_of_a_quota_and_of_a_missed_duty_is_met(tmp_path):
    (tmp_path / "agreement.yaml").write_text(HEAD, encoding="utf-8")
    (tmp_path / "cases.yaml").write_text(CASES, encoding="utf-8")
    result = check_agreement(tmp_path)
    assert result.passed, "\n".join(result.lines())
