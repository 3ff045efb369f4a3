"""Trees in which a day was taken for a part of what stands behind it: "On Friday rebels", "On 4 May five soldiers"."""

from __future__ import annotations

from trucewatch.extract.parse.times_before_subjects import day_before_subject, day_words_behind
from trucewatch.extract.parse.tokens import Token
from trucewatch.extract.parse.tree import SUBJECTS, climb, hang, lemma, subjects, verb_above
from trucewatch.packs.language.happenings import Happenings
from trucewatch.packs.language.times import TimeWords, time_words
from trucewatch.packs.language.triggers import VIOLENT


def mend_days(preposition: Token) -> None:
    """Mend what is seen to be wrong at a preposition that may have a day behind it, or a length of time before it.

    And at an adverb that may tell the day.
    """
    if preposition.dep_ == "advmod":
        day_word_before_saying(preposition)
        return
    if preposition.dep_ == "mark":
        clause_behind_saying(preposition)
        return
    if preposition.dep_ == "quantmod":
        number_before_day(preposition)
        return
    day_before_subject(preposition)
    day_before_saying(preposition)
    day_behind_saying(preposition)
    day_behind_scene(preposition)
    clause_behind_interval(preposition)
    month_behind_its_day(preposition)


def half_of_day(token: Token) -> None:
    """Behind an hour it is no verb: "took effect at 4 am local time on Wednesday"."""
    if (
        token.tag_ == "VBP"
        and token.i
        and token.nbor(-1).tag_ == "CD"
        and token.lower_ in time_words(token.lang_).half_days
    ):
        token.tag_, token.pos_, token.lemma_ = "NN", "NOUN", token.lower_


def number_before_day(preposition: Token) -> None:
    """Two numbers with "on" between are no one number: "were freed on 19 May and four on 25 May"."""
    number, day = preposition.nbor(-1) if preposition.i else preposition, preposition.head
    month = day.head
    if number.tag_ != "CD" or number.head != day or month.dep_ != "conj":
        return
    verb = verb_above(month)
    if verb is not None and time_words(month.lang_).is_of_a_day(month.lower_):
        hang(number, verb, "conj")
        hang(preposition, number, "prep")
        hang(month, preposition, "pobj")


def clause_behind_interval(after: Token) -> None:
    """Behind "a day after" stands a clause: "Rebels raided Tal, a day after shells killed two in Ros"."""
    unit = after.head
    noun = next((child for child in after.rights if child.dep_ == "pobj"), None)
    verb = unit.head
    measured = unit.dep_ == "npadvmod" and unit.lower_ in time_words(after.lang_).units.times
    if noun is None or not measured or verb.tag_ not in ("VBD", "VBN") or verb.i < noun.i:
        return
    own = [child for child in verb.lefts if child.dep_ in ("nsubj", "nsubjpass") and noun.i < child.i]
    if own or any(part.is_punct and part.head == verb for part in after.doc[noun.i : verb.i]):
        return
    for first in [child for child in verb.lefts if child.dep_ in ("nsubj", "nsubjpass") and child.i < unit.i]:
        _clause_before_interval(first, verb)
    passive = any(child.dep_ == "auxpass" for child in verb.children)
    hang(after, verb, "mark")
    hang(noun, verb, "nsubjpass" if passive else "nsubj")
    if verb.dep_ in ("ccomp", "conj"):
        verb.dep_ = "advcl"


def clause_behind_saying(after: Token) -> None:
    """What is told to have been before or after is no second thing said ("..., officials said, a day after ...")."""
    verb, said = after.head, after.head.head
    if after.dep_ != "mark" or verb.dep_ != "ccomp" or not said.i < after.i < verb.i:
        return
    told = [child for child in said.lefts if child.dep_ == "ccomp"]
    between = after.doc[said.i + 1 : after.i]
    if told and any(part.is_punct for part in between) and after.lower_ in time_words(after.lang_).told_behind:
        hang(verb, told[-1], "advcl")


def month_behind_its_day(preposition: Token) -> None:
    """Behind the number of its day the month is no other word: "those who fell on 3 May have received a medal"."""
    day = next((child for child in preposition.rights if child.dep_ == "pobj"), None)
    words = time_words(preposition.lang_)
    if day is None or day.tag_ != "CD" or day.i + 1 >= len(preposition.doc):
        return
    month = day.nbor(1)
    lost = month.head not in (day, preposition) and month != day.head
    if lost and words.capital_months and month.text[0].isupper() and month.lower_ in words.months:
        month.tag_, month.pos_ = "NNP", "PROPN"
        hang(month, preposition, "pobj")
        hang(day, month, "nummod")


def _clause_before_interval(noun: Token, verb: Token) -> None:
    """What stands before the comma is the main clause, whose verb was taken for a participle."""
    acts = [child for child in noun.rights if child.dep_ == "acl" and any(each.dep_ == "dobj" for each in child.rights)]
    if not acts:
        return
    main = acts[0]
    hang(main, verb.head if verb.head != verb else main, verb.dep_)
    hang(noun, main, "nsubj")
    hang(verb, main, "advcl")
    main.tag_ = "VBD"


def day_before_saying(preposition: Token) -> None:
    """A day before "witnesses said" is of what they said: "A raid killed two in Tal, on Friday, witnesses said"."""
    words = time_words(preposition.lang_)
    if preposition.i > preposition.head.i:
        return
    if any(words.is_of_a_day(token.lower_) for token in preposition.subtree):  # "at 11 am on Friday"
        _hang_on_what_is_said(preposition, "prep")


def day_behind_saying(preposition: Token) -> None:
    """A day right behind "said" is when it was said: "The envoy said on Monday the truce will begin at noon"."""
    told = preposition.head
    said, words = told.head, time_words(preposition.lang_)
    if told.dep_ != "ccomp" or preposition.i != said.i + 1 or said.tag_ != "VBD":
        return
    own = any(child.i > preposition.i for child in subjects(told))
    if own and any(words.is_of_a_day(token.lower_) for token in preposition.subtree):
        hang(preposition, said, "prep")


def day_word_before_saying(token: Token) -> None:
    """The same of a day that needs no preposition: "Jets struck the airport yesterday, the ministry said"."""
    words = time_words(token.lang_)
    if token.lower_ in words.day_words or token.lower_ in words.nights or words.is_of_a_day(token.lower_):
        _hang_on_what_is_said(token, token.dep_)


def _hang_on_what_is_said(token: Token, dep: str) -> None:
    said = token.head
    told = [child for child in said.lefts if child.dep_ == "ccomp" and child.i < token.i]
    if told and token.i < said.i and any(child.i > token.i for child in subjects(said)):
        hang(token, told[-1], dep)


def day_behind_scene(preposition: Token) -> None:
    """A day behind what people were doing is that of what befell them: "fired on men repairing a road on Friday"."""
    scene = preposition.head
    day = next((child for child in preposition.rights if child.dep_ == "pobj"), None)
    if day is None or not _is_scene(scene) or not time_words(day.lang_).is_of_a_day(day.lower_):
        return
    verb = next((link for link in climb(scene.head) if link.tag_ in ("VBD", "VBN")), None)
    dated = verb is not None and any(
        time_words(part.lang_).is_of_a_day(part.lower_) for part in verb.subtree if part not in scene.subtree
    )
    if verb is not None and not dated and verb.i < scene.i:
        hang(preposition, verb, "prep")


def day_behind_deed(preposition: Token, happenings: Happenings) -> None:
    """A day behind a deed that a verb only looks back on is the deed's: "regrets the killing of two in Tal on Monday".

    So it is where the verb has a day of its own, can have none ("has been held over the raid on 3 May"), or answers it.
    """
    words = time_words(preposition.lang_)
    if preposition.i and preposition.dep_ == "prep" and day_words_behind(preposition, words):
        _hang_on_deed(preposition, preposition, happenings, words)


def time_behind_deed(time: Token, happenings: Happenings) -> None:
    """The same of a time told by another: "were shot on Tuesday for the killing of two in Tal the night before".

    And of a day that needs no preposition: "has recorded ten deaths in the raid on Tal yesterday".
    """
    words, behind = time_words(time.lang_), time.nbor(1) if time.i + 1 < len(time.doc) else time
    reckoned = time.dep_ == "npadvmod" and behind.dep_ == "advmod" and behind.head == time
    if time.dep_ == "npadvmod" and words.day_words.get(time.lower_, 0) < 0:
        _hang_on_deed(time, time, happenings, words)
    elif reckoned and (time.lower_ in words.units.times or time.lower_ in words.nights):
        _hang_on_deed(time, min(time.subtree, key=lambda token: token.i), happenings, words)


def _hang_on_deed(time: Token, first: Token, happenings: Happenings, words: TimeWords) -> None:
    """Hang a time, whose first word is given, on the deed right before it where the verb can have no such time."""
    deed, verb = _deed_before(first, happenings, words), verb_above(time)
    if deed is None or verb is None or deed in climb(time):
        return
    if verb.i > deed.i:  # "In answer to the raid on Tal on Friday, jets on Sunday bombed ..."
        if lemma(time.head) in happenings.replies and time.head in climb(deed):
            hang(time, deed, time.dep_)
        return
    if _is_no_past(verb) or _has_day_before(verb, deed, words) or _is_answered(deed, verb, happenings):
        hang(time, deed, time.dep_)


def clause_behind_day(verb: Token, happenings: Happenings) -> None:
    """What did it stands before the day: "answered with strikes on Monday night that killed nine" is of the strikes."""
    which = next((child for child in verb.lefts if child.tag_ == "WDT" and child.dep_ in SUBJECTS), None)
    words = time_words(verb.lang_)
    if which is None or which.i == 0 or not words.is_of_a_day(which.nbor(-1).lower_):
        return
    for token in reversed(verb.doc[: which.i - 1]):
        if token.is_punct or token.pos_ in ("VERB", "AUX", "CCONJ"):
            return
        if token.pos_ == "NOUN" and (_is_violent(token, happenings) or lemma(token) in happenings.munitions):
            hang(verb, token, "relcl")
            return


def _deed_before(preposition: Token, happenings: Happenings, words: TimeWords) -> Token | None:
    """The deed of which no more than whom and where is told between it and the day."""
    for token in reversed(preposition.doc[: preposition.i]):
        clause_ends = token.pos_ in ("VERB", "AUX", "CCONJ", "SCONJ") or token.tag_ in ("WP", "WDT", "WRB")
        if clause_ends or token.is_punct or words.is_of_a_day(token.lower_):
            return None
        if token.pos_ == "NOUN" and _is_violent(token, happenings):
            return _harm_done_by(token, happenings)
    return None


def _harm_done_by(deed: Token, happenings: Happenings) -> Token:
    """Those whom it hit, where they are told right before it: "31 dead in the strike on the market"."""
    preposition = deed.head
    if preposition.i == 0 or preposition.dep_ != "prep" or preposition.lower_ not in happenings.prepositions["within"]:
        return deed
    above = preposition.nbor(-1)
    if above.lower_ in happenings.harmed or (above.pos_ == "NOUN" and _is_violent(above, happenings)):
        hang(preposition, above, "prep")
        return above
    return deed


def _is_violent(noun: Token, happenings: Happenings) -> bool:
    trigger = happenings.nouns.get(lemma(noun))
    return trigger is not None and trigger.role in VIOLENT


def _is_no_past(verb: Token) -> bool:
    """Is it a present, or a perfect, which no day that is over goes with?"""
    helpers = [child.tag_ for child in verb.lefts if child.dep_ in ("aux", "auxpass")]
    if "MD" in helpers or "VBD" in helpers:
        return False
    return verb.tag_ in ("VBP", "VBZ") or bool({"VBP", "VBZ"} & set(helpers))


def _has_day_before(verb: Token, deed: Token, words: TimeWords) -> bool:
    """Does the verb tell its own day before it comes to the deed ("arrested two on Tuesday over the killing ...")?"""
    for token in verb.doc[: deed.i]:
        timed = words.is_of_a_day(token.lower_) or token.lower_ in words.day_words or token.lower_ in words.nights
        if timed and verb == verb_above(token):
            return True
    return False


def _is_answered(deed: Token, verb: Token, happenings: Happenings) -> bool:
    """Is it what the verb answers ("fired in answer to the raid on Tal on Friday")?"""
    for link in climb(deed):
        if link == verb:
            return False
        if lemma(link) in happenings.replies:
            return True
    return False


def _is_scene(verb: Token) -> bool:
    """Does it tell, in no clause of its own, what somebody was doing or did not do at that moment?"""
    if verb.dep_ not in ("acl", "relcl") or verb.i == 0 or verb.nbor(-1).is_punct:
        return False
    first = min((child.i for child in verb.lefts), default=verb.i)
    apart = first > 0 and verb.doc[first - 1].is_punct
    going_on = verb.tag_ == "VBG" and not any(child.tag_ in ("VBN", "MD") for child in verb.lefts)
    return not apart and (going_on or any(child.dep_ == "neg" for child in verb.lefts))


def verb_behind_scene(verb: Token) -> None:
    """After "who were -ing" a past goes on with the main clause: "fired on men who were resting and killed two"."""
    scene = verb.head
    if scene.dep_ != "relcl" or scene.tag_ != "VBG" or any(child.dep_ in ("aux", "auxpass") for child in verb.lefts):
        return
    main = next((link for link in climb(scene) if link.tag_ == "VBD" and link.i < scene.i), None)
    if main is None or any(subjects(verb)) or not any(child.dep_ == "dobj" for child in verb.rights):
        return
    hang(verb, main, "conj")
