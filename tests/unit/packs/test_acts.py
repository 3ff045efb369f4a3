import pytest

from trucewatch.packs.acts import load_acts


@pytest.mark.parametrize(
    ("words", "event_type", "sub", "answer"),
    [
        (("all military",), "Explosions/Remote violence", "Air/drone strike", True),
        (("all military",), "Violence against civilians", "Attack", True),
        (("all military",), "Violence against civilians", "Abduction/forced disappearance", False),
        (("all military",), "Violence against civilians", "", None),
        (("all military",), "Protests", "", False),
        (("all military",), "", "", None),
        (("Air/drone strike",), "Explosions/Remote violence", "", None),
        (("Battles",), "Battles", "Armed clash", True),
        (("Battles",), "Protests", "Peaceful protest", False),
    ],
)
def test_an_act_is_covered_not_covered_or_not_to_be_told(words, event_type, sub, answer):
    assert load_acts().matches(words, event_type, sub) is answer
