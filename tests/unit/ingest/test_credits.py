"""Which agency a page credits with its story."""

import pytest

from trucewatch.ingest import read_text_report
from trucewatch.ingest.credits import credit_rules, issuer_rules
from trucewatch.model import Credit

RULES = [rule for language in ("en", "es") for rule in credit_rules(language)]
TOLD = "Shells fell on the town of Orvale on Friday, and two people were hurt, the mayor said."
MORE = "The road to the north stayed shut, and nobody was let through until the evening came."


@pytest.mark.parametrize(("rule", "line"), [(rule, line) for rule in RULES for line in rule.hits])
def test_a_rule_takes_each_of_its_hits(rule, line):
    assert rule.agencies(line)


@pytest.mark.parametrize(("rule", "line"), [(rule, line) for rule in RULES for line in rule.misses])
def test_a_rule_leaves_each_of_its_misses(rule, line):
    assert rule.agencies(line) is None


def test_every_rule_has_two_hits_a_miss_and_a_name_of_its_own():
    assert all(len(rule.hits) >= 2 and rule.misses and rule.says for rule in RULES)
    assert len({rule.id for rule in RULES}) == len(RULES)


@pytest.mark.parametrize("rule", issuer_rules("en"), ids=lambda rule: rule.id)
def test_a_rule_names_who_issued_a_statement_and_nobody_else(rule):
    assert all(rule.issuer(line) for line in rule.hits)
    assert not any(rule.issuer(line) for line in rule.misses)


def test_a_statement_has_its_issuer_for_an_outlet_where_no_other_is_known():
    text = f"Statement by the Front of the North\n\n{TOLD}\n\n{MORE}"
    assert read_text_report(text, name="a").outlet == "Front of the North"
    assert read_text_report(text, name="a", outlet="Orvale Post").outlet == "Orvale Post"


def test_a_mission_that_stands_in_bold_under_the_title_of_its_bulletin_is_the_outlet():
    text = f"# Daily Monitoring Bulletin No. 9\n\n**Observer Mission in Kesh**\n**5 December 2030**\n\n{TOLD}\n\n{MORE}"
    assert read_text_report(text, name="a").outlet == "Observer Mission in Kesh"


def credits(text: str, outlet: str = "Orvale Post", language: str = "") -> list[tuple[str, bool]]:
    report = read_text_report(text, name="a", outlet=outlet, language=language)
    return [(credit.agency, credit.whole) for credit in report.credits]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"Guns fall silent\n\n{TOLD}\n\n{MORE} (Reuters)", [("Reuters", True)]),
        (f"Guns fall silent\n\nORVALE (AFP) – {TOLD}\n\n{MORE}", [("AFP", True)]),
        (f"Guns fall silent\n\nAgence France-Presse\n\n{TOLD}\n\n{MORE}", [("AFP", True)]),
        (f"Guns fall silent\n\n{TOLD}\n\n{MORE}\n\n— AP", [("AP", True)]),
        (f"Guns fall silent\n\n{TOLD}\n\n{MORE}\n\nWith inputs from agencies", [("", False)]),
        (f"{TOLD}\n\n{MORE}\n\nAFP and Reuters contributed to this report.", [("AFP", False), ("Reuters", False)]),
        (f"Guns fall silent\n\n{TOLD}\n\n{MORE}\n\nThe Associated Press contributed to this report.", [("AP", False)]),
        (f"Guns fall silent\n\n{TOLD}\n\n{MORE} He spoke to Reuters.", []),
        (f"Guns fall silent\n\nThe mayor told AFP that shells fell on Friday.\n\n{MORE}", []),
    ],
)  # fmt: skip
def test_a_page_credits_the_agencies_that_it_names_about_its_story(text, found):
    assert credits(text) == found


def test_an_agency_does_not_credit_itself():
    assert credits(f"Guns fall silent\n\nORVALE (Reuters) – {TOLD}\n\n{MORE} (Reuters)", "Reuters") == []


def test_a_page_in_another_language_has_its_own_ways():
    told = "Dos personas murieron el viernes en un ataque contra el pueblo, dijo el alcalde de la zona."
    assert credits(f"Ataque en el norte\n\n{told}\n\n{told}\n\nCon información de EFE", language="es") == [
        ("EFE", False)
    ]


def test_a_credit_stands_in_the_text():
    text = f"Guns fall silent\n\n{TOLD}\n\n{MORE}\n\nAFP contributed to this report."
    report = read_text_report(text, name="a", outlet="Orvale Post")
    (credit,) = report.credits
    assert isinstance(credit, Credit) and "AFP contributed" in credit.span.of(report.text)


@pytest.mark.parametrize(
    ("head", "outlet"),
    [
        ("NATIONAL ARMY OF KESH\nSecond Division\nPRESS RELEASE No. 12", "NATIONAL ARMY OF KESH"),
        ("Verification Mechanism\nMonthly report No. 2\nPeriod covered: 3 May - 2 June 2031", "Verification Mechanism"),
        ("Farmer freed after twelve days\n\nLa Voz del Valle\nOrvale, 9 May 2031", "La Voz del Valle"),
        ("Guns fall silent\n\nJane Doe\nOrvale, 9 May 2031", ""),
        ("KESH MONITORING MISSION\nWeekly Monitoring Report\n13 - 19 June 2031", "KESH MONITORING MISSION"),
    ],
)
def test_what_stands_above_an_article_names_its_issuer(head, outlet):
    assert read_text_report(f"{head}\n\n{TOLD}\n\n{MORE}", name="a").outlet == outlet


def test_a_line_that_says_who_issued_it_and_when_dates_the_text():
    report = read_text_report(
        f"Statement issued by the General Command of Kesh, 02-03-2031\n\n{TOLD}\n\n{MORE}", name="a"
    )
    assert (report.outlet, str(report.published.when)) == ("General Command of Kesh", "2031-02-03 to 2031-03-02")
    told = read_text_report(f"The statement by the General Command of 2 March 2031 was read out.\n\n{TOLD}", name="a")
    assert not told.published.when.known
