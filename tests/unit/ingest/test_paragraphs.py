from trucewatch.ingest.paragraphs import split_paragraphs

WRAPPED = """The army and the rebels signed a truce on Saturday to let aid into
the besieged valley, the envoy said, the first deal between the two
since fighting resumed in March. It is to last for ten days at least.

The rebels did not respond to a request for comment before the night
was over, and the army said nothing.
"""


def flats(text):
    return [paragraph.flat for paragraph in split_paragraphs(text)]


def test_lines_broken_by_a_width_are_one_paragraph():
    assert [flat.split()[0] for flat in flats(WRAPPED)] == ["The", "The"]


def test_lines_that_each_end_are_paragraphs_of_their_own():
    assert len(flats("The guns fell silent on Friday, he said.\nNobody fired after noon, she said.\n")) == 2


def test_a_cue_is_never_joined_to_the_lines_around_it():
    text = WRAPPED.replace("the besieged valley", "READ MORE\nthe besieged valley")
    paragraphs = split_paragraphs(text, 0, lambda line: line.startswith("READ"))
    assert "READ MORE" in [paragraph.flat for paragraph in paragraphs]


def test_line_ends_of_every_system_part_paragraphs():
    assert flats("One is here.\r\n\r\nTwo is here.\rThree is here.\u2028Four is here.") == [
        "One is here.", "Two is here.", "Three is here.", "Four is here.",
    ]  # fmt: skip


def test_spans_leave_out_blanks_and_unseen_characters_at_the_ends():
    text = "\ufeff \u00a0Calm held.\u200b \n"
    (paragraph,) = split_paragraphs(text)
    assert paragraph.span.of(text) == "Calm held."


def test_a_byline_of_short_lines_is_not_joined():
    assert flats("Jane Doe\njane @janedoe\nin the capital") == ["Jane Doe", "jane @janedoe", "in the capital"]
