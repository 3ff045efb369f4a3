"""Words in -ing that name an act and are taken for a verb: "there was mortar shelling", "OSCE witnesses shelling"."""

from __future__ import annotations

from trucewatch.extract.parse.tokens import Token
from trucewatch.extract.parse.tree import hang, lemma
from trucewatch.packs.language.happenings import Happenings

_OBJECTS = frozenset({"dobj", "obj", "dative"})


def mend_act(token: Token, happenings: Happenings, *, headline: bool) -> None:
    """Make a noun of a word in -ing that names an act, where nothing tells whom it is done to."""
    if token.lower_ not in happenings.nouns or any(child.dep_ in _OBJECTS for child in token.children):
        return
    if (headline or token.dep_ == "advcl") and _act_behind_name(token):
        return
    if token.dep_ == "acl":
        _act_that_there_was(token)
        _act_that_was_seen(token, happenings)
    elif token.dep_ == "xcomp" and (
        lemma(token.head) in happenings.perceives or lemma(token.head) in happenings.escapes
    ):
        token.dep_ = "dobj"  # "observers witnessed shelling" did not shell
        _make_noun(token)
    elif any(child.dep_ == "expl" for child in token.lefts):
        _act_with_helper(token)


def _act_that_there_was(act: Token) -> None:
    """As in "there was mortar shelling": what was there is the act and not the weapon."""
    weapon, was = act.head, act.head.head
    if weapon.i != act.i - 1 or weapon.dep_ != "attr" or not any(child.dep_ == "expl" for child in was.lefts):
        return
    hang(act, was, "attr")
    for child in [child for child in weapon.lefts if child.dep_ in ("amod", "det", "nummod", "advmod")]:
        hang(child, act, child.dep_)
    hang(weapon, act, "compound")
    _make_noun(act)


def _act_with_helper(act: Token) -> None:
    """As in "there has been shelling in Tal": "been" is the verb."""
    been = next((child for child in reversed(list(act.lefts)) if child.dep_ == "aux"), None)
    if been is None:
        return
    hang(been, act.head if act.head != act else been, act.dep_)
    for child in [child for child in act.children if child != been]:
        hang(child, been, child.dep_)
    hang(act, been, "attr")
    _make_noun(act)


def _act_that_was_seen(act: Token, happenings: Happenings) -> None:
    """As in "OSCE witnesses shelling": a verb of seeing that was taken for those who see."""
    verb = act.head
    before = [child for child in verb.lefts if child.i == verb.i - 1]
    if verb.dep_ != "ROOT" or verb.tag_ != "NNS" or not before or act.i != verb.i + 1:
        return
    if lemma(verb) not in happenings.perceives:
        return
    hang(act, verb, "dobj")
    for child in [child for child in verb.lefts if child != before[0]]:
        hang(child, before[0], child.dep_)
    hang(before[0], verb, "nsubj")
    before[0].tag_, before[0].pos_ = "NNP", "PROPN"
    verb.tag_, verb.pos_ = "VBZ", "VERB"
    _make_noun(act)


def _act_behind_name(act: Token) -> bool:
    """As in "killed in east Ukraine shelling": a noun, behind the name of where it was or whose."""
    before = act.nbor(-1) if act.i else None
    if before is None or before.dep_ != "pobj" or before.pos_ != "PROPN" or before.head.dep_ != "prep":
        return False
    hang(act, before.head, "pobj")
    hang(before, act, "compound")
    _make_noun(act)
    return True


def _make_noun(act: Token) -> None:
    act.tag_, act.pos_, act.lemma_ = "NN", "NOUN", act.lower_
