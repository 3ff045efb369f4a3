import pytest

from trucewatch.ingest.layout import lay_out
from trucewatch.model import Furniture

LEAD = "The army of Arland and the rebels agreed on Friday to stop fighting in the valley, the envoy said."
SECOND = "At least 12 people were killed before the deal was announced, the ministry said."
LAST = "The road to the capital was open by noon."


def page(*lines, title=""):
    text = "\n\n".join(lines)
    layout = lay_out(text, title)
    body = [span.of(text) for span in layout.body]
    asides = [(aside.kind, aside.span.of(text)) for aside in layout.asides]
    return layout, body, asides


def test_every_paragraph_is_article_or_aside_and_none_is_both():
    layout, body, asides = page("Advertisement", "Guns fall silent in the valley", LEAD, "Share this story!", LAST)
    assert body == ["Guns fall silent in the valley", LEAD, LAST]
    assert asides == [(Furniture.ADVERT, "Advertisement"), (Furniture.SHARE, "Share this story!")]
    assert layout.title == "Guns fall silent in the valley"


def test_a_headline_between_paragraphs_that_stands_twice_is_another_story():
    _, body, asides = page("Guns fall silent", LEAD, "Ferry captain rescues 41\nFerry captain rescues 41", LAST)
    assert body == ["Guns fall silent", LEAD, LAST]
    assert [kind for kind, _ in asides] == [Furniture.RELATED, Furniture.RELATED]


def test_a_headline_between_paragraphs_that_stands_once_is_another_story():
    _, body, _ = page("Guns fall silent", LEAD, "Ferry captain rescues 41 people off the southern coast", LAST)
    assert body == ["Guns fall silent", LEAD, LAST]


def test_the_headline_is_kept_once():
    _, body, asides = page("Guns fall silent", "GUNS FALL SILENT", LEAD, LAST)
    assert body == ["Guns fall silent", LEAD, LAST]
    assert asides == [(Furniture.REPEATED, "GUNS FALL SILENT")]


@pytest.mark.parametrize("repeat", [LEAD, LEAD.upper(), LEAD.rstrip(".")])
def test_a_lead_that_stands_twice_is_told_once(repeat):
    _, body, asides = page("Guns fall silent", repeat, LEAD + " It is the third such deal.", LAST)
    assert len(body) == 3
    assert [kind for kind, _ in asides] == [Furniture.REPEATED]


@pytest.mark.parametrize(
    "paragraph",
    [
        "Also on Thursday, two men died.",
        "Russia denies targeting civilians.",
        "Watch towers along the road were hit, residents said.",
        "“Read my lips,” he said.",
        "“The steps we will take will relieve the region and all of our peoples,” the president told reporters",
        "He said nobody had fired at the convoy",
        "– patrols from the bridge to the pass",
        "1. All fighting stops at noon",
        "Comments by the minister drew anger in the capital.",
        "Share of blame lies with both, the monitors said.",
        "Follow the road north, an elder said, and you will find nothing left.",
        "Who fired first?",
    ],
)  # fmt: skip
def test_what_the_article_tells_is_never_set_aside(paragraph):
    _, body, _ = page("Guns fall silent in the valley", LEAD, SECOND, paragraph, LAST)
    assert paragraph in body


def test_points_of_a_list_after_a_colon_are_kept():
    _, body, _ = page(
        "Guns fall silent in the valley", LEAD, "The text provides for:", "A corridor along the road", LAST
    )
    assert "A corridor along the road" in body


def test_a_comment_section_is_set_aside_to_the_end():
    _, body, asides = page(
        "Guns fall silent", LEAD, LAST, "Comments", "Be civil and keep to the point.", "Post a comment", "Required"
    )
    assert body[-1] == LAST
    assert {kind for kind, _ in asides} == {Furniture.COMMENTS}


def test_a_line_that_says_comments_without_a_section_behind_it_sets_nothing_else_aside():
    _, body, _ = page("Guns fall silent", LEAD, "Comments", SECOND, LAST)
    assert SECOND in body


def test_a_caption_and_its_repeat_are_captions():
    _, body, asides = page(
        "Guns fall silent",
        "Convoy reaches the northern towns\nWATCH ABOVE: Convoy reaches the northern towns",
        LEAD,
        LAST,
    )
    assert [kind for kind, _ in asides] == [Furniture.CAPTION, Furniture.CAPTION]
    assert len(body) == 3


def test_names_below_the_headline_are_a_byline_and_names_in_the_article_are_not():
    _, body, asides = page(
        "Guns fall silent in Kesh", "Jane Doe", LEAD, "Jane Doe and Jo Roe signed for the army.", LAST
    )
    assert asides == [(Furniture.BYLINE, "Jane Doe")]
    assert "Jane Doe and Jo Roe signed for the army." in body


def test_a_section_label_above_is_not_the_headline():
    layout, _, _ = page("Middle East", "Guns fall silent in the Kesh valley", LEAD, LAST)
    assert layout.title == "Guns fall silent in the Kesh valley"


def test_the_headline_of_the_metadata_is_found_in_the_page():
    layout, body, _ = page("Live", "Guns fall silent!", LEAD, LAST, title="Guns Fall Silent")
    assert (layout.title, body[0]) == ("Guns Fall Silent", "Guns fall silent!")


def test_a_page_of_bare_notes_is_kept_whole():
    notes = ["Shelling of the northern outskirts 06:10", "2 killed, 5 wounded", "Truce to start at noon"]
    _, body, asides = page(*notes)
    assert (body, asides) == (notes, [])


def test_a_page_without_a_headline_has_none():
    layout, body, _ = page(LEAD, LAST)
    assert (layout.title, layout.title_span, len(body)) == ("", None, 2)


def test_a_standfirst_without_a_stop_is_kept():
    standfirst = "Deal in the capital after six hours of talks opens the road to aid"
    _, body, _ = page("Guns fall silent in the valley", standfirst, LEAD, LAST)
    assert standfirst in body


def test_the_line_over_an_entry_of_a_live_page_is_read_with_it():
    page = lay_out(
        "LIVE: The truce of Orvale\n\n11:42 GMT\nTwo wounded by fire at the mill\n"
        "Medics told us that two men were hit in the legs near the mill.\n\n"
        "10:15 GMT\nThe bridge was opened at ten, the mayor of the town said."
    )
    assert page.title == "LIVE: The truce of Orvale"
    assert len(page.body) == 4
    assert [aside.kind.value for aside in page.asides] == ["date line", "date line"]


def test_a_headline_with_the_label_of_a_clip_is_no_caption():
    page = lay_out("Video: Guns fall silent near Orvale\n\nThe truce held on Friday, the mayor of the town said.\n")
    assert page.title == "Video: Guns fall silent near Orvale"
