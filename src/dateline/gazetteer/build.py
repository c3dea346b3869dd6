"""Builds the on-disk index of the gazetteer."""

import hashlib
import os
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from importlib import resources
from pathlib import Path
from typing import Any

from dateline.gazetteer import entries as source
from dateline.gazetteer.disputes import Disputes
from dateline.gazetteer.entries import ALSO, MADE, OWN, Entry
from dateline.gazetteer.names import consonant_key, fold, sound_key
from dateline.gazetteer.own import own_bytes, own_places
from dateline.gazetteer.romanise import is_wire_cyrillic, romanise

FORMAT = 3  # raised when what is written, or how, changes
Progress = Callable[[int, int], None]
"""Called with how many places are done and how many there are."""

# Countries whose names wires transliterate: by sound, and by consonants from Semitic scripts.
_CYRILLIC = frozenset("RU UA BY KZ KG TJ TM UZ MD GE AM AZ BG RS MK".split())
_BY_SOUND = _CYRILLIC | frozenset(
    (
        "SY IQ LB IL PS JO YE SD SS LY DZ MA TN EG EH SA AE OM IR AF PK SO ET ER DJ MR ML NE TD MM IN BD LK KW QA BH"
    ).split()
)
_BY_CONSONANT = frozenset("SY IQ LB IL PS JO YE SD LY DZ MA TN EG EH SA AE OM IR AF SO KW QA BH".split())
_UNITED_KM = 42.0  # the 136 districts that Ukraine has since 2020 are four of the old ones each
_KYIV = "12"  # whose own districts are small
_ARTICLED = tuple(f"{article} " for article in "al el an as ad ar at az ash ech es ez et en le la les".split())

_SCHEMA = """
CREATE TABLE place (
    number INTEGER PRIMARY KEY, slug TEXT, name TEXT, kind TEXT, latitude REAL, longitude REAL, radius_km REAL,
    country TEXT, admin1 TEXT, administered_by TEXT, population INTEGER, weight REAL, seat INTEGER);
CREATE TABLE name (key TEXT, place INTEGER, quality INTEGER, PRIMARY KEY (key, place)) WITHOUT ROWID;
CREATE TABLE sound (key TEXT, place INTEGER, PRIMARY KEY (key, place)) WITHOUT ROWID;
CREATE TABLE part (place INTEGER, code TEXT, PRIMARY KEY (place, code)) WITHOUT ROWID;
"""


def index_version() -> str:
    """A short code of everything the index is made from; DataError where the GeoNames package is missing.

    Reads and hashes every source file: `dateline.gazetteer.index` keeps the answer for the process.
    """
    digest = hashlib.sha256(f"{FORMAT} {source.geonames_version()}".encode())
    package = resources.files("dateline.gazetteer")
    for folder in (package / "data", package):
        for item in sorted(folder.iterdir(), key=lambda item: item.name):
            if item.name.endswith((".tsv", "names.py", "romanise.py", "entries.py", "build.py", "disputes.py")):
                digest.update(item.read_bytes())
    digest.update(own_bytes())
    return digest.hexdigest()[:12]


def build_index(path: Path, progress: Progress | None = None) -> None:
    """Writes the index to `path`: to a file beside it first, then renamed, so that no reader sees half an index."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(prefix=path.stem, suffix=".tmp", dir=path.parent)
    os.close(handle)
    try:
        base = sqlite3.connect(temporary)
        try:
            _fill(base, progress)
        finally:
            base.close()
        os.replace(temporary, path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def _fill(base: sqlite3.Connection, progress: Progress | None) -> None:
    """Every entry and key, then the file packed."""
    base.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA page_size=4096;" + _SCHEMA)
    names: dict[tuple[str, int], int] = {}
    sounds: set[tuple[str, int]] = set()
    disputes = Disputes()
    places = []
    parts = []
    regions: dict[tuple[str, str | None], int] = {}
    for entry, iso2, keys in _keyed(progress):
        entry = disputes.settle(entry)
        places.append(
            (
                entry.number, entry.slug, entry.name, entry.kind, round(entry.latitude, 4), round(entry.longitude, 4),
                entry.radius_km, entry.country, entry.admin1, entry.administered_by, entry.population,
                round(entry.weight, 1), entry.seat,
            )
        )  # fmt: skip
        parts += [(entry.number, code) for code in entry.parts]
        own_sound = sound_key(fold(entry.name))
        for key, quality in keys:
            if quality < names.get((key, entry.number), MADE + 1):
                if iso2 in _BY_SOUND and quality < MADE and len(key) > 3 and key.isascii():
                    sound = sound_key(key)
                    sounds.add((sound, entry.number))
                    if iso2 in _BY_CONSONANT:
                        sounds.add(("~" + consonant_key(key), entry.number))
                    if sound == own_sound:
                        quality = OWN  # "Sloviansk" is Slovyansk before Nikopol, whose old name it is
                elif quality == ALSO and _spells(key, iso2, own_sound):
                    quality = OWN  # and so is "Слов'янськ"
                names[key, entry.number] = quality
            if entry.kind == "region":
                regions[key, entry.admin1] = entry.number
            elif entry.kind in ("city", "village") and (key, entry.admin1) in regions:
                names[key, regions[key, entry.admin1]] = MADE  # "Briansk" is the town's before the region's
    base.executemany("INSERT OR IGNORE INTO place VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)", places)
    base.executemany("INSERT INTO name VALUES (?,?,?)", ((key, place, q) for (key, place), q in sorted(names.items())))
    base.executemany("INSERT INTO sound VALUES (?,?)", sorted(sounds))
    base.executemany("INSERT OR IGNORE INTO part VALUES (?,?)", parts)
    base.execute("CREATE INDEX place_slug ON place (slug) WHERE slug IS NOT NULL")
    base.execute("CREATE INDEX place_admin1 ON place (admin1) WHERE kind = 'region'")
    base.commit()
    base.execute("VACUUM")


def _spells(key: str, country: str, sound: str) -> bool:
    """Whether a Cyrillic key is how the name of that sound is written in its own letters."""
    if key.isascii() or country not in _CYRILLIC or not is_wire_cyrillic(key):
        return False
    return any(sound_key(fold(spelling)) == sound for spelling in romanise(key, country=country))


def _keyed(progress: Progress | None) -> Iterator[tuple[Entry, str, list[tuple[str, int]]]]:
    """Each entry with its ISO2 country and its keys."""
    countries = source.data("countries.tsv")
    iso3 = {row["iso2"]: row["iso3"] for row in countries}
    iso2 = {row["iso3"]: row["iso2"] for row in countries}
    capitals = {(row["iso2"], fold(row["capital"])) for row in countries}
    admin1 = {row["code"]: row["iso"] or row["code"] for row in source.data("regions.tsv")}
    curated = list(source.curated_entries(("supplement.tsv", "areas.tsv", "departements.tsv"), 1_000_000_000))
    curated += source.entries_of(own_places(set(iso3.values())), 2_000_000_000)
    aliases = source.aliases(curated)
    rows = source.geonames()
    largest: dict[tuple[str, str], int] = {}
    for row in sorted(rows, key=lambda row: row["population"]):
        largest[row["countrycode"], row["name"]] = row["geonameid"]
    for entry in source.country_entries():
        entry = aliases.extend(entry, entry.country)
        yield entry, "", [(fold(name), quality) for name, quality in entry.names]
    for entry in source.region_entries(iso3):
        entry = aliases.extend(entry, entry.admin1)
        country = iso2.get(entry.country or "", "")
        yield entry, country, [(fold(name), quality) for name, quality in entry.names] + _made(entry.names, country)
    for entry in curated:
        if not source.is_alias(entry):
            country = iso2.get(entry.country or "", "")
            yield entry, country, [(fold(name), quality) for name, quality in entry.names] + _made(entry.names, country)
    for done, row in enumerate(rows):
        if progress and done % 5000 == 0:
            progress(done, len(rows))
        entry, keys = _town(row, iso3, admin1, capitals)
        if largest[row["countrycode"], row["name"]] == entry.number and (
            extended := aliases.town(entry, row["countrycode"])
        ):
            entry = extended
            keys += [(fold(name), quality) for name, quality in entry.names] + _made(entry.names, row["countrycode"])
        yield entry, row["countrycode"], keys
    if progress:
        progress(len(rows), len(rows))
    yield from _districts(iso3, admin1)


def _town(
    row: dict[str, Any], iso3: dict[str, str], admin1: dict[str, str], capitals: set[tuple[str, str]]
) -> tuple[Entry, list[tuple[str, int]]]:
    """A place of GeoNames."""
    country, population = row["countrycode"], row["population"]
    names = [(row["name"], OWN), *((name, ALSO) for name in row["alternatenames"] if source.is_wire_name(name))]
    code = f"{country}.{row['admin1code']}"
    entry = Entry(
        number=row["geonameid"],
        name=row["name"],
        kind="city" if population >= 5000 else "village",
        latitude=row["latitude"],
        longitude=row["longitude"],
        radius_km=round(3 + 0.006 * population**0.5, 1),
        country=iso3.get(country),
        admin1=admin1.get(code, code if row["admin1code"] else None),
        population=population,
        weight=source.weigh(population) + (8 if (country, fold(row["name"])) in capitals else 0),
        names=(),
    )
    keys = [(fold(name), quality) for name, quality in names]
    return entry, keys + _made(tuple(names), country)


def _made(names: tuple[tuple[str, int], ...], country: str) -> list[tuple[str, int]]:
    """Keys that no source lists: wire spellings of Cyrillic names, names without their article."""
    keys: list[tuple[str, int]] = []
    for name, _ in names:
        if not name.isascii() and country in _CYRILLIC and is_wire_cyrillic(name):
            spellings = romanise(name, country=country)
            keys += [(fold(spelling), MADE) for spelling in spellings]
            # "Slaviansk (région de Krasnodar)" for Slaviansk-na-Koubani
            keys += [(fold(spelling.split("-na-")[0]), MADE) for spelling in spellings if "-na-" in spelling]
        key = fold(name)
        if key.startswith(_ARTICLED) and len(key) > 6:
            keys.append((key.split(" ", 1)[1], MADE))
    return keys


def _districts(iso3: dict[str, str], admin1: dict[str, str]) -> Iterator[tuple[Entry, str, list[tuple[str, int]]]]:
    """Second-level districts under the adjective of their seat: "le district de Tchernianski"."""
    for row in source.data("districts.tsv"):
        parts = row["code"].split(".")
        adjectives = row["adjectives"].split("|")
        names = tuple((name, OWN) for name in adjectives)
        entry = Entry(
            number=int(row["geonameid"]),
            name=next(iter(romanise(adjectives[0], country=parts[0])), adjectives[0]).title(),
            kind="district",
            latitude=float(row["lat"]),
            longitude=float(row["lon"]),
            radius_km=_UNITED_KM if parts[0] == "UA" and parts[1] != _KYIV else 30.0,
            country=iso3[parts[0]],
            admin1=admin1.get(".".join(parts[:2])),
            population=0,
            weight=36.0,
            names=names,
            seat=int(row["seat"]),
        )
        yield entry, parts[0], [(fold(name), OWN) for name in adjectives] + _made(names, parts[0])
