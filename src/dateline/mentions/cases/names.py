"""Names of the gazetteer in any case, and how far an unknown one goes: "под Орлом", "в Нью-Дели"."""

from collections import defaultdict
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from dateline.gazetteer import Gazetteer
from dateline.gazetteer.romanise import romanise
from dateline.lang import table, word_sets
from dateline.mentions.cases.forms import Forms, forms
from dateline.mentions.grammar.lexicon import things
from dateline.mentions.place_names import NameHit
from dateline.mentions.place_words import nature_bounds, nature_words
from dateline.mentions.tree import Tree
from dateline.model import Span

LONGEST_NAME = 6
_OFF_LEMMA = 12.0  # how much better known a place must be whose name is not the word's lemma
_ARTICLES = ("аль", "эль", "ель")  # that a name may begin with, small: "аль-Хидр"
_LANDS = frozenset({"country", "region"})
_SOUNDS = 35.0  # how well known a place must be that is only told by the sound of its name
LITTLE_KNOWN = 30.0  # in tenths of powers of ten of people
# Whose abbreviation no place is named by.
_THEIRS = frozenset(("forces", "air_power", "air_defence"))


@dataclass(frozen=True, slots=True)
class Name:
    """A name found in the gazetteer: the token after it and its nominative."""

    last: int
    name: str
    weight: float


@lru_cache(maxsize=50_000)  # most capitalised words are no names of places, and the same ones come again and again
def _known(
    gazetteer: Gazetteer, forms: Forms, words: tuple[tuple[str, str, str], ...], person: bool = False
) -> tuple[str, float] | None:
    """The best known nominative of these words, each (text, lemma, part of speech), and how well known it is.

    The lemma comes before other nominatives, unless it is that of a person's name.
    """
    lemma = "" if person else " ".join(lemma for _, lemma, _ in words).lower()
    names = forms.names(words)
    best = _best(gazetteer, forms, names, lemma)
    if best is None or best[1] < LITTLE_KNOWN:  # spelled otherwise only where it is not well known as it stands
        other = _best(gazetteer, forms, tuple(o for name in names for o in forms.otherwise(name)), lemma)
        if other is not None and (best is None or other[1] > best[1] + _OFF_LEMMA):
            return other  # "Новоросійська": the port, not the village of Новоросійське
    return best


def _best(gazetteer: Gazetteer, forms: Forms, names: tuple[str, ...], lemma: str) -> tuple[str, float] | None:
    """The best known of these nominatives, the word's lemma before others."""
    best: tuple[str, float] | None = None
    for name in names:
        found = gazetteer.candidates(name)
        if not found:
            continue
        if len(name.split()) == 1 and name.lower().endswith(forms.bare):  # "Приморському" alone is no region
            found = tuple(c for c in found if c.place.kind != "region")
            if not found:
                continue
        weight = max(c.weight for c in found) + (_OFF_LEMMA if name.lower() == lemma else 0.0)
        if best is None or weight > best[1]:
            best = name, weight
    return best


def _begins_like_a_name(text: str) -> bool:
    return text[:1].isupper() or (text[3:4] == "-" and text[:3].lower() in _ARTICLES and text[4:5].isupper())


class NameReader:
    """Reads the names that begin at a token of one parsed document."""

    def __init__(self, text: str, tree: Tree, language: str, gazetteer: Gazetteer) -> None:
        self.text, self.tree, self.tokens = text, tree, tree.tokens
        self.gazetteer, self.language = gazetteer, language
        self.forms = forms(language)
        rows = table(language, "places")
        self.words = defaultdict(frozenset, word_sets(language, "places", "cases", "words"))
        self.natures = nature_words(language)
        self.longest_nature, self.nature_openers = nature_bounds(language)
        self.lemmas = [token.lemma.lower() for token in self.tokens]
        self.capitals = [_begins_like_a_name(token.text) for token in self.tokens]
        self.default = rows["cases"]["default_region"]

    def weight(self, name: str, never: str = "") -> float:
        """How well known a place of that name, of another kind than `never`, is; 0 where there is none."""
        return max((c.weight for c in self.gazetteer.candidates(name) if c.place.kind != never), default=0.0)

    def no_name(self, k: int) -> bool:
        """Whether token `k` is a weapon with its make before a hyphen, or whose a base is: "FPV-дрон", "база ВС"."""
        classes = things(self.language).classes
        if self.tokens[k].text.isupper():
            return not _THEIRS.isdisjoint(classes.get(self.low(k), frozenset()))
        last = self.lemma(k).rpartition("-")[2]
        return "-" in self.tokens[k].text and "weapon" in classes.get(last, frozenset())

    def is_facility(self, name: str) -> bool:
        """Whether the gazetteer has a facility of that name."""
        return any(c.place.kind == "facility" for c in self.gazetteer.candidates(name))

    def is_district(self, name: str) -> bool:
        """Whether the gazetteer has a district of that name."""
        return any(c.place.kind == "district" for c in self.gazetteer.candidates(name))

    def romanised(self, hit: NameHit, last: int) -> NameHit:
        """An unknown name under the Latin spelling that stands in brackets behind it, else under one of like sound."""
        k = hit.last
        if k + 2 >= last or self.tokens[k].text != "(" or not self.tokens[k + 1].text.isascii():
            return self.by_sound(hit)
        end = k + 1
        while end < last and end - k < 6 and self.tokens[end].text != ")":
            end += 1
        name = self.text[self.tokens[k + 1].start : self.tokens[end - 1].end]
        if not name[:1].isupper():
            return hit
        return replace(hit, name=name if self.gazetteer.candidates(name) else hit.name, last=min(end + 1, last))

    def reach(self, i: int, last: int) -> Name | None:
        """The longest name of the gazetteer that starts at token `i`, in any case."""
        stop = i + 1
        while stop < last and stop - i < LONGEST_NAME and self.joins(stop):
            stop += 1
        for j in range(stop, i, -1):
            if self.tokens[j - 1].upos in ("ADP", "PUNCT", "CCONJ"):
                continue
            tokens = self.tokens[i:j]
            if j - i == 1 and (len(tokens[0].text) < 2 or self.low(i) in self.words["never"]):
                return None
            if j - i == 1 and self.acronym(i) and not self.stands_for_land(i):
                return None
            person = j - i == 1 and tokens[0].entity == "PER"  # its lemma is a first name's: "у Львові" is not "Лев"
            best = _known(self.gazetteer, self.forms, tuple((t.text, t.lemma, t.upos) for t in tokens), person)
            if best is not None and (j - i > 1 or not self.goes_on(j, last) or self.land_of(best[0], j, last)):
                return Name(j, *best)
        return None

    def acronym(self, i: int) -> bool:
        """Whether token `i` is an acronym, and not a word of a line written in capitals."""
        text = self.tokens[i].text
        if not (text.isupper() and 1 < len(text) < 6):
            return False
        beside = [self.tokens[k].text for k in (i - 1, i + 1) if 0 <= k < len(self.tokens)]
        return not any(word.isupper() and len(word) > 5 for word in beside)

    def stands_for_land(self, i: int) -> bool:
        """Whether an acronym is that of a country, a region or a site: "США", "ЗАЭС"; it is not inflected."""
        found = self.gazetteer.candidates(self.tokens[i].text)
        return bool(found) and found[0].place.kind not in ("city", "village")

    def by_sound(self, hit: NameHit) -> NameHit:
        """An unknown name under the spelling that a place of like sound has in Latin letters.

        A place that is little known is meant only where the text names its country.
        """
        words = tuple((t.text, t.lemma, t.upos) for t in self.tokens[hit.first : hit.last])
        names = self.forms.names(words)[:6]
        if hit.nature is not None:  # "городу Хиям": behind its noun a foreign name mostly stays as it is
            names = tuple(
                dict.fromkeys((self.text[self.tokens[hit.first].start : self.tokens[hit.last - 1].end], *names))
            )
        near: str | None = None
        for name in names:
            spelled = romanise(name)
            for spelling in dict.fromkeys((*spelled, *(s.replace("v", "w") for s in spelled))):  # "Валикале": Walikale
                found = self.gazetteer.candidates(spelling, loose=len(spelling) > 4 and hit.last == hit.first + 1)
                if found and (found[0].weight >= _SOUNDS or self.gazetteer.candidates(spelling)):
                    return replace(hit, name=spelling.title(), known=True)
                near = near or next((c.place.name for c in found if c.place.country in self.lands), None)
        return replace(hit, name=near, known=True) if near is not None else hit

    @cached_property
    def lands(self) -> frozenset[str]:
        """The countries that the text names, themselves or by one of their regions."""
        found: set[str] = set()
        for i, token in enumerate(self.tokens):
            name = self.reach(i, len(self.tokens)) if token.entity == "LOC" and self.capital(i) else None
            known = self.gazetteer.candidates(name.name)[:1] if name is not None else ()
            found |= {c.place.country for c in known if c.place.kind in _LANDS and c.place.country is not None}
        return frozenset(found)

    def goes_on(self, j: int, last: int) -> bool:
        """Whether the name that ends before token `j` is only the start of a longer, unknown one."""
        if j < last and self.capital(j) and self.tokens[j - 1].upos == "ADJ" and self.tokens[j].head != j - 1:
            if self.tokens[j - 1].head == j and self.tokens[j].upos == "PROPN":
                return True  # "село Нова Балка"
        return (
            j < last
            and self.capital(j)
            and self.tokens[j].start == self.tokens[j - 1].end + 1
            and self.tokens[j].entity == "LOC"
            and self.tokens[j - 1].entity == "LOC"
            and self.tokens[j].upos in ("PROPN", "X")
            and self.tokens[j].deprel.startswith("flat")
        )

    def land_of(self, name: str, j: int, last: int) -> bool:
        """Whether a name is that of a land, and that of a town begins behind it: "у столиці Пакистану | Ісламабаді"."""
        found = self.gazetteer.candidates(name)
        return bool(found) and found[0].place.kind in ("country", "region") and self.reach(j, last) is not None

    def joins(self, k: int) -> bool:
        """Whether token `k` may stand inside a name."""
        token = self.tokens[k]
        if token.start - self.tokens[k - 1].end > 1:
            return False
        return (
            token.text[:1].isupper()
            or token.text == "-"
            or self.lemma(k) in self.words["tails"]
            or (self.low(k) in self.words["particles"])
        )

    def run(self, i: int, last: int) -> int:
        """The token after the run of capitals at `i`: how far an unknown name goes."""
        j = i + 1
        while j < last and self.tokens[j].start - self.tokens[j - 1].end <= 1:
            if self.forms.adjectival.fullmatch(self.tokens[j].text) and self.nature_at(j + 1, last)[0] is not None:
                break  # "селе Нечаевка Белгородского округа"
            if self.no_name(j):
                break  # "В селе Замостье FPV-дрон ударил"
            kinds = {self.tokens[j].entity, self.tokens[i].entity}
            if self.capital(j) and (len(kinds) == 1 or kinds == {None, "LOC"}):
                j += 1
            elif (
                j + 1 < last
                and (self.tokens[j].text == "-" or self.low(j) in self.words["particles"])
                and self.capital(j + 1)
                and (self.tokens[j].text == "-" or self.reach(j + 1, last) is None)  # "станции A под Брянском"
            ):
                j += 2
            else:
                break
        return j

    def nominative(self, i: int, end: int) -> str:
        """The likeliest nominative of an unknown name."""
        if end - i > 1:
            return self.text[self.tokens[i].start : self.tokens[end - 1].end]
        return self.tokens[i].lemma if self.tokens[i].lemma[:1].isupper() else self.tokens[i].text

    def opens_nature(self, i: int) -> bool:
        """Whether a noun of places may begin at token `i`."""
        return self.lemmas[i] in self.nature_openers or self.tree.lows[i] in self.nature_openers

    def nature_at(self, i: int, last: int) -> tuple[str | None, int]:
        """The class of the longest noun of a place at token `i` and the token after it."""
        if not self.opens_nature(i):
            return None, i
        for n in range(min(self.longest_nature, last - i), 0, -1):
            for words in (tuple(self.lemmas[i : i + n]), tuple(self.tree.lows[i : i + n])):
                if words in self.natures:
                    return self.natures[words], i + n
        return None, i

    def hit(
        self,
        first: int,
        last: int,
        lead: int,
        name: str,
        known: bool,
        *,
        nature: str | None = None,
        noun: str | None = None,
        listed: bool = False,
    ) -> NameHit:
        """The record of one name."""
        seen = [t.entity for t in self.tokens[first:last] if t.entity]
        start, end = self.tokens[lead].start, self.tokens[last - 1].end
        if last < len(self.tokens) and self.tokens[last].text in "»”" and self.text[start:end].count("«") == 1:
            end = self.tokens[last].end
        return NameHit(
            first=first,
            last=last,
            lead=lead,
            span=Span(start, end),
            name=name,
            known=known,
            nature=nature,
            noun=noun,
            entity="LOC" if "LOC" in seen else (seen[0] if seen else None),
            listed=listed,
            surface=self.text[start:end],
        )

    def capital(self, k: int) -> bool:
        """Whether token `k` begins like a name."""
        return self.capitals[k]

    def lemma(self, k: int) -> str:
        """The lemma of token `k` in lower case."""
        return self.lemmas[k]

    def low(self, k: int) -> str:
        """Token `k` in lower case."""
        return self.tree.lows[k]
