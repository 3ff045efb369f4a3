"""Days of the items of a list."""

from trees import day, sentence
from trucewatch.extract.deeds.incidents import Incident
from trucewatch.extract.deeds.listing import listed_day
from trucewatch.extract.deeds.triggers import Found
from trucewatch.packs.language.triggers import Trigger

KILLED = Trigger("kill", False, "harm", "killed", None, "object", frozenset(), frozenset())


def day_of(text, word, occurrence=0):
    """The day of the incident that a word tells, in words that hang on the first."""
    words = text.replace(",", " ,").replace(";", " ;").replace(":", " :").rstrip(".").split()
    rows = [f"{each} {each} X NN {'ROOT' if at == 0 else 'dep'} 0" for at, each in enumerate([*words, "."])]
    read = sentence("\n".join([text, *rows]))
    found = [token for token in read.doc if token.text == word][occurrence]
    when = listed_day(read, Incident((Found(found, KILLED),)))
    return when.start if when is not None else None


def test_the_day_that_heads_an_entry_is_that_of_all_its_items():
    text = "8 May: Tal, drone on depot, two killed; Ros, shelling, three killed."
    assert day_of(text, "killed") == day_of(text, "killed", 1) == day(8)


def test_each_item_has_the_day_that_stands_in_it():
    text = "We confirmed these: raid near Tal, 3 May, two killed; mine near Ros, 4 May, three killed."
    assert [day_of(text, "killed"), day_of(text, "killed", 1)] == [day(3), day(4)]


def test_prose_is_no_list():
    assert day_of("On 3 May shells killed two; it was quiet in Ros.", "killed") is None
    assert day_of("Two were killed in Tal on 3 May; a week before, on 26 April, four.", "killed") is None
