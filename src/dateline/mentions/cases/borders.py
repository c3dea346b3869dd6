"""Where two countries meet: "на границе Киргизии и Таджикистана", "на афганской границе с Узбекистаном"."""

import math
import re
from collections.abc import Sequence

from dateline.gazetteer import Gazetteer
from dateline.lang import table
from dateline.mentions.place_parts import KM_PER_DEGREE, Area, border_of
from dateline.mentions.tree import Tree
from dateline.model import Place, PlaceMention, Span

_OUT = frozenset({"seat", "origin"})
_REASON = "a border of two countries: its middle as their regions have it"


def joined(
    text: str, tree: Tree, language: str, gazetteer: Gazetteer, found: Sequence[PlaceMention]
) -> list[PlaceMention]:
    """The mentions, those of two countries that a border lies between made one."""
    words = table(language, "places")["cases"]["words"]
    low = text.lower()
    if not any(noun in low for noun in words["borders"]):
        return list(found)  # as of most texts
    nouns, pairs = ("|".join(words[key]) for key in ("borders", "border_pairs"))
    between = "|".join(words["border_between"])
    pattern = re.compile(rf"(?:(?P<whose>[\w-]+)\s)?\b(?P<noun>{nouns})\s(?:(?:{between})\s)?", re.IGNORECASE)
    joint = re.compile(rf"(?:{pairs})\s", re.IGNORECASE)
    out = list(found)
    for match in pattern.finditer(text):
        start, whose, one, told, begin = match.end(), None, None, None, match.start("noun")
        if joint.match(text, start) is None:
            one, whose = _country_at(out, start, gazetteer)
            start = one.span.end + 1 if one is not None else start
        elif match["whose"]:
            begin = match.start("whose")
            k = tree.at(begin)
            whose = gazetteer.demonym(tree.tokens[k].lemma, language=language) if k is not None else None
        tied = joint.match(text, start)
        other, code = _country_at(out, tied.end(), gazetteer) if tied is not None else (None, None)
        if whose is None and one is None and other is not None:
            told = _told_before(tree, out, other)
            begin, whose = min(begin, other.span.start), told.country if told is not None else None
        if whose is None or other is None or code is None or code == whose:
            continue
        if {other.role, one.role if one is not None else other.role} & _OUT:
            continue
        area, country = border_of(whose, code), gazetteer.country(code)
        if area is None or country is None or told is not None and told.kind == "city" and _close(told, area):
            continue  # a town that lies there says more
        span = Span(begin, other.span.end)
        out = [m for m in out if m not in (one, other)]
        out.append(
            PlaceMention(
                span=span,
                name=text[span.start : span.end],
                place=None,
                within=country,
                latitude=area.latitude,
                longitude=area.longitude,
                radius_km=area.radius_km,
                where_prec=5,
                reason=_REASON,
                rule="role.event",
            )
        )
    return sorted(out, key=lambda m: m.span.start)


def _told_before(tree: Tree, found: Sequence[PlaceMention], other: PlaceMention) -> Place | None:
    """The country the news is in that tells of "the border with X", or a town of it; None where a region holds it.

    "на западе Пакистана, у границы с Ираном", or named before: "убиты в Ираке. Еще двое погибли у границы с Сирией".
    """
    k = tree.at(other.span.start)
    if k is None:
        return None
    first = tree.tokens[tree.sentences[tree.tokens[k].sentence].first].start
    before = [m for m in found if m.span.start < other.span.start and m.role == "event"]
    last = before[-1].place if before else None
    if last is None or last.kind == "country":
        return last
    return last if last.kind == "city" and before[-1].span.start < first else None


def _close(town: Place, border: Area) -> bool:
    """Whether a town lies on a border."""
    north = town.latitude - border.latitude
    east = (town.longitude - border.longitude) * math.cos(math.radians(town.latitude))
    return math.hypot(north, east) * KM_PER_DEGREE < border.radius_km


def _country_at(
    found: Sequence[PlaceMention], at: int, gazetteer: Gazetteer
) -> tuple[PlaceMention, str] | tuple[None, None]:
    """The mention of a country whose name begins at a code point, prepositions before it among its words; its code."""
    for mention in found:
        if not mention.span.start <= at < mention.span.end:
            continue
        places = [mention.place] if mention.place is not None else [c.place for c in gazetteer.candidates(mention.name)]
        code = next((p.country for p in places if p.kind == "country"), None)
        if code is not None:
            return mention, code
    return None, None
