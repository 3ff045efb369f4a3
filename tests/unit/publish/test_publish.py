"""Every format: the same facts, the same bytes, and untrusted text that stays text."""

from __future__ import annotations

from dataclasses import replace

import pytest

from trucewatch.errors import UnknownName
from trucewatch.publish import FORMATS, case_html_fragment, publish, publish_claims, publish_comparisons
from unit.publish.sample import CASE, EMPTY, HOSTILE, LONG, RTL

_FACTS = (
    "Protocol on the North Bank",
    "2031-05-09 00:01",
    "5 km in total",
    "2031-05-15",
    "2031-05-16",
    "Norland keeps the right to answer any attack",
    "The right to answer is not in the signed text",
    "midnight Friday",
    "Sudland denies shelling Oldbridge",
    "44",
    "1,200,000",
    "Rare calm reigned on the North Bank",
    "Sudland threatens to leave the talks",
    "tells of Saturday after a truce that others date to 9 May",
    "empty.txt",
    "Lower Marsh is known to the district",
    "Line of contact",
    RTL,
    "Invented treaty series 1",
)


@pytest.mark.parametrize("format", FORMATS)
def test_every_format_tells_the_whole_story(format):
    told = publish(CASE, format, width=4000)
    if format == "json":
        told = told.replace("1200000", "1,200,000")
    assert [fact for fact in _FACTS if fact not in told] == []


@pytest.mark.parametrize("format", FORMATS)
def test_the_order_of_what_comes_in_changes_no_byte(format):
    turned = replace(
        CASE,
        **{
            name: tuple(reversed(getattr(CASE, name)))
            for name in ("reports", "claims", "events", "figures", "comparisons", "findings", "skipped")
        },
    )
    assert publish(turned, format) == publish(CASE, format)


@pytest.mark.parametrize("format", FORMATS)
def test_an_empty_case_is_told_not_hidden(format):
    assert "No event was found" in publish(EMPTY, format)


def test_a_format_that_we_do_not_have_is_named_with_the_nearest():
    with pytest.raises(UnknownName, match="did you mean html"):
        publish(CASE, "htlm")
    with pytest.raises(UnknownName):
        publish_comparisons(CASE, "docx")
    with pytest.raises(UnknownName):
        publish_claims(CASE.claims, CASE.reports, "xlsx")


def test_no_format_runs_what_an_article_says():
    html = publish(CASE, "html")
    assert HOSTILE not in html
    assert "<img" not in html
    assert "onerror=&#34;" in html
    assert "49" not in html.split("{{7*")[1][:3]
    assert HOSTILE not in case_html_fragment(CASE)
    assert "\\<img src=x" in publish(CASE, "markdown")
    assert "[link](" not in publish(CASE, "markdown")


def test_html_names_a_policy_with_the_digest_of_its_own_script():
    from base64 import b64encode
    from hashlib import sha256

    html = publish(CASE, "html")
    script = html.rsplit("<script>", 1)[1].split("</script>")[0]
    assert f"script-src 'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'" in html
    assert html.count("<script") == 1
    assert "http://" not in html.replace("http://www.w3.org", "")


def test_a_terminal_gets_no_control_character_and_no_line_too_long():
    attack = "\x1b[2J\x07\u202eevil\x9b31m"
    case = replace(CASE, events=tuple(replace(event, title=attack) for event in CASE.events))
    shown = publish(case, "terminal", width=60)
    assert not set(shown) & set("\x1b\x07\u202e\x9b")
    assert "\ufffd[2J" in shown
    assert max(len(line) for line in shown.splitlines()) <= 60


def test_colour_only_when_asked(monkeypatch):
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b" not in publish(CASE, "terminal")
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[" in publish(CASE, "terminal", colour=True)


def test_very_long_names_are_kept_whole():
    assert LONG in " ".join(publish(CASE, "terminal", width=400).split())
    assert LONG in publish(CASE, "markdown")


@pytest.mark.parametrize("format", ["terminal", "markdown", "csv", "json", "html"])
def test_comparisons_show_who_says_what(format):
    shown = publish_comparisons(CASE, format, view="list", width=400)
    assert all(words in shown for words in ("5 km in total", "Alder Wire", "seven days end on 15 or 16 May"))
    assert publish_comparisons(EMPTY, format, view="list").strip()


@pytest.mark.parametrize("format", ["table", "csv", "jsonl"])
def test_claims_show_their_words(format):
    shown = publish_claims(CASE.claims, CASE.reports, format, width=600)
    assert "Sudland denies shelling Oldbridge" in shown


def test_no_claim_is_said_to_be_none():
    assert publish_claims((), (), "table") == "No claim was found.\n"
    assert publish_claims((), (), "csv").startswith("claim,report,outlet")
