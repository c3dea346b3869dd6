"""Places in words for people: "~100 km from Moscow", "Klintsy, Bryansk region"."""

import re

from dateline.gazetteer.names import consonant_key, fold
from dateline.gazetteer.spoken import spoken_name, spoken_region
from dateline.model import Document, PlaceMention
from dateline.views.report import compass_point
from dateline.views.vocabulary import Words, cities
from dateline.views.wording import EN, clean, number, quote

_KNOWN_WORLDWIDE = 2_000_000  # a city of so many people needs no region beside its name


def place_name(document: Document, at: PlaceMention, words: Words = EN) -> tuple[str, bool]:
    """What the place is called in the language of the words, and whether its name says that it is a region."""
    if at.place is None:
        return clean(at.name), False
    said = at.name if document.language == words.names else None
    name, region = spoken_name(at.place, words.names, said=said)
    if words.names == "fr" and at.place.kind in ("city", "village") and name == spoken_name(at.place, "en").name:
        name = cities().get(at.place.name, name)
    if region:
        return region_of(clean(name), words), True
    return clean(name), False


def region_of(name: str, words: Words = EN) -> str:
    """A region by the name of its chief town: "Bryansk region", "région d'Odessa"."""
    text = words.say("place", "region", name)
    return joined(text) if words.language == "fr" else text


_OF = (
    (re.compile(r"\bde (?=(?:région|province|centrale|base|raffinerie|mer|mine|plage|baie|bande)\b)"), "de la "),
    (re.compile(r"\bde (?=(?:république|préfecture)\b)"), "de la "),
    (re.compile(r"\bde (?=(?:camp|pont|port|cap|golfe|détroit|dépôt|district|terminal|kraï|gouvernorat)\b)"), "du "),
    (re.compile(r"\bde (?=(?:département|territoire|comté)\b)"), "du "),
    (re.compile(r"\bde Le (?=[A-Z])"), "du "),
    (re.compile(r"\bde (?=aé?ro|oblast|état|île|usine|hôpital)"), "de l'"),
    (re.compile(r"\bde (?=[AEIOUÉÈÊÎ])"), "d'"),
)


def joined(text: str) -> str:
    """French "de" as what follows wants it: "au-dessus de la région d'Odessa"; English has nothing to join."""
    for pattern, of in _OF:
        text = pattern.sub(of, text)
    return text


def place(document: Document, at: PlaceMention | None, words: Words = EN, *, around: bool = False) -> str:
    """Where: never more exact than was said; "place not said" for None. `around` adds the region a town lies in."""
    if at is None:
        return words.say("place", "unsaid")
    if at.place is None and at.latitude is None:
        said = quote(document, at.span)
        return (
            words.say("place", "unplaced_why", said, at.reason) if at.reason else words.say("place", "unplaced", said)
        )
    name, region = place_name(document, at, words)
    text = related(document, at, name, words)
    if around and (home := within(document, at, words)):
        text = f"{text}, {home}"
    notes = []
    precision = str(at.where_prec)
    told = region and at.where_prec == 4  # "Bryansk region" says so itself
    if at.relation in (None, "over") and words.has("precision", precision) and not told:
        notes.append(words.say("precision", precision))
    if at.place and at.place.administered_by and at.place.administered_by != at.place.country:
        notes.append(words.say("place", "run_by", at.place.country, at.place.administered_by))
    return f"{text} ({'; '.join(notes)})" if notes else text


def related(document: Document, at: PlaceMention, name: str, words: Words) -> str:
    """A name with how the event lies to it: near it, over it, so many kilometres from it, in its south."""
    point = compass_point(document.language, at.bearing)
    toward = words.say("place", point) if point else ""
    text = name
    if at.relation == "distance" and at.distance_km is None:
        text = words.say("place", "some_way", name)
    elif at.relation == "distance" and toward:
        text = words.say("place", "distance_toward", number(at.distance_km or 0, words), toward, name)
    elif at.relation == "distance":
        text = words.say("place", "distance", number(at.distance_km or 0, words), name)
    elif at.relation in ("near", "over"):
        text = words.say("place", at.relation, name)
    elif at.relation == "direction":
        text = words.say("place", "direction", toward, name) if toward else quote(document, at.span)
    return joined(text) if words.language == "fr" else text


def within(document: Document, at: PlaceMention | None, words: Words = EN) -> str:
    """The region a town lies in, or its country, for those who don't know it; "" where that says nothing more."""
    if at is None or at.place is None or at.place.kind not in ("city", "village", "district", "facility"):
        return ""
    if words.names not in (words.language, document.language):
        return ""  # two alphabets in one name
    if at.place.population >= _KNOWN_WORLDWIDE or not at.place.admin1 or not at.place.country:
        return ""
    region = spoken_region(at.place.admin1, words.names)
    own = place_name(document, at, words)[0]
    if region is None or alike(own, region.name):
        return ""
    return region_of(clean(region.name), words) if region.region else clean(region.name)


def alike(town: str, region: str) -> bool:
    """Whether a region bears its town's name, in whatever spelling: "Oryol" and "Orel"."""
    one, other = fold(town), fold(region)
    return one in other or other in one or consonant_key(one) == consonant_key(other)
