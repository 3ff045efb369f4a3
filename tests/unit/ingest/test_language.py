import pytest

from trucewatch.ingest.language import language_name, names_of_read, other_language, read_language, spoken_in

SPANISH = (
    "El ejército y los rebeldes acordaron el viernes detener los combates en el valle, según anunció la enviada de la "
    "organización. Al menos doce personas murieron antes de que se anunciara el acuerdo, dijo el ministerio. "
)
ARABIC = (
    "اتفق الجيش والمتمردون يوم الجمعة على وقف القتال في الوادي بعد ست ساعات من المحادثات في العاصمة، وفق المبعوثة. "
)
PORTUGUESE = (
    "O exército e os rebeldes concordaram na sexta-feira em suspender os combates no vale, anunciou a enviada da "
    "organização. Pelo menos doze pessoas morreram antes de o acordo ter sido anunciado, disse o ministério. "
)
FRENCH = (
    "L'armée et les rebelles ont accepté vendredi de suspendre les combats dans la vallée, a annoncé l'envoyée de "
    "l'organisation. Au moins douze personnes sont mortes avant que l'accord ne soit annoncé, selon le ministère. "
)
RUSSIAN = "Армия и повстанцы договорились в пятницу прекратить бои в долине, сообщила посланница после переговоров. "


@pytest.mark.parametrize(
    ("text", "name"), [(PORTUGUESE, "Portuguese"), (FRENCH, "French"), (ARABIC * 2, "Arabic"), (RUSSIAN * 2, "Russian")]
)
def test_another_language_is_named(text, name):
    assert other_language(text) == name


@pytest.mark.parametrize(
    "text",
    [
        "Guns fall silent",
        "Alto el fuego",
        SPANISH,
        "The army said that it would leave, and the road to the north was open for the first time in a year.",
        "Shelling Kesh 06:10; 2 killed; 5 wounded",
        "“اتفقنا”, the envoy said in Arabic, and the army agreed to the text that the two sides had before them.",
        "",
    ],
)
def test_what_is_read_and_texts_too_short_to_tell_are_kept(text):
    assert other_language(text) == ""


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (SPANISH, "es"),
        ("Tres soldados murieron el jueves en un ataque contra una base, según el Ejército.", "es"),
        ("Three soldiers died on Thursday in an attack on a base in Las Palmas, the army said.", "en"),
        ("Alto el fuego", "en"),
        ("", "en"),
    ],
)
def test_a_text_tells_its_language_by_its_commonest_words(text, code):
    assert spoken_in(text) == code


@pytest.mark.parametrize(
    ("tag", "code"),
    [("en", "en"), ("en-GB", "en"), ("English", "en"), ("es_CO", "es"), ("spa", "es"), ("Spanish", "es"), ("ar", "")],
)
def test_a_stated_language_is_understood(tag, code):
    assert read_language(tag) == code


def test_the_languages_that_are_read_are_named():
    assert names_of_read() == "English and Spanish"


def test_a_code_without_a_name_stays_a_code():
    assert (language_name("pt-BR"), language_name("tlh")) == ("Portuguese", "tlh")
