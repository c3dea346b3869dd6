"""Scores where names of places are put against a corpus that gives the names (LGL, GeoVirus).

    python -m dateline.evaluate.toponyms CORPUS.jsonl [--language en] [-v]

Each line of the corpus holds `text` and `toponyms`, rows of start, end, name, lat and lon. The names are given, so
that the gazetteer and the choice among namesakes are measured, not the finding of names. A name counts as right within
161 kilometres (100 miles), the measure of the field; one that the gazetteer lacks counts as wrong. Where the middle
of a country or a region lies is a matter of drawing: the second figure counts one as right whose radius holds the
point, or whose GeoNames number is that of the corpus.

Local news says little of where it is: all names of a text are settled together. A place speaks for its namesakes near
the others', in a region or country named in the text, and above all in the one named right behind it ("Paris, Texas").
"""

import argparse
import json
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from dateline.gazetteer import Gazetteer, distance_km, open_gazetteer
from dateline.gazetteer.entries import data
from dateline.gazetteer.names import fold
from dateline.lang import table
from dateline.model import Place

WITHIN_KM = 161.0
_NEAR_KM = 150.0  # at this distance another place of the text counts a third
_MOST = 40  # candidates looked at for a name
_ROUNDS = 3
_HELD, _COUNTRY, _BEHIND, _CLOSE, _LAND = 2.0, 3.0, 5.0, 1.2, 3.0
_WIDE = frozenset({"country", "region", "area", "sea"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Toponym:
    """A name where it stands, and its candidates, each with how well known it is (7 is ten million people)."""

    start: int
    end: int
    name: str
    candidates: tuple[tuple[Place, float], ...]


def locate(text: str, names: Iterable[tuple[int, int, str]], gazetteer: Gazetteer, language: str) -> list[Place | None]:
    """The place of each name, given by start, end and wording, in their order; None where nothing has the name."""
    words = table(language, "places")
    short: Mapping[str, str] = words.get("abbreviations", {})
    common = tuple(words["natures"]["region"]["words"]) + tuple(words["natures"]["district"]["words"])
    rows = [
        Toponym(start=a, end=b, name=name, candidates=_candidates(short.get(name, name), gazetteer, language, common))
        for a, b, name in names
    ]
    chosen = [row.candidates[0][0] if row.candidates else None for row in rows]
    for _ in range(_ROUNDS):
        chosen = [_best(text, k, rows, chosen, gazetteer) for k in range(len(rows))]
    return chosen


def _candidates(
    name: str, gazetteer: Gazetteer, language: str, common: Sequence[str]
) -> tuple[tuple[Place, float], ...]:
    """The places of a name, an adjective of nationality or a name with its common noun ("Rapides Parish")."""
    code = gazetteer.demonym(name, language=language)
    land = gazetteer.country(code) if code else None
    if land is not None:
        return ((land, 9.0),)
    found = gazetteer.candidates(name)
    land = gazetteer.country(name)
    if land is not None and fold(name) in _countries(language):  # "Mexico", in French the name of its capital
        found = tuple(
            c
            for c in found
            if c.place.kind in _WIDE or c.place.country != land.country and fold(c.place.name) == fold(name)
        )
    head, _, noun = name.rpartition(" ")
    if not found and head and noun.lower() in common:
        found = gazetteer.candidates(head)
    return tuple((c.place, c.weight / 10) for c in found[:_MOST])


@cache
def _countries(language: str) -> frozenset[str]:
    """The folded names of the countries in a language."""
    return frozenset(fold(name) for row in data("countries.tsv") for name in row[language].split("|"))


def _best(
    text: str, k: int, rows: Sequence[Toponym], chosen: Sequence[Place | None], gazetteer: Gazetteer
) -> Place | None:
    """The candidate of name `k` that the others of the text speak most for."""
    row = rows[k]
    if len(row.candidates) < 2:
        return row.candidates[0][0] if row.candidates else None
    others = [(o, place) for o, place in zip(rows, chosen, strict=True) if place is not None and o.name != row.name]
    behind = next((p for o, p in others if 0 < o.start - row.end <= 3 and "," in text[row.end : o.start]), None)
    named = {place.id: place for _, place in others}
    inside = next((p for o, p in others if 0 < row.start - o.end <= 3 and "," in text[o.end : row.start]), None)
    beside = [p for o, p in others if p.kind == "region" and _listed(text, row, o)]
    state = text[row.end :].startswith(" state") or text[: row.start].endswith("state of ")
    wide = [p for p in named.values() if p.kind in _WIDE]
    closer = [p for p in named.values() if p.kind not in _WIDE]

    def score(candidate: tuple[Place, float]) -> float:
        place, weight = candidate
        total = weight
        if behind is not None and behind.kind in _WIDE and gazetteer.contains(behind, place):
            total += _BEHIND
        if place.kind == "region":
            total += _BEHIND * (inside is not None and inside.kind not in _WIDE and gazetteer.contains(place, inside))
            total += _BEHIND * (state or any(p.country == place.country for p in beside))
        total += _HELD * any(p.kind != "country" and gazetteer.contains(p, place) for p in wide)
        same = sum(p.country == place.country for p in named.values() if p.id != place.id)
        total += _COUNTRY * min(1.0, 2 * same / max(1, len(named)))
        if place.kind == "country":
            total += _LAND if same or not closer else 0.0
        near = sorted((math.exp(-distance_km(place, p) / _NEAR_KM) for p in closer), reverse=True)
        return total + _CLOSE * sum(near[:4])

    return max(row.candidates, key=lambda c: (score(c), -c[0].latitude))[0]


def _listed(text: str, one: Toponym, other: Toponym) -> bool:
    """Whether two names stand next to each other in a list ("Ohio, Oregon and Utah")."""
    between = text[min(one.end, other.end) : max(one.start, other.start)]
    return between.strip() in {",", "and", ", and", "or", "/", "&"}


@dataclass(slots=True, kw_only=True)
class ToponymScore:
    """How many names there are, were put right, and right with areas; the wrong ones as lines of text."""

    total: int = 0
    right: int = 0
    area: int = 0
    wrong: list[str] = field(default_factory=list)


def score_corpus(rows: Iterable[Mapping[str, Any]], gazetteer: Gazetteer, language: str) -> ToponymScore:
    """The score of a corpus."""
    score = ToponymScore()
    for row in rows:
        gold = [t for t in row["toponyms"] if t["lat"] is not None]
        names = [(t["start"], t["end"], row["text"][t["start"] : t["end"]]) for t in gold]
        for t, place in zip(gold, locate(row["text"], names, gazetteer, language), strict=True):
            score.total += 1
            off = _off(place, t["lat"], t["lon"])
            score.right += off <= WITHIN_KM
            if off <= WITHIN_KM or place is not None and _same_area(place, off, str(t.get("geonameid") or "")):
                score.area += 1
            else:
                where = "not in the gazetteer" if place is None else f"{place.name} {place.admin1 or place.country}"
                score.wrong.append(f"{row.get('id')}: {t['name']} ({t['lat']}, {t['lon']}): {where}")
    return score


def _same_area(place: Place, off: float, number: str) -> bool:
    """Whether a country or region is the one of the corpus, whose middle lies elsewhere."""
    return place.kind in _WIDE and (off <= place.radius_km or str(place.geonameid) == number)


def _off(place: Place | None, latitude: float, longitude: float) -> float:
    """Kilometres from a place to a point."""
    if place is None:
        return math.inf
    a, b, c, d = (math.radians(x) for x in (place.latitude, place.longitude, latitude, longitude))
    h = math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
    return 12742 * math.asin(math.sqrt(min(1.0, h)))


def main(argv: Sequence[str] | None = None) -> int:
    """Exit status 0."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("corpus", type=Path)
    ap.add_argument("--language", default="en")
    ap.add_argument("-v", "--verbose", action="store_true", help="also print the wrong ones")
    a = ap.parse_args(argv)
    rows = [json.loads(line) for line in a.corpus.read_text("utf-8").split("\n") if line.strip()]
    score = score_corpus(rows, open_gazetteer(), a.language)
    if a.verbose:
        print("\n".join(score.wrong))
    for what, count in ((f"within {WITHIN_KM:g} km", score.right), ("or in the same country or region", score.area)):
        print(f"{a.corpus.stem}: {count} of {score.total} {what}: {count / score.total if score.total else 0:.3f}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
