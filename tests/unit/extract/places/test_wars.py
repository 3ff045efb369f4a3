from datetime import date

import pytest

from trucewatch.extract.places.wars import wars_told
from trucewatch.geo.gazetteer import Gazetteer
from trucewatch.ingest import read_text_report
from trucewatch.packs.actors import ActorBook


@pytest.fixture(scope="module")
def gazetteer():
    return Gazetteer.load()


def wars(gazetteer, published=None, *, violent=True):
    report = read_text_report("A bomb went off.", name="one", published=published)
    return wars_told(report, violent, ActorBook.load(), gazetteer)


def test_war_is_likelier_the_more_armed_groups_a_country_has_for_its_people(gazetteer):
    found = wars(gazetteer)
    assert 1 > found["SY"] > found["AF"] > found["IN"] > 0
    assert "NZ" not in found


def test_a_report_that_tells_of_no_violence_tells_of_no_war(gazetteer):
    assert wars(gazetteer, violent=False) == {}


def test_a_group_counts_only_while_it_is_known_to_exist(gazetteer):
    assert wars(gazetteer, date(2011, 5, 1).isoformat())["LY"] > wars(gazetteer, date(2009, 5, 1).isoformat())["LY"]
