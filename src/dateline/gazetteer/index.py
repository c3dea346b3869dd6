"""Place names to places, over the on-disk index."""

import os
import sqlite3
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from platformdirs import user_cache_path

from dateline.gazetteer.build import Progress, build_index, index_version
from dateline.gazetteer.demonyms import demonym_tables
from dateline.gazetteer.entries import MADE
from dateline.gazetteer.names import consonant_key, fold, sound_key
from dateline.gazetteer.resolve import Candidate, choose, distance_km
from dateline.model import Place

_COLUMNS = (
    "p.number, p.slug, p.name, p.kind, p.latitude, p.longitude, p.radius_km, p.country, p.admin1, p.administered_by, "
    "p.population, p.weight, p.seat"
)
_BY_NAME = f"SELECT {_COLUMNS}, n.quality FROM name n JOIN place p ON p.number = n.place WHERE n.key = ?"
_BY_SOUND = f"SELECT {_COLUMNS}, {MADE} FROM sound s JOIN place p ON p.number = s.place WHERE s.key = ?"
_BY_CODE = f"SELECT {_COLUMNS}, 0 FROM place p WHERE p.admin1 = ? AND p.kind = 'region'"
_BY_SLUG = f"SELECT {_COLUMNS}, 0 FROM place p WHERE p.slug = ?"
_BY_NUMBER = f"SELECT {_COLUMNS}, 0 FROM place p WHERE p.number = CAST(? AS INTEGER) AND p.slug IS NULL"


class Gazetteer:
    """Read-only look-ups in one index file; safe across forks."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._open()
        self._candidates = lru_cache(maxsize=20_000)(self._read)
        self._named = lru_cache(maxsize=50_000)(self._found)
        self._parts = lru_cache(maxsize=1_000)(self._read_parts)

    def lookup(self, name: str, *, loose: bool = False) -> tuple[Place, ...]:
        """Every place of that name, the best known first; none where no entry has it.

        `loose` adds, where the name itself is unknown, the places whose name sounds the same in another
        romanisation ("Nousseirat", "An Nuşayrāt"): for names that the text itself calls a place.
        """
        return tuple(candidate.place for candidate in self.candidates(name, loose=loose))

    def candidates(self, name: str, *, loose: bool = False) -> tuple[Candidate, ...]:
        """As `lookup`, each with how well known it is and how good the name."""
        return self._named(name, loose)

    def _found(self, name: str, loose: bool) -> tuple[Candidate, ...]:
        """The candidates of a name as it is written."""
        key = fold(name)
        found = self._candidates(_BY_NAME, key)
        if len(name) == 3 and name.isascii() and name.istitle():  # "Tun" is somebody's name, TUN a country's code
            found = tuple(c for c in found if c.place.kind != "country")
        if not found and loose and key.isascii() and len(key) > 3:
            found = self._candidates(_BY_SOUND, sound_key(key))
            if not found and len(consonants := consonant_key(key)) > 3:
                found = self._candidates(_BY_SOUND, "~" + consonants)
        return found

    def region(self, name: str, *, countries: Sequence[str] = ()) -> Place | None:
        """The first-level region (or named area) of that name or ISO 3166-2 code; None where unknown or ambiguous."""
        coded = self._candidates(_BY_CODE, name)
        return coded[0].place if coded else self.resolve(name, countries=countries, kind="region")[0]

    def country(self, name: str) -> Place | None:
        """The country of that name or ISO 3166-1 alpha-3 code, in any of the languages."""
        found = (candidate.place for candidate in self.candidates(name) if candidate.place.kind == "country")
        return next(found, None)

    def demonym(self, word: str, *, language: str = "fr") -> str | None:
        """The ISO3 country of an adjective or noun of nationality in any inflection: "ukrainiennes", "Maliens"."""
        return demonym_tables(language)[0].get(word.casefold())

    def demonym_place(self, word: str, *, language: str = "fr") -> Place | None:
        """The place of an adjective or noun of inhabitants: Moscow of "moscovites", Gaza of "gazaouie"."""
        name = demonym_tables(language)[1].get(word.casefold())
        if name is None:
            return None
        country = demonym_tables(language)[0].get(word.casefold())
        return self.resolve(name, countries=(country,) if country else ())[0]

    def resolve(
        self,
        name: str,
        *,
        countries: Sequence[str] = (),
        within: Place | None = None,
        kind: str | None = None,
    ) -> tuple[Place | None, str | None]:
        """The one place meant, or None and why not.

        `countries` are those the text is about (ISO3), `within` a region, area or country named with it (a
        filter), `kind` region, district, city, facility, ... where the text says which.
        """
        found = self.candidates(name)
        place, reason = choose(name, found, countries=countries, within=within, kind=kind, contains=self.contains)
        if place is None and (countries or within):
            loose = self.candidates(name, loose=True)
            if loose is not found:
                countries = countries or ((within.country,) if within and within.country else ())
                return choose(
                    name, loose, countries=countries, within=within, kind=kind, contains=self.contains, strict=True
                )
        return place, reason

    def contains(self, region: Place, place: Place) -> bool:
        """Whether a region, country or area holds a place."""
        if region.id == place.id:
            return True
        if region.kind == "country":
            return region.country in (
                place.country,
                place.administered_by,
            )  # both: an occupied town is told of under either
        if region.kind == "region":
            return region.admin1 is not None and region.admin1 == place.admin1
        parts = self.parts(region)
        if parts:
            return place.admin1 in parts or place.country in parts
        if region.kind == "district" and region.admin1 == place.admin1:
            return distance_km(region, place) <= region.radius_km * _STRETCHED
        return distance_km(region, place) <= region.radius_km

    def by_id(self, id: str) -> Place | None:
        """The place of an id ("geonames:524901", "dateline:ukr-area-donbass"); None where there is none."""
        source, _, key = id.partition(":")
        if source == "dateline":
            found = self._candidates(_BY_SLUG, key)
        else:
            found = self._candidates(_BY_NUMBER, key) if source == "geonames" and key.isdigit() else ()
        return found[0].place if found else None

    def parts(self, place: Place) -> frozenset[str]:
        """The codes of what an area is made of: countries (ISO3) and first-level regions; empty for a single place."""
        return frozenset() if place.geonameid is not None else self._parts(place.id.removeprefix("dateline:"))

    def _read_parts(self, slug: str) -> frozenset[str]:
        rows = self._connection().execute("SELECT code FROM part JOIN place ON number = place WHERE slug = ?", (slug,))
        return frozenset(code for (code,) in rows)

    def _read(self, query: str, key: str) -> tuple[Candidate, ...]:
        """The candidates of a key, best known first."""
        rows = self._connection().execute(query, (key,)).fetchall()
        found = [_candidate(row) for row in rows]
        found.sort(key=lambda candidate: (-candidate.weight, candidate.place.id))
        return tuple(found)

    def _connection(self) -> sqlite3.Connection:
        """The connection of the running process: SQLite's must not cross a fork."""
        if os.getpid() != self._pid:
            self._open()
        return self._base

    def _open(self) -> None:
        self._pid = os.getpid()
        uri = f"{self._path.absolute().as_uri()}?mode=ro&immutable=1"
        self._base = sqlite3.connect(uri, uri=True, check_same_thread=False)


_STRETCHED = 2.3  # a district is seldom round, and its seat seldom its middle
_PENALTY = (0.0, 9.0, 10.0)  # by how good the name is; a made name should not lose to a rare one of a large town


def _candidate(row: tuple[Any, ...]) -> Candidate:
    """One row of the join."""
    number, slug, weight, quality = row[0], row[1], row[11], row[13]
    place = Place(
        id=f"geonames:{number}" if slug is None else f"dateline:{slug}",
        name=row[2],
        kind=row[3],
        latitude=row[4],
        longitude=row[5],
        radius_km=row[6],
        country=row[7],
        admin1=row[8],
        administered_by=row[9],
        geonameid=number if slug is None else None,
        population=row[10],
    )
    return Candidate(place=place, weight=weight - _PENALTY[quality], quality=quality)


def index_path() -> Path:
    """Where the index lies: under DATELINE_DATA_DIR, else the user's cache folder; named after what it is made from."""
    folder = os.environ.get("DATELINE_DATA_DIR")
    return (Path(folder) if folder else user_cache_path("dateline")) / f"gazetteer-{_version()}.sqlite"


@cache
def _version() -> str:
    """The version of the sources as they were when the process first asked: hashing them takes a while."""
    return index_version()


_OPEN: dict[str | None, Gazetteer] = {}
_TRIES = 3


def open_gazetteer(progress: Progress | None = None) -> Gazetteer:
    """The gazetteer, opened once a process; the index is built on first use (`progress` is told how far it is)."""
    folder = os.environ.get("DATELINE_DATA_DIR")
    if folder not in _OPEN:
        for left in range(_TRIES, 0, -1):
            try:
                path = _built(progress)
            except FileNotFoundError:  # somebody emptied the folder while the index was being written
                if left == 1:
                    raise
                continue
            _OPEN[folder] = Gazetteer(path)
            break
    return _OPEN[folder]


def _built(progress: Progress | None) -> Path:
    """The index file, built where missing, by one process at a time."""
    path = index_path()
    if not path.exists():
        with _alone(path.parent / "gazetteer.lock"):
            if not path.exists():  # another process may have built it meanwhile
                _sweep(path.parent)
                build_index(path, progress)
                _version.cache_clear()
                if index_path() != path:  # its sources changed meanwhile: it bears the wrong version
                    path.unlink(missing_ok=True)
                    raise FileNotFoundError(f"{path}: its sources changed while it was built; try again")
    return path


def _sweep(folder: Path) -> None:
    """Removes what builders that were killed have left; to be called by the only builder."""
    if sys.platform != "win32":  # without a lock a temporary file may be another builder's
        for left in folder.glob("gazetteer-*.tmp*"):
            left.unlink(missing_ok=True)


@contextmanager
def _alone(lock: Path) -> Iterator[None]:
    """One process at a time; where the system has no such locks all build, and the last rename wins, unharmed."""
    while True:
        lock.parent.mkdir(parents=True, exist_ok=True)
        with lock.open("w") as handle:
            if sys.platform != "win32":
                import fcntl

                fcntl.flock(handle, fcntl.LOCK_EX)
                if not _names(lock, handle.fileno()):
                    continue  # a lock file that was removed keeps nobody out: take the one that is there now
            yield
            return


def _names(path: Path, descriptor: int) -> bool:
    """Whether a path still leads to an open file."""
    try:
        return os.path.samestat(os.fstat(descriptor), path.stat())
    except FileNotFoundError:
        return False
