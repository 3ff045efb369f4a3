"""Who really witnesses what: copies, agencies, and the chain from the speaker to the reader."""

from dataclasses import replace
from datetime import date

import pytest

from stories import MARCH_5, TOWN, Story, at, copied, count, reports_and_claims
from trucewatch.model import Carriage, Chain, Credit, Event, Report, Span, Speaker
from trucewatch.resolve import resolve, voices_of

LEAD = (
    "Warplanes struck the covered market of Orvale before dawn on Thursday, setting the grain store on fire and "
    "killing nine people who had queued for flour since midnight."
)
SMOKE = (
    "Rescue teams pulled survivors from two houses beside the bakery while drones still circled above the river, "
    "and the road to the northern villages stayed closed until the afternoon."
)
FUNERALS = (
    "Burials began before sunset in the cemetery behind the old mill, where relatives laid flags on the coffins and "
    "an imam read out the names of the dead one after another."
)


def told(name: str, *sentences: str, outlet: str = "", day: int = 6, speaker: str = "") -> Story:
    """A report each of whose sentences tells of the strike."""
    story = Story(name, outlet, date(2031, 3, day))
    for sentence in sentences:
        strike(story, sentence, speaker)
    return story


def strike(story: Story, sentence: str, speaker: str = "", killed: int = 9) -> None:
    story.event(sentence, when=MARCH_5, where=(at(TOWN),), counts=(count("killed", "people", killed),), speaker=speaker)


def event_of(*stories: Story, credits: dict[str, Credit] | None = None) -> Event:
    reports, claims = reports_and_claims(*stories)
    credited = [
        replace(report, credits=(credits[report.name],)) if report.name in (credits or {}) else report
        for report in reports
    ]
    (event,) = resolve(credited, claims)
    return event


def names(event: Event) -> list[str]:
    return sorted(chain.name for chain in event.chains)


def carriers(chain: Chain) -> list[tuple[str, Carriage]]:
    return [(carrier.outlet, carrier.how) for carrier in chain.carriers]


def test_a_reprint_with_a_line_added_is_no_witness_more():
    first = told("A", LEAD, SMOKE)
    reprint = copied(first, "B", "Read more on our site.")
    assert names(event_of(first, reprint)) == ["A Post"]


def test_the_one_who_had_it_first_is_the_witness_and_the_others_carry_it():
    late, early, latest = told("L", LEAD, day=7), told("E", LEAD, day=6), told("M", LEAD, day=8)
    (chain,) = event_of(late, early, latest).chains
    assert carriers(chain) == [
        ("E Post", Carriage.OWN), ("L Post", Carriage.COPIED), ("M Post", Carriage.COPIED),
    ]  # fmt: skip
    assert chain.first.outlet == "E Post" and chain.is_carried


def test_capitals_and_marks_make_no_other_words():
    assert event_of(told("A", LEAD), told("B", LEAD.upper().replace(",", " —"))).witnesses == 1


def test_the_copied_paragraph_in_a_longer_article_is_no_witness():
    own = [f"On day {n} of the month the council met and spoke of grain, of water and of the road." for n in range(9)]
    longer = told("Long", LEAD)
    for sentence in own:
        longer.say(sentence)
    assert names(event_of(told("Agency", LEAD, SMOKE, day=5), longer)) == ["Agency Post"]


def test_what_an_outlet_adds_to_a_copied_paragraph_is_its_own_witness():
    adds = told(
        "Long",
        LEAD,
        "Our reporter saw six bodies under blankets beside the fountain and counted three more on a lorry.",
    )
    event = event_of(told("Agency", LEAD, SMOKE, day=5), adds)
    assert names(event) == ["Agency Post", "Long Post"]
    agency = next(chain for chain in event.chains if chain.name == "Agency Post")
    assert carriers(agency) == [("Agency Post", Carriage.OWN), ("Long Post", Carriage.COPIED)]


def test_two_outlets_that_carry_a_different_half_of_one_story_are_one_witness():
    whole = told("Whole", LEAD, SMOKE, FUNERALS, day=5)
    event = event_of(told("Left", LEAD), whole, told("Right", FUNERALS, SMOKE))
    assert names(event) == ["Whole Post"]
    assert {carrier.outlet for carrier in event.chains[0].carriers} == {"Left Post", "Whole Post", "Right Post"}


def test_a_light_rewrite_is_a_copy():
    rewrite = told(
        "B",
        "Jets struck the covered market of Orvale before dawn Thursday, set the grain store on fire and killed nine "
        "people who had queued for flour since midnight.",
        "Rescuers pulled survivors out of two houses beside the bakery as drones circled above the river, and the road "
        "to northern villages stayed closed until afternoon.",
    )
    assert event_of(told("A", LEAD, SMOKE, day=5), rewrite).witnesses == 1


def test_two_reporters_of_one_strike_are_two_witnesses():
    other = told(
        "B",
        "Nine civilians died in Orvale on Thursday when aircraft bombed its market.",
        "The grain store burned all morning, and flour dust hung over the square long after the jets had left.",
    )
    assert event_of(told("A", LEAD, SMOKE), other).witnesses == 2


def test_the_same_short_sentence_in_two_reports_of_their_own_is_told_twice():
    short = "Nine people were killed in the strike on Orvale."
    assert event_of(told("A", short, SMOKE), told("B", short, FUNERALS)).witnesses == 2


def test_a_quote_that_two_outlets_share_copies_nobody():
    quote = "“{}” the mayor said."
    words = quote.format("They came before dawn, nine of our neighbours are dead and the whole grain store is ash.")
    one, two = told("A", words, speaker="Mayor"), told("B", words, speaker="Mayor")
    one.say(SMOKE)
    two.say(FUNERALS)
    event = event_of(one, two)
    assert names(event) == ["Mayor"]
    assert carriers(event.chains[0]) == [("A Post", Carriage.QUOTED), ("B Post", Carriage.QUOTED)]


def test_a_speaker_whom_ten_outlets_quote_is_one_witness_with_ten_carriers():
    ways = [f"In its edition number {n} the paper quoted the governor on the nine dead." for n in range(10)]
    event = event_of(*(told(f"P{n}", way, speaker="Governor", day=6 + n) for n, way in enumerate(ways)))
    assert names(event) == ["Governor"]
    assert len(event.chains[0].carriers) == 10 and event.chains[0].first.outlet == "P0 Post"


def test_the_agency_is_the_witness_wherever_it_stands_among_its_copies():
    event = event_of(told("Early", LEAD, day=5), told("Wire", LEAD, outlet="Reuters", day=6))
    assert names(event) == ["Reuters"]
    assert [carrier.outlet for carrier in event.chains[0].carriers] == ["Early Post", "Reuters"]


def test_two_outlets_that_credit_one_agency_are_one_witness():
    whole = Credit("AFP", True, "test", Span(0, 0))
    event = event_of(told("A", LEAD), told("B", "Nine dead in an Orvale raid."), credits={"A": whole, "B": whole})
    assert names(event) == ["AFP"]
    assert carriers(event.chains[0]) == [("A Post", Carriage.CREDITED), ("B Post", Carriage.CREDITED)]


def test_what_an_agency_that_is_credited_in_part_does_not_tell_is_the_outlets_own():
    part = Credit("AFP", False, "test", Span(0, 0))
    own = "Our reporter counted nine bodies on the steps of the clinic in Orvale, all of them burned."
    wire = told("Wire", LEAD, outlet="AFP", day=5)
    assert names(event_of(wire, told("A", LEAD, own), credits={"A": part})) == ["A Post", "AFP"]
    assert names(event_of(told("A", LEAD, own), credits={"A": part})) == ["AFP"]


def test_an_agency_quoted_by_name_is_the_witness_that_its_own_report_is():
    quoting = told("A", "Nine people died in Orvale, Xinhua news agency reported.")
    quoting.claims[0] = replace(quoting.claims[0], speaker=Speaker("Xinhua news agency", "xinhua"))
    event = event_of(quoting, told("Wire", LEAD, outlet="Xinhua"))
    assert names(event) == ["Xinhua"] or names(event) == ["Xinhua news agency"]
    assert len({chain.voice for chain in event.chains}) == 1


def test_an_outlets_own_reporter_is_the_outlet():
    seen = told("A", "Nine bodies lay in the square of Orvale, a reporter of the A Post counted.")
    seen.claims[0] = replace(seen.claims[0], speaker=Speaker("reporter of the A Post"))
    assert {chain.voice for chain in event_of(seen, told("A2", FUNERALS, outlet="A Post")).chains} == {"outlet:a post"}


def test_a_headline_is_no_witness_beside_the_story_under_it():
    titled = Story("B", published=date(2031, 3, 7), title="Market raid leaves nine dead in Orvale")
    strike(titled, titled.title)
    strike(titled, LEAD)
    assert names(event_of(told("A", LEAD, day=5), titled)) == ["A Post"]


def test_own_words_rest_on_the_speaker_that_the_same_passage_names_nearest():
    story = told("A", "Nine people were killed in Orvale, a market town.")
    strike(story, "The governor put the dead at nine.", "Governor")
    (chain,) = event_of(story).chains
    assert chain.name == "Governor" and carriers(chain) == [("A Post", Carriage.QUOTED)]
    assert set(chain.claims) == {claim.id for claim in story.claims}


def test_who_carried_the_speaker_is_kept():
    story = told("A", "A source told RIA that nine died.", speaker="a source")
    story.claims[0] = replace(story.claims[0], speaker=replace(story.claims[0].speaker, via=("RIA",)))
    (chain,) = event_of(story).chains
    assert chain.first.via == ("RIA Novosti",)


def test_the_order_of_reports_changes_nothing():
    stories = [told("A", LEAD, SMOKE), told("B", SMOKE, LEAD, day=7), told("C", FUNERALS), copied(told("D", LEAD), "E")]
    assert event_of(*stories) == event_of(*reversed(stories))


def test_every_claim_of_an_event_stands_in_one_chain():
    event = event_of(told("A", LEAD, SMOKE), told("B", SMOKE, day=7), told("C", FUNERALS, speaker="Mayor"))
    assert sorted(id for chain in event.chains for id in chain.claims) == sorted(event.claims)
    assert event.witnesses == len(event.chains)


def test_every_claim_has_a_witness_and_copied_totals_have_one():
    total = "Since the truce of last year sixty soldiers have died along the river, the army journal wrote on its site."
    tallies = [Story(name) for name in "AB"]
    for story in tallies:
        story.tally(total, count("killed", "soldiers", 60))
    reports, claims = reports_and_claims(told("C", LEAD), *tallies)
    found = voices_of(claims, resolve(reports, claims), reports)
    assert set(found) == {claim.id for claim in claims}
    assert found[tallies[0].claims[0].id] == found[tallies[1].claims[0].id]


@pytest.mark.parametrize("copies", [1, 300])
def test_many_copies_are_one_witness(copies: int):
    one = told("A", LEAD, SMOKE, day=5)
    event = event_of(one, *(copied(one, f"C{n}", f"Number {n}." if n % 2 else "") for n in range(copies)))
    assert names(event) == ["A Post"] and len(event.chains[0].carriers) == copies + 1


def test_a_report_that_is_not_at_hand_harms_nothing():
    reports, claims = reports_and_claims(told("A", LEAD), told("B", LEAD))
    without: list[Report] = reports[:1]
    assert sum(event.witnesses for event in resolve(without, claims)) == 1
