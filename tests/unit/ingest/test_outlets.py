import pytest

from trucewatch.ingest.outlets import signed_in, sites_in
from trucewatch.packs.outlets import host_of, known_outlets, outlet_named, outlet_of_address, tidy_outlet


def test_the_outlets_are_many_and_no_name_or_address_is_two_outlets():
    outlets = known_outlets()
    assert len(outlets) >= 80
    domains = [domain for outlet in outlets for domain in outlet.domains]
    names = [name.casefold() for outlet in outlets for name in {outlet.name, *outlet.aliases}]
    assert len(domains) == len(set(domains))
    assert sorted(names) == sorted(set(names))


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://www.bbc.co.uk/news/1", "BBC"),
        ("english.alarabiya.net/x", "Al Arabiya"),
        ("https://notbbc.com/", None),
        ("::", None),
        ("http://[x", None),
    ],
)
def test_an_address_tells_its_outlet(url, name):
    found = outlet_of_address(url)
    assert (found.name if found else None) == name


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("© 2020 The Associated Press", "AP"),
        ("Copyright 2021 Reuters. All rights reserved.", "Reuters"),
        ("By Jane Doe, BBC News", "BBC"),
        ("Jane Doe - Al Jazeera", "Al Jazeera"),
        ("Source: Al Jazeera and news agencies", "Al Jazeera"),
        ("Rudaw moderates all comments submitted on our website.", "Rudaw"),
        ("By Jane Doe", None),
        ("The guns fell silent", None),
    ],
)
def test_a_signature_tells_its_outlet(line, name):
    found = signed_in(line)
    assert (found.name if found else None) == name


def test_addresses_that_name_two_outlets_equally_tell_none():
    assert sites_in(["www.bbc.com", "www.dw.com"]) is None
    assert sites_in(["www.bbc.com", "www.dw.com", "Also on bbc.com"]).name == "BBC"
    assert sites_in(["desk@bbc.com", "example.org"]) is None


def test_an_unknown_outlet_keeps_its_name_as_given():
    assert tidy_outlet("  The Kesh \n Courier ") == "The Kesh Courier"
    assert outlet_named("The Kesh Courier") is None


def test_a_host_is_read_with_or_without_its_scheme():
    assert host_of("www.example.org/a") == host_of("https://example.org") == "example.org"
