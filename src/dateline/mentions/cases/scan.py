"""Where a text names places, in all cases: "в Брянской и Курской областях", "в селе Новое", "под Орлом"."""

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from functools import lru_cache

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
_QUOTES = frozenset("«»\"“”„'")
_OFF_LEMMA = 12.0  # how much better known a place must be whose name is not the word's lemma
_SOUNDS = 35.0  # how well known a place must be that is only told by the sound of its name
_LARGE_TOWN, _LITTLE_KNOWN = 45.0, 30.0
_FRONTS = frozenset(("напрямок", "напрям", "направление"))
_ADJECTIVAL = ("ський", "цький", "зький", "ский", "цкий")
# A clock, and whose time it shows: "в 3.00 по Киеву".
_CLOCK = re.compile(r"\d[.:]\d\d[ (]{0,3}(?:по|за) $")
_LIST = 24  # adjectives of one list of regions


@dataclass(frozen=True, slots=True)
class _Name:
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
    best = _best(gazetteer, names, lemma)
    if best is None or best[1] < _LITTLE_KNOWN:  # spelled otherwise only where it is not well known as it stands
        other = _best(gazetteer, tuple(o for name in names for o in forms.otherwise(name)), lemma)
        if other is not None and (best is None or other[1] > best[1] + _OFF_LEMMA):
            return other  # "Новоросійська": the port, not the village of Новоросійське
    return best


def _best(gazetteer: Gazetteer, names: tuple[str, ...], lemma: str) -> tuple[str, float] | None:
    """The best known of these nominatives, the word's lemma before others."""
    best: tuple[str, float] | None = None
    for name in names:
        found = gazetteer.candidates(name)
        if not found:
            continue
        if len(name.split()) == 1 and name.lower().endswith(_ADJECTIVAL):  # "Приморському" alone is no region
            found = tuple(c for c in found if c.place.kind != "region")
            if not found:
                continue
        weight = max(c.weight for c in found) + (_OFF_LEMMA if name.lower() == lemma else 0.0)
        if best is None or weight > best[1]:
            best = name, weight
    return best


class CaseScanner:
    """Finds the place names of one parsed document."""

    def __init__(self, text: str, tree: Tree, language: str, gazetteer: Gazetteer) -> None:
        self.text, self.tree, self.tokens = text, tree, tree.tokens
        self.gazetteer, self.language = gazetteer, language
        self.people: frozenset[str] | None = None  # the surnames of those named in full, once looked up
        self.forms = forms(language)
        rows = table(language, "places")
        self.words = defaultdict(frozenset, word_sets(language, "places", "cases", "words"))
        self.natures = nature_words(language)
        self.longest_nature, self.nature_openers = nature_bounds(language)
        self.lemmas = [token.lemma.lower() for token in self.tokens]
        self.default = rows["cases"]["default_region"]

    def hits(self) -> list[NameHit]:
        """All names in text order, none inside another."""
        found: list[NameHit] = []
        for sentence in self.tree.sentences:
            i = sentence.first
            while i < sentence.last:
                if (after := self.street(i, sentence.last)) is not None:
                    i = after
                    continue
                group = (
                    self.adjectival(i, sentence.first, sentence.last)
                    or self.announced(i, sentence.last)
                    or self.bare(i, sentence.first, sentence.last)
                )
                found.extend(group)
                i = max([i + 1, *(hit.last for hit in group)])
        return found

    def street(self, i: int, last: int) -> int | None:
        """The token after a street and its name, which is no place of its own: "на улице Ленина"; None elsewhere."""
        nature, k = self.nature_at(i, last)
        if nature != "street":
            return None
        while k < last and (self.tokens[k].upos == "ADJ" or self.tokens[k].text in _QUOTES) and not self.capital(k):
            k += 1
        if k >= last or not self.capital(k):
            return None
        end = k + 1
        while end < last and self.capital(end) and self.tokens[end].start - self.tokens[end - 1].end <= 1:
            end += 1
        return end

    def adjectival(self, i: int, first: int, last: int) -> list[NameHit]:
        """The places of one or more adjectives before their noun: "Сумской, Киевской областях", "Курская АЭС"."""
        if not self.capital(i) or self.forms.adjectival.fullmatch(self.tokens[i].text) is None:
            return []
        adjectives, k = [i], i + 1
        while k < last and len(adjectives) < _LIST:
            token = self.tokens[k]
            nature, after = self.nature_at(k, last)
            if nature is not None and not self.capital(k) or nature is not None and token.text.isupper():
                return self._adjectives(adjectives, k, after, nature)
            if nature is not None and self.lemma(k) in self.forms.genders:  # "Чеченская Республика"
                return self._adjectives(adjectives, k, after, nature)
            if token.text == "(" and k + 2 < last and self.tokens[k + 2].text == ")" and self.low(k + 1).isdigit():
                k += 3  # "над Курською (2), Брянською (5) областями"
                continue
            follow = k + 1
            if follow < last and self.low(k) in self.words["also"] and self.low(follow) in self.words["also"]:
                follow += 1
            if (
                follow < last
                and (token.text == "," or self.low(k) in self.words["joints"])
                and self.capital(follow)
                and self.forms.adjectival.fullmatch(self.tokens[follow].text)
            ):
                adjectives.append(follow)
                k = follow + 1
            elif token.upos == "ADJ" and not self.capital(k) and k - adjectives[-1] < 4:
                k += 1
            else:
                break
        return self._elliptic(i, first)

    def _adjectives(self, adjectives: list[int], noun: int, after: int, nature: str) -> list[NameHit]:
        """The hits of adjectives before the noun at token `noun`."""
        if nature == "facility" and after - noun == 2 and self.tokens[noun].upos == "ADJ":
            noun += 1  # "Запорізька атомна електростанція"
        word = self.lemma(noun)
        out = []
        for n, k in enumerate(adjectives):
            is_last = n + 1 == len(adjectives)
            adjective = self.forms.adjective(self.tokens[k].text, word) or self.tokens[k].text
            between = [self.forms.adjective(self.tokens[j].text, word) or "" for j in range(adjectives[-1] + 1, noun)]
            whole = " ".join(filter(None, (adjective, *between, word)))
            names: tuple[str, ...] = (whole, f"{adjective} {word}", adjective)
            if nature == "region" and word != self.default:  # "в Донецкой народной республике"
                of_region = self.forms.adjective(self.tokens[k].text, self.default)
                names = (*names[:2], f"{of_region} {self.default}", adjective)
            names += tuple(other for name in names[1:] for other in self.forms.otherwise(name))
            if nature == "area" and self.tokens[noun].feats.get("Number") == "Plur":  # "на Голанских высотах"
                names = (*(f"{adjective} {word[:-1]}{end}" for end in ("ы", "и")), *names)
            if nature == "facility":  # "Новошахтинський завод": of the town Новошахтинськ
                masculine = self.forms.adjective(self.tokens[k].text, "район") or adjective
                towns = {*self.forms.seats(masculine), *names[2:]}
                names = (*names[:2], *sorted(towns, key=lambda town: (-self.weight(town, "region"), town)))
            if nature == "district":
                seats = self.forms.seats(self.forms.adjective(self.tokens[k].text, "район") or adjective)
                names += tuple(sorted(seats, key=lambda seat: -self.weight(seat)))
            name = next((name for name in names if self.gazetteer.candidates(name)), None)
            if nature == "district" and self.is_district(adjective):
                name = adjective  # before the quarter of a city that is called so
            opens = k == self.tree.sentences[self.tokens[k].sentence].first
            if name is None and (nature in ("city", "street") or opens and not self.of_place(k)):
                return []
            if name is None and self.lemma(k) in self.words["plain"]:
                return []  # "Городская больница" at the head of a sentence
            end = after if is_last else k + 1
            hit = NameHit(
                first=k,
                last=end,
                lead=k,
                span=Span(self.tokens[k].start, self.tokens[end - 1].end),
                name=self.cased(name or f"{adjective} {word}", noun),
                known=name is not None,
                nature=nature,
                noun=word,
                entity="LOC",
                listed=len(adjectives) > 1 and not is_last,
                surface=whole,
            )
            out.append(hit)
        return out

    def weight(self, name: str, never: str = "") -> float:
        """How well known a place of that name, of another kind than `never`, is; 0 where there is none."""
        return max((c.weight for c in self.gazetteer.candidates(name) if c.place.kind != never), default=0.0)

    def of_place(self, k: int) -> bool:
        """Whether an adjective is one that places have: in -ский."""
        found = self.forms.adjectival.fullmatch(self.tokens[k].text)
        return found is not None and found["stem"].lower().endswith(tuple(self.words["of_place"]))

    def cased(self, name: str, noun: int) -> str:
        """A nominative with its noun in capitals where the text has it so: "Курская АЭС"."""
        token = self.tokens[noun]
        head, space, _ = name.rpartition(" ")
        return f"{head} {token.text}" if space and token.text.isupper() else name

    def _elliptic(self, i: int, first: int) -> list[NameHit]:
        """An adjective of a region without its noun: "над Курской — три"."""
        before = self.low(i - 1) if i > first else ""
        if before not in self.words["place"] and not (before in self.words["joints"] or before == ","):
            return []
        for noun in (*self.nouns_before(i, first), self.default):
            adjective = self.forms.adjective(self.tokens[i].text, noun)
            name = f"{adjective} {noun}"
            if adjective is None or not any(
                c.place.kind in ("region", "sea", "area") for c in self.gazetteer.candidates(name)
            ):
                continue
            if noun == self.default and noun[:-1] not in self.text and self.reach(i, i + 1) is not None:
                break  # "в Донской": a town, where no region is told of
            nature = self.natures.get((noun,), "region")
            return [self.hit(i, i + 1, i, name, True, nature=nature, noun=noun)]
        return self._quarter(i, first) if before in self.words["inside"] else []

    def _quarter(self, i: int, first: int) -> list[NameHit]:
        """An adjective of a city's district without its noun: "у Шевченківському районі, а в Київському"."""
        before = [self.lemma(k) for k in range(first, i)]
        noun = next((n for n in reversed(before) if self.natures.get((n,)) == "district" and n not in _FRONTS), None)
        adjective = self.forms.adjective(self.tokens[i].text, noun) if noun is not None else None
        if noun is None or adjective is None or not self.of_place(i):
            return []
        name = adjective if self.is_district(adjective) else f"{adjective} {noun}"
        known = bool(self.gazetteer.candidates(name))
        return [self.hit(i, i + 1, i, name, known, nature="district", noun=noun)]

    def nouns_before(self, i: int, first: int) -> list[str]:
        """The nouns of regions and seas named before token `i` in its sentence, the last first."""
        found = [self.lemma(k) for k in range(i - 1, first - 1, -1) if self.tokens[k].upos == "NOUN"]
        return [n for n in dict.fromkeys(found) if self.natures.get((n,)) in ("region", "area")]

    def announced(self, i: int, last: int) -> list[NameHit]:
        """The names after a noun at token `i`: "село Новое", "провинции Кабо-Дельгаду", "городах Сумы и Шостка"."""
        nature, k = self.nature_at(i, last)
        if nature is None or self.lemma(i) in self.words["before_only"]:
            return []
        noun = self.lemma(i)
        if self.capital(i):  # "Республика Конго", "Сектор Газа"
            whole = self.reach(i, last)
            if whole is not None and whole.last > k:
                return [self.hit(i, whole.last, i, whole.name, True)]
        elif nature == "area":  # "сектор Газа", "пролив Босфор": the noun may be part of the name
            whole = self.reach(i, last)
            if whole is not None and whole.last > k:
                return [self.hit(i, whole.last, i, whole.name, True, nature=nature, noun=noun)]
        while k < last and k - i < 4 and self.tokens[k].upos == "ADJ" and not self.capital(k):
            k += 1
        quoted = k < last and self.tokens[k].text in _QUOTES
        k += quoted
        if k >= last or not self.capital(k) or nature == "street":
            return []
        if self.tokens[k].entity == "PER" and nature != "facility":
            town = self.reach(k, last) if nature == "city" and self.alone(k, i, last) else None
            if town is None or town.weight < _LARGE_TOWN:
                return []
        if not quoted and any(hit.nature != nature for hit in self.adjectival(k, i, last)):
            return []  # "школы Шебекинского округа"
        found = self.reach(k, last)
        if found is None:
            if self.low(k) in self.words["never"] or self.nature_at(k, last)[0] is not None or self.weapon(k):
                return []
            end = self.run(k, last)
            name = self.text[self.tokens[k].start : self.tokens[end - 1].end]  # such a name mostly stays as it is
        else:
            end, name = found.last, found.name
        if quoted and nature in ("facility", "quarter") and not self.is_facility(name):
            closing = next((j for j in range(k + 1, min(k + 6, last)) if self.tokens[j].text in _QUOTES), end)
            end = max(end, closing)
            written = self.text[self.tokens[k].start : self.tokens[end - 1].end]
            noun = " ".join(self.lemmas[i : k - 1])
            found, name = None, f"{noun} «{written if closing == end else name}»"  # "ТЭЦ «Луч»": no town of that name
        hit = self.hit(k, end, i, name, found is not None, nature=nature, noun=noun)
        out = [hit]
        if found is None and "«" not in name:
            hit = self.romanised(hit, last)
            out = [hit]
        while self.tokens[i].feats.get("Number") == "Plur" and end + 1 < last and len(out) < _LIST:
            if not (self.tokens[end].text == "," or self.low(end) in self.words["joints"]) or not self.capital(end + 1):
                break
            further = self.reach(end + 1, last)
            if further is None:
                break
            out.append(
                self.hit(end + 1, further.last, end + 1, further.name, True, nature=nature, noun=noun, listed=True)
            )
            end = further.last
        return out

    def weapon(self, k: int) -> bool:
        """Whether token `k` is a weapon with its make before a hyphen: "FPV-дрон"."""
        last = self.lemma(k).rpartition("-")[2]
        return "-" in self.tokens[k].text and "weapon" in things(self.language).classes.get(last, frozenset())

    def is_facility(self, name: str) -> bool:
        """Whether the gazetteer has a facility of that name."""
        return any(c.place.kind == "facility" for c in self.gazetteer.candidates(name))

    def is_district(self, name: str) -> bool:
        """Whether the gazetteer has a district of that name."""
        return any(c.place.kind == "district" for c in self.gazetteer.candidates(name))

    def surname(self, i: int) -> bool:
        """Whether an unknown name is that of someone named in full elsewhere: "с войсками Сараджа"."""
        if self.people is None:
            pairs = zip(self.tokens, self.tokens[1:], strict=False)
            named = (b for a, b in pairs if a.entity == b.entity == "PER" and b.text[:1].isupper())
            self.people = frozenset(b.text.lower()[: max(4, len(b.text) - 2)] for b in named)
        low = self.low(i)
        return any(low.startswith(stem) and len(low) - len(stem) < 5 for stem in self.people)

    def bare(self, i: int, first: int, last: int) -> list[NameHit]:
        """A name that no noun announces."""
        if not self.capital(i):
            return []
        token = self.tokens[i]
        if _CLOCK.search(self.text[max(token.start - 16, 0) : token.start]):
            return []  # "в 3.00 по Киеву"
        never = bool({self.low(i), self.low(i).partition("-")[0]} & self.words["never"])
        if never and not (i + 1 < last and self.capital(i + 1)):  # "Великий Бурлук"
            return []
        if token.entity == "PER":
            town = self.town_like_person(i, first, last)
            return [] if town is None else [replace(self.hit(i, town.last, i, town.name, True), entity="LOC")]
        if (
            token.upos in ("ADP", "DET", "PRON", "CCONJ", "SCONJ", "AUX", "ADV", "PART", "NUM")
            and token.entity != "LOC"
        ):
            return []
        found = self.reach(i, last)
        if found is None and (never or self.surname(i)):
            return []
        before = self.low(i - 1) if i > first else ""
        placed = before in self.words["place"] or (
            i > first + 1 and (before == "," or before in self.words["joints"]) and self.tokens[i - 2].entity == "LOC"
        )
        if found is not None:
            single = found.last == i + 1
            if single and token.entity is None and not placed and (i == first or found.weight < _LARGE_TOWN):
                return []
            if single and token.upos in ("VERB", "ADJ") and token.entity != "LOC":
                return []
            if single and (self.of_body(i) or self.in_quotes(i, first, last) and not self.is_facility(found.name)):
                return []
            return [self.hit(i, found.last, i, found.name, True)]
        if token.entity == "LOC" and placed and token.upos in ("PROPN", "NOUN", "X", "ADJ"):
            end = self.run(i, last)
            if token.upos == "ADJ" and end == i + 1 < last and self.tokens[end].upos == "NOUN":  # "Храмовой горой"
                noun = self.tokens[end]
                adjective = self.forms.adjective(token.text, noun.lemma, noun.feats.get("Gender"))
                whole = f"{adjective or token.text} {noun.lemma}"
                known = bool(self.gazetteer.candidates(whole))
                return [self.hit(i, end + 1, i, whole, known, nature=None if known else "facility", noun=noun.lemma)]
            return [self.romanised(self.hit(i, end, i, self.nominative(i, end), False), last)]
        if token.entity == "LOC" and token.upos == "PROPN":
            hit = self.by_sound(self.hit(i, i + 1, i, token.text, False))
            return [hit] if hit.known else []
        return []

    def in_quotes(self, i: int, first: int, last: int) -> bool:
        """Whether a word stands alone in quotation marks behind another such name: «Лазурь» и «Манхэттен»."""
        if i < first + 2 or i + 1 >= last or self.tokens[i + 1].text not in _QUOTES:
            return False
        joined = self.low(i - 2) in self.words["joints"] or self.low(i - 2) == ","
        return self.tokens[i - 1].text in _QUOTES and joined and i > first + 3 and self.tokens[i - 3].text in _QUOTES

    def town_like_person(self, i: int, first: int, last: int) -> _Name | None:
        """The town meant where the parser takes it for a person: "во Владимире", "у Часова Яра", "обстрел Никополя"."""
        if i == first or self.low(i - 1) not in self.words["place"] and self.lemma(i - 1) not in self.words["of_only"]:
            return None
        found = self.reach(i, last)
        if found is None or found.last > i + 1:
            return found
        if not self.alone(i, first, last):
            return None
        before = self.low(i - 1)
        if before in self.words["inside"]:  # "у" with another case is "at somebody's"
            return found if self.tokens[i].feats.get("Case") == "Loc" and found.weight >= _LITTLE_KNOWN else None
        only = before in self.words["beside"] or self.lemma(i - 1) in self.words["of_only"]
        return found if only and found.weight >= _LITTLE_KNOWN else None

    def alone(self, i: int, first: int, last: int) -> bool:
        """Whether no other word of a person's name stands beside token `i`."""
        if i + 1 < last and self.capital(i + 1) and not self.tokens[i + 1].text.isupper():
            return False  # "у Києві ППО збила дрон" is about no person
        return not any(first <= k < last and self.tokens[k].entity == "PER" for k in (i - 1, i + 1))

    def of_body(self, i: int) -> bool:
        """Whether token `i` begins the name of a body, or stands in quotation marks as that of a unit."""
        token = self.tokens[i]
        after = self.tokens[i + 1] if i + 1 < len(self.tokens) else token
        if token.entity == after.entity == "ORG" and after.text[:1].islower():
            return True  # "Силы быстрой поддержки": there is a Sila in Chad
        return i > 1 and self.tokens[i - 1].text in _QUOTES and self.lemma(i - 2) in self.words["units"]

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

    def reach(self, i: int, last: int) -> _Name | None:
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
                return _Name(j, *best)
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
        """An unknown name under the spelling that a place of like sound has in Latin letters."""
        words = tuple((t.text, t.lemma, t.upos) for t in self.tokens[hit.first : hit.last])
        for name in self.forms.names(words)[:6]:
            spelled = romanise(name)
            for spelling in dict.fromkeys((*spelled, *(s.replace("v", "w") for s in spelled))):  # "Валикале": Walikale
                found = self.gazetteer.candidates(spelling, loose=len(spelling) > 4 and hit.last == hit.first + 1)
                if found and (found[0].weight >= _SOUNDS or self.gazetteer.candidates(spelling)):
                    return replace(hit, name=spelling.title(), known=True)
        return hit

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
            if self.weapon(j):
                break  # "В селе Замостье FPV-дрон ударил"
            kinds = {self.tokens[j].entity, self.tokens[i].entity}
            if self.capital(j) and (len(kinds) == 1 or kinds == {None, "LOC"}):
                j += 1
            elif (
                j + 1 < last
                and (self.tokens[j].text == "-" or self.low(j) in self.words["particles"])
                and self.capital(j + 1)
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

    def nature_at(self, i: int, last: int) -> tuple[str | None, int]:
        """The class of the longest noun of a place at token `i` and the token after it."""
        if self.lemmas[i] not in self.nature_openers and self.tree.lows[i] not in self.nature_openers:
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
        text = self.tokens[k].text
        return text[:1].isupper() or (
            text[:3].lower() in ("аль", "эль", "ель") and text[3:4] == "-" and text[4:5].isupper()
        )

    def lemma(self, k: int) -> str:
        """The lemma of token `k` in lower case."""
        return self.lemmas[k]

    def low(self, k: int) -> str:
        """Token `k` in lower case."""
        return self.tree.lows[k]
