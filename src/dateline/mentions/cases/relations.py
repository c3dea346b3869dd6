"""How an event lies to a place named in some case: near it, over it, so far from it, in one part of it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from dateline.lang import table
from dateline.mentions.place_relations import WINDOW, Ending, Relation


@dataclass(frozen=True, slots=True)
class _Patterns:
    near: Ending
    over: Ending
    between: Ending
    toward: Ending
    border: Ending
    distance: Ending
    inside: Ending
    outside: Ending
    bearings: dict[str, int]
    numbers: dict[str, float]
    units: dict[str, float]


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(w).replace(r"\ ", r"\s") for w in sorted(words, key=lambda w: (-len(w), w)))


@cache
def _patterns(language: str) -> _Patterns:
    r = table(language, "places")["relations"]
    p = r["phrases"]
    units = {w: f for name, f in (("km", 1.0), ("m", 0.001), ("mile", 1.609)) for w in r["units"][name]}
    bearings: dict[str, int] = table(language, "places")["bearings"]
    compass = _any(bearings)
    number = rf"(?:{_any(r['numbers'])}|\d[\d.,\s]{{0,8}})"
    land = rf"(?:\s(?:{_any(p['land'])}))?"
    return _Patterns(
        near=Ending(rf"(?<![\w-])(?:{_any(r['near'])}){land}$", r["near"], p["land"]),
        over=Ending(rf"(?<![\w-])(?:{_any(r['over'])}){land}$", r["over"], p["land"]),
        between=Ending(rf"(?<![\w-])(?:{_any(r['between'])})$", r["between"]),
        toward=Ending(rf"(?<![\w-])(?:{_any(r['toward'])})$", r["toward"]),
        border=Ending(rf"(?<![\w-])(?:{_any(r['border'])})$", r["border"]),
        distance=Ending(
            rf"(?:(?<![\w-])(?:{_any(p['at'])})\s)?(?:(?P<about>{_any(p['about'])})\s)?"
            rf"(?<![\w-])(?P<number>{number})\s?-?(?P<unit>{_any(units)})"
            rf"(?:\s(?:{_any(p['way'])})\s(?P<compass>{compass}))?\s(?:{_any(p['off'])})$",
            p["off"],
        ),
        inside=Ending(
            rf"(?<![\w-])(?:(?:{_any(p['into'])})\s)?(?:(?:{_any(p['degree'])})\s)?(?P<compass>{compass})"
            rf"(?:\s(?:{_any(p['part'])}))?{land}$",
            bearings,
            p["part"],
            p["land"],
        ),
        outside=Ending(
            rf"(?<![\w-])(?:(?:{_any(p['way'])})\s)?(?P<compass>{compass})\s(?:{_any(p['off'])})$", p["off"]
        ),
        bearings=bearings,
        numbers=r["numbers"],
        units=units,
    )


def read_relation(prefix: str, language: str, *, bounded: bool) -> Relation | None:
    """The relation said right before a name, None where it is plain "in"; `prefix` is the sentence up to the name.

    `bounded`: the name is a country or region.
    """
    p = _patterns(language)
    cut = max(0, len(prefix) - WINDOW)
    text = prefix[cut:].lower().rstrip(' «"„“(')
    if found := p.distance.search(text):
        said = found["number"].strip()
        km = _amount(said, p.numbers)
        if km is not None:
            km *= p.units[found["unit"]]
            rough = said in p.numbers or found["about"] is not None
            compass = found["compass"]
            return Relation(
                kind="distance",
                start=cut + found.start(),
                distance_km=km,
                compass=compass,
                uncertainty_km=round(max(2.0, km * (0.1 if rough else 0.05)), 1),
                bearing=p.bearings[compass] if compass else None,
            )
    if (found := p.outside.search(text)) and not bounded:
        compass = found["compass"]
        return Relation(
            kind="direction", start=cut + found.start(), compass=compass, bearing=p.bearings[compass], outside=True
        )
    for kind, pattern in (("border", p.border), ("near", p.near), ("over", p.over), ("toward", p.toward)):
        if (found := pattern.search(text)) and not (kind == "near" and bounded and found.group().count(" ") == 0):
            return Relation(kind=kind, start=cut + found.start())
    if found := p.between.search(text):
        return Relation(kind="between", start=cut + found.start())
    if (found := p.inside.search(text)) or (found := p.outside.search(text)):
        compass = found["compass"]
        return Relation(
            kind="direction", start=cut + found.start("compass"), compass=compass, bearing=p.bearings[compass]
        )
    return None


def _amount(said: str, numbers: dict[str, float]) -> float | None:
    """The number that words or figures say."""
    if said in numbers:
        return float(numbers[said])
    digits = re.sub(r"[\s.](?=\d{3}(?:\D|$))", "", said).replace(",", ".").strip(" .")
    try:
        return float(digits)
    except ValueError:
        return None
