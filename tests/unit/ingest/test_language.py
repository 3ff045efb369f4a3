import pytest

from trucewatch.ingest.language import is_english, language_name, other_language

SPANISH = (
    "El ejército y los rebeldes acordaron el viernes detener los combates en el valle, según anunció la enviada de la "
    "organización. Al menos doce personas murieron antes de que se anunciara el acuerdo, dijo el ministerio. "
)
ARABIC = (
    "اتفق الجيش والمتمردون يوم الجمعة على وقف القتال في الوادي بعد ست ساعات من المحادثات في العاصمة، وفق المبعوثة. "
)
RUSSIAN = "Армия и повстанцы договорились в пятницу прекратить бои в долине, сообщила посланница после переговоров. "


@pytest.mark.parametrize(("text", "name"), [(SPANISH, "Spanish"), (ARABIC * 2, "Arabic"), (RUSSIAN * 2, "Russian")])
def test_another_language_is_named(text, name):
    assert other_language(text) == name


@pytest.mark.parametrize(
    "text",
    [
        "Guns fall silent",
        "Alto el fuego",
        "The army said that it would leave, and the road to the north was open for the first time in a year.",
        "Shelling Kesh 06:10; 2 killed; 5 wounded",
        "“اتفقنا”, the envoy said in Arabic, and the army agreed to the text that the two sides had before them.",
        "",
    ],
)
def test_english_and_texts_too_short_to_tell_are_kept(text):
    assert other_language(text) == ""


@pytest.mark.parametrize(("tag", "english"), [("en", True), ("en-GB", True), ("English", True), ("ar", False)])
def test_a_stated_language_is_understood(tag, english):
    assert is_english(tag) is english


def test_a_code_without_a_name_stays_a_code():
    assert (language_name("pt-BR"), language_name("tlh")) == ("Portuguese", "tlh")
