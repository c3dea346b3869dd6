"""How an event lies to the place named: near it, over it, so many kilometres off, in one part of it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from dateline.lang import table

WINDOW = 140
LOCATING = frozenset({"near", "over", "distance", "direction"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """What stands before a name: the relation, its figures and where its words start.

    `kind` is near, over, distance, direction, or a weak one that only the choice of places uses: between, toward,
    border. `bearing` is in degrees, -1 for "the centre of". `outside` marks "au nord de X" against "dans le
    nord de X". `start` counts in the prefix that was read.
    """

    kind: str
    start: int
    distance_km: float | None = None
    uncertainty_km: float | None = None
    bearing: int | None = None
    compass: str | None = None
    outside: bool = False


class Ending:
    """A pattern for the end of a text, searched only where the text ends with one of the words it can end with."""

    def __init__(self, pattern: str, *words: Iterable[str]) -> None:
        self.pattern = re.compile(pattern)
        self.ends = tuple({word.split()[-1] for listed in words for word in listed} | {"\n"})

    def search(self, text: str) -> re.Match[str] | None:
        """The first match, as the pattern's own search finds it."""
        return self.pattern.search(text) if text.endswith(self.ends) else None


@dataclass(frozen=True, slots=True)
class _Patterns:
    of: re.Pattern[str]
    near: Ending
    over: Ending
    between: Ending
    toward: Ending
    border: Ending
    distance: Ending
    direction: Ending
    part: Ending
    whole: bool
    article: re.Pattern[str]
    attributive: Ending | None
    attributes: dict[str, int]
    outside: frozenset[str]
    bearings: dict[str, int]
    numbers: dict[str, float]
    units: dict[str, float]


def _any(words: list[str]) -> str:
    return "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True))


@cache
def _patterns(language: str) -> _Patterns:
    t = table(language, "places")
    r = t["relations"]
    units = {w: f for name, f in (("km", 1.0), ("m", 0.001), ("mile", 1.609)) for w in r["units"][name]}
    compass = _any(list(t["bearings"]))
    number = rf"(?:{_any(list(r['numbers']))}|\d[\d.,  ]{{0,8}})"
    words = r["phrases"]
    attributes: dict[str, int] = r.get("attributive", {})
    after = rf"(?:\s(?:{_any(words['part_after'])}))?" if words["part_after"] else ""
    return _Patterns(
        of=re.compile(rf"(?:^|(?<=[\s(«\"'-]))(?:{_any(words['of'])})\s*(?:(?:{_any(words['adjectives'])})\s+)?$"),
        near=Ending(rf"(?<!\w)(?:{_any(r['near'])})$", r["near"]),
        over=Ending(rf"(?<!\w)(?:{_any(r['over'])})$", r["over"]),
        between=Ending(rf"(?<!\w)(?:{_any(r['between'])})$", r["between"]),
        toward=Ending(rf"(?<!\w)(?:{_any(r['toward'])})$", r["toward"]),
        border=Ending(rf"(?<!\w)(?:{_any(r['border'])})$", r["border"]),
        distance=Ending(
            rf"(?:(?<!\w)(?:{_any(words['at'])})\s+)?(?:(?<!\w)(?P<about>{_any(words['about'])})\s+)?"
            rf"(?<!\w)(?P<number>{number})[\s-]*(?:{_any(words['partitive'])})?\s*(?P<unit>{_any(list(units))})"
            rf"(?:\s*\([^()]{{1,24}}\))?(?:\s+(?:{_any(words['way'])})\s?(?P<compass>{compass}))?(?:\s+(?:{_any(words['off'])}))?$",
            units,
            ")",
            t["bearings"],
            words["off"],
        ),
        direction=Ending(
            rf"(?:^|(?<=[(,«:–] )|(?<=[(«])|(?P<into>(?<!\w)(?:{_any(words['into'])})\s?))"
            rf"(?:(?P<degree>(?<!\w)(?:{_any(words['degree'])})[ -])|(?<![\w-]))(?P<compass>{compass}){after}$",
            t["bearings"],
            words["part_after"],
        ),
        part=Ending(
            rf"(?<!\w)(?:{_any(words['part'])})\s(?:{_any(words['part_link'])})?\s?(?P<compass>{compass})$",
            t["bearings"],
        ),
        whole=bool(r.get("whole")),
        article=re.compile(rf"(?<!\w)(?:{_any(t['names']['articles'])})\s*$"),
        attributive=Ending(rf"(?<![\w-])(?P<compass>{_any(list(attributes))})$", attributes) if attributes else None,
        attributes=attributes,
        outside=frozenset(words["outside"]),
        bearings=t["bearings"],
        numbers=r["numbers"],
        units=units,
    )


def _amount(text: str, numbers: dict[str, float]) -> float | None:
    """The number of kilometres "une centaine" or "1.200" stands for."""
    if text in numbers:
        return float(numbers[text])
    digits = re.sub(r"[\s.](?=\d{3}(?:\D|$))", "", text).replace(",", ".").strip(" .")
    try:
        return float(digits)
    except ValueError:
        return None


def read_relation(prefix: str, language: str, *, bounded: bool = False, plain: bool = True) -> Relation | None:
    """The relation said right before a name, None where it is plain "in"; `prefix` is the sentence up to the name.

    `bounded`: the name is a country or region, so that "au nord de X" is a part of it, not outside. `plain`: no noun
    stands before the name, so that "northern X" is a part of it ("the northern city of X" is not).
    """
    p = _patterns(language)
    cut = max(0, len(prefix) - WINDOW)
    text = prefix[cut:].lower()
    if p.whole and plain and p.attributive is not None and (found := p.attributive.search(text.rstrip())):
        start, compass = cut + found.start(), found["compass"]
        return Relation(kind="direction", start=start, compass=compass, bearing=p.attributes[compass])
    of = p.of.search(text)
    body = text[: of.start()].rstrip() if of else text.rstrip()
    if of:
        found = p.distance.search(body)
        if found and (km := _amount(found["number"].strip(), p.numbers)) is not None:
            km *= p.units[found["unit"]]
            rough = found["number"].strip() in p.numbers or found["about"] is not None
            compass = found["compass"]
            return Relation(
                kind="distance",
                start=cut + found.start(),
                distance_km=km,
                compass=compass,
                uncertainty_km=round(max(2.0, km * (0.1 if rough else 0.05)), 1),
                bearing=p.bearings[compass] if compass else None,
            )
        if not p.whole and (found := p.near.search(body)):
            return Relation(kind="near", start=cut + found.start())
        if found := p.part.search(body):
            return Relation(
                kind="direction",
                start=cut + found.start(),
                compass=found["compass"],
                bearing=p.bearings[found["compass"]],
            )
        if (found := p.direction.search(body)) and p.border.search(body) is None:
            bearing = p.bearings[found["compass"]]
            into = (found["into"] or "").strip()
            outside = into in p.outside and not bounded and found["degree"] is None and bearing >= 0
            return Relation(
                kind="direction",
                start=cut + found.start("compass"),
                compass=found["compass"],
                bearing=bearing,
                outside=outside,
            )
    kinds = [("over", p.over), ("border", p.border), ("toward", p.toward), ("between", p.between)]
    if p.whole:
        body = p.article.sub("", text).rstrip()
        kinds.append(("near", p.near))
    for kind, pattern in kinds:
        if found := pattern.search(body):
            return Relation(kind=kind, start=cut + found.start())
    return None
