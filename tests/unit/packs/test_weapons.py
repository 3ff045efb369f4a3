"""Kinds of weapon that stand for others: the wider word leaves open which, the narrower one is of the wider kind."""

import pytest

from trucewatch.model import Weapon
from trucewatch.packs.weapons import load_weapons

SHELLING = "Shelling/artillery/missile attack"


@pytest.mark.parametrize(
    ("sought", "told", "answer"),
    [
        ("multiple rocket launcher", "Grad", True),
        ("multiple rocket launcher", "Smerch rockets", True),
        ("long-range rocket launcher", "Smerch rockets", True),
        ("long-range rocket launcher", "Grad", False),
        ("long-range rocket launcher", "MLRS", None),
        ("tactical missile", "Tochka-U", True),
        ("tactical missile", "a missile", None),
        ("missile", "Tochka-U", True),
        ("heavy weapons", "Uragan", True),
        ("heavy weapons", "MLRS", True),
        ("heavy weapons", "rifles", False),
    ],
)
def test_a_wide_word_leaves_open_what_a_narrow_one_settles(sought, told, answer):
    assert load_weapons().matches((Weapon(sought),), (told,), SHELLING) is answer


def test_a_kind_that_stands_for_others_keeps_its_own_acts():
    assert load_weapons().matches((Weapon("missile"),), (), "Air/drone strike") is None
    assert load_weapons().matches((Weapon("tactical missile"),), (), "Air/drone strike") is False


@pytest.mark.parametrize(
    ("act", "answer"),
    [(SHELLING, None), ("Deployment", None), ("Armed force", None), ("Government regains territory", None), ("", None),
     ("Grenade", False), ("Suicide bomb", False)],
)  # fmt: skip
def test_an_act_that_says_nothing_of_weapons_leaves_them_open(act, answer):
    assert load_weapons().matches((Weapon("artillery", from_mm=100.0),), (), act) is answer
