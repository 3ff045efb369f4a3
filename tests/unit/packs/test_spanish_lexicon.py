"""The second language, as data: its numbers, names and groups."""

import pytest

from trucewatch.extract.tolls.quantities import find_quantities
from trucewatch.packs.actors import ActorBook
from trucewatch.packs.groups import load_groups
from trucewatch.packs.language.languages import languages
from trucewatch.packs.language.syntax import load_syntax


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("treinta y tres vecinos", "33"),
        ("mil doscientos soldados", "1,200"),
        ("ciento veinte mil personas", "120,000"),
        ("al menos 1.500 muertos", "at least 1,500"),
        ("2,5 millones de personas", "2,500,000"),
        ("una docena de niños", "12"),
        ("más de una veintena", "at least 21"),
        ("unos 20 milicianos", "about 20"),
        ("hasta 12 muertos", "at most 12"),
    ],
)
def test_a_count_keeps_the_reporters_vagueness_in_spanish(text, count):
    assert [str(quantity) for _, quantity in find_quantities(text, language="es")] == [count]


@pytest.mark.parametrize("text", ["el 12 por ciento", "un día de marzo de 2020", "a 12 km al sur"])
def test_what_counts_nobody_is_no_count_in_spanish(text):
    assert find_quantities(text, language="es") == ()


@pytest.mark.parametrize(
    ("text", "country", "ids"),
    [
        ("Las tropas turcas y el Ejército de Siria", "SY", ["turkey", "syria"]),
        ("un ataque aéreo israelí", "PS", ["israel"]),
        ("las disidencias de las FARC y el ELN", "CO", ["farc-dissidents", "eln"]),
        ("el presidente turco Recep Tayyip Erdogan", "TR", ["erdogan"]),
        ("murió en Turquía", "SY", []),
    ],
)
def test_an_owner_behind_its_role_is_found(text, country, ids):
    book = ActorBook.load(language="es")
    assert [mention.id for mention in book.mentions(text, country=country)] == ids


def test_groups_keep_their_names_in_every_language():
    groups = load_groups("es")
    assert (groups.name("niños"), groups.name("soldado"), groups.within("child", "person")) == (
        "child",
        "soldier",
        True,
    )


def test_a_language_is_a_folder_with_its_common_words():
    assert languages() == ("en", "es")


@pytest.mark.parametrize(
    ("verb", "form", "tag"),
    [
        ("atacar", "ataqué", "VBD"),
        ("morir", "murieron", "VBD"),
        ("lanzar", "lanzarán", "FUT"),
        ("herir", "hirió", "VBD"),
    ],
)
def test_forms_of_verbs_are_made_from_stems_and_endings(verb, form, tag):
    assert dict(load_syntax("es").forms_of(verb))[form] == tag
