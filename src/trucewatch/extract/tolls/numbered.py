"""The numbers of a sentence, each with the noun that it counts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from trucewatch.extract.deeds.harmed import stands_for_one
from trucewatch.extract.parse.tokens import Token
from trucewatch.extract.parse.tree import DESCRIBING, climb, is_plural, lemma, under_preposition, with_conjuncts
from trucewatch.extract.sentence import Sentence
from trucewatch.extract.tolls.shares import Share, find_shares
from trucewatch.model import Quantity, Span
from trucewatch.packs.groups import Groups
from trucewatch.packs.language.happenings import Happenings
from trucewatch.packs.language.numbers import number_words

PERSON = "person"  # the group that holds everybody
_DONE_TO_ONE = frozenset({"killed", "injured", "shot", "captured", "arrested"})
_NEAR = 5  # words from a number to the noun behind "of them"


@dataclass(frozen=True)
class Numbered:
    """A number and the noun it counts; ``noun`` is the number itself where none follows ("killing dozens")."""

    span: Span
    quantity: Quantity
    noun: Token
    of_whole: bool = False
    whole: bool = False  # a number stands before it that tells of a part: "two of the four men seized"
    implied: bool = False  # one of which only the kind is said: "soldier killed"
    share: Share | None = None  # where only the part that it is of those before was told; ``quantity`` is theirs to say


def numbered_nouns(
    sentence: Sentence, happenings: Happenings, groups: Groups, peoples: frozenset[str] = frozenset()
) -> list[Numbered]:
    """Every number of the sentence with the noun that it counts; ``peoples`` are the names of nations."""
    found = list(_shares(sentence, happenings))
    shared = [one.span for one in found]
    single = list(_one_of(sentence, happenings))
    parts = [*(span for span, _ in sentence.quantities), *(one.span for one in single)]
    for span, quantity in sentence.quantities:
        whole = _is_whole(sentence, span, parts, happenings)
        if any(span.overlaps(other) for other in shared) or (whole and not _is_told_more_of(sentence, span)):
            continue
        head, part = sentence.head(span), _part_noun(sentence, span, happenings)
        if head is not None and _is_age(head, happenings, groups):
            continue
        if part is not None:
            found.append(Numbered(span, quantity, part, of_whole=True))
        elif head is not None:
            noun = _counted(head, sentence, span, happenings, groups)
            among = _is_among(sentence, span, noun, found, happenings)
            found.append(Numbered(span, quantity, noun, of_whole=among, whole=whole))
    found.extend(single)
    found.extend(_single(sentence, {one.noun.i for one in found}, happenings, groups, peoples))
    if not (sentence.is_headline or sentence.text.isupper() or sentence.text.islower()):
        found.extend(_by_name(sentence, {one.noun.i for one in found}, happenings, groups))
    found.extend(_both(sentence, happenings))
    found.extend(_one_more(sentence, happenings))
    return sorted(found, key=lambda one: one.span)


def _is_whole(sentence: Sentence, span: Span, parts: Iterable[Span], happenings: Happenings) -> bool:
    """Is it the number of which another is a part ("18 of 31 trucks", "one of the 30 captives", "two out of nine")?"""
    start = span.start - sentence.span.start
    for part in parts:
        between = sentence.text[part.end - sentence.span.start : start].lower().split() if part.end < span.start else []
        if between and between[0] in happenings.prepositions["out_of"]:
            between = between[1:]
        if not between or between[0] not in happenings.prepositions["of"]:
            continue
        if not between[1:] or (len(between) == 2 and between[1] in happenings.definite):
            return True
    return False


def _is_told_more_of(sentence: Sentence, span: Span) -> bool:
    """Does a clause say more of what the number counts ("the four men seized")?"""
    head = sentence.head(span)
    nouns = [head, head.head] if head is not None else []
    return any(child.dep_ in ("acl", "relcl") for noun in nouns for child in noun.children)


def _one_of(sentence: Sentence, happenings: Happenings) -> Iterator[Numbered]:
    """One of several by name of what they are: "one of the 11 teachers", "one of its soldiers"."""
    for token in sentence.doc:
        if token.lower_ in happenings.single and token.tag_ == "CD":
            inside = under_preposition(token, happenings.prepositions["of"])
            if inside and is_plural(inside[0]):
                span = sentence.token_span(token)
                yield Numbered(span, Quantity(1, 1, text=token.text), inside[0])


def _is_age(number: Token, happenings: Happenings, groups: Groups) -> bool:
    """Is it how old one person is ("a boy of seven")?"""
    noun = number.head.head
    if number.dep_ != "pobj" or number.head.lower_ not in happenings.prepositions["of"]:
        return False
    if noun.tag_ not in ("NN", "NNP"):
        return False
    name = groups.name(lemma(noun))
    one_person = name == PERSON or groups.within(name, PERSON) or noun.tag_ == "NNP"  # "a Palestinian of 20"
    one_person = one_person or noun.lower_ in number_words(noun.lang_).age_groups  # "a youth of 18"
    return one_person and any(child.dep_ == "det" for child in noun.lefts) and lemma(noun) not in happenings.light_nouns


def _shares(sentence: Sentence, happenings: Happenings) -> Iterator[Numbered]:
    """Shares of those counted before, with the noun behind each."""
    of_whole = happenings.prepositions["of_whole"]
    for share in find_shares(sentence.text, sentence.span.start, of_whole, sentence.doc.language):
        after = sentence.tokens_behind(share.span.end)[:_NEAR]
        noun = next((token for token in after if token.pos_ in ("NOUN", "PROPN")), None)
        if noun is not None:
            yield Numbered(share.span, Quantity(None, None), noun, of_whole=True, share=share)


def _is_among(sentence: Sentence, span: Span, noun: Token, found: list[Numbered], happenings: Happenings) -> bool:
    """Does "among them" stand before it, or before what it is joined to?"""
    before = sentence.text[: span.start - sentence.span.start].rstrip().lower()
    if any(before.endswith(words) for words in happenings.prepositions["among"]):
        return True
    return any(one.of_whole and noun in with_conjuncts(one.noun) for one in found)


def _part_noun(sentence: Sentence, span: Span, happenings: Happenings) -> Token | None:
    """The noun behind "two of them", "three of whom were"."""
    words = sentence.tokens_behind(span.end)[:_NEAR]
    joined = " ".join(token.lower_ for token in words[:2])
    if joined not in happenings.prepositions["of_whole"]:
        return None
    noun = next((token for token in words[2:] if token.pos_ in ("NOUN", "PROPN", "ADP", "PUNCT")), None)
    return noun if noun is not None and noun.pos_ in ("NOUN", "PROPN") else None


def _counted(head: Token, sentence: Sentence, span: Span, happenings: Happenings, groups: Groups) -> Token:
    """From the number to the noun: "16 civilians", "dozens of people", "a group of 12 men"; of a family its members."""
    noun = head
    if _stands_alone(head, sentence, span, happenings):
        return head
    if noun.dep_ in ("nummod", "quantmod", "amod", "compound", "npadvmod", "nmod", "det", "advmod"):
        for above in climb(noun):
            if above.pos_ in ("NOUN", "PROPN", "PRON"):
                noun = above
                if above.dep_ not in ("compound", "nmod", "amod"):  # "fifteen SARC volunteers"
                    break
            if above.dep_ not in ("nummod", "quantmod", "amod", "compound", "advmod", "npadvmod"):
                break
    inside = under_preposition(noun, happenings.prepositions["of"])
    carries = lemma(noun) in happenings.light_nouns or sentence.token_span(noun).overlaps(span)
    if carries and inside and inside[0].pos_ in ("NOUN", "PROPN"):
        return noun if _is_one_body(noun, inside[0], groups) else inside[0]
    return noun


def _is_one_body(noun: Token, body: Token, groups: Groups) -> bool:
    """Are they people of one church or family, which is not killed nine times by "nine members of a family"?"""
    of_several = noun.tag_ == "NNS" and body.tag_ == "NN" and noun.lower_ != groups.name(noun.lower_)
    return of_several and groups.name(noun.lower_) == PERSON and groups.kind(groups.name(body.lower_)) != "armed"


def _stands_alone(head: Token, sentence: Sentence, span: Span, happenings: Happenings) -> bool:
    """Does a preposition follow the number, whatever the parser hangs it on: "kills 16 outside a bakery"?"""
    after = next((token for token in sentence.tokens_behind(span.end)[:2] if token.tag_ != "``"), None)  # '12 "rebels"'
    if after is None or after.lower_ in happenings.prepositions["of"] or head.pos_ in ("NOUN", "PROPN"):
        return False
    beyond = after.nbor(1) if after.i + 1 < len(after.doc) else after
    if after.lower_ in happenings.states and beyond.pos_ not in ("NOUN", "PROPN", "ADJ"):  # "three dead, dozens hurt"
        return True
    if after.pos_ in ("PUNCT", "NUM") and head.head.i > after.i:  # "killed over 300, 40% of them children"
        return True
    return after.lower_ in happenings.prepositions["where"]


def _single(
    sentence: Sentence, counted: set[int], happenings: Happenings, groups: Groups, peoples: frozenset[str]
) -> list[Numbered]:
    """An article before one of a kind or a people is a count of one: "a soldier was killed", "one Greek died".

    Headlines leave the article out: "Soldier killed in the north".
    """
    found = []
    for token in sentence.doc:
        noun = (token.tag_ == "NN" and token.pos_ == "NOUN") or (sentence.is_headline and token.tag_ == "NNP")
        known = noun and groups.group_of(with_kind(token)) is not None
        known = known or (token.pos_ in ("NOUN", "PROPN") and token.lower_ in peoples and token.dep_ not in DESCRIBING)
        if token.i in counted or not known or _is_body_of(token, counted, happenings, groups):
            continue
        mark = next((child for child in token.children if child.lower_ in happenings.single), None)
        mark = mark or _kin_of(token, happenings) or _of_a_row(token, happenings)
        if mark is None and sentence.is_headline and _suffers_bare(token, happenings):
            persons = groups.kind(groups.name(token.lower_)) in ("civil", "armed")
            one = Quantity(1, 1, text=token.text)
            found += [Numbered(sentence.token_span(token), one, token, implied=True)] if persons else []
        if mark is not None and not any(child.dep_ == "nummod" and child != mark for child in token.children):
            span = sentence.token_span(mark)
            among = _is_among(sentence, span, token, [], happenings)
            found.append(Numbered(span, Quantity(1, 1, text=mark.text), token, of_whole=among))
    return found


def with_kind(noun: Token) -> str:
    """The noun with the words before it that say of what kind it is ("blue helmet", "aid worker")."""
    return " ".join([*(child.lower_ for child in noun.lefts if child.dep_ in ("compound", "amod")), noun.lower_])


def _kin_of(token: Token, happenings: Happenings) -> Token | None:
    """The word that says whose one relative it is ("his wife"), or the relative itself behind it ("... and son")."""
    if token.lower_ not in happenings.kin:
        return None
    whose = next((child for child in token.lefts if child.dep_ == "poss"), None)
    bare = all(child.dep_ in ("compound", "amod") for child in token.lefts)  # "his wife and baby son"
    if whose is None and token.dep_ == "conj" and bare and _kin_of(token.head, happenings):
        return token
    return whose


def _of_a_row(noun: Token, happenings: Happenings) -> Token | None:
    """The article of somebody known who is told of in a row with others ("the mayor, his driver and two guards")."""
    if not noun.conjuncts or noun.tag_ != "NN" or lemma(noun) in happenings.toll_nouns:
        return None
    return next((child for child in noun.lefts if child.dep_ == "det" and child.lower_ in happenings.definite), None)


def _by_name(sentence: Sentence, counted: set[int], happenings: Happenings, groups: Groups) -> list[Numbered]:
    """One person by name, to whom a verb of harm is done: "Ada Vos was shot dead", "killed Ada Vos and two others"."""
    found = []
    for token in sentence.doc:
        if token.tag_ != "NNP" or token.dep_ not in ("nsubjpass", "dobj") or token.i in counted:
            continue
        acts = happenings.verbs.get(lemma(token.head), ())
        if not any(act.victims == "object" and act.measure in _DONE_TO_ONE for act in acts):
            continue
        if groups.group_of(token.lower_) is not None:  # "Monitor", as headlines write it
            continue
        span = _name_of_person(token, sentence, happenings)
        if span is not None:
            found.append(Numbered(span, Quantity(1, 1, text=token.text), token))
    return found


def _name_of_person(name: Token, sentence: Sentence, happenings: Happenings) -> Span | None:
    """Where the name stands, if it can be a person's: no place, no time, no group, and of one alone."""
    span = sentence.token_span(name)
    others = [where.span for where in sentence.places] + [at for at, _ in sentence.times]
    others += [mention.span for mention in sentence.actors if mention.kind != "person"]
    if any(each.overlaps(span) for each in others) or name.lower_ in happenings.bands:
        return None
    if any(child.dep_ in ("det", "nummod") for child in name.lefts):
        return None
    return span


def _suffers_bare(noun: Token, happenings: Happenings) -> bool:
    """Is it one, with nothing before it that says which or how many, to whom a verb of harm is done?"""
    if noun.tag_ not in ("NN", "NNP") or any(child.dep_ in ("det", "poss", "nummod") for child in noun.children):
        return False
    behind = [child for child in noun.rights if child.dep_ == "acl" and child.tag_ == "VBN"]
    verbs = behind or ([noun.head] if noun.dep_ in ("nsubjpass", "dobj") else [])
    acts = (trigger for verb in verbs for trigger in happenings.verbs.get(lemma(verb), ()))
    return any(trigger.role == "harm" and trigger.victims == "object" for trigger in acts)


def _is_body_of(token: Token, counted: set[int], happenings: Happenings, groups: Groups) -> bool:
    """Is it only whose members were counted ("nine members of a church")?"""
    above, behind = token.head.head, token.head.lower_ in happenings.prepositions["of"]
    return token.dep_ == "pobj" and behind and above.i in counted and _is_one_body(above, token, groups)


def _both(sentence: Sentence, happenings: Happenings) -> Iterator[Numbered]:
    """Two of a kind by the word for both of them: "both pilots were killed"."""
    for token in sentence.doc:
        noun = token.head
        if token.lower_ in happenings.both and noun.tag_ == "NNS" and token.i < noun.i:
            yield Numbered(sentence.token_span(token), Quantity(2, 2, text=token.text), noun)


def _one_more(sentence: Sentence, happenings: Happenings) -> list[Numbered]:
    """One person by a word that stands for itself: "another was injured", "two were killed and one wounded"."""
    alone = (token for token in sentence.doc if stands_for_one(token, happenings))
    return [Numbered(sentence.token_span(token), Quantity(1, 1, text=token.text), token) for token in alone]
