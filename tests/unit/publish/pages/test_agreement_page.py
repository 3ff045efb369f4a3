"""One agreement as a page and as JSON."""

import json
import re
from datetime import UTC, datetime

import jsonschema
import pytest

from trucewatch.errors import UnknownName
from trucewatch.packs.agreements import list_agreements, load_agreement, read_agreement
from trucewatch.publish import publish_agreement, schemas
from unit.packs.agreements.test_reading import GOOD
from unit.packs.agreements.test_written_deadlines import AMENDED

AS_OF = datetime(2031, 5, 12, tzinfo=UTC)
TRUCE = read_agreement(AMENDED, "good.yaml")


@pytest.mark.parametrize("name", [name for name, _ in list_agreements()])
def test_the_page_has_every_term_zone_and_source_and_asks_nobody(name):
    agreement = load_agreement(name)
    page = publish_agreement(agreement, "html")
    words = " ".join(re.sub(r"<[^>]+>", "", page).split())
    for part in (*agreement.terms, *agreement.declarations):
        assert part.id in page
    for zone in agreement.zones:
        assert zone.id in page
    assert "<svg" in page
    assert agreement.sources[0].licence in words
    assert not re.search(r"<script|<img|<iframe|\son\w+=|url\((?!#)", page)


def test_hostile_words_stay_words():
    hostile = "<script>alert(1)</script>"
    page = publish_agreement(read_agreement(GOOD.replace("Fighting stops.", hostile), "good.yaml"), "html")
    assert "<script" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


def test_the_calendar_of_the_page_tells_how_far_and_strikes_what_was_moved():
    page = publish_agreement(TRUCE, "html", as_of=AS_OF)
    assert "39 days left" in page
    assert re.search(r'<tr class="moved"><th[^>]*><time datetime="2031-06-09">', page)
    assert "days left" not in publish_agreement(TRUCE, "html")


@pytest.mark.parametrize("as_of", [None, AS_OF])
def test_the_json_is_what_its_schema_says(as_of):
    for agreement in (TRUCE, read_agreement(GOOD, "good.yaml")):
        shown = json.loads(publish_agreement(agreement, "json", as_of=as_of))
        jsonschema.validate(shown, schemas()["agreement-shown"])
        assert list(shown) == sorted(shown)


def test_an_agreement_without_ground_has_no_map():
    assert "<svg" not in publish_agreement(TRUCE, "html")


def test_a_format_that_we_do_not_have_is_refused():
    with pytest.raises(UnknownName, match="did you mean icalendar"):
        publish_agreement(TRUCE, "icalender")
