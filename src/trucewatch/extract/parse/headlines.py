"""Headlines as the parser can read them: their capitals made small, and their verbs told from nouns.

In a headline nearly every word has a capital, so that a parser takes verbs for
names; and its short clauses ("Army shells town") are often taken for rows of nouns.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable

from trucewatch.extract.parse.parser import InWords, Parses
from trucewatch.extract.parse.tokens import Token, Tree
from trucewatch.extract.parse.tree import SUBJECTS, hang, lemma, subjects
from trucewatch.model import Span
from trucewatch.packs.language.happenings import Happenings
from trucewatch.packs.language.triggers import Trigger

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_LONG, _FEWEST, _NEARLY = 4, 4, 0.75  # letters of the words that tell a headline, how many of them, what share
# of them, how many must be common words: in a headline, and before a sentence that runs on in small letters
_FEW_ENOUGH, _FEW_BEFORE_MORE = 2, 3
_NO_LETTER = "Z"  # in the place of the last one
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_ACTS = frozenset({"attack", "harm", "seize", "destroy", "detain"})
# where a verb that was taken for a noun hangs: before the noun that it acts on, or on top
_SUFFERED = frozenset({"harm", "detain"})
_STRIKES = frozenset({"attack", "destroy"})
_HELPED = frozenset({"aux", "auxpass", "dobj", "obj", "nsubjpass"})
_LONGEST_PARTY = 4  # words of who acts, at the head of a headline
_PARTY = _NOMINAL | {"ADJ"}
_TAKEN_FOR = frozenset({"compound", "nsubj", "ROOT", "appos", "ccomp"})


def as_one_sentence(
    parser: Parses, text: str, start: int, names: Collection[Span] | None, happenings: Happenings
) -> InWords:
    """The words of a sentence that starts there, to be parsed as one.

    ``names`` are the spans of its names in the report, None where capitals tell nothing.
    """
    if names is not None:
        moved = [Span(span.start - start, span.end - start) for span in names]
        kept = [span for span in moved if span.of(text).lower() not in happenings.verbs]
        text = plain_case(_as_names(text, moved, happenings), kept, parser.is_word)
    return parser.make_doc(text)


def _as_names(text: str, names: Collection[Span], happenings: Happenings) -> str:
    """The text with those words of names spelt as no word is that a parser takes for helpers of a verb ("IS")."""
    for span in names:
        for word in _WORD.finditer(text, span.start, span.end):
            if word.group().isupper() and word.group().lower() in happenings.helpers:
                text = f"{text[: word.end() - 1]}{_NO_LETTER}{text[word.end() :]}"
    return text


def plain_case(text: str, names: Collection[Span], knows: Callable[[str], bool]) -> str:
    """The text with the common words of the headline that it begins with in small letters, or the text itself.

    ``names`` are the spans of names, ``knows`` whether a word in small letters is a common one.

    >>> plain_case("Rebels Shell Market in Sool, Killing Four Vendors", [Span(23, 27)], lambda word: True)
    'rebels shell market in Sool, killing four vendors'
    >>> plain_case("Rebels shelled the market in Sool", [], lambda word: True)
    'Rebels shelled the market in Sool'
    """
    words, length = _headline(text)
    if not length:
        return text
    common = [
        word
        for word in words[:length]
        if word.group()[1:].islower()
        and not any(word.start() < name.end and name.start < word.end() for name in names)
        and knows(word.group().lower())
    ]
    ends = not any(len(word.group()) >= _LONG for word in _WORD.finditer(text, words[length - 1].end()))
    if sum(len(word.group()) >= _LONG for word in common) < (_FEW_ENOUGH if ends else _FEW_BEFORE_MORE):
        return text
    letters = list(text)
    for word in common:
        letters[word.start()] = text[word.start()].lower()
    return "".join(letters)


def _headline(text: str) -> tuple[list[re.Match[str]], int]:
    """The words that the text begins with, up to a few small ones, and how many of them make a headline.

    In it nearly all of the long words have capitals; 0 where they are too few.
    """
    words: list[re.Match[str]] = []
    long = capitals = length = 0
    for word in _WORD.finditer(text):
        words.append(word)
        if len(word.group()) < _LONG:
            continue
        long += 1
        capitals += word.group()[0].isupper()
        if long - capitals > _FEWEST:
            break
        if word.group()[0].isupper() and long >= _FEWEST and capitals >= _NEARLY * long:
            length = len(words)
    return words, length


def mend_headline(doc: Tree, happenings: Happenings) -> None:
    """Make verbs again of what was taken for nouns, where no noun could stand.

    A plural seldom stands before another noun, nor a noun before a number: so
    "shells" in "army shells town" is a verb, as is "ambush" in "forces ambush convoy".
    Who is harmed in the past with nobody named behind suffers it: "soldier killed in the north".
    """
    _two_before_verb(doc, happenings)
    for token in reversed(list(doc)):
        form = _verb_form(token, happenings)
        if form is not None:
            _make_verb(token, *form)
        elif _is_subject(token, happenings):
            _make_subject(token)
        elif _is_done_by_act(token, happenings):
            _make_deed_of_act(token)
        elif token.dep_ == "nsubj" and token.i > token.head.i and subjects(token.head)[0].i < token.head.i:
            token.dep_ = "dobj"  # "shelling hits Tal": a verb has one subject
        elif token.tag_ in ("VBD", "VBN") and _leaves_out_helper(token, happenings):
            _make_passive(token)


def _two_before_verb(doc: Tree, happenings: Happenings) -> None:
    """A comma between the two that a headline begins with is an "and": "Iran, Iraq swap prisoners"."""
    comma = next((token.i for token in doc[:_LONGEST_PARTY] if token.text == ","), 0)
    behind = doc[comma + 2 : comma + 2 + _LONGEST_PARTY] if comma else ()
    verb = next((token for token in behind if _may_be_plural(token, happenings)), None)
    if verb is None or any(token.pos_ not in _PARTY for token in (*doc[:comma], *doc[comma + 1 : verb.i])):
        return
    first, second = doc[comma - 1], doc[verb.i - 1]
    if first.pos_ not in _NOMINAL or second.pos_ not in _NOMINAL or {lemma(first), lemma(second)} & happenings.struck:
        return
    if verb.pos_ != "VERB":
        if verb.head.i < verb.i or verb.head.dep_ not in ("ROOT", "appos"):
            return
        noun = verb.head
        hang(verb, verb, "ROOT")
        hang(noun, verb, "dobj")
        verb.tag_, verb.pos_ = "VBP", "VERB"
    hang(first, verb, "nsubj")
    hang(second, first, "conj")
    for token in doc[: verb.i]:
        if token not in (first, second) and token.head not in (first, second):
            own = first if token.i <= comma else second
            hang(token, own, "punct" if token.i == comma else "compound")


def _may_be_plural(token: Token, happenings: Happenings) -> bool:
    """Is it a verb of several in the present, or a word that can be one of happenings?"""
    bare = token.tag_ in ("VBP", "VB", "VBD") and token.lower_ == lemma(token)
    return bare or (token.dep_ == "compound" and token.lower_ in happenings.verbs)


def _verb_form(token: Token, happenings: Happenings) -> tuple[str, str] | None:
    """The tag and the lemma of the verb that the word must be; None where it can be a noun."""
    if token.i == 0 or token.i + 1 >= len(token.doc) or token.dep_ not in _TAKEN_FOR or not token.lower_.islower():
        return None
    before, after = token.nbor(-1), token.nbor(1)
    if (before.pos_ in _NOMINAL or before.lower_ in happenings.nouns) and _is_behind(after, token):
        return _verb_into(token, before, happenings)
    if before.pos_ not in _NOMINAL or after.pos_ not in (*_NOMINAL, "DET", "ADJ"):
        return None
    bare = _is_bare_verb(token)
    if _has_verb(token) and not bare:
        return None
    for verb in _lemmas(token):
        if not any(_may_act_on(trigger, token.head) for trigger in happenings.verbs.get(verb, ())):
            continue
        if bare:
            return "VBP", verb
        if token.lower_ != verb and not _is_plural(before):
            return "VBZ", verb
        if token.lower_ == verb and _is_plural(before) and (token.dep_ != "ROOT" or after.pos_ == "NUM"):
            return "VBP", verb
    return None


def _is_done_by_act(token: Token, happenings: Happenings) -> bool:
    """Is it what the act before it does, and no plural that it is done to ("shelling targets Tal")?"""
    act = token.nbor(-1) if token.i else token
    below = token.head == act or (token.dep_ == "compound" and token.head.head == act)
    if token.tag_ != "NNS" or act.tag_ != "VBG" or not below or act.lower_ not in happenings.nouns:
        return False
    bare = not any(token.lefts) and any(
        child.pos_ in _NOMINAL for one in (token, act) for child in one.rights if child.i > token.i
    )
    return bare and any(verb != token.lower_ and verb in happenings.verbs for verb in _lemmas(token))


def _make_deed_of_act(token: Token) -> None:
    act, above = token.nbor(-1), token.nbor(-1).head
    behind = [child for one in (act, token) for child in one.rights if child.i > token.i]
    behind += [token.head] if token.head.i > token.i and token.head not in behind else []
    hang(token, token, "ROOT")
    if act.dep_ == "pcomp" and above.head != above:  # "truce in doubt as shelling kills four, sets houses ablaze"
        state = above.head
        if state.dep_ in SUBJECTS and state.head.i > token.i:
            hang(state.head, token, "conj")
            hang(state, state, "ROOT")
        hang(token, state, "advcl")
        hang(above, token, "mark")
    elif above.i < act.i:
        hang(above, act, "amod" if above.tag_ == "VBN" else "compound")
    hang(act, token, "nsubj")
    for child in behind:
        hang(child, token, "dobj" if child.pos_ in _NOMINAL else child.dep_)
    act.tag_, act.pos_, act.lemma_ = "NN", "NOUN", act.lower_
    token.tag_, token.pos_, token.lemma_ = "VBZ", "VERB", token.lower_.removesuffix("s")


def _is_behind(preposition: Token, token: Token) -> bool:
    return preposition.dep_ == "prep" and preposition.head == token


def _verb_into(token: Token, before: Token, happenings: Happenings) -> tuple[str, str] | None:
    """The verb that only its preposition completes ("mine rips through bus"), behind a noun in the singular."""
    if token.tag_ != "NNS" or _is_plural(before) or _has_verb(token):
        return None
    into = token.nbor(1).lower_
    for verb in _lemmas(token):
        if verb != token.lower_ and any(into in trigger.needs_at for trigger in happenings.verbs.get(verb, ())):
            return "VBZ", verb
    return None


def _is_bare_verb(token: Token) -> bool:
    """Was it given a subject and an object, and yet taken for a noun?"""
    deps = {child.dep_ for child in token.children}
    return token.pos_ in ("NOUN", "PROPN") and "nsubj" in deps and "dobj" in deps


def _may_act_on(trigger: Trigger, noun: Token) -> bool:
    return trigger.role in _ACTS and (not trigger.needs_object or lemma(noun) in trigger.needs_object)


def _lemmas(token: Token) -> Iterable[str]:
    word = token.lower_
    yield word
    if word.endswith("s") and not word.endswith("ss"):
        yield word[:-1]
        if word.endswith("es"):
            yield word[:-2]


def _is_plural(token: Token) -> bool:
    return token.tag_ in ("NNS", "NNPS") or token.pos_ == "NUM" or (token.tag_ == "NNP" and token.lower_.endswith("s"))


def _has_verb(token: Token) -> bool:
    """Does its clause have a verb already?"""
    above = token if token.dep_ == "ROOT" else token.head
    return above.pos_ in ("VERB", "AUX") or any(
        child.pos_ in ("VERB", "AUX") and child.tag_ not in ("VBG", "VBN") for child in above.children if child != token
    )


def _make_verb(token: Token, tag: str, verb: str) -> None:
    """Put the verb on top of the noun that it stood before, which it acts on, and of its subject."""
    noun = token.head
    if _is_bare_verb(token):
        token.tag_, token.pos_, token.lemma_ = tag, "VERB", verb
        return
    if _is_behind(token.nbor(1), token):
        noun = token
    elif token.dep_ == "ROOT" or noun.i < token.i:
        noun = next((child for child in token.rights if child.pos_ in _NOMINAL), token)
    elif noun.dep_ in SUBJECTS and noun.head.pos_ == "VERB":  # "rebels raid village, kill five"
        beside = noun.head
        hang(token, beside.head if beside.head != beside else token, beside.dep_)
        hang(beside, token, "conj")
    else:
        hang(token, noun.head if noun.head != noun else token, noun.dep_)
    before = [child for child in (*noun.lefts, *token.lefts) if child.i < token.i]
    for child in noun.rights:
        if noun != token and child.pos_ == "VERB":
            hang(child, token, "advcl")
    if noun != token:
        hang(noun, token, "dobj")
    subject = token.nbor(-1)
    for child in before:
        hang(child, token if child == subject else subject, "nsubj" if child == subject else child.dep_)
    if subject.head != token:
        hang(subject, token, "nsubj")
    if subject.pos_ == "ADJ":  # "mine", which the tagger takes for an owner's
        subject.tag_, subject.pos_ = "NN", "NOUN"
    token.tag_, token.pos_, token.lemma_ = tag, "VERB", verb


def _is_subject(token: Token, happenings: Happenings) -> bool:
    """Is it a noun that was taken for a verb, right before the verb of which it is the subject ("strikes kill 5")?"""
    if token.tag_ != "VBZ" or token.i + 1 >= len(token.doc) or token.nbor(1).head != token:
        return False
    verb = token.nbor(1)
    return verb.tag_ in ("VBP", "VBD") and token.lemma_ in happenings.nouns and not any(verb.lefts)


def _make_subject(token: Token) -> None:
    verb = token.nbor(1)
    hang(verb, token.head if token.head != token else verb, token.dep_)
    for child in list(token.children):
        hang(child, token if child.i < token.i else verb, "compound" if child.dep_ in SUBJECTS else child.dep_)
    hang(token, verb, "nsubj")
    token.tag_, token.pos_ = "NNS", "NOUN"


def _leaves_out_helper(verb: Token, happenings: Happenings) -> bool:
    """Is it a verb of harm or capture that acts on nobody ("teacher shot dead"), or one of attack ("school hit")?"""
    deps, own = {child.dep_ for child in verb.children}, [child for child in verb.lefts if child.dep_ in SUBJECTS]
    if deps & _HELPED or not own:
        return False
    behind = next((child.lower_ for child in verb.rights if child.dep_ in ("prep", "agent")), "")
    if behind in happenings.charges.get(lemma(verb), ()):
        return True  # "Army accused of shelling town"
    if behind in happenings.prepositions["by"] and any(
        each.role in _ACTS for each in happenings.verbs.get(lemma(verb), ())
    ):
        return True  # "Tal hit by rockets"
    struck = lemma(own[0]) in happenings.struck and lemma(own[0]) not in happenings.doers | happenings.arms
    roles = _SUFFERED | _STRIKES if struck else _SUFFERED
    acts = (trigger for trigger in happenings.verbs.get(lemma(verb), ()) if trigger.role in roles)
    return any(trigger.victims == "object" and not (trigger.needs_object or trigger.needs_at) for trigger in acts)


def _make_passive(verb: Token) -> None:
    verb.tag_ = "VBN"
    for child in verb.lefts:
        if child.dep_ in SUBJECTS:
            child.dep_ = "nsubjpass"
            if child.pos_ == "INTJ":
                child.pos_, child.tag_ = "NOUN", "NN"
