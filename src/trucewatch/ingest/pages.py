"""HTML: the main text and the metadata of a page. Nothing is fetched, nothing of a script survives."""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Iterator

from trucewatch.errors import UnreadableReport
from trucewatch.ingest.decode import without_lone_surrogates
from trucewatch.ingest.moments import FIRST_YEAR, LAST_YEAR
from trucewatch.ingest.notes import Details

_PUBLISHED = (
    "//meta[@property='article:published_time' or @name='article:published_time']/@content",
    "//meta[@itemprop='datePublished']/@content",
    "//*[@itemprop='datePublished']/@datetime",
    "//meta[@name='date' or @name='pubdate' or @name='publishdate']/@content",
    "//meta[@name='DC.date.issued' or @name='parsely-pub-date']/@content",
    "//time[@pubdate]/@datetime",
)
# With both ends fixed the library's own search never looks at the clock.
_DATES = {
    "original_date": True,
    "extensive_search": False,
    "min_date": f"{FIRST_YEAR}-01-01",
    "max_date": f"{LAST_YEAR}-12-31",
}
_MAX_DEPTH = 250  # the parser itself drops what lies deeper
_TAG = re.compile(r"<(/?)([a-zA-Z][\w:-]*)[^<>]*?(/?)>")
_SCRIPT = re.compile(r"<(script|style)\b.*?</\1\s*>|<!--.*?-->", re.DOTALL | re.IGNORECASE)
_VOID = frozenset(
    {
        *(
            "area",
            "base",
            "br",
            "col",
            "embed",
            "hr",
            "img",
            "input",
            "link",
            "meta",
            "param",
            "source",
            "track",
            "wbr",
        ),
        *("p", "li", "td", "tr", "th", "dd", "dt", "option"),  # often left open
    }
)


def read_page(html: str, name: str) -> tuple[str, Details]:
    """The article's text as extracted, headline first, and the page's metadata. Raises UnreadableReport."""
    from trafilatura import bare_extraction  # 0.2 s to import, and only pages need it
    from trafilatura.settings import Document

    if _too_deep(html):
        raise UnreadableReport(name, "its markup is nested too deeply to be an article")
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    try:
        page = bare_extraction(
            html,
            include_comments=False,
            include_tables=False,
            include_images=False,
            include_links=False,
            favor_recall=True,
            with_metadata=True,
            date_extraction_params=dict(_DATES),
        )
    except Exception as error:  # whatever a hostile page brings about in the parser harms this page alone
        raise UnreadableReport(name, f"the page cannot be parsed ({type(error).__name__})") from None
    text = (page.text or "").strip() if isinstance(page, Document) else ""
    if not isinstance(page, Document) or not text:
        raise UnreadableReport(name, "no article text was found in the page", "save the article's text instead")
    title = " ".join((page.title or "").split())
    details = Details(
        title=without_lone_surrogates(title),
        outlet=without_lone_surrogates(page.sitename or ""),
        published=_published(html) or page.date or "",
        url=page.url or "",
    )
    return without_lone_surrogates(_with_title(text, title)), details


def _with_title(text: str, title: str) -> str:
    """The extractor drops most headlines; what was read includes them."""
    paragraphs = re.sub(r"\n+", "\n\n", text)
    first = " ".join(paragraphs.partition("\n")[0].split())
    return paragraphs if not title or first == title else f"{title}\n\n{paragraphs}"


def _published(html: str) -> str:
    """The publication date that the page's metadata states, with its time, which the library leaves out."""
    from lxml import etree
    from lxml import html as markup

    try:
        tree = markup.fromstring(html)
    except (etree.LxmlError, ValueError, AssertionError):
        return ""
    for path in _PUBLISHED:
        found = tree.xpath(path)
        for value in found if isinstance(found, list) else []:
            if str(value).strip():
                return str(value).strip()
    for script in tree.xpath("//script[@type='application/ld+json']/text()"):
        for value in _date_published(str(script)):
            return value
    return ""


def _date_published(script: str) -> Iterator[str]:
    try:
        waiting = [json.loads(script)]
    except (ValueError, RecursionError):
        return
    while waiting:
        node = waiting.pop(0)
        if isinstance(node, dict):
            value = node.get("datePublished")
            if isinstance(value, str) and value.strip():
                yield value.strip()
            waiting += [child for child in node.values() if isinstance(child, dict | list)]
        elif isinstance(node, list):
            waiting += node


def _too_deep(html: str) -> bool:
    depth = 0
    for closing, tag, empty in _TAG.findall(_SCRIPT.sub("", html)):
        if tag.lower() in _VOID or empty:
            continue
        depth = max(0, depth - 1) if closing else depth + 1
        if depth > _MAX_DEPTH:
            return True
    return False
