"""Sentences with their parse written out, so that tests of clauses load no language model.

Each line of a tree is a word with its lemma, part of speech, tag, dependency and
the number of its head, as a parser would give them; the sentences are ours.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from trucewatch.extract.deeds.incidents import Incident, group_incidents
from trucewatch.extract.deeds.triggers import find_triggers
from trucewatch.extract.lexicon import Lexicon
from trucewatch.extract.occurrences import Told, read_occurrence
from trucewatch.extract.parse.tokens import Facts, Tree
from trucewatch.extract.sentence import Sentence
from trucewatch.extract.speech.attribution import Attributor
from trucewatch.extract.times import TimeContext, find_times
from trucewatch.extract.tolls.numbered import numbered_nouns
from trucewatch.extract.tolls.quantities import find_quantities
from trucewatch.model import Basis, Place, PlacePrecision, Span, When, Where
from trucewatch.packs.actors import ActorBook

SATURDAY = When.day(date(2031, 5, 10))
ORVALE = Place("t:1", "Orvale", 40.0, 30.0, 2.0, PlacePrecision.TOWN, "TL")


def sentence(tree: str, *, paragraph: int = 0, offset: int = 0) -> Sentence:
    """A sentence of a report of Saturday 10 May 2031, with its actors, numbers, times and the town of Orvale."""
    text, *lines = tree.strip().splitlines()
    rows = [line.split() for line in lines]
    spaces, at = [], 0
    for word, *_ in rows:
        at = text.index(word, at) + len(word)
        spaces.append(text[at : at + 1] == " ")
    doc = tree_of([row[:5] for row in rows], [int(row[5]) for row in rows], spaces)
    assert doc.text == text
    context = TimeContext(published=SATURDAY, basis=Basis.STATED, tense="past")
    town = text.find("Orvale")
    return Sentence(
        paragraph=paragraph,
        span=Span(offset, offset + len(text)),
        text=text,
        doc=doc,
        actors=tuple(ActorBook.load().mentions(text)) if offset == 0 else (),
        places=_orvale(offset + town) if town >= 0 else (),
        times=tuple(find_times(text, context, offset)),
        quantities=tuple(find_quantities(text, offset)),
    )


def only_incident(found: Sentence, lexicon: Lexicon) -> tuple[Incident, Told]:
    """The one incident of a sentence with what it tells."""
    attributor = Attributor(lexicon.speech)
    (incident,) = group_incidents(find_triggers(found, lexicon.happenings), lexicon.happenings, lexicon.speech)
    numbered = numbered_nouns(found, lexicon.happenings, lexicon.groups)
    attribution = attributor.of(incident.main.token, attributor.sayings(found))
    told = read_occurrence(found, incident, [], numbered, attribution, SATURDAY, lexicon)
    assert isinstance(told, Told)
    return incident, told


def tree_of(rows: Iterable[Sequence[str]], heads: list[int], spaces: list[bool] | None = None) -> Tree:
    """A tree of words as (text, lemma, part of speech, tag, dependency)."""
    facts = [
        Facts(text, text.lower(), lemma, part, tag, dependency, {}, part == "PUNCT")
        for text, lemma, part, tag, dependency in rows
    ]
    return Tree(facts, spaces if spaces is not None else [True] * len(facts), heads, "en")


def _orvale(at: int) -> tuple[Where, ...]:
    return (Where("Orvale", Span(at, at + len("Orvale")), ORVALE, PlacePrecision.TOWN, 3.0),)


def token(found: Sentence, word: str):  # type: ignore[no-untyped-def]
    """The first token of that word."""
    return next(token for token in found.doc if token.text == word)


def day(number: int) -> datetime:
    """Midnight of a day of May 2031."""
    return datetime(2031, 5, number)


SHELLED = """
Gunmen shelled the town of Orvale on Friday, killing at least five civilians, police said.
Gunmen gunman NOUN NNS nsubj 1
shelled shell VERB VBD ccomp 16
the the DET DT det 3
town town NOUN NN dobj 1
of of ADP IN prep 3
Orvale Orvale PROPN NNP pobj 4
on on ADP IN prep 1
Friday Friday PROPN NNP pobj 6
, , PUNCT , punct 1
killing kill VERB VBG advcl 1
at at ADV RB advmod 11
least least ADV RBS advmod 12
five five NUM CD nummod 13
civilians civilian NOUN NNS dobj 9
, , PUNCT , punct 16
police police NOUN NNS nsubj 16
said say VERB VBD ROOT 16
. . PUNCT . punct 16
"""

AFTER = """
The army attacked a village on Tuesday after 12 soldiers were killed in an ambush.
The the DET DT det 1
army army NOUN NN nsubj 2
attacked attack VERB VBD ROOT 2
a a DET DT det 4
village village NOUN NN dobj 2
on on ADP IN prep 2
Tuesday Tuesday PROPN NNP pobj 5
after after SCONJ IN mark 11
12 12 NUM CD nummod 9
soldiers soldier NOUN NNS nsubjpass 11
were be AUX VBD auxpass 11
killed kill VERB VBN advcl 2
in in ADP IN prep 11
an an DET DT det 14
ambush ambush NOUN NN pobj 12
. . PUNCT . punct 2
"""

CHILDREN = """
An air strike killed 16 people, including seven children.
An an DET DT det 2
air air NOUN NN compound 2
strike strike NOUN NN nsubj 3
killed kill VERB VBD ROOT 3
16 16 NUM CD nummod 5
people people NOUN NNS dobj 3
, , PUNCT , punct 5
including include VERB VBG prep 5
seven seven NUM CD nummod 9
children child NOUN NNS pobj 7
. . PUNCT . punct 3
"""

ACCORDING = """
According to the ministry, two people were wounded.
According accord VERB VBG prep 8
to to ADP IN prep 0
the the DET DT det 3
ministry ministry NOUN NN pobj 1
, , PUNCT , punct 8
two two NUM CD nummod 6
people people NOUN NNS nsubjpass 8
were be AUX VBD auxpass 8
wounded wound VERB VBN ROOT 8
. . PUNCT . punct 8
"""

MAY = """
The army may attack the town.
The the DET DT det 1
army army NOUN NN nsubj 3
may may AUX MD aux 3
attack attack VERB VB ROOT 3
the the DET DT det 5
town town NOUN NN dobj 3
. . PUNCT . punct 3
"""

WILL_NOT = """
The army will not bomb the market.
The the DET DT det 1
army army NOUN NN nsubj 4
will will AUX MD aux 4
not not PART RB neg 4
bomb bomb VERB VB ROOT 4
the the DET DT det 6
market market NOUN NN dobj 4
. . PUNCT . punct 4
"""

ACCUSED = """
The ministry accused rebels of shelling the market.
The the DET DT det 1
ministry ministry NOUN NN nsubj 2
accused accuse VERB VBD ROOT 2
rebels rebel NOUN NNS dobj 2
of of ADP IN prep 3
shelling shell VERB VBG pcomp 4
the the DET DT det 7
market market NOUN NN dobj 5
. . PUNCT . punct 2
"""

BY = """
Three farmers were shot dead by gunmen.
Three three NUM CD nummod 1
farmers farmer NOUN NNS nsubjpass 3
were be AUX VBD auxpass 3
shot shoot VERB VBN ROOT 3
dead dead ADJ JJ oprd 3
by by ADP IN agent 3
gunmen gunman NOUN NNS pobj 5
. . PUNCT . punct 3
"""

CITING = """
The agency, citing a witness, said rebels bombed the bridge.
The the DET DT det 1
agency agency NOUN NN nsubj 7
, , PUNCT , punct 7
citing cite VERB VBG advcl 7
a a DET DT det 5
witness witness NOUN NN dobj 3
, , PUNCT , punct 7
said say VERB VBD ROOT 7
rebels rebel NOUN NNS nsubj 9
bombed bomb VERB VBD ccomp 7
the the DET DT det 11
bridge bridge NOUN NN dobj 9
. . PUNCT . punct 7
"""

REPORTEDLY = """
The rebels reportedly fired rockets at the town.
The the DET DT det 1
rebels rebel NOUN NNS nsubj 3
reportedly reportedly ADV RB advmod 3
fired fire VERB VBD ROOT 3
rockets rocket NOUN NNS dobj 3
at at ADP IN prep 3
the the DET DT det 7
town town NOUN NN pobj 5
. . PUNCT . punct 3
"""

CLASHED = """
The army clashed with rebels.
The the DET DT det 1
army army NOUN NN nsubj 2
clashed clash VERB VBD ROOT 2
with with ADP IN prep 2
rebels rebel NOUN NNS pobj 3
. . PUNCT . punct 2
"""

DENIED = """
The governor denied that troops had shelled the market.
The the DET DT det 1
governor governor NOUN NN nsubj 2
denied deny VERB VBD ROOT 2
that that SCONJ IN mark 6
troops troop NOUN NNS nsubj 6
had have AUX VBD aux 6
shelled shell VERB VBN ccomp 2
the the DET DT det 8
market market NOUN NN dobj 6
. . PUNCT . punct 2
"""

SUM = """
The war has killed 900 people.
The the DET DT det 1
war war NOUN NN nsubj 3
has have AUX VBZ aux 3
killed kill VERB VBN ROOT 3
900 900 NUM CD nummod 5
people people NOUN NNS dobj 3
. . PUNCT . punct 3
"""

PASSED = """
A barrage of questions hit the minister.
A a DET DT det 1
barrage barrage NOUN NN nsubj 4
of of ADP IN prep 1
questions question NOUN NNS pobj 2
hit hit VERB VBD ROOT 4
the the DET DT det 6
minister minister NOUN NN dobj 4
. . PUNCT . punct 4
"""

BARE_TOLL = """
Ten people were killed, activists said.
Ten ten NUM CD nummod 1
people people NOUN NNS nsubjpass 3
were be AUX VBD auxpass 3
killed kill VERB VBN ccomp 6
, , PUNCT , punct 6
activists activist NOUN NNS nsubj 6
said say VERB VBD ROOT 6
. . PUNCT . punct 6
"""

ROCKETS_HIT = """
Rockets hit the market of Orvale on Friday.
Rockets rocket NOUN NNS nsubj 1
hit hit VERB VBD ROOT 1
the the DET DT det 3
market market NOUN NN dobj 1
of of ADP IN prep 3
Orvale Orvale PROPN NNP pobj 4
on on ADP IN prep 1
Friday Friday PROPN NNP pobj 6
. . PUNCT . punct 1
"""

AMONG_THE_DEAD = """
Two children were among the dead.
Two two NUM CD nummod 1
children child NOUN NNS nsubj 2
were be AUX VBD ROOT 2
among among ADP IN prep 2
the the DET DT det 5
dead dead ADJ JJ pobj 3
. . PUNCT . punct 2
"""

DEAD_INCLUDED = """
The dead included two nurses.
The the DET DT det 1
dead dead ADJ JJ nsubj 2
included include VERB VBD ROOT 2
two two NUM CD nummod 4
nurses nurse NOUN NNS dobj 2
. . PUNCT . punct 2
"""

TOLL_ROSE = """
The death toll rose to 12 with 200 injured.
The the DET DT det 2
death death NOUN NN compound 2
toll toll NOUN NN nsubj 3
rose rise VERB VBD ROOT 3
to to ADP IN prep 3
12 12 NUM CD pobj 4
with with ADP IN prep 3
200 200 NUM CD nsubj 8
injured injure VERB VBN pcomp 6
. . PUNCT . punct 3
"""

NUMBER_KILLED = """
The number of villagers killed reached 40.
The the DET DT det 1
number number NOUN NN nsubj 5
of of ADP IN prep 1
villagers villager NOUN NNS pobj 2
killed kill VERB VBN acl 3
reached reach VERB VBN ROOT 5
40 40 NUM CD dobj 5
. . PUNCT . punct 5
"""

JETS_OF_TWO = """
Syrian and Iraqi jets struck the town.
Syrian syrian ADJ JJ amod 3
and and CCONJ CC cc 0
Iraqi iraqi ADJ JJ conj 0
jets jet NOUN NNS nsubj 4
struck strike VERB VBD ROOT 4
the the DET DT det 6
town town NOUN NN dobj 4
. . PUNCT . punct 4
"""

OWNED_UP = """
Islamic State claimed responsibility for the bombing that killed nine in Orvale.
Islamic Islamic PROPN NNP compound 1
State State PROPN NNP nsubj 2
claimed claim VERB VBD ROOT 2
responsibility responsibility NOUN NN dobj 2
for for ADP IN prep 3
the the DET DT det 6
bombing bombing NOUN NN pobj 4
that that PRON WDT nsubj 8
killed kill VERB VBD relcl 6
nine nine NUM CD dobj 8
in in ADP IN prep 8
Orvale Orvale PROPN NNP pobj 10
. . PUNCT . punct 2
"""

AMBUSHED_PATROL = """
Rebels ambushed an army patrol on Friday.
Rebels rebel NOUN NNS nsubj 1
ambushed ambush VERB VBD ROOT 1
an an DET DT det 4
army army NOUN NN compound 4
patrol patrol NOUN NN dobj 1
on on ADP IN prep 1
Friday Friday PROPN NNP pobj 5
. . PUNCT . punct 1
"""

GUNMEN_SHOT = """
Gunmen shot dead five farmers.
Gunmen gunman NOUN NNS nsubj 1
shot shoot VERB VBD ROOT 1
dead dead ADJ JJ acomp 1
five five NUM CD nummod 4
farmers farmer NOUN NNS dobj 1
. . PUNCT . punct 1
"""

AMONG_THE_KILLED = """
Ten children were among 48 people killed in Orvale.
Ten ten NUM CD nummod 1
children child NOUN NNS nsubj 2
were be AUX VBD ROOT 2
among among ADP IN prep 2
48 48 NUM CD nummod 5
people people NOUN NNS pobj 3
killed kill VERB VBN acl 5
in in ADP IN prep 6
Orvale Orvale PROPN NNP pobj 7
. . PUNCT . punct 2
"""
