"""Articles to measure speed with: sentences of our own, names drawn from the project's own files.

Of a hundred sentences some 17 tell of people or things harmed, 9 of fighting or shelling with no toll, 10 of a truce,
24 hold only that somebody said something, and 40 are of other matters (aid, weather, markets, roads, background):
about as in reports from a war, and less dense than the evaluation sets, which were picked for their violence. Persons'
names are made of syllables, so new words never stop coming, as in the world.
"""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterator
from datetime import date, timedelta

from trucewatch.ingest import read_text_report
from trucewatch.model import Report
from trucewatch.packs.actors.lexicon import load_lexicon
from trucewatch.packs.language.rules import data_file

_HARM = (
    "At least {n} {people} were killed and {m} wounded when {weapon} hit {thing} in {town} on {day}, {source} said.",
    "{Source} said that {n} {people}, among them {m} children, had died in {town} since the start of the week.",
    "A {weapon_one} struck {thing} on the outskirts of {town} late on {day}, killing {n} {people}.",
    "{group} captured {n} soldiers near {town} and seized {m} trucks, according to {source}.",
    "More than {big} {people} have fled {town} and the villages around it, most of them on foot, {source} said.",
    "The death toll of the attack on {town} rose to {n} on {day} after {m} bodies were found under the rubble.",
)
_FIGHT = (
    "{group} shelled positions to the north of {town} overnight, and clashes went on into the morning of {day}.",
    "Warplanes carried out {n} strikes around {town} on {day}, while {group} said it had repelled an assault.",
    "Heavy fighting broke out between {group} and government troops along the road from {town} to {other}.",
)
_TRUCE = (
    "The ceasefire that {state} and {group} agreed on {day} took effect at midnight and was holding in most areas.",
    "Under the deal, both sides are to withdraw heavy weapons {km} kilometres from the front within {n} days.",
    "{state} accused {group} of {n} violations of the truce around {town}, a charge that {source} denied.",
    "Monitors are to patrol the road between {town} and {other} once the {n}-day truce begins, {source} said.",
)
_SAID = (
    "“We have seen this before, and nobody here believes that it will last,” {person} said.",
    "{person}, who runs a small workshop in {town}, said the market had opened again for the first time in {n} days.",
    "{Source} said the talks in {other} would be held behind closed doors and could last until {day}.",
    "“The people of {town} want to go back to their fields,” said {person}, a teacher of {m}.",
    "{person} told reporters on {day} that {state} would take part only if the agenda was known beforehand.",
)
_OTHER = (
    "Snow has closed the pass between {town} and {other} for most of the winter, and prices have doubled.",
    "The river port of {town} handles about {big} tonnes of grain a year, a third of what passes through the region.",
    "Trucks with flour, blankets and medicine reached {town} on {day}, the second convoy in {n} weeks.",
    "{state} and {other_state} have long disagreed over who should administer the province and its water.",
    "Schools in {town} are to open again after the holidays, though many classrooms have neither windows nor heating.",
    "The government plans to repair {n} kilometres of road and two bridges before the rains, officials added.",
    "Before the war {town} was known for its carpets, its {m} bakeries and a cinema that drew visitors from {other}.",
    "Bread costs {m} times as much as a year ago, and few families in {town} can pay for fuel.",
    "The council met in {other} for the third time this month to discuss a new electoral law.",
    "Electricity was back in about half of the city by {day}, and the water pumps were working again.",
)
_MIX = ((_HARM, 17), (_FIGHT, 9), (_TRUCE, 10), (_SAID, 24), (_OTHER, 40))
_PEOPLE = ("people", "civilians", "soldiers", "villagers", "fighters", "farmers", "residents", "police officers")
_THINGS = ("a market", "a school", "a checkpoint", "a bakery", "two houses", "a hospital", "a bus station")
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_SOURCES = (
    "the health ministry", "a local official", "the observatory", "a military spokesman", "the provincial governor",
    "residents", "a hospital source", "the foreign ministry", "aid workers",
)  # fmt: skip
_SYLLABLES = (
    "ba",
    "ri",
    "shu",
    "mo",
    "ta",
    "kel",
    "dan",
    "vo",
    "lin",
    "ze",
    "har",
    "no",
    "gu",
    "pe",
    "sar",
    "dim",
    "ya",
)


def make_articles(count: int, seed: int = 1, sentences: tuple[int, int] = (5, 16)) -> Iterator[Report]:
    """So many articles, made one after another; the same for the same seed."""
    chance = random.Random(seed)
    towns, groups, states = _names()
    for number in range(count):
        day = date(2013, 1, 1) + timedelta(days=chance.randrange(4000))
        size = chance.randint(*sentences)
        told = [_sentence(chance, towns, groups, states) for _ in range(size)]
        paragraphs = [" ".join(told[at : at + 3]) for at in range(0, size, 3)]
        text = f"Report {number} from {chance.choice(towns)}\n\n" + "\n\n".join(paragraphs) + "\n"
        yield read_text_report(text, name=f"article-{number}", published=day.isoformat())


def _sentence(chance: random.Random, towns: list[str], groups: list[str], states: list[str]) -> str:
    (kind,) = chance.choices([templates for templates, _ in _MIX], [share for _, share in _MIX])
    source = chance.choice(_SOURCES)
    return chance.choice(kind).format(
        n=chance.randint(2, 60), m=chance.randint(2, 30), big=f"{chance.randint(2, 90)},000", km=chance.randint(3, 30),
        people=chance.choice(_PEOPLE), weapon=chance.choice(("shells", "rockets", "an air strike", "mortar rounds")),
        weapon_one=chance.choice(("rocket", "drone", "missile", "shell")), thing=chance.choice(_THINGS),
        town=chance.choice(towns), other=chance.choice(towns), group=chance.choice(groups), day=chance.choice(_DAYS),
        state=chance.choice(states), other_state=chance.choice(states), person=_person(chance), source=source,
        Source=source[0].upper() + source[1:],
    )  # fmt: skip


def _person(chance: random.Random) -> str:
    return " ".join("".join(chance.choices(_SYLLABLES, k=chance.randint(2, 3))).capitalize() for _ in range(2))


def _names() -> tuple[list[str], list[str], list[str]]:
    """Towns of the gazetteer, and the armed groups and states of the lexicon."""
    world = sqlite3.connect(f"{data_file('gazetteer', 'world.sqlite').as_uri()}?mode=ro&immutable=1", uri=True)
    towns = [name for (name,) in world.execute("SELECT name FROM place WHERE kind = 'T' ORDER BY id LIMIT 20000")]
    world.close()
    actors = load_lexicon().actors.values()
    groups = [actor.name for actor in actors if actor.kind == "armed_group"]
    return towns, groups, [actor.name for actor in actors if actor.kind == "state"]
