"""Places said without their name: "la capitale", "dans ce pays", "la ville", "le territoire russe", "l'est libyen"."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache

from dateline.lang import table
from dateline.mentions.place_names import NameHit
from dateline.mentions.tree import Tree
from dateline.model import Place, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Anaphor:
    """A nameless mention of a place: which kind it takes up and what its adjective says.

    `kind` is country, capital, region, district, city, site (a refinery, a base), land (the country of an adjective:
    "sol malien") or
    town ("quartier moscovite"). `adjective` is the demonym, `bearing` the compass of "le nord syrien", `owner` the
    country of "Sudan's capital", which is then no mention of its own.
    """

    hit: NameHit
    kind: str
    adjective: str | None = None
    bearing: int | None = None
    owner: str | None = None


@dataclass(slots=True)
class Trail:
    """The places named so far, last one of each kind: what a nameless mention may take up."""

    last: dict[str, Place] = field(default_factory=dict)
    told: Counter[str] = field(default_factory=Counter)
    regions: Counter[str] = field(default_factory=Counter)
    latest: Place | None = None
    village: Place | None = None
    anchor: Place | None = None  # the town named last, where it only tells how far off something was

    def pass_by(self, place: Place, *, told: bool) -> None:
        """Notes a place as the last one named; `told`: as the place of something."""
        kind = {"village": "city", "sea": "area"}.get(place.kind, place.kind)
        self.last[kind] = place
        if kind == "city" and place.population < _NO_VILLAGE:
            self.village = place
        if told and kind in ("city", "district", "region"):
            self.latest = place
        if told and place.country:
            self.told[place.country] += 1
        if place.admin1:
            self.regions[place.admin1] += 1

    def country(self) -> str | None:
        """The country that most of the places told of so far lie in, the first named where several do."""
        return self.told.most_common(1)[0][0] if self.told else None


_NO_VILLAGE = 20_000  # people; "le village" takes up no city of more, where a smaller place was named
_KINDS = ("capital", "city", "region", "district", "country", "territory", "site")


@cache
def _words(language: str) -> dict[str, frozenset[str]]:
    t = table(language, "places")["anaphora"]
    return {"site": frozenset(), **{k: frozenset(v) for k, v in t.items() if isinstance(v, list)}}


def find_anaphors(
    tree: Tree,
    language: str,
    taken: frozenset[int],
    demonym: Callable[[str], str | None],
    town: Callable[[str], bool],
    text: str,
) -> list[Anaphor]:
    """All nameless mentions outside the tokens already `taken` by names, in text order."""
    words = _words(language)
    bearings: dict[str, int] = table(language, "places")["bearings"]
    adjective_first = bool(table(language, "places")["anaphora"].get("adjective_first"))
    found: list[Anaphor] = []
    tokens, lows = tree.tokens, tree.lows
    nouns = words["town"].union(words["land"], bearings, *(words[kind] for kind in _KINDS))
    for sentence in tree.sentences:
        for i in range(sentence.first, sentence.last):
            word = lows[i]
            if not adjective_first and word not in nouns:
                continue
            before = lows[i - 1] if i > sentence.first else ""
            if before in words.get("last_named", ()) and i > sentence.first + 1 and lows[i - 2] in words["pointing"]:
                before = lows[i - 2]  # "dans cette dernière région"
            if before in words.get("qualifiers", ()) and i > sentence.first + 1:
                before = lows[i - 2]  # "in the port city"
            if i in taken or (i + 1 in taken and word not in words["capital"]):
                continue
            if adjective_first and word in words["capital"] and (owned := _owned(tree, i, taken, text)) is not None:
                found.append(owned)
                continue
            if adjective_first and (led := _led_by_adjective(tree, i, taken, demonym, town, text, words)) is not None:
                found.append(led)
                continue
            k = i + 1
            while (
                k < sentence.last
                and k < i + 3
                and tokens[k].upos == "ADJ"
                and not (demonym(tokens[k].text) or town(tokens[k].text))
            ):
                k += 1
            adjective = None
            if k < sentence.last and tokens[k].upos in ("ADJ", "NOUN", "PROPN", "VERB") and k not in taken:
                if word in words["town"] and town(tokens[k].text):
                    adjective = tokens[k].text
                elif demonym(tokens[k].text):
                    adjective = tokens[k].text
            kind = _kind(word, before, adjective is not None, words, town(adjective) if adjective else False)
            bearing = None
            if (
                kind is None
                and adjective is not None
                and not adjective_first
                and k == i + 1
                and word in bearings
                and (before in words["determiners"] or before in words["contracted"])
            ):
                kind, bearing = "land", bearings[word]
            if kind is None or (k > i + 1 and any(tokens[j].text.lower() in words["other"] for j in range(i + 1, k))):
                continue
            if kind == "capital" and i > sentence.first + 2 and tokens[i - 2].text == "," and i - 3 in taken:
                continue  # "X, la capitale ...": an apposition to a name
            if (
                kind == "capital"
                and adjective is None
                and _local(tree, i, sentence.last, words["region"] | words["other"])
            ):
                continue
            if adjective is None and tokens[min(k, sentence.last - 1)].text.lower() in words["other"]:
                continue
            if (
                adjective is None
                and before not in words["pointing"]
                and _continues(tree, i, k, sentence.last, taken, words)
            ):
                continue
            end = k + 1 if adjective is not None else i + 1
            hit = NameHit(
                first=i,
                last=end,
                lead=i,
                span=Span(tokens[i].start, tokens[end - 1].end),
                name=text[tokens[i].start : tokens[end - 1].end],
                known=True,
                nature="anaphor",
                noun=word,
            )
            found.append(Anaphor(hit=hit, kind=kind, adjective=adjective, bearing=bearing))
    return found


def _owned(tree: Tree, i: int, taken: frozenset[int], text: str) -> Anaphor | None:
    """The nameless mention of a noun behind its owner: "Sudan's capital"; none where the name follows."""
    tokens = tree.tokens
    sentence = tree.sentences[tokens[i].sentence]
    j = i - 1
    if j - 1 < sentence.first or tree.lows[j] not in ("'s", "’s") or j - 1 not in taken:
        return None
    if any(k in taken for k in range(i + 1, min(i + 3, sentence.last)) if tokens[k - 1].text in (",", tokens[i].text)):
        return None
    first = j - 1
    while first > sentence.first and first - 1 in taken and tokens[first - 1].text[:1].isupper():
        first -= 1
    start, end = tokens[first].start, tokens[i].end
    hit = NameHit(
        first=first,
        last=i + 1,
        lead=first,
        span=Span(start, end),
        name=text[start:end],
        known=True,
        nature="anaphor",
        noun=tree.lows[i],
    )
    return Anaphor(hit=hit, kind="capital", owner=text[start : tokens[j - 1].end])


def _led_by_adjective(
    tree: Tree,
    i: int,
    taken: frozenset[int],
    demonym: Callable[[str], str | None],
    town: Callable[[str], bool],
    text: str,
    words: dict[str, frozenset[str]],
) -> Anaphor | None:
    """The nameless mention of a noun with its adjective before it: "the Ukrainian capital", "Russian territory"."""
    tokens = tree.tokens
    sentence = tree.sentences[tokens[i].sentence]
    j = i - 1
    while j > sentence.first and i - j < 3 and tokens[j].upos in ("ADJ", "NOUN") and not demonym(tokens[j].text):
        j -= 1
    if j < sentence.first or not tokens[j].text[:1].isupper():
        return None
    word, adjective = tree.lows[i], tokens[j].text
    is_town = town(adjective)
    if not (demonym(adjective) or is_town) or any(tree.lows[k] in words["other"] for k in range(j + 1, i)):
        return None
    kind = _kind(word, "", True, words, is_town)
    if kind is None or _continues(tree, i, i + 1, sentence.last, taken, words) or i + 1 in taken:
        return None
    if kind == "capital" and i + 1 < sentence.last and tree.lows[i + 1] in words["of"]:
        return None
    hit = NameHit(
        first=j,
        last=i + 1,
        lead=j,
        span=Span(tokens[j].start, tokens[i].end),
        name=text[tokens[j].start : tokens[i].end],
        known=True,
        nature="anaphor",
        noun=word,
    )
    return Anaphor(hit=hit, kind=kind, adjective=adjective)


def _kind(word: str, before: str, adjective: bool, words: dict[str, frozenset[str]], is_town: bool) -> str | None:
    """What a noun takes up, given the determiner before it and whether a demonym follows."""
    definite = before in words["determiners"] or before in words["contracted"]
    if adjective:
        if word in words["capital"]:
            return "capital"
        if is_town and word in words["town"]:
            return "town"
        return "land" if word in words["land"] and not is_town else None
    if not definite:
        return None
    for kind in _KINDS:
        if word in words[kind]:
            return kind
    return None


def _local(tree: Tree, i: int, last: int, regions: frozenset[str]) -> bool:
    """Whether "la capitale" is that of a region: "la capitale de la province", "la capitale régionale"."""
    return any(t.text.lower() in regions for t in tree.tokens[i + 1 : min(i + 4, last)])


def _continues(tree: Tree, i: int, k: int, last: int, taken: frozenset[int], words: dict[str, frozenset[str]]) -> bool:
    """Whether the noun goes on to say which: "la ville de ...", "la région où", a capital letter."""
    tokens = tree.tokens
    if k >= last:
        return False
    follow = tokens[k]
    if follow.text[:1].isupper() and follow.upos in ("PROPN", "X", "NOUN"):
        return True
    if follow.text.lower() in words["of"] and k + 1 < last:
        j = k + 1
        while j < last and tokens[j].text.lower() in words["articles"]:
            j += 1
        named = j in taken or j < last and tree.lows[j] in words["capital"]  # "la région de la capitale"
        return named and tokens[i].text.lower() not in words["capital"]
    return False
