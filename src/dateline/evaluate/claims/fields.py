"""When the value of a field is right.

The gold is a claim as annotated (GUIDELINES beside the gold), the prediction one of a report (`dateline/report/1`).
Where two careful annotators differ the comparison is lenient: a source by half of its content words, a place within the
radius it was annotated with, a day at either end, round figures within a fifth.
"""

import math
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

Claim = Mapping[str, Any]
Quantity = tuple[str | None, float | None, float | None]

FAMILIES = (
    frozenset("strike crash debris explosion fire damage casualties interception attack".split()),
    frozenset("clash control attack".split()),
    frozenset("alert closure outage".split()),
    frozenset("arrest abduction".split()),
    frozenset(("statement",)),
    frozenset(("other",)),
)
"""Event types that tell one thing in different words."""
FIELDS = (
    "type",
    "means",
    "source",
    "side",
    "place",
    "relation",
    "date",
    "date_exact",
    "quantities",
    "hedged",
    "denied",
    "background",
    "hypothetical",
)
COVERED = ("source", "place", "date", "quantities")
_EMPTY = frozenset(
    """le la les l de du des d un une au aux en a à the an of in on at for his its et i и у в та з на що по со за ce
    cette son sa ses m mme mr""".split()
)
_NEAREST_KM = 25.0


def content(text: str | None) -> frozenset[str]:
    """The content words of a text by their first five letters, without accents: forms of one word are one."""
    plain = unicodedata.normalize("NFKD", (text or "").lower().replace("’", "'"))
    found = re.findall(r"\w+", "".join(c for c in plain if not unicodedata.combining(c)))
    return frozenset(word[:5] for word in found if word not in _EMPTY)


def same_source(gold: str, texts: Iterable[str | None]) -> bool:
    """True where a text has half of the gold's content words and no more than twice as many others."""
    wanted = content(gold)
    for text in texts:
        given = content(text)
        if wanted and given and 2 * len(wanted & given) >= len(wanted):
            if len(given - wanted) <= 2 * len(wanted & given):
                return True
    return False


def same_words(a: str, b: str) -> bool:
    """True where the shorter of two names shares half of its words with the other."""
    x, y = content(a), content(b)
    return bool(x & y) and 2 * len(x & y) >= min(len(x), len(y))


def kilometres(a: float, b: float, c: float, d: float) -> float:
    """Kilometres between two points on the sphere, given as latitude and longitude."""
    a, b, c, d = (math.radians(x) for x in (a, b, c, d))
    h = math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
    return 12742 * math.asin(math.sqrt(min(1.0, h)))


def one_family(a: str, b: str | None) -> bool:
    """True for event types that tell one thing in different words."""
    return a == b or any(a in family and b in family for family in FAMILIES)


def quantities(claim: Claim) -> list[Quantity]:
    """The different numbers of a claim that have a meaning of their own."""
    found = {
        (q.get("what"), q.get("low"), q.get("high")) for q in claim.get("quantities") or () if q.get("what") != "other"
    }
    return sorted(found, key=str)


def _same_bound(a: float | None, b: float | None, *, exact: bool) -> bool:
    if a is None or b is None:
        return a is b
    return a == b if exact else abs(a - b) <= max(1, 0.2 * max(abs(a), abs(b)))


def same_quantities(a: Sequence[Quantity], b: Sequence[Quantity]) -> bool:
    """True where two lists hold the same numbers of the same things; round figures may differ by a fifth, or by one."""
    if len(a) != len(b):
        return False
    rest = list(b)
    for what, low, high in a:
        exact = low == high
        same = next(
            (
                r
                for r in rest
                if r[0] == what and _same_bound(low, r[1], exact=exact) and _same_bound(high, r[2], exact=exact)
            ),
            None,
        )
        if same is None:
            return False
        rest.remove(same)
    return True


def gold_value(name: str, claim: Claim) -> Any:
    """What the annotator gave for a covered field."""
    return quantities(claim) if name == "quantities" else claim.get("date_start" if name == "date" else name)


def predicted_value(name: str, claim: Claim) -> Any:
    """What the report gives for a covered field."""
    if name == "quantities":
        return quantities(claim)
    return (claim.get("time") or {}).get("earliest") if name == "date" else claim.get(name)


def field_right(name: str, gold: Claim, predicted: Claim) -> bool | None:
    """Whether a field is right; None where there is nothing to score."""
    if name == "type":
        return bool(gold["event_type"] == predicted.get("event_type"))
    if name == "means":
        return _equal_unless_empty(gold.get("means"), predicted.get("means"))
    if name == "source":
        return _source_right(gold, predicted)
    if name == "side":
        wanted = gold.get("source_side")
        return bool(wanted == (predicted.get("source") or {}).get("side")) if wanted else None
    if name == "relation":
        given = [gold.get("place_relation"), (predicted.get("place") or {}).get("relation")]
        a, b = (None if x in (None, "in", "at") else x for x in given)
        return None if a is None and b is None else a == b
    if name == "place":
        return _place_right(gold, predicted)
    if name in ("date", "date_exact"):
        return _date_right(gold, predicted, exact=name == "date_exact")
    if name == "quantities":
        a_list, b_list = quantities(gold), quantities(predicted)
        return same_quantities(a_list, b_list) if a_list or b_list else None
    told = {
        "hedged": predicted.get("certainty") == "hedged",
        "denied": predicted.get("polarity") == "denied",
        "background": bool(predicted.get("background")),
        "hypothetical": predicted.get("realis") == "hypothetical",
    }[name]
    flagged = bool(gold.get(name))
    return flagged == told if flagged or told else None


def _equal_unless_empty(a: Any, b: Any) -> bool | None:
    return bool(a == b) if a or b else None


def _source_right(gold: Claim, predicted: Claim) -> bool | None:
    """By words, with the speaker's naming here, fullest naming, or role and person."""
    wanted, given = gold.get("source"), predicted.get("source") or {}
    if not wanted and not given:
        return None
    texts = (
        given.get("quote"),
        given.get("name"),
        " ".join(filter(None, (given.get("role"), given.get("person")))),
    )
    return bool(wanted and given) and same_source(str(wanted), texts)


def _place_right(gold: Claim, predicted: Claim) -> bool | None:
    """Within the annotated radius; by name where there is no point; an implied region may be left out."""
    place = predicted.get("place") or {}
    wanted, given = gold.get("place"), place.get("quote") or place.get("name")
    latitude, longitude = gold.get("lat"), gold.get("lon")

    def near() -> bool:
        off = kilometres(latitude, longitude, place["latitude"], place["longitude"])  # type: ignore[arg-type]
        return off <= max(_NEAREST_KM, gold.get("radius_km") or 0)

    if not wanted and (not given or gold.get("place_in")):
        return None if not given or latitude is None or place.get("latitude") is None else near()
    if not (wanted and given):
        return False
    if latitude is not None:
        return place.get("latitude") is not None and near()
    return same_words(gold.get("place_nominative") or wanted, place.get("name") or given) or same_words(wanted, given)


def _date_right(gold: Claim, predicted: Claim, *, exact: bool) -> bool | None:
    """A day at either end, or none with `exact`; a day that the annotator inferred may be left open."""
    time = predicted.get("time") or {}
    wanted = gold.get("date_start"), gold.get("date_end")
    given = (time.get("earliest") or "")[:10] or None, (time.get("latest") or "")[:10] or None
    said = bool(gold.get("date_text"))
    if None in wanted:
        return None if wanted == (None, None) and (said or given == wanted) else wanted == given
    if exact:
        return None if not said and None in given else wanted == given
    if None in given:
        return False if said else None
    return all(
        abs((date.fromisoformat(str(x)) - date.fromisoformat(str(y))).days) <= 1
        for x, y in zip(wanted, given, strict=True)
    )
