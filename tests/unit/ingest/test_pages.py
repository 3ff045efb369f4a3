import socket

import pytest

from trucewatch.errors import UnreadableReport
from trucewatch.ingest.pages import read_page

BODY = "".join(
    f"<p>The army of Arland and the rebels agreed on point {number} of the truce on Friday, the envoy told reporters "
    f"in the capital after hours of talks.</p>"
    for number in range(6)
)


def html(head="", body=BODY, title="Guns fall silent in the valley"):
    return (
        f"<html><head><title>{title}</title>{head}</head><body><article><h1>{title}</h1>{body}</article></body></html>"
    )


@pytest.fixture(autouse=True)
def _no_network(monkeypatch):
    def refuse(*args, **kwargs):
        raise AssertionError("a page must be read without the network")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


def test_the_headline_comes_first_and_once():
    text, details = read_page(html(), "a.html")
    assert details.title == "Guns fall silent in the valley"
    assert text.startswith("Guns fall silent in the valley\n\n")
    assert text.count("Guns fall silent") == 1
    assert "point 5 of the truce" in text


def test_the_metadata_of_a_page_are_read():
    head = (
        '<meta property="og:site_name" content="Kesh Courier">'
        '<meta property="article:published_time" content="2020-03-05T17:19:00+03:00">'
        '<link rel="canonical" href="https://courier.example/a">'
    )
    _, details = read_page(html(head), "a.html")
    assert (details.outlet, details.published) == ("Kesh Courier", "2020-03-05T17:19:00+03:00")
    assert details.url == "https://courier.example/a"


def test_the_date_in_linked_data_is_read():
    head = '<script type="application/ld+json">{"@graph": [{"datePublished": "2020-03-05T10:00:00Z"}]}</script>'
    assert read_page(html(head), "a.html")[1].published == "2020-03-05T10:00:00Z"


def test_a_page_without_a_date_gets_none_and_never_todays():
    assert read_page(html(), "a.html")[1].published == ""


def test_scripts_handlers_and_styles_do_not_survive():
    evil = (
        "<script>alert(1)</script><style>p{}</style><p onclick='steal()'>The envoy said that the truce held on Friday "
        "and that the road to the north of the valley was open.</p><iframe src='//evil.example'></iframe>"
        "<img src=x onerror=alert(2)><svg onload=alert(3)></svg>"
    )
    text, _ = read_page(html(body=evil + BODY), "a.html")
    assert "truce held on Friday" in text
    assert not any(bad in text for bad in ("alert", "steal", "evil", "<script", "onerror"))


def test_a_script_end_in_the_headline_stays_text():
    _, details = read_page(html(title="Guns &lt;/script&gt;&lt;b&gt; silent"), "a.html")
    assert details.title == "Guns </script><b> silent"


@pytest.mark.parametrize("tag", ["div", "b", "table", "blockquote"])
def test_markup_nested_beyond_sense_is_refused(tag):
    with pytest.raises(UnreadableReport, match="nested too deeply"):
        read_page(f"<{tag}>" * 50_000 + "x", "a.html")


def test_deep_markup_below_the_limit_harms_nothing():
    page = html(body="<div>" * 200 + BODY + "</div>" * 200)
    assert "point 5 of the truce" in read_page(page, "a.html")[0]


@pytest.mark.parametrize("page", ["<html></html>", "<p></p>", "<<<>>>", "<html><body><script>x</script></body></html>"])
def test_a_page_without_an_article_is_named(page):
    with pytest.raises(UnreadableReport, match=r"a\.html"):
        read_page(page, "a.html")
