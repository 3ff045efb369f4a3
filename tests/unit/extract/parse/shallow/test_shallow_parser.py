import pytest

from trucewatch.extract.parse.shallow import load_shallow
from trucewatch.extract.parse.tree import climb


def parsed(text):
    parser = load_shallow("es")
    return parser.parse(parser.make_doc(text))


def hangs(text):
    """Each word as "word dep head", punctuation left out."""
    return {f"{token.text} {token.dep_} {token.head.text}" for token in parsed(text) if token.pos_ != "PUNCT"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Los rebeldes atacaron la base.", {"rebeldes nsubj atacaron", "base dobj atacaron"}),
        ("Murieron tres soldados.", {"soldados nsubj Murieron", "tres nummod soldados"}),
        ("Dos guardias fueron asesinados por la milicia.", {"guardias nsubjpass asesinados", "milicia pobj por"}),
        ("La milicia mató a dos guardias.", {"milicia nsubj mató", "guardias dobj mató"}),
        ("El alcalde dijo que hubo un ataque.", {"hubo ccomp dijo", "alcalde nsubj dijo"}),
        ("Hubo dos muertos, dijo el alcalde.", {"Hubo ccomp dijo", "alcalde nsubj dijo"}),
        ("El soldado que disparó fue detenido.", {"disparó relcl soldado", "soldado nsubjpass detenido"}),
        ("Murieron dos guardias y cinco resultaron heridos.", {"heridos conj Murieron", "cinco nsubjpass heridos"}),
        ("Murieron dos guardias y un niño.", {"niño conj guardias"}),
        ("Acusó a la milicia de atacar la aldea.", {"milicia dobj Acusó", "atacar pcomp de", "de prep Acusó"}),
        ("El martes murieron dos guardias.", {"martes npadvmod murieron", "guardias nsubj murieron"}),
        ("No atacaron la aldea.", {"No neg atacaron"}),
    ],
)
def test_word_order_says_who_did_what(text, expected):
    assert expected <= hangs(text)


@pytest.mark.parametrize(
    ("text", "word", "lemma", "tag"),
    [
        ("Los enfrentamientos siguen.", "enfrentamientos", "enfrentamiento", "NNS"),
        ("Un ataque mató a dos.", "ataque", "ataque", "NN"),
        ("La milicia ataca de noche.", "ataca", "atacar", "VBZ"),
        ("Huyeron hacia el norte.", "Huyeron", "huir", "VBD"),
        ("Dejó 12 heridos.", "heridos", "herido", "NNS"),
        ("Dos hombres resultaron heridos.", "heridos", "herir", "VBN"),
    ],
)
def test_a_word_is_tagged_by_its_ending_and_its_neighbours(text, word, lemma, tag):
    token = next(token for token in parsed(text) if token.text == word)
    assert (token.lemma_, token.tag_) == (lemma, tag)


def test_a_future_told_by_the_ending_is_marked():
    token = next(token for token in parsed("Las tropas se retirarán el lunes.") if token.text == "retirarán")
    assert token.morph.get("Tense") == ["Fut"]


@pytest.mark.parametrize("text", ["", "¡!", "y", "de la", "que que que", "12", "El", "según", "a a a de de", "—“”"])
def test_scraps_are_parsed_into_one_tree(text):
    doc = parsed(text)
    assert sum(token.head == token for token in doc) <= 1
    assert all(len(list(climb(token))) < len(doc) for token in doc)
