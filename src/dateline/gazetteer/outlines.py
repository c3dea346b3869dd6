"""Outlines of first-level regions, for maps: the area that "Bryansk region" names.

A line of `data/outlines.tsv` has the polygons of a region, apart by commas, each with its rings, apart by blanks: first
the outer one, then holes. A ring is its points without the last, which is the first again, as differences in
thousandths of a degree, longitude first, in the characters from "?" (Google's encoding of polylines).
"""

from collections.abc import Iterable, Sequence
from functools import cache
from importlib import resources

_UNIT = 1000
Ring = tuple[tuple[float, float], ...]
Outline = tuple[tuple[Ring, ...], ...]


def outline(geonameid: int) -> Outline | None:
    """The polygons of a region, each its rings of longitude and latitude, the first the outer one; None without."""
    line = _lines().get(geonameid)
    return None if line is None else read(line)


def read(line: str) -> Outline:
    """The polygons of a line of `outlines.tsv`."""
    return tuple(tuple(_ring(ring) for ring in polygon.split(" ")) for polygon in line.split(","))


def outlined() -> frozenset[int]:
    """The regions that have an outline, by their GeoNames ids."""
    return frozenset(_lines())


@cache
def _lines() -> dict[int, str]:
    text = (resources.files("dateline.gazetteer") / "data/outlines.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and line[0].isdigit())
    return {int(number): line for number, _, line in rows}


def _ring(word: str) -> Ring:
    numbers, value, shift = [], 0, 0
    for character in word:
        part = ord(character) - 63
        value |= (part & 31) << shift
        shift += 5
        if part < 32:
            numbers.append(~(value >> 1) if value & 1 else value >> 1)
            value = shift = 0
    points, x, y = [], 0, 0
    for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
        x, y = x + dx, y + dy
        points.append((x / _UNIT, y / _UNIT))
    return (*points, points[0])


def drawn(polygons: Iterable[Sequence[Sequence[Sequence[float]]]]) -> str:
    """What `outline` reads, of polygons; "" where none is left at this scale."""
    kept = []
    for rings in polygons:
        made = [word for word in (_word(ring) for ring in rings[:1]) if word]
        made += [word for word in (_word(ring) for ring in rings[1:]) if word and made]
        if made:
            kept.append(" ".join(made))
    return ",".join(kept)


def _word(ring: Sequence[Sequence[float]]) -> str:
    points: list[tuple[int, int]] = []
    for longitude, latitude in ring:
        point = round(longitude * _UNIT), round(latitude * _UNIT)
        if not points or point != points[-1]:
            points.append(point)
    if points and points[0] == points[-1]:
        points.pop()
    if len(points) < 3:
        return ""
    x = y = 0
    word = []
    for px, py in points:
        word += [_number(px - x), _number(py - y)]
        x, y = px, py
    return "".join(word)


def _number(value: int) -> str:
    left = ~(value << 1) if value < 0 else value << 1
    word = []
    while left >= 32:
        word.append(chr((32 | (left & 31)) + 63))
        left >>= 5
    return "".join((*word, chr(left + 63)))
