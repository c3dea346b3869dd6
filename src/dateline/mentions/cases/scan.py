"""Where a text names places, in all cases: "в Брянской и Курской областях", "в селе Новое", "под Орлом"."""

import re
from dataclasses import replace

from dateline.gazetteer import Gazetteer
from dateline.mentions.cases.adjectives import AdjectiveReader
from dateline.mentions.cases.names import LITTLE_KNOWN, Name
from dateline.mentions.place_names import NameHit
from dateline.mentions.tree import Tree

_QUOTES = frozenset("«»\"“”„'")
_LARGE_TOWN = 45.0  # in tenths of powers of ten of people
# A clock, and whose time it shows: "в 3.00 по Киеву".
_CLOCK = re.compile(r"\d[.:]\d\d[ (]{0,3}(?:по|за) $")
_LIST = 24  # names behind one noun


class CaseScanner(AdjectiveReader):
    """Finds the place names of one parsed document."""

    def __init__(self, text: str, tree: Tree, language: str, gazetteer: Gazetteer) -> None:
        super().__init__(text, tree, language, gazetteer)
        self.people: frozenset[str] | None = None  # the surnames of those named in full, once looked up

    def hits(self) -> list[NameHit]:
        """All names in text order, none inside another."""
        found: list[NameHit] = []
        for sentence in self.tree.sentences:
            i = sentence.first
            while i < sentence.last:
                if not self.capitals[i] and not self.opens_nature(i):  # neither a name nor the noun of one, as most
                    i += 1
                    continue
                if i > sentence.first and self.capitals[i] and self.low(i - 1) in self.words["named_after"]:
                    i = max(i + 1, self.run(i, sentence.last))  # "шоссе имени X": of whom, not where
                    continue
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

    def announced(self, i: int, last: int) -> list[NameHit]:
        """The names after a noun at token `i`: "село Новое", "провинции Кабо-Дельгаду", "городах Сумы и Шостка"."""
        nature, k = self.nature_at(i, last)
        if nature is None or self.lemma(i) in self.words["before_only"] and not self.names_region(k, nature, last):
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
        if quoted and noun in self.words["media"]:
            return []  # "информационному каналу «Рудау»"
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
            if self.low(k) in self.words["never"] or self.nature_at(k, last)[0] is not None or self.no_name(k):
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

    def names_region(self, k: int, nature: str, last: int) -> bool:
        """Whether a name behind a noun that mostly stands behind its own is that of a region: "области Мопти"."""
        found = self.reach(k, last) if nature == "region" and k < last and self.capital(k) else None
        return found is not None and any(c.place.kind == "region" for c in self.gazetteer.candidates(found.name))

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
        placed = placed or found is None and i + 2 < last and self.nature_at(i + 2, last)[0] == "region"
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
            agrees = end < last and token.feats.get("Case") == self.tokens[end].feats.get("Case")
            if token.upos == "ADJ" and agrees and end == i + 1 and self.tokens[end].upos == "NOUN":  # "Храмовой горой"
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

    def town_like_person(self, i: int, first: int, last: int) -> Name | None:
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
            return found if self.tokens[i].feats.get("Case") == "Loc" and found.weight >= LITTLE_KNOWN else None
        only = before in self.words["beside"] or self.lemma(i - 1) in self.words["of_only"]
        return found if only and found.weight >= LITTLE_KNOWN else None

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
